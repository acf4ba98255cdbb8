"""Check the rows of a table one by one: what is wrong with their cells, then every rule of cases."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.row import case_of
from gcmsgen.catalogue.offered import outcome_of
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.finding import Finding, blocks, in_order
from gcmsgen.generate import CheckedCase, Look, foreseen


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """Hold a row and all that was found in it, errors first."""

    row: CaseRow
    findings: tuple[Finding, ...]
    undecided: bool = False  # no outcome is stated: `bulk run` would make nothing of the row

    @property
    def blocked(self) -> bool:
        """Say whether an error keeps the row from being made."""
        return blocks(self.findings)


def checked_rows(
    rows: Iterable[CaseRow], *, on: date | None, today: date, tree: TemplateTree, look: Look = foreseen
) -> Iterator[CheckedRow]:
    """Yield each row with its findings; `on` replaces the day of the decision, `today` stands in where there is none.

    `look` says how far a row is looked at: to the documents that it calls for, or at its facts alone.
    """
    for row in rows:
        case, of_cells = case_of(row)
        if case is None:
            yield CheckedRow(row, in_order(of_cells))
            continue
        day = on or (case.decision and case.decision.date) or today
        checked = CheckedCase(case, day, tree, row.alike)
        # Where a cell could not be taken, the row is not made, and what its documents would lack is not asked.
        found = checked.findings if blocks(of_cells) else look(checked)
        yield CheckedRow(row, all_findings(of_cells, found), outcome_of(case) is None)


def with_repeated(rows: Iterable[CheckedRow], repeated: Mapping[Finding, Iterable[int]]) -> Iterator[CheckedRow]:
    """Yield rows with the findings that several rows have together, as a number of an application."""
    of_row = {number: finding for finding, numbers in repeated.items() for number in numbers}
    for checked in rows:
        found = of_row.get(checked.row.number)
        yield replace(checked, findings=in_order([*checked.findings, found])) if found else checked


def all_findings(of_cells: tuple[Finding, ...], of_case: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of a row; where a cell could not be taken, that its fact is missing is not said as well."""
    if not of_cells:
        return of_case
    said = {finding.where for finding in of_cells}
    return in_order([*of_cells, *(finding for finding in of_case if finding.where not in said)])
