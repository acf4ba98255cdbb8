"""The ledger of a folder: one row per document and format of every row of the table, with the hashes of what went in and out.

It holds no fact of a person: application numbers, hashes, names of files, states. A row says `made` only after its files are
on the disk, so what the ledger says is there, is there; what it does not say is made again.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from gcmsgen.deliver import require_own
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

NAME = "gcmsgen-run.sqlite3"


class OutputState(StrEnum):
    """Say what became of a document of a row in a format: made, not offered for the outcome, refused, or given up."""

    MADE = "made"
    SKIPPED = "skipped"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Hold one row of the ledger; `asked` is the language asked for, empty for the client's.

    Sizes and times of modification (ns) tell a file that nobody touched.
    """

    application: str
    document: str
    form: str
    asked: str
    row: int
    language: str
    input: str
    words: str
    state: OutputState
    name: str = ""
    sha256: str = ""
    size: int = 0
    modified: int = 0
    manifest_sha256: str = ""
    manifest_size: int = 0
    manifest_modified: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Hold one run: when it began and ended (None: it was cut off), its exit code, how many rows it was to go through."""

    began: str
    ended: str | None
    code: int | None
    rows: int


class Ledger:
    """Keep the ledger of one folder. Raises OSError where the disk fails, as all that writes does, and InTheWay."""

    def __init__(self, path: Path) -> None:
        for place in (path, *(path.with_name(f"{path.name}-{more}") for more in ("wal", "shm", "journal"))):
            require_own(place)
        with _disk():
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.execute("PRAGMA cache_size = -512")  # kB: the memory of a run does not grow with its rows
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _WITHOUT_BOUND, _VERSION):
                raise UsageError(_OTHER_VERSION)
            if version != _VERSION:  # one that is laid out is only read here, whoever else is writing to it
                self._base.executescript(_SCHEMA)
        self._run = 0

    def close(self) -> None:
        """Close the ledger; what was not committed is gone."""
        with _disk():
            self._base.close()

    def begin(self, now: str, rows: int) -> None:
        """Begin a run over so many rows."""
        with _disk():
            made = self._base.execute("INSERT INTO runs (began, rows) VALUES (?, ?)", (now, rows))
            self._run = made.lastrowid or 0
            self._base.commit()

    def end(self, now: str, code: int) -> None:
        """End the run."""
        with _disk():
            self._base.execute("UPDATE runs SET ended = ?, code = ? WHERE run = ?", (now, code, self._run))
            self._base.commit()

    def last_run(self) -> Run | None:
        """Return the last run, where there was one."""
        found = self._base.execute("SELECT began, ended, code, rows FROM runs ORDER BY run DESC LIMIT 1").fetchone()
        return Run(*found) if found else None

    def of(self, application: str, asked: str) -> list[LedgerEntry]:
        """Return the entries of one application in the language asked for."""
        return self._entries("WHERE application = ? AND asked = ?", (application, asked))

    def made(self) -> Iterator[LedgerEntry]:
        """Yield every output that was made, in the order of names."""
        with _disk():
            for values in self._base.execute(f"SELECT {_COLUMNS} FROM outputs WHERE state = 'made' ORDER BY name"):  # noqa: S608 - our own names
                yield _entry(values)

    def to_bind(self, document: str, form: str, *, again: bool) -> Iterator[LedgerEntry]:
        """Yield the outputs of one kind that this run met; unless `again`, only those that were never bound as they stand."""
        where = "state = 'made' AND document = ? AND format = ? AND run = ?"
        if not again:
            where += " AND NOT EXISTS (SELECT 1 FROM bound WHERE bound.name = outputs.name AND bound.sha256 = outputs.sha256)"
        with _disk():
            for values in self._base.execute(
                f"SELECT {_COLUMNS} FROM outputs WHERE {where} ORDER BY name",  # noqa: S608 - our own names
                (document, form, self._run),
            ):
                yield _entry(values)

    def bind(self, file: str, names: Iterable[str]) -> None:
        """Say that these outputs were bound, as they stand, in a file, which holds no others any more."""
        with _disk():
            self._base.execute("UPDATE bound SET file = '' WHERE file = ?", (file,))
            for name in names:
                self._base.execute(
                    "INSERT OR REPLACE INTO bound (name, sha256, file) "
                    "SELECT name, sha256, ? FROM outputs WHERE name = ? AND state = 'made'",
                    (file, name),
                )
            self._base.commit()

    def bound_stale(self, file: str) -> int:
        """Return how many of the outputs bound in a file are no longer made as they were bound."""
        with _disk():
            stale = (
                "SELECT COUNT(*) FROM bound WHERE file = ? AND NOT EXISTS (SELECT 1 FROM outputs WHERE outputs.name = bound.name "
                "AND outputs.sha256 = bound.sha256 AND state = 'made')"
            )
            found: int = self._base.execute(stale, (file,)).fetchone()[0]
            return found

    def bound_nowhere(self) -> int:
        """Return how many outputs stand as they were bound, in a file that another one has replaced since."""
        with _disk():
            replaced = (
                "SELECT COUNT(*) FROM bound JOIN outputs ON outputs.name = bound.name AND outputs.sha256 = bound.sha256 "
                "WHERE file = '' AND state = 'made'"
            )
            found: int = self._base.execute(replaced).fetchone()[0]
            return found

    def bound_of(self, file: str) -> int:
        """Return how many outputs are known to be bound in a file."""
        with _disk():
            found: int = self._base.execute("SELECT COUNT(*) FROM bound WHERE file = ?", (file,)).fetchone()[0]
            return found

    def put(self, entries: Iterable[LedgerEntry]) -> None:
        """Write entries in place of earlier ones; an output that they no longer name is kept in the list of those left."""
        with _disk():
            for entry in entries:
                key = (entry.application, entry.document, entry.form, entry.asked)
                self._base.execute(f"INSERT OR IGNORE INTO left {_NAMES} AND {_KEY} AND name <> ?", (*key, entry.name))
                self._base.execute(_PUT, (*astuple(entry), self._run))
                if entry.name:
                    self._base.execute("DELETE FROM left WHERE name = ?", (entry.name,))

    def keep(self, application: str, asked: str, row: int) -> None:
        """Say that the entries of an application stand, and for which row."""
        with _disk():
            self._base.execute(
                "UPDATE outputs SET run = ?, row = ? WHERE application = ? AND asked = ?",
                (self._run, row, application, asked),
            )

    def commit(self) -> None:
        """Commit what was put and kept."""
        with _disk():
            self._base.commit()

    def drop_unseen(self, documents: Iterable[str], forms: Iterable[str], asked: str) -> None:
        """Drop the entries, among those asked for, of applications that this run did not meet; their files are left."""
        with _disk():
            for document in documents:
                for form in forms:
                    unseen, key = (
                        "run <> ? AND document = ? AND format = ? AND asked = ?",
                        (self._run, document, form, asked),
                    )
                    self._base.execute(f"INSERT OR IGNORE INTO left {_NAMES} AND {unseen}", key)
                    self._base.execute(f"DELETE FROM outputs WHERE {unseen}", key)  # noqa: S608 - our own names
            self._base.commit()

    def left(self) -> Iterator[str]:
        """Yield the names of outputs that no longer belong to any row, and were left where they are."""
        with _disk():
            for (name,) in self._base.execute("SELECT name FROM left ORDER BY name"):
                yield name

    def counts(self) -> list[tuple[str, str, OutputState, int]]:
        """Return how many outputs there are by document, language and state."""
        with _disk():
            found = self._base.execute(
                "SELECT document, language, state, COUNT(*) FROM outputs GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
            )
            return [(document, language, OutputState(state), count) for document, language, state, count in found]

    def applications(self) -> int:
        """Return how many rows the ledger knows of."""
        with _disk():
            found: int = self._base.execute("SELECT COUNT(DISTINCT application) FROM outputs").fetchone()[0]
            return found

    def _entries(self, where: str, values: tuple[str, ...]) -> list[LedgerEntry]:
        with _disk():
            return [_entry(found) for found in self._base.execute(f"SELECT {_COLUMNS} FROM outputs {where}", values)]  # noqa: S608


_WITHOUT_BOUND, _VERSION = 1, 2  # the first kept no list of what was bound; its ledgers are read on
_COLUMNS = ", ".join("format" if field.name == "form" else field.name for field in fields(LedgerEntry))
_KEY = "application = ? AND document = ? AND format = ? AND asked = ?"
_NAMES = "SELECT name FROM outputs WHERE name <> ''"
_PUT = f"INSERT OR REPLACE INTO outputs ({_COLUMNS}, run) VALUES ({', '.join('?' * (len(fields(LedgerEntry)) + 1))})"  # noqa: S608
# An application is one whatever the case of its letters: on many disks its files are.
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS runs (
    run INTEGER PRIMARY KEY, began TEXT NOT NULL, ended TEXT, code INTEGER, rows INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS outputs (
    application TEXT COLLATE NOCASE, document TEXT, format TEXT, asked TEXT,
    row INTEGER, language TEXT, input TEXT, words TEXT, state TEXT,
    name TEXT, sha256 TEXT, size INTEGER, modified INTEGER,
    manifest_sha256 TEXT, manifest_size INTEGER, manifest_modified INTEGER,
    run INTEGER,
    PRIMARY KEY (application, asked, document, format)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS left (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bound (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, file TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""


def _entry(values: tuple[Any, ...]) -> LedgerEntry:
    entry = LedgerEntry(*values)
    return replace(entry, state=OutputState(entry.state))


@contextmanager
def _disk() -> Iterator[None]:
    """Raise what SQLite says of the disk as the error of the system that it is."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        number = _ERRNO.get(code, errno.EIO)
        raise OSError(number, os.strerror(number)) from None


_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
_OTHER_VERSION = Text(
    en="The ledger of this folder was written by another version of gcmsgen. Run into another folder.",
    fr="Le registre de ce dossier a été écrit par une autre version de gcmsgen. Choisissez un autre dossier.",
)
