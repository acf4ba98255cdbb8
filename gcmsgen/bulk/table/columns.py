"""The columns of a table: which field each heading names, and what is wrong with the headings, before any row is read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from gcmsgen.bulk.table.cell import is_rewritten, plain
from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import heading, key, meant
from gcmsgen.bulk.table.words import words_for_none
from gcmsgen.checks.tables import column_repeated, column_unknown
from gcmsgen.facts.fault import MAX_TOLD
from gcmsgen.facts.fields import NUMBER, CaseField
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.tree import Place, dotted
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text

IGNORE = "ignore"
_LONGEST = 200
_NEAR_ENOUGH = 75  # of 100: below this, what stands in the first row may be a fact and is not repeated


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column with a field: its position from 0, its heading as written, and its place in the case file.

    `parent` and `last` are the place in two parts; `rewritten` says that its cells may need another form, and `emptied` is
    the place of the list that the word `none` empties here. `none_words` are those that say in a cell of plain text
    that there is none.
    """

    position: int
    heading: str
    field: CaseField
    place: Place
    parent: Place
    last: str | int
    rewritten: bool
    emptied: Place | None
    none_words: frozenset[str]

    @property
    def letter(self) -> str:
        """Return the letters that a spreadsheet shows over the column."""
        return letter(self.position)

    @property
    def dotted(self) -> str:
        """Return the place as people write it."""
        return dotted(self.place)


def letter(position: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    letters = ""
    while position >= 0:
        letters = chr(ord("A") + position % 26) + letters
        position = position // 26 - 1
    return letters


def mapping_problems(mapping: Mapping[str, str]) -> list[Finding]:
    """Return a finding for each line of a mapping whose right side is no field."""
    wrong = [(theirs, ours) for theirs, ours in mapping.items() if ours != IGNORE and meant(ours) is None]
    return [column_unknown.mapped_to_nothing(theirs, ours) for theirs, ours in wrong]


def columns_of(
    headings: Sequence[str], mapping: Mapping[str, str]
) -> tuple[tuple[Column, ...], tuple[int, ...], tuple[Finding, ...]]:
    """Return the columns with a field in the order of the case file, the positions without a heading, and the findings."""
    renamed = {key(theirs): ours for theirs, ours in mapping.items()}
    problems = mapping_problems(mapping)
    found: dict[Place, Column] = {}
    counted: Counter[str] = Counter()
    unheaded: list[int] = []
    unknown: list[tuple[int, str]] = []
    for position, written in enumerate(map(plain, headings)):
        name = renamed.get(key(written), written)
        if not key(written):
            unheaded.append(position)
        elif name != IGNORE:
            column = _column(position, written, name, counted)
            if column is None:
                unknown += [] if key(written) in renamed else [(position, written)]
            elif column.place in found:
                first = found[column.place].letter
                problems.append(column_repeated.repeated(column.letter, first, column.dotted))
            else:
                found[column.place] = column
    problems += [_unknown(letter(position), written) for position, written in unknown[:MAX_TOLD]]
    problems += [column_unknown.more(len(unknown) - MAX_TOLD)] if len(unknown) > MAX_TOLD else []
    ordered = sorted(found.values(), key=_in_case_file)
    return tuple(ordered), tuple(unheaded), tuple(problems)


def _column(position: int, written: str, name: str, counted: Counter[str]) -> Column | None:
    """Return the column of a heading; the innermost list is numbered by repetition where the heading does not number it."""
    found = meant(name)
    if found is None:
        return None
    field, numbers = found
    if field.lists and None in numbers:
        counted[field.dotted] += 1
        numbers = (*(1,) * (field.lists - 1), counted[field.dotted])
    left = [number - 1 for number in numbers if number]
    place = tuple(left.pop(0) if part == NUMBER else part for part in field.place)
    return Column(
        position,
        written,
        field,
        place,
        place[:-1],
        place[-1],
        is_rewritten(field),
        emptied_by_none(field, place),
        words_for_none() if field.kind is FieldKind.TEXT and not field.many else frozenset(),
    )


def emptied_by_none(field: CaseField, place: Place) -> Place | None:
    """Return the place of the list that `none` empties, written in this place; None where it is a word like others."""
    if field.place[-1] == NUMBER:
        return place[:-1] if place[-1] == 0 and not field.private else None
    return place if field.kind is FieldKind.LIST else None


def _in_case_file(column: Column) -> tuple[tuple[bool, str | int], ...]:
    return tuple((isinstance(part, int), part) for part in column.place)


def _unknown(where: str, written: str) -> Finding:
    # What is longer than any heading is like none, and would take long to compare.
    near = process.extractOne(key(written[:_LONGEST]), list(_nearest()), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if near is None:
        return column_unknown.unlike(where)
    field = _nearest()[near[0]]
    name = Text(*(heading(field, (1,) * field.lists, language) for language in Language))
    return column_unknown.near(where, written, field.dotted.replace(NUMBER, "1"), name)


@cache
def _nearest() -> dict[str, CaseField]:
    """Return every field by the keys that a mistyped heading is compared with."""
    return {
        key(form.replace(NUMBER, "")): field
        for field in table_fields()
        for form in (field.dotted, *(heading(field, (), language) for language in Language))
    }
