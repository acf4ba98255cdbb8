"""Which rows of a table were asked for: `--rows 1-20,35`, numbered as a spreadsheet shows them, and `--limit N`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gcmsgen.bulk.order import CaseRow
from gcmsgen.errors import UsageError
from gcmsgen.language import Text, quoted


@dataclass(frozen=True, slots=True)
class RowRanges:
    """Hold the rows that were asked for, first and last of each run of them; none means all."""

    runs: tuple[tuple[int, int], ...] = ()
    limit: int | None = None

    @property
    def all(self) -> bool:
        """Say whether every row was asked for."""
        return not self.runs and self.limit is None

    def of(self, rows: Iterator[CaseRow]) -> Iterator[CaseRow]:
        """Yield the rows that were asked for, and read no further than they go."""
        return islice(self._in_runs(rows), self.limit)

    def _in_runs(self, rows: Iterator[CaseRow]) -> Iterator[CaseRow]:
        last = max((end for _, end in self.runs), default=None)
        for row in rows:
            if last is not None and row.number > last:
                return
            if self.has(row.number):
                yield row

    def has(self, number: int) -> bool:
        """Say whether a row is one of those asked for, whatever their limit."""
        return not self.runs or any(first <= number <= last for first, last in self.runs)


@dataclass(slots=True)
class Counted:
    """Hold all rows of a table, and count on the way through them how many were asked for.

    >>> rows = Counted(asked_rows("2-20", limit=5), (CaseRow(number, None, None, {}) for number in range(2, 99)))
    >>> len([*rows]), rows.total
    (97, 5)
    """

    asked: RowRanges
    rows: Iterable[CaseRow]
    total: int = 0

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        """Yield the number of each row, and its application number."""
        for row in self.rows:
            if self.asked.has(row.number) and self.total != self.asked.limit:
                self.total += 1
            yield row.number, row.application


def asked_rows(text: str | None, limit: int | None) -> RowRanges:
    """Return the rows that a text asks for. Raises UsageError where it is not one.

    >>> asked_rows("2-20, 35", None).runs
    ((2, 20), (35, 35))
    """
    if text is None:
        return RowRanges(limit=limit)
    found = [re.fullmatch(r"\s*([0-9]{1,9})(?:\s*-\s*([0-9]{1,9}))?\s*", part) for part in text.split(",")]
    runs = tuple((int(match[1]), int(match[2] or match[1])) for match in found if match)
    if len(runs) != len(found) or any(first > last for first, last in runs):
        raise UsageError(_NOT_ROWS.filled(text=quoted(text)))
    return RowRanges(runs, limit)


_NOT_ROWS = Text(
    en="{text} names no rows. Write their numbers as the spreadsheet shows them, such as 2-20 or 2,5,7-9.",
    fr="{text} ne désigne pas de lignes. Écrivez leurs numéros tels que le tableur les montre, comme 2-20 ou 2,5,7-9.",
)
