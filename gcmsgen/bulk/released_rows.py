"""Rows that wait for a second officer: only what was released, and is still as it was, is made."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gcmsgen.bulk.order import CaseRow, Order
from gcmsgen.bulk.table.row import case_of
from gcmsgen.checks.tables import row_unreleased
from gcmsgen.generate import CheckedCase
from gcmsgen.release.files import read_release
from gcmsgen.release.released import ReleaseState, state_of


def held_rows(rows: Iterable[CaseRow], folder: Path, order: Order) -> Iterator[CaseRow]:
    """Yield each row; one that no second officer released, or that was changed since, with the finding that keeps it back.

    Releases stand in the folder, a file for each application number.
    """
    for row in rows:
        state = release_of_row(row, folder, order)
        if state is ReleaseState.RELEASED:
            yield row
        else:
            held = row_unreleased.changed() if state is ReleaseState.CHANGED else row_unreleased.unreleased()
            yield replace(row, findings=(*row.findings, held))


def release_of_row(row: CaseRow, folder: Path, order: Order) -> ReleaseState:
    """Return how a row stands with its second officer."""
    case, _ = case_of(row)
    release = read_release(folder, row.application or "")
    if case is None or release is None:
        return ReleaseState.NONE
    on = order.on or (case.decision and case.decision.date) or order.today
    checked = CheckedCase(case, on, order.tree)
    return state_of(release, checked.facts["sha256"], order.tree.digest)
