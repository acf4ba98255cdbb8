"""A row of cells becomes a tree of text as a case file gives it, with a finding for each cell that cannot be taken so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.cell import (
    MAX_CELL,
    DayCell,
    ErrorValue,
    Formula,
    Number,
    PaddedNumber,
    Record,
    Struck,
    as_written,
    plain,
)
from gcmsgen.bulk.table.columns import Column, letter
from gcmsgen.bulk.table.days import DayOrder, day_read, needs_an_order
from gcmsgen.bulk.table.growing import GrowingTree
from gcmsgen.bulk.table.words import expected_in
from gcmsgen.checks.tables import cell_not_text, code_number, row_uneven, value_unfit
from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.facts.case import Case
from gcmsgen.facts.fault import MAX_TOLD
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.facts.load import case_from
from gcmsgen.facts.tree import Parsed, Place, Tree
from gcmsgen.finding import Finding
from gcmsgen.language import Text, blank, overloaded

NUMBER_PLACE: Place = ("application", "number")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_IDENTIFIERS = ("number", "uci", "business_number", "postal_code")
_DIGITS_OF_A_CODE = 5


@dataclass(frozen=True, slots=True)
class RowReader:
    """Hold what turns the cells of one table into rows.

    `even` says that each record should be as wide as the headings, `order` how its days are written, where that was told.
    """

    columns: tuple[Column, ...]
    width: int
    unheaded: tuple[int, ...]
    sheet: str | None
    even: bool
    order: DayOrder | None = None

    def row(self, record: Record) -> CaseRow | None:
        """Return the row of a record, or None where every cell is empty."""
        number, cells = record
        if not any(cells):
            return None
        findings = list(self._unevenness(cells))
        tree = GrowingTree()
        for column in self.columns:
            if column.position >= len(cells) or not cells[column.position]:
                continue
            text = _text(cells[column.position], column, findings)
            if text in column.none_words:
                text = NONE
            elif column.field.kind is FieldKind.DAY:
                text = self._day(text, column, findings)
            if text == NONE and column.emptied:
                tree.put(column.emptied, [])
            elif text:
                tree.put_in(column.parent, column.last, text)
        if not (tree.root or findings):
            return None
        return CaseRow(number, self.sheet, application(tree.root), tree.root, (*findings, *told(tree.findings)))

    def _day(self, text: str, column: Column, findings: list[Finding]) -> str:
        """Return a day as the case file writes it; empty, with a finding, where nobody said in which order it stands."""
        if self.order is not None:
            return day_read(text, self.order)
        if needs_an_order(text):
            findings.append(value_unfit.order_unknown(column.dotted))
            return ""
        return text

    @property
    def number_position(self) -> int | None:
        """Return the position of the application number, or None where the table has no column for it."""
        return next((column.position for column in self.columns if column.place == NUMBER_PLACE), None)

    def number(self, record: Record) -> str | None:
        """Return the application number of a record, and read nothing else."""
        position = self.number_position
        return plain(record[1][position]) or None if position is not None and position < len(record[1]) else None

    def _unevenness(self, cells: Sequence[str]) -> Iterator[Finding]:
        if self.even and len(cells) < self.width:
            yield row_uneven.shorter(len(cells), self.width)
        outside = (*(at for at in self.unheaded if at < len(cells)), *range(self.width, len(cells)))
        filled = [position for position in outside if not blank(cells[position])]
        yield from (row_uneven.beyond_headings(letter(position)) for position in filled[:MAX_TOLD])
        if len(filled) > MAX_TOLD:
            yield row_uneven.more_beyond(len(filled) - MAX_TOLD)


def _text(value: str, column: Column, findings: list[Finding]) -> str:
    """Return the text of a cell in the form of the case file; empty, with a finding, where it cannot be taken."""
    if type(value) is str and value.isascii() and value.isprintable() and len(value) <= MAX_CELL:
        text = _unmarked(value.strip())  # as nearly every cell is
    else:
        fault = _fault(value, column)
        if fault:
            findings.append(fault)
            return ""
        text = plain(value)
        findings += _number_faults(value, text, column) if isinstance(value, Number) else ()
    return as_written(text, column.field) if column.rewritten and text else text


def _unmarked(text: str) -> str:
    """Return a text without the apostrophe by which a spreadsheet marks figures as text, where it came with the value."""
    return text[1:] if text[:1] == "'" and text[1:2].isdigit() else text


def _fault(value: str, column: Column) -> Finding | None:
    if isinstance(value, Formula):
        return cell_not_text.formula(column.dotted)
    if isinstance(value, ErrorValue):
        return cell_not_text.error_value(column.dotted)
    if isinstance(value, Struck):
        return cell_not_text.struck(column.dotted)
    if isinstance(value, DayCell) and column.field.kind in _TEXTS and column.place[-1] not in _MAY_BE_A_DAY:
        return cell_not_text.day_in_text(column.dotted)
    if len(value) > MAX_CELL:
        return cell_not_text.too_long(column.dotted, MAX_CELL)
    if _CONTROL.search(value):
        return cell_not_text.control_character(column.dotted)
    if overloaded(value):
        return cell_not_text.too_many_marks(column.dotted)
    return None


_TEXTS = (FieldKind.TEXT, FieldKind.NOC)
_MAY_BE_A_DAY = ("wrong", "right")  # of a correction, which may be that of a day


def _number_faults(value: Number, text: str, column: Column) -> Iterator[Finding]:
    coded = column.field.kind is FieldKind.NOC or column.place[-1] in _IDENTIFIERS
    if coded and isinstance(value, PaddedNumber):
        yield code_number.zeros_shown(column.dotted)
    elif column.field.kind is FieldKind.NOC and len(text) < _DIGITS_OF_A_CODE:
        yield code_number.zeros_lost(column.dotted)
    elif column.place[-1] in _IDENTIFIERS:
        yield code_number.may_have_lost_zeros(column.dotted)


def told(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings of one kind about one row; of very many the first, and one that says how many more there are."""
    more = len(findings) - MAX_TOLD
    if more <= 0:
        return findings
    return [*findings[:MAX_TOLD], replace(findings[0], where="", message=_MORE.filled(more=str(more)))]


_MORE = Text(
    en="The same is wrong in {more} more places of this row.",
    fr="La même faute se trouve à {more} autres endroits de cette ligne.",
)


def application(tree: Tree) -> str | None:
    """Return the application number that a tree holds."""
    for part in NUMBER_PLACE:
        tree = tree.get(str(part), "") if isinstance(tree, dict) else ""
    return tree if isinstance(tree, str) and tree else None


def case_of(row: CaseRow) -> tuple[Case | None, tuple[Finding, ...]]:
    """Return the case of a row with the findings of its cells; no case where a value is of another kind than its field."""
    try:
        return case_from("", Parsed(dict(row.tree), {})), row.findings
    except CaseFileError as error:
        return None, (*row.findings, *map(_unfit, error.faults))


def _unfit(fault: Fault) -> Finding:
    field = field_at(fault.field or "")
    return value_unfit.unfit(fault.field or "", fault.found, (field and expected_in(field)) or fault.expected)
