"""List the rows of dated tables that nobody has yet held against the text they name.

Confidence: H, the text itself was read; M, several sources agree; L, one source, or an inference; `verify`, general knowledge.
Whatever is not H waits for somebody with access to the text.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.table_bytes import FOLDER, table_bytes

READ, LEVELS = "H", ("H", "M", "L", "verify")
KEPT_BY_HAND = (
    "place_changes",
    "country_words",
    "city_words",
    "country_additions",
    "noc_versions",
    "noc_2021_unofficial",
)


@dataclass(frozen=True, slots=True)
class Unverified:
    """Hold rows of one table to be verified: which, what they say, since when, by what source, how surely, and how many."""

    row: str
    value: str
    since: str
    source: str
    confidence: str
    count: int = 1


def unverified() -> Iterator[Unverified]:
    """Yield each row of the tables in YAML that is to be verified, then the rows of each table kept by hand, by confidence.

    Raises TableError.
    """
    for path in sorted(FOLDER.glob("*.yaml")):
        yield from _within(path.stem, table(path.name))
    for name in KEPT_BY_HAND:
        yield from _kept(name)


def _within(name: str, cell: Any) -> Iterator[Unverified]:
    if isinstance(cell, dict):
        if isinstance(cell.get("confidence"), str) and cell["confidence"] != READ:
            value = "" if cell.get("value") is None else str(cell["value"])
            since, source = str(cell.get("since") or "-"), str(cell.get("source", ""))
            yield Unverified(name, value, since, source, cell["confidence"])
        for key, part in cell.items():
            yield from _within(f"{name} {key}", part)
    elif isinstance(cell, list):
        for part in cell:
            yield from _within(name, part)


def _kept(name: str) -> Iterator[Unverified]:
    """Yield one entry for each confidence below H: these tables have hundreds of rows, each with its own source."""
    file = f"kept/{name}.csv"
    found = Counter(
        row.get("confidence", READ) for row in csv.DictReader(io.StringIO(table_bytes(FOLDER / file).decode()))
    )
    for confidence in LEVELS:
        if confidence != READ and found[confidence]:
            yield Unverified(name, "", "-", file, confidence, found[confidence])
