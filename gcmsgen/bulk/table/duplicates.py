"""Find application numbers that stand in several rows: a pass of its own over the numbers, which are kept on disk."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from gcmsgen.checks.tables import number_repeated
from gcmsgen.finding import Finding


def duplicate_numbers(numbers: Iterable[tuple[int, str | None]]) -> tuple[Finding, ...]:
    """Return a finding for each application number that several rows bear, without regard to case, naming all of them.

    The numbers stand in a database without a name, which SQLite makes in a temporary file that only its owner may read,
    and removes as soon as it is closed; nothing else of a row is written there.
    """
    with closing(sqlite3.connect("")) as kept:
        kept.execute("PRAGMA cache_size = -512")  # kB, as for the ledger
        kept.execute("CREATE TABLE numbers (application TEXT NOT NULL, row INTEGER NOT NULL)")
        found = ((number.casefold(), row) for row, number in numbers if number)
        kept.executemany("INSERT INTO numbers VALUES (?, ?)", found)
        kept.execute("CREATE INDEX by_application ON numbers (application, row)")
        return tuple(number_repeated.repeated(number.upper(), rows) for number, rows in _repeated(kept))


def _repeated(kept: sqlite3.Connection) -> Iterator[tuple[str, list[int]]]:
    several = (
        "SELECT application, min(row) AS first FROM numbers GROUP BY application HAVING count(*) > 1 ORDER BY first"
    )
    for application, _first in kept.execute(several):
        rows = kept.execute("SELECT row FROM numbers WHERE application = ? ORDER BY row", (application,))
        yield application, [row for (row,) in rows]
