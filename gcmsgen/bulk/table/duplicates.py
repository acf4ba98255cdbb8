"""Find application numbers that stand in several rows: a pass of its own over the numbers, which are kept on disk."""

import hashlib
import re
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from gcmsgen.bulk.order import CaseRow
from gcmsgen.checks.tables import number_repeated, person_repeated
from gcmsgen.facts.tree import Tree
from gcmsgen.finding import Finding
from gcmsgen.reference.folding import fold_letters


def duplicate_numbers(numbers: Iterable[tuple[int, str | None]]) -> dict[Finding, tuple[int, ...]]:
    """Return a finding for each application number that several rows bear, without regard to case, with the numbers of the rows.

    The numbers stand in a database without a name, which SQLite makes in a temporary file that only its owner may read,
    and removes as soon as it is closed; nothing else of a row is written there.
    """
    with closing(sqlite3.connect("")) as kept:
        kept.execute("PRAGMA cache_size = -512")  # kB, as for the ledger
        kept.execute("CREATE TABLE numbers (application TEXT NOT NULL, row INTEGER NOT NULL)")
        found = ((number.casefold(), row) for row, number in numbers if number)
        kept.executemany("INSERT INTO numbers VALUES (?, ?)", found)
        kept.execute("CREATE INDEX by_application ON numbers (application, row)")
        return {number_repeated.repeated(number.upper(), rows): tuple(rows) for number, rows in _repeated(kept)}


class Persons:
    """Find persons who stand in several rows, while rows go by: hashes of what tells them are kept on disk, and nothing else."""

    def __init__(self) -> None:
        self._kept = sqlite3.connect("")
        weakref.finalize(self, self._kept.close)
        self._kept.execute("PRAGMA cache_size = -512")  # kB, as for the ledger
        self._kept.execute(
            "CREATE TABLE persons (person BLOB NOT NULL, row INTEGER NOT NULL, application TEXT NOT NULL)"
        )

    def noting(self, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
        """Yield rows as they are, and note who stands in them."""
        for row in rows:
            found = ((person, row.number, (row.application or "").casefold()) for person in _persons(row.tree))
            self._kept.executemany("INSERT INTO persons VALUES (?, ?, ?)", found)
            yield row

    def repeated(self) -> tuple[Finding, ...]:
        """Return a finding for each person who stands in rows with different application numbers."""
        several = "SELECT person FROM persons GROUP BY person HAVING count(DISTINCT application) > 1 ORDER BY min(row) LIMIT ?"
        found = [
            tuple(row for (row,) in self._kept.execute("SELECT row FROM persons WHERE person = ? ORDER BY row", person))
            for person in self._kept.execute(several, (_MOST_PERSONS,)).fetchall()
        ]
        return tuple(person_repeated.repeated(rows) for rows in dict.fromkeys(found))


_MOST_PERSONS = 100  # findings: nobody reads more of one kind


def _persons(tree: Mapping[str, Tree]) -> Iterator[bytes]:
    """Yield a hash of each thing that tells a person: the client identifier, and the whole name with the date of birth."""
    application, applicant = tree.get("application"), tree.get("applicant")
    uci = application.get("uci") if isinstance(application, dict) else None
    if isinstance(uci, str) and (digits := re.sub(r"\D", "", uci).lstrip("0")):
        yield _hash("uci", digits)
    if isinstance(applicant, dict):
        told = [applicant.get(name) for name in ("family_name", "given_names", "date_of_birth")]
        if all(isinstance(value, str) and value for value in told):
            yield _hash("name", *(" ".join(fold_letters(str(value)).replace("-", " ").split()) for value in told))


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()


def _repeated(kept: sqlite3.Connection) -> Iterator[tuple[str, list[int]]]:
    several = (
        "SELECT application, min(row) AS first FROM numbers GROUP BY application HAVING count(*) > 1 ORDER BY first"
    )
    for application, _first in kept.execute(several):
        rows = kept.execute("SELECT row FROM numbers WHERE application = ? ORDER BY row", (application,))
        yield application, [row for (row,) in rows]
