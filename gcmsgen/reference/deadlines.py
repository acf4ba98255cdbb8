"""Time limits that a letter states, as they stood on a day."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from gcmsgen.reference.dated_tables import dated_values, on_day, table

DEADLINES = "deadlines.yaml"


@lru_cache(maxsize=64)
def deadlines(on: date) -> Mapping[str, Any]:
    """Return the time limits in force that day: `judicial_review` and `restoration` by place, `misrepresentation_years`.

    >>> deadlines(date(2026, 2, 20))["judicial_review"]
    {'inside_canada': 15, 'outside_canada': 60}
    """
    found: Mapping[str, Any] = on_day(table(DEADLINES), on)
    return found


def judicial_review_days(on: date) -> Mapping[str, str]:
    """Return within how many days the court is asked, for a matter that arises inside and outside Canada."""
    return {place: str(days) for place, days in deadlines(on)["judicial_review"].items()}


@cache
def every_deadline() -> frozenset[int]:
    """Return every number that was a time limit on some day."""
    found = {name: value for name, value in dated_values().items() if name.startswith("deadlines ")}
    return frozenset(int(entry.value) for value in found.values() for entry in value.entries)
