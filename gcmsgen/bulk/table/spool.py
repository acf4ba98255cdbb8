"""Keep the rows of a table from their first reading for the second: what was read once need not be taken apart again."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.chosen import RowRanges

_IN_MEMORY = 4_000_000  # bytes


class RowSpool:
    """Hold the rows that were asked for: in memory while they are few, then in a file without a name that its owner alone reads.

    Of a table that is too long for it nothing is kept, so that neither memory nor disk grows with a table.
    """

    def __init__(self, asked: RowRanges, file: IO[bytes], most: int) -> None:
        self._asked, self._file, self._most = asked, file, most
        self._rows: int | None = 0

    def keeping(self, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
        """Yield rows as they are, and keep those that were asked for."""
        for row in rows:
            if self._rows is not None and self._asked.has(row.number):
                self._keep(row)
            yield row

    def _keep(self, row: CaseRow) -> None:
        pickle.dump(row, self._file, pickle.HIGHEST_PROTOCOL)
        self._rows = (self._rows or 0) + 1
        if self._file.tell() > self._most:
            self._rows = None
            self._file.truncate(0)

    def again(self, read: Callable[[], Iterator[CaseRow]]) -> Iterator[CaseRow]:
        """Yield the rows that were asked for once more; `read` reads the table from its beginning, where they were not kept."""
        return self._asked.of(read() if self._rows is None else self._kept(self._rows))

    def _kept(self, count: int) -> Iterator[CaseRow]:
        self._file.seek(0)
        for _ in range(count):
            row: CaseRow = pickle.load(self._file)  # noqa: S301 - written by this process, and open to no other
            yield row


@contextmanager
def row_spool(asked: RowRanges, most: int = 64_000_000) -> Iterator[RowSpool]:
    """Give what keeps the rows that are asked for, up to so many bytes; nothing of them is left afterwards."""
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        yield RowSpool(asked, file, most)
