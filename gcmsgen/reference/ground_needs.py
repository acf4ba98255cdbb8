"""What must stand in the facts for each ground of refusal, read strictly; a ground without its row ends the run.

A table of its own beside that of the grounds: a letter made before it is made again from the grounds of its day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gcmsgen.errors import TableError
from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, ListedRow, listed_rows
from gcmsgen.reference.criteria import CRITERIA, criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.grounds import grounds

NEEDS = "ground_needs.yaml"
_COLUMNS = ("stands", "shown_by", "asks", "absent", *SOURCE)


class Is(StrEnum):
    """Say how a fact is tested; `checks/reading/shown_ground.py` does it."""

    EQUAL = "equal"  # the fact is this word
    NOT_EQUAL = "not_equal"  # the fact is not this word
    STATED = "stated"  # something is stated, and not that there is none
    RECORDED = "recorded"  # something is stated; what is unknown is not recorded
    LACKING = "lacking"  # none is stated, or it is unknown
    AFTER = "after"  # the day is later than the day in another field, or there was none; the same day without an hour does not tell
    BEFORE = "before"  # the day is earlier than the day in another field
    PASSED = "passed"  # the day is earlier than the decision
    NOT_PASSED = "not_passed"  # the day is not earlier than the decision, or none is stated
    WITHIN_MONTHS = "within_months"  # fewer months than this passed between the day and the decision, or none is stated
    NOT_VALID = (
        "not_valid"  # nothing is valid on the day of the decision: it was valid until an earlier day, or there is none
    )
    RAISES = "raises"  # a list of concerns names this criterion
    NO_BASIS_THERE = "no_basis_there"  # the basis is none on which one may apply at a port of entry
    NOT_ON_FILE = "not_on_file"  # what was asked for and not produced is, by its title, no document of the file
    NOT_JUDGED = "not_judged"  # what is stated there is the officer's to judge: the program has no table of it


class Absent(StrEnum):
    """Say how a ground weighs that the facts neither show nor deny."""

    WARNING = "warning"
    ERROR = "error"
    ERROR_IN_EVERY_FORM = "error_in_every_form"


@dataclass(frozen=True, slots=True)
class FactTest:
    """Hold one test: of a fact by its dotted path, or of the conclusion on a criterion; `to` is what it is compared with."""

    fact: str
    criterion: str
    how: Is
    to: str


@dataclass(frozen=True, slots=True)
class GroundNeeds:
    """Hold what a ground needs: in words, the ways in which facts show it, the facts that it asks for besides."""

    stands: Text
    shown_by: tuple[tuple[FactTest, ...], ...]
    asks: tuple[str, ...]
    absent: Absent


@cache
def ground_needs() -> dict[str, GroundNeeds]:
    """Return what each ground needs, by its id. Raises TableError.

    >>> ground_needs()["medical"].absent
    <Absent.ERROR: 'error'>
    """
    return ground_needs_in(table(NEEDS), grounds())


def months_of_breach() -> int:
    """Return within how many months of its end a breach is a ground.

    >>> months_of_breach()
    6
    """
    tests = (test for way in ground_needs()["past_breach"].shown_by for test in way)
    return next(int(test.to) for test in tests if test.how is Is.WITHIN_MONTHS)


def ground_needs_in(content: Mapping[str, Any], known: Iterable[str]) -> dict[str, GroundNeeds]:
    """Return the needs that the content of a table gives, one for each known ground. Raises TableError where it is not whole."""
    found = {row.id: _needs(row) for row in listed_rows(NEEDS, content, _COLUMNS)}
    for ground in known:
        if ground not in found:
            raise TableError(NEEDS, _NO_ROW.filled(ground=ground))
    return found


def _needs(row: ListedRow) -> GroundNeeds:
    absent = row.text("absent")
    row.source()
    return GroundNeeds(
        stands=row.in_both("stands"),
        shown_by=tuple(_ways(row)),
        asks=row.texts("asks") if row.cells["asks"] != [] else (),
        absent=Absent(row.known(absent, {one.value: one for one in Absent}, row.table)),
    )


def _ways(row: ListedRow) -> Iterator[tuple[FactTest, ...]]:
    ways = row.cells["shown_by"]
    if not isinstance(ways, list) or not ways or not all(isinstance(way, list) and way for way in ways):
        raise TableError(row.table, _NO_WAY.filled(row=row.id))
    for way in ways:
        yield tuple(_test(row, cells) for cells in way)


def _test(row: ListedRow, cells: object) -> FactTest:
    if not isinstance(cells, Mapping) or {*cells} - {"fact", "criterion", "is", "to"} or len({*cells} & _SUBJECTS) != 1:
        raise TableError(row.table, _NO_WAY.filled(row=row.id))
    read = ListedRow(row.table, row.id, cells, "shown_by.")
    how = Is(read.known(_text(read, "is"), {one.value: one for one in Is}, row.table))
    if ("to" in cells) is not (how in _COMPARED):
        raise TableError(row.table, _NO_WAY.filled(row=row.id))
    criterion = _text(read, "criterion")
    if criterion:
        read.known(criterion, criteria(), CRITERIA)
    return FactTest(_text(read, "fact"), criterion, how, _text(read, "to"))


def _text(read: ListedRow, column: str) -> str:
    """Return the text of a column that a test may leave out; one that is there is not empty."""
    return read.text(column) if column in read.cells else ""


_SUBJECTS = frozenset({"fact", "criterion"})
_COMPARED = frozenset({Is.EQUAL, Is.NOT_EQUAL, Is.AFTER, Is.BEFORE, Is.WITHIN_MONTHS, Is.RAISES})
_NO_ROW = Text(
    en="It has no row for the ground {ground}, so that nothing says what must stand in the facts for it.",
    fr="Elle n’a aucune ligne pour le motif {ground}; rien ne dit donc ce qui doit figurer dans les faits.",
)
_NO_WAY = Text(
    en="The row {row} has no way in which facts show it: each needs a fact or a criterion, and how it is tested.",
    fr="La ligne {row} n’a aucune façon dont les faits l’établissent\N{NO-BREAK SPACE}: chacune exige un fait ou un critère, et la "
    "manière de le vérifier.",
)
