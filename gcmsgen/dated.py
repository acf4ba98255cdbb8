"""A value by effective date, each with the authority that says so.

>>> from datetime import date
>>> rate = Dated((DatedEntry(value="old", since=None), DatedEntry(value="new", since=date(2026, 2, 20))))
>>> rate.on(date(2026, 2, 19)), rate.on(date(2026, 2, 20))
('old', 'new')
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DatedEntry(Generic[T]):
    """Hold a value in force from `since` (None: from before anything that this program reads) with its source."""

    value: T
    since: date | None
    source: str = ""
    confidence: str = "H"


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """Hold the entries of one value, oldest first, without gaps: each is in force until the next begins."""

    entries: tuple[DatedEntry[T], ...]

    def on(self, day: date) -> T:
        """Return the value in force that day. Raises LookupError where the first entry begins later."""
        for entry in reversed(self.entries):
            if entry.since is None or entry.since <= day:
                return entry.value
        raise LookupError(day.isoformat())


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month.

    >>> months_after(date(2026, 8, 31), 6), months_after(date(2026, 1, 15), 6)
    (datetime.date(2027, 2, 28), datetime.date(2026, 7, 15))
    """
    years, month = divmod(day.month - 1 + months, _MONTHS_OF_A_YEAR)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


_MONTHS_OF_A_YEAR = 12
