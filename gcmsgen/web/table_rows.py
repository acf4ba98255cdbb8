"""The rows of a table on the desk: what is told of each, and cells that are mended while the file itself stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.cell import as_written, plain
from gcmsgen.bulk.table.opened import Table
from gcmsgen.bulk.table.row import application
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.tree import Tree
from gcmsgen.finding import Finding, Severity
from gcmsgen.web.controls import tree_at


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a finding of a row with the cell that it speaks of: column, heading, what stands there, and whether it can be mended."""

    finding: Finding
    column: str
    heading: str
    value: str
    mends: bool


@dataclass(frozen=True, slots=True)
class RowSeen:
    """Hold a row that is blocked, with its errors by their cells."""

    number: int
    application: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """Hold what the list of all rows says of one: its outcome, how many errors it has, and how much is to be looked at."""

    number: int
    application: str
    outcome: str
    wrong: int
    others: int


def line_of_row(checked: CheckedRow) -> RowLine:
    """Return the line of a row in the list."""
    wrong = sum(one.severity is Severity.ERROR for one in checked.findings)
    outcome = tree_at(checked.row.tree, "decision.outcome")
    return RowLine(
        checked.row.number,
        checked.row.application or "",
        outcome if isinstance(outcome, str) else "",
        wrong,
        sum(one.severity is Severity.WARNING for one in checked.findings),
    )


def seen(checked: CheckedRow, table: Table) -> RowSeen:
    """Return a row with its errors, each with its cell."""
    errors = [one for one in checked.findings if one.severity is Severity.ERROR]
    cells = tuple(_cell(one, checked.row, table) for one in errors)
    return RowSeen(checked.row.number, checked.row.application or "", cells)


def _cell(finding: Finding, row: CaseRow, table: Table) -> Cell:
    column = table.column_at(finding.where)
    found, known = tree_at(row.tree, finding.where), field_at(finding.where)
    value = found if isinstance(found, str) and not isinstance(found, Blank) else ""
    mends = known is not None and known.kind not in (FieldKind.GROUP, FieldKind.LIST)
    return Cell(finding, column.letter if column else "", column.heading if column else "", value, mends)


def mended(row: CaseRow, changes: Mapping[str, str]) -> CaseRow:
    """Return a row with some of its fields given other values; an empty one is taken out, as an empty cell would be."""
    tree: dict[str, Tree] = dict(row.tree)
    for where, text in changes.items():
        known = field_at(where)
        if known:
            bare = plain(text)
            tree = _put(tree, where.split("."), as_written(bare, known) if bare else None)
    left = tuple(one for one in row.findings if one.where not in changes)
    return replace(row, tree=tree, application=application(tree), findings=left)


def _put(tree: Mapping[str, Tree], steps: list[str], value: str | None) -> dict[str, Tree]:
    group = dict(tree)
    first, *rest = steps
    inner = group.get(first)
    if not rest and value is None:
        group.pop(first, None)
    elif not rest and value is not None:
        group[first] = value
    elif isinstance(inner, list) and rest[0].isdecimal():
        group[first] = _put_item(inner, rest, value)
    elif inner is not None or value is not None:
        group[first] = _put(inner if isinstance(inner, Mapping) else {}, rest, value)
    return group


def _put_item(items: list[Tree], steps: list[str], value: str | None) -> list[Tree]:
    at, rest = int(steps[0]) - 1, steps[1:]
    inner = items[at] if at < len(items) else {}
    put: Tree = _put(inner if isinstance(inner, Mapping) else {}, rest, value) if rest else value or ""
    return [*items[:at], put, *items[at + 1 :]]
