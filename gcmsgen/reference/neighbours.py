"""Work that is easily filed under C20 and belongs elsewhere: roles of C22, guides on border lakes, cultural agreements."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from gcmsgen.reference.dated_tables import on_day, table


@dataclass(frozen=True, slots=True)
class AcademicRole:
    """Hold a role of C22: the longest stay in months, where one is known, and whether the post abroad must be kept."""

    months: int | None
    keeps_post_abroad: bool


def academic_role(stated: str) -> AcademicRole | None:
    """Return the role of C22 that a text names, or None where it names another kind of work.

    >>> academic_role("Visiting professor").months, academic_role("laboratory_technician")
    (24, None)
    """
    row = _row("academic_exchange")["roles"].get(re.sub(r"[\s-]+", "_", stated.strip().casefold()))
    return AcademicRole(**row) if row else None


def guide_belongs(employer_side: str | None, lake: str | None) -> str | None:
    """Return the code that a guide's work belongs under, LMIA for an assessment, None where C20 may be right.

    >>> guide_belongs("CA", "border"), guide_belongs("US", "canadian"), guide_belongs("US", "border")
    ('LMIA', 'C11', None)
    """
    row = _row("border_lake_guide")
    code: str | None = row["employer_side"].get(employer_side) or row["lake"].get(lake)
    return code


def guide_instructions_since() -> date:
    """Return the day of the instructions on fishing guides that this program follows."""
    since: date = _row("border_lake_guide")["since"]
    return since


@lru_cache(maxsize=64)
def cultural_partners(on: date) -> tuple[str, ...]:
    """Return the countries with which the list of cultural agreements names one that day.

    >>> cultural_partners(date(2026, 2, 20))
    ('BE', 'BR', 'CN', 'DE', 'FR', 'IT', 'JP', 'MX')
    """
    rows = on_day(table("cultural_agreements.yaml"), on)
    # Tables of letters made before list the countries under one heading.
    return tuple(rows.get("countries") or (country for country, agreed in rows.items() if agreed))


def _row(topic: str) -> dict[str, Any]:
    row: dict[str, Any] = table("neighbours.yaml")[topic]
    return row
