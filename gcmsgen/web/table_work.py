"""A table on the desk: checked row by row, corrected in place, run by the engine and the ledger of `bulk run`."""

import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gcmsgen.bulk.alike import alike_rows
from gcmsgen.bulk.check import CheckedRow, checked_rows
from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.folder import run_folder
from gcmsgen.bulk.order import CaseRow, Order, RowResult
from gcmsgen.bulk.produce import produce
from gcmsgen.bulk.released_rows import held_rows
from gcmsgen.bulk.report import report
from gcmsgen.bulk.run import RunObserver, Tally, batch_size, run_rows
from gcmsgen.bulk.run_manifest import write_run_manifest
from gcmsgen.bulk.table.cell import as_written, plain
from gcmsgen.bulk.table.duplicates import duplicate_numbers
from gcmsgen.bulk.table.opened import Table, open_table
from gcmsgen.bulk.table.row import application
from gcmsgen.catalogue.formats import Format
from gcmsgen.deliver import Existing, deliver, make_folder
from gcmsgen.errors import GcmsgenError
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.tree import Tree
from gcmsgen.finding import Finding, Severity, blocks
from gcmsgen.language import Language, Text
from gcmsgen.web.controls import tree_at

SHOWN = 200  # blocked rows: more than anybody mends on a page before checking again
RUNS = "runs"


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a finding of a row with the cell that it speaks of: column, heading, and what stands there."""

    finding: Finding
    column: str
    heading: str
    value: str


@dataclass(frozen=True, slots=True)
class RowSeen:
    """Hold a row that is blocked, with its errors by their cells."""

    number: int
    application: str
    cells: tuple[Cell, ...]


@dataclass
class TableWork:
    """Hold one table on the desk; `corrections` are the cells that were mended here, by row and field.

    The table itself lies in a folder of its own that only its owner can read, and is gone when the desk closes.
    """

    name: str
    path: Path
    corrections: dict[int, dict[str, str]] = field(default_factory=dict)
    of_table: tuple[Finding, ...] = ()
    blocked: tuple[RowSeen, ...] = ()
    rows: int = 0
    stopped_rows: int = 0
    done: int = 0
    tally: Tally | None = None
    failed: Text | None = None
    busy: threading.Lock = field(default_factory=threading.Lock)
    state: str = "open"

    def table(self) -> Table:
        """Return the table, open. Raises CaseTableError."""
        return open_table(self.path, source=self.name)

    def corrected(self, table: Table) -> Iterator[CaseRow]:
        """Yield the rows of the table with what was mended here."""
        for row in table.rows():
            mended = self.corrections.get(row.number)
            yield _mended(row, mended) if mended else row

    def check(self, order: Order) -> None:
        """Check every row, and keep what is wrong."""
        table = self.table()
        with alike_rows() as alike:
            numbers = ((row.number, row.application) for row in alike.noting(self.corrected(table)))
            self.of_table = (*table.problems, *duplicate_numbers(numbers))
            shared = alike.clusters()
            self.of_table = (*self.of_table, *shared)
            seen: list[RowSeen] = []
            self.rows = self.stopped_rows = 0
            for checked in checked_rows(
                alike.marked(self.corrected(table)), on=order.on, today=order.today, tree=order.tree
            ):
                self.rows += 1
                self.stopped_rows += checked.blocked
                if checked.blocked and len(seen) < SHOWN:
                    seen.append(_seen(checked, table))
            self.blocked = tuple(seen)

    def marked(self, order: Order, language: Language) -> bytes:
        """Return a workbook of all findings, by row and cell."""
        table = self.table()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "findings.xlsx"
            with report(path, ".xlsx", table, self.of_table, language) as write:
                for checked in checked_rows(self.corrected(table), on=order.on, today=order.today, tree=order.tree):
                    if checked.findings:
                        write(checked)
            return path.read_bytes()

    def run(self, order: Order, folder: Path, now: str, *, released_only: bool) -> None:
        """Make what the rows call for, in a folder of runs. What was complete is kept, whatever ends it."""
        table = self.table()
        self.tally, self.failed, self.done = None, None, 0

        def progress(tally: Tally) -> None:
            self.done, self.tally = tally.rows, tally

        failures: list[RowResult] = []
        observer = RunObserver(progress, failures.append, lambda _name, _why: None)
        with alike_rows() as alike, run_folder(folder, order.tree) as out:
            for _ in alike.noting(self.corrected(table)):
                pass
            alike.clusters()
            rows = alike.marked(self.corrected(table))
            if released_only:
                rows = held_rows(rows, folder, order)
            out.ledger.begin(now, self.rows)
            tally = run_rows(
                rows,
                order,
                out,
                inline,
                work=produce,
                size=batch_size(self.rows, order),
                rehash=False,
                observer=observer,
            )
            write_run_manifest(out)
            out.ledger.end(now, 3 if tally.failed else 0)
            self.tally = tally

    def begin(self, what: str, act: "threading.Thread") -> bool:
        """Begin something that takes long, unless something is already under way."""
        if not self.busy.acquire(blocking=False):
            return False
        self.state = what
        act.start()
        return True

    def close(self) -> None:
        """Forget the table."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def opened_work(name: str, data: bytes) -> TableWork:
    """Return a table that was sent, put aside for its owner alone. Raises CaseTableError where it cannot be read."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    path = folder / "table"
    deliver(data, path, Existing.REPLACE)
    work = TableWork(name, path)
    try:
        work.table()
    except GcmsgenError:
        work.close()
        raise
    return work


def order_of(formats: tuple[Format, ...], **times: Any) -> Order:
    """Return what is asked for of every row: note and letter."""
    return Order(("note", "letter"), formats, **times)


def run_place(folder: Path, name: str) -> Path:
    """Return the folder of a run, made where it is missing: called like its table, and nothing of a path in it."""
    safe = (
        "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in Path(name).stem)[:60].strip("-") or "table"
    )
    make_folder(folder / RUNS)
    return folder / RUNS / safe


def blocks_all(work: TableWork) -> bool:
    """Say whether the table itself has an error, so that none of it is made."""
    return blocks(work.of_table)


def _seen(checked: CheckedRow, table: Table) -> RowSeen:
    cells = []
    for finding in checked.findings:
        if finding.severity is Severity.ERROR:
            column = table.column_at(finding.where)
            value = _cell(checked.row.tree, finding.where)
            cells.append(Cell(finding, column.letter if column else "", column.heading if column else "", value))
    return RowSeen(checked.row.number, checked.row.application or "", tuple(cells))


def _cell(tree: Mapping[str, Tree], where: str) -> str:
    found = tree_at(tree, where)
    return found if isinstance(found, str) and not isinstance(found, Blank) else ""


def _mended(row: CaseRow, mended: Mapping[str, str]) -> CaseRow:
    tree: dict[str, Tree] = dict(row.tree)
    for where, text in mended.items():
        known = field_at(where)
        if known:
            tree = _put(tree, where.split("."), as_written(plain(text), known))
    left = tuple(one for one in row.findings if one.where not in mended)
    return replace(row, tree=tree, application=application(tree), findings=left)


def _put(tree: Mapping[str, Tree], steps: list[str], value: str) -> dict[str, Tree]:
    group = dict(tree)
    first, *rest = steps
    inner = group.get(first)
    if not rest:
        group[first] = value
    elif isinstance(inner, list) and rest[0].isdecimal():
        group[first] = _put_item(inner, rest, value)
    else:
        group[first] = _put(inner if isinstance(inner, Mapping) else {}, rest, value)
    return group


def _put_item(items: list[Tree], steps: list[str], value: str) -> list[Tree]:
    at, rest = int(steps[0]) - 1, steps[1:]
    if at >= len(items):
        return [*items, _put({}, rest, value) if rest else value]
    changed = [*items]
    inner = items[at]
    changed[at] = _put(inner if isinstance(inner, Mapping) else {}, rest, value) if rest else value
    return changed
