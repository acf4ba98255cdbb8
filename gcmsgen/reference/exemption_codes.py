"""Codes of exemption from a labour market impact assessment, each with the provision that it rests on, by date.

>>> from datetime import date
>>> exemption_code("C21").provision.on(date(2024, 11, 28)), exemption_code("C21").provision.on(date(2024, 11, 29))
('R205(b)', 'R204(d)')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from gcmsgen.dated import Dated
from gcmsgen.language import Text
from gcmsgen.reference.closed_list import ListedRow, listed_rows
from gcmsgen.reference.dated_tables import dated, on_day, table
from gcmsgen.reference.provisions import PROVISIONS, provisions

CODES = "exemption_codes.yaml"


@dataclass(frozen=True, slots=True)
class ExemptionCode:
    """Hold a code: its name in both languages, and the key of its provision by date."""

    code: str
    name: Text
    provision: Dated[str]


@cache
def exemption_codes() -> dict[str, ExemptionCode]:
    """Return every code that this program routes to or reads. Raises TableError."""
    return codes_in(table(CODES))


def codes_in(content: Mapping[str, Any]) -> dict[str, ExemptionCode]:
    """Return the codes that the content of a table gives. Raises TableError where it is not whole."""
    return {
        row.id: ExemptionCode(row.id, Text(en=row.text("en"), fr=row.text("fr")), _by_date(row))
        for row in listed_rows(CODES, content, ("en", "fr", "provision"))
    }


def _by_date(row: ListedRow) -> Dated[str]:
    """Return the keys of the provisions that a code rests on, by date; each stands in the table of provisions."""
    provision: Dated[str] = dated(row.cells["provision"])
    for entry in provision.entries:
        row.known(entry.value, provisions(), PROVISIONS)
    return provision


def exemption_code(code: str) -> ExemptionCode:
    """Return one code. Raises KeyError where the table has none."""
    return exemption_codes()[code]


@lru_cache(maxsize=64)
def usual_case_type(on: date, *, portal_exempt: bool) -> str:
    """Return the case type that a record of this category normally has that day; confidence L, to be verified."""
    stated = on_day(table("case_types.yaml")["portal_exempt_employer" if portal_exempt else "usual"], on)
    # Tables of letters made before had one value, with its source beside it.
    return str(stated["value"] if isinstance(stated, dict) else stated)
