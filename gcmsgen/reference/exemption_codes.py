"""Codes of exemption from a labour market impact assessment, each with the provision that it rests on, by date.

>>> from datetime import date
>>> exemption_code("C21").provision.on(date(2024, 11, 28)), exemption_code("C21").provision.on(date(2024, 11, 29))
('R205(b)', 'R204(d)')
"""

from dataclasses import dataclass
from functools import cache

from gcmsgen.dated import Dated
from gcmsgen.language import Text
from gcmsgen.reference.dated_tables import dated, table


@dataclass(frozen=True, slots=True)
class ExemptionCode:
    """Hold a code: its name in both languages, and the key of its provision by date."""

    code: str
    name: Text
    provision: Dated[str]


@cache
def exemption_codes() -> dict[str, ExemptionCode]:
    """Return every code that this program routes to or reads."""
    return {
        code: ExemptionCode(code, Text(en=row["en"], fr=row["fr"]), dated(row["provision"]))
        for code, row in table("exemption_codes.yaml").items()
    }


def exemption_code(code: str) -> ExemptionCode:
    """Return one code. Raises KeyError where the table has none."""
    return exemption_codes()[code]


def usual_case_type(*, portal_exempt: bool) -> str:
    """Return the case type that a record of this category normally has; confidence L, to be verified."""
    return str(table("case_types.yaml")["portal_exempt_employer" if portal_exempt else "usual"]["value"])
