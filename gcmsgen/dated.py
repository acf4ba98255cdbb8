"""A value by effective date, each with the authority that says so.

>>> from datetime import date
>>> rate = Dated((DatedEntry(value="old", since=None), DatedEntry(value="new", since=date(2026, 2, 20))))
>>> rate.on(date(2026, 2, 19)), rate.on(date(2026, 2, 20))
('old', 'new')
"""

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
