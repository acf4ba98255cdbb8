"""Open a packaged table: read it once, check it against the manifest, refuse it where a byte differs.

The tables are written by `python -m gcmsgen.reference.build`. A table that is missing, cut short or altered raises
`TableError`; it never passes as an empty one. Nothing is read before it is asked for.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gcmsgen.errors import TableError
from gcmsgen.language import Text
from gcmsgen.reference.table_bytes import FOLDER, table_bytes

TABLES = FOLDER / "tables"
MANIFEST = "manifest"
AFTER_ALL_SIGNS = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Say where a table comes from: `rows` counts its lines below the header, `date` is that of the source."""

    table: str
    version: str
    source: str
    licence: str
    date: str
    rows: int
    sha256: str


def provenances(folder: Path = TABLES) -> tuple[Provenance, ...]:
    """Return the manifest: every table of the folder with source, licence, date, rows and hash.

    Raises TableError where the manifest itself is missing or cannot be read.
    """
    return tuple(_manifest(folder).values())


def has(table: str, folder: Path = TABLES) -> bool:
    """Tell whether the manifest lists that table; one that it lists and that is not there raises when it is read."""
    return table in _manifest(folder)


def read(table: str, folder: Path = TABLES) -> bytes:
    """Return the bytes of a table, exactly as the importer wrote them.

    Raises TableError where the manifest does not list it, or the file is missing or differs from its hash.
    """
    if not has(table, folder):
        raise TableError(table, Text(en="it is not in the manifest.", fr="elle ne figure pas au manifeste."))
    content = _bytes(table, folder)
    if hashlib.sha256(content).hexdigest() != _manifest(folder)[table].sha256:
        raise TableError(
            table, Text(en="its content differs from its hash.", fr="son contenu diffère de son empreinte.")
        )
    return content


def rows(table: str, folder: Path = TABLES) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as dicts of text; every value is text, so that `00010` stays what it is."""
    return csv.DictReader(io.StringIO(read(table, folder).decode()))


@dataclass(frozen=True, slots=True)
class SortedTable:
    """Hold a table whose lines are in the order of `key_of(cells)`, to be searched without parsing all of it."""

    content: bytes
    key_of: Callable[[list[str]], str]

    def starting(self, prefix: str) -> list[list[str]]:
        """Return the cells of all lines whose key begins with the prefix, in order."""
        start, end = self._first_at_or_after(prefix), self._first_at_or_after(prefix + AFTER_ALL_SIGNS)
        return list(csv.reader(io.StringIO(self.content[start:end].decode())))

    def equal(self, key: str) -> list[list[str]]:
        """Return the cells of all lines that have exactly this key."""
        found = []
        at = self._first_at_or_after(key)
        while at < len(self.content):
            cells, at = self._line(at)
            if self.key_of(cells) != key:
                break
            found.append(cells)
        return found

    def lines(self) -> Iterator[list[str]]:
        """Yield the cells of every line below the header."""
        return csv.reader(io.StringIO(self.content[self._line(0)[1] :].decode()))

    def _first_at_or_after(self, key: str) -> int:
        """Return the offset of the first line whose key is not smaller, by bisection over the bytes."""
        low, high = self._line(0)[1], len(self.content)
        while low < high:
            middle = self.content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            cells, after = self._line(middle)
            if self.key_of(cells) < key:
                low = after
            else:
                high = middle
        return low

    def _line(self, start: int) -> tuple[list[str], int]:
        end = self.content.find(b"\n", start)
        line = self.content[start:end].decode()
        return (next(csv.reader((line,))) if '"' in line else line.split(",")), end + 1


def sorted_table(table: str, key_of: Callable[[list[str]], str], folder: Path = TABLES) -> SortedTable:
    """Return a table for searching by key. Raises TableError as `read` does."""
    return SortedTable(read(table, folder), key_of)


def _bytes(table: str, folder: Path) -> bytes:
    try:
        return table_bytes(folder / f"{table}.csv")
    except OSError:
        raise TableError(table, Text(en="the file cannot be read.", fr="le fichier ne peut pas être lu.")) from None


@cache
def _manifest(folder: Path) -> dict[str, Provenance]:
    header, first, rest = (_bytes(MANIFEST, folder) + b"\n\n").split(b"\n", 2)
    try:
        lines = list(csv.DictReader(io.StringIO(b"\n".join((header, first, rest)).decode())))
        listed = {line["table"]: Provenance(**{**line, "rows": int(line["rows"])}) for line in lines}  # type: ignore[arg-type]
        own = listed.pop(MANIFEST)
    except (KeyError, TypeError, ValueError):
        raise TableError(MANIFEST, Text(en="it cannot be read.", fr="elle est illisible.")) from None
    if own.sha256 != hashlib.sha256(rest.removesuffix(b"\n\n")).hexdigest():
        raise TableError(MANIFEST, Text(en="it differs from its hash.", fr="elle diffère de son empreinte."))
    return listed
