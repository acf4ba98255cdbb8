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
        """Yield the rows that were asked for, and read no further than they go. Raises UsageError where there is none."""
        return islice(self._in_runs(rows), self.limit)

    def refuse_none(self, found: int) -> None:
        """Raise UsageError where rows were named and the table has none of them: a slip that must not pass for a run."""
        if self.runs and not found:
            raise UsageError(_NO_SUCH_ROW.filled(rows=_written(self.runs)))

    def _in_runs(self, rows: Iterator[CaseRow]) -> Iterator[CaseRow]:
        last, found = max((end for _, end in self.runs), default=None), 0
        for row in rows:
            if last is not None and row.number > last:
                break
            if self.has(row.number):
                found += 1
                yield row
        self.refuse_none(found)

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
        """Yield the number of each row, and its application number. Raises UsageError at the end where none was asked for."""
        for row in self.rows:
            if self.asked.has(row.number) and self.total != self.asked.limit:
                self.total += 1
            yield row.number, row.application
        self.asked.refuse_none(self.total)


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


def _written(runs: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


_NO_SUCH_ROW = Text(
    en="The table has none of the rows asked for ({rows}). Rows bear the numbers that the spreadsheet shows, the headings "
    "theirs too; look the number up and run again.",
    fr="Le tableau n’a aucune des lignes demandées ({rows}). Les lignes portent les numéros que montre le tableur, en-têtes "
    "compris; vérifiez le numéro, puis recommencez.",
)
_NOT_ROWS = Text(
    en="{text} names no rows. Write their numbers as the spreadsheet shows them, such as 2-20 or 2,5,7-9.",
    fr="{text} ne désigne pas de lignes. Écrivez leurs numéros tels que le tableur les montre, comme 2-20 ou 2,5,7-9.",
)
