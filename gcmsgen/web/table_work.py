"""A table on the desk: checked row by row, corrected in place, run by the engine and the ledger of `bulk run`."""

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gcmsgen.bulk.alike import alike_rows
from gcmsgen.bulk.cell_notes import CellNotes
from gcmsgen.bulk.check import CheckedRow, checked_rows, with_repeated
from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.folder import Folder, run_folder
from gcmsgen.bulk.mark import CellColour, marked
from gcmsgen.bulk.order import CaseRow, Order, RowResult
from gcmsgen.bulk.produce import produce
from gcmsgen.bulk.released_rows import held_rows
from gcmsgen.bulk.report import report
from gcmsgen.bulk.run import RunObserver, Tally, batch_size, run_rows
from gcmsgen.bulk.run_manifest import write_run_manifest
from gcmsgen.bulk.standing import Why
from gcmsgen.bulk.table.days import DayOrder
from gcmsgen.bulk.table.duplicates import Persons, duplicate_numbers
from gcmsgen.bulk.table.example_row import ExampleRows
from gcmsgen.bulk.table.opened import Table, TableKind, kind_of, open_table
from gcmsgen.catalogue.documents import COPIES
from gcmsgen.catalogue.formats import Format
from gcmsgen.checks.tables import row_given_up
from gcmsgen.deliver import Existing, deliver, make_folder
from gcmsgen.errors import GcmsgenError
from gcmsgen.finding import Finding, blocks
from gcmsgen.language import Language, Text
from gcmsgen.web.table_rows import RowLine, RowSeen, line_of_row, mended, seen

SHOWN = 200  # blocked rows: more than anybody mends on a page before checking again
RUNS = "runs"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Hold a row that was not made, with what kept it back."""

    number: int
    application: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RunTold:
    """Hold what became of a run: how much was made and why, which rows were left out, and the files that stand for which row.

    `left` are files of an earlier run that no row stands for any more; they are in no list, and lie where they were.
    """

    tally: Tally
    out: tuple[LeftOut, ...]
    files: tuple[tuple[int, str], ...]
    left: tuple[str, ...]


@dataclass
class TableWork:
    """Hold one table on the desk; `corrections` are the cells that were mended here, by row and field, and `shared` the reasons
    that several rows have.

    The table itself lies in a folder of its own that only its owner can read, and is gone when the desk closes. `days` is the order
    in which its days are written, where that was told; `alike` what of a row stands in other rows too.
    """

    name: str
    path: Path
    days: DayOrder | None = None
    corrections: dict[int, dict[str, str]] = field(default_factory=dict)
    of_table: tuple[Finding, ...] = ()
    shared: tuple[Finding, ...] = ()
    blocked: tuple[RowSeen, ...] = ()
    alike: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    repeated: Mapping[Finding, tuple[int, ...]] = field(default_factory=dict)
    lines: tuple[RowLine, ...] = ()
    rows: int = 0
    done: int = 0
    ran: RunTold | None = None
    failed: Text | None = None
    state: str = "open"
    turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def stopped_rows(self) -> int:
        """Return how many rows are blocked."""
        return sum(line.wrong > 0 for line in self.lines)

    @property
    def mended_cells(self) -> int:
        """Return how many cells were mended here."""
        return sum(map(len, self.corrections.values()))

    def table(self) -> Table:
        """Return the table, open. Raises CaseTableError."""
        days = (
            None if kind_of(self.name, self.path) is TableKind.JSON_LINES else self.days
        )  # which write them in one way alone
        return open_table(self.path, source=self.name, order=days)

    def corrected(self, table: Table) -> Iterator[CaseRow]:
        """Yield the rows of the table with what was mended here."""
        for row in table.rows():
            changes = self.corrections.get(row.number)
            yield mended(row, changes) if changes else row

    def check(self, order: Order) -> None:
        """Check every row, and keep what is wrong."""
        table = self.table()
        lines: list[RowLine] = []
        stopped: list[RowSeen] = []
        self.rows = self.done = 0
        self.alike = {}
        with alike_rows() as alike:
            persons, examples = Persons(), ExampleRows()
            numbers = self._counted(alike.noting(persons.noting(examples.noting(self.corrected(table)))))
            self.repeated = duplicate_numbers(numbers)
            self.of_table = (*table.problems, *self.repeated, *persons.repeated(), *examples.kept())
            self.shared = alike.clusters()
            for checked in with_repeated(_checked(alike.marked(self.corrected(table)), order), self.repeated):
                self.done += 1
                lines.append(line_of_row(checked))
                if checked.row.alike:
                    self.alike[checked.row.number] = checked.row.alike
                if checked.blocked and len(stopped) < SHOWN:
                    stopped.append(seen(checked, table))
        self.lines, self.blocked, self.ran = tuple(lines), tuple(stopped), None

    def _counted(self, rows: Iterator[CaseRow]) -> Iterator[tuple[int, str | None]]:
        for row in rows:
            self.rows += 1
            yield row.number, row.application

    def findings(self, order: Order, language: Language) -> bytes:
        """Return a workbook of all findings, by row and cell."""
        table = self.table()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "findings.xlsx"
            with report(path, ".xlsx", table, (*self.of_table, *self.shared), language) as write:
                for checked in _checked(self.corrected(table), order):
                    if checked.findings:
                        write(checked)
            return path.read_bytes()

    @property
    def is_workbook(self) -> bool:
        """Say whether the table is a workbook, which can be given back with its cells marked."""
        return self.table().kind is TableKind.XLSX

    def marked(self, order: Order, language: Language) -> bytes:
        """Return the workbook as it was dropped, with a note in each cell that is wrong, and in each that was mended here."""
        table = self.table()
        notes = CellNotes(table, language)
        notes.note_repeated(self.repeated)
        for _ in notes.noting(_checked(self.corrected(table), order)):
            pass
        for number, changes in self.corrections.items():
            for where, value in changes.items():
                notes.say(number, where, _MENDED.filled(value=value or "–").of(language), CellColour.MENDED)
        return marked(self.name, self.path.read_bytes(), table.sheet or "", notes.notes)

    def run(self, order: Order, folder: Path, now: Callable[[], str], *, released_only: bool) -> None:
        """Make what the rows call for, in a folder of runs. What was complete is kept, whatever ends it."""
        table = self.table()
        left_out: list[LeftOut] = []
        self.ran, self.done = None, 0

        def failure(result: RowResult) -> None:
            if len(left_out) < SHOWN:
                left_out.append(_left_out(result))

        def progress(tally: Tally) -> None:
            self.done = tally.rows

        observer = RunObserver(progress, failure, lambda _name, _why: None)
        make_folder(folder.parent)
        with alike_rows() as alike, run_folder(folder, order.tree) as out:
            for _ in alike.noting(self.corrected(table)):
                pass
            alike.clusters()
            rows = alike.marked(self.corrected(table))
            out.ledger.begin(now(), self.rows)
            tally = run_rows(
                held_rows(rows, folder, order) if released_only else rows,
                order,
                out,
                inline,
                work=produce,
                size=batch_size(self.rows, order),
                rehash=False,
                observer=observer,
            )
            out.ledger.drop_unseen(order.documents, order.formats, order.language or "")
            write_run_manifest(out)
            out.ledger.end(now(), 3 if tally.failed else 0)
            self.ran = _told(out, tally, left_out)

    def begin(self, what: str) -> bool:
        """Take the turn for something that takes long, unless something is already under way."""
        with self.turn:
            if self.state != "open":
                return False
            self.state = what
            return True

    def close(self) -> None:
        """Forget the table."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def _checked(rows: Iterator[CaseRow], order: Order) -> Iterator[CheckedRow]:
    return checked_rows(rows, on=order.on, today=order.today, tree=order.tree)


