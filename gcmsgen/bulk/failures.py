"""The rows that were not made, put aside on disk while the run goes on, and given back in the order of the table."""

import pickle
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.order import RowResult
from gcmsgen.checks.tables import row_given_up


class Failures:
    """Keep failed rows in a database without a name, which SQLite removes by itself; of a row its number and findings alone."""

    def __init__(self) -> None:
        self._kept = sqlite3.connect("")
        self._kept.execute("CREATE TABLE failures (row INTEGER PRIMARY KEY, checked BLOB NOT NULL)")

    def add(self, result: RowResult) -> CheckedRow:
        """Put a row aside; return it as a report shows it."""
        findings = (row_given_up.given_up(result.stopped),) if result.stopped else result.findings
        checked = CheckedRow(replace(result.row, tree={}), findings)
        self._kept.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", (result.row.number, pickle.dumps(checked)))
        return checked

    def __iter__(self) -> Iterator[CheckedRow]:
        for (checked,) in self._kept.execute("SELECT checked FROM failures ORDER BY row"):
            yield pickle.loads(checked)  # noqa: S301 - written above by this process, where nobody else can write

    def close(self) -> None:
        """Forget them."""
        self._kept.close()