def _left_out(result: RowResult) -> LeftOut:
    findings = (row_given_up.given_up(result.stopped),) if result.stopped else result.findings
    stops = tuple(one for one in findings if blocks([one]))
    return LeftOut(result.row.number, result.row.application or "", stops)


def _told(out: Folder, tally: Tally, left_out: list[LeftOut]) -> RunTold:
    files = tuple(sorted((entry.row, entry.name) for entry in out.ledger.made()))
    return RunTold(tally, tuple(left_out), files, tuple(out.ledger.left()))


def stands(told: RunTold) -> int:
    """Return how many rows of a run stand as they were made before."""
    return told.tally.made[Why.STANDS]


def opened_work(name: str, data: bytes, days: DayOrder | None = None) -> TableWork:
    """Return a table that was sent, put aside for its owner alone. Raises CaseTableError where it cannot be read."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    path = folder / "table"
    try:
        deliver(data, path, Existing.REPLACE)
        work = TableWork(name, path, days)
        work.table()
    except (GcmsgenError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return work


def order_of(formats: tuple[Format, ...], *, copies: bool = False, **times: Any) -> Order:
    """Return what is asked for of every row: note and letter, and the copies of the letter where they are wished for."""
    return Order(("note", "letter", *(COPIES["letter"] if copies else ())), formats, **times)


def run_place(folder: Path, name: str) -> Path:
    """Return the folder of a run: called like its table, and nothing of a path in it."""
    safe = (
        "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in Path(name).stem)[:60].strip("-") or "table"
    )
    return folder / RUNS / safe


def blocks_all(work: TableWork) -> bool:
    """Say whether the table itself has an error, so that none of it is made."""
    return blocks(work.of_table)


_MENDED = Text(
    en="Given another value on the desk, for its run alone: {value}",
    fr="Valeur donnée au bureau, pour sa production seulement\N{NO-BREAK SPACE}: {value}",
)
