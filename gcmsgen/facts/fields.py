"""The fields of a case file: one table of them all, which whoever asks about a field reads.

A field that lacks a name in either language, or whose kind nothing reads, and a needed fact that is no field, end the run
when the table is first asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from gcmsgen.errors import TableError
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import Outcome
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Text
from gcmsgen.reference.needed_facts import needed_facts

NUMBER = "#"


@dataclass(frozen=True, slots=True, eq=False)
class CaseField:
    """Hold one field: where it stands, its plain names from the outermost in, what it holds, which outcomes need it.

    In `place`, NUMBER stands for the position in a list; where the items of a list are values of their own, it ends the place.
    `words` are the closed words that the field knows, `group` is what stands in it, or in each item of its list. There is one
    object for each field (`case_fields`), so that look-ups compare objects and not their texts.
    """

    place: tuple[str, ...]
    names: tuple[Text, ...]
    kind: FieldKind
    words: tuple[str, ...]
    private: bool
    many: bool
    group: type[Group] | None
    outcomes: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """Return the name of the field in a case file, `documents.#.title`."""
        return ".".join(self.place)

    @property
    def path(self) -> tuple[str, ...]:
        """Return the place of the field itself: of a list, not that of its items."""
        return self.place[:-1] if self.place[-1] == NUMBER else self.place

    @property
    def lists(self) -> int:
        """Return how many lists the field stands in, itself included where its items are values."""
        return self.place.count(NUMBER)


@cache
def case_fields() -> tuple[CaseField, ...]:
    """Return all fields, in the order of the case file, each group before what is in it."""
    return table_of(Case, {outcome: needed_facts(outcome) for outcome in get_args(Outcome)})


def table_of(group: type[Group], needed: dict[str, tuple[str, ...]]) -> tuple[CaseField, ...]:
    """Return all fields under a group, told which facts each outcome needs. Raises TableError where one of those is no field."""
    fields = tuple(_under(group, (), (), needed))
    paths = {".".join(field.path) for field in fields}
    for fact in (fact for facts in needed.values() for fact in facts if fact not in paths):
        raise TableError("facts", _NO_FIELD.filled(fact=fact))
    return fields


def _under(
    group: type[Group], place: tuple[str, ...], names: tuple[Text, ...], needed: dict[str, tuple[str, ...]]
) -> Iterator[CaseField]:
    for field in fields_of(group):
        own = CaseField(
            place=_place(place, field),
            names=(*names, field.title),
            kind=field.kind,
            words=field.words,
            private=field.private,
            many=field.many,
            group=field.group,
            outcomes=tuple(outcome for outcome, facts in needed.items() if ".".join((*place, field.name)) in facts),
        )
        yield own
        if field.group:
            inside = (*own.path, NUMBER) if field.many else own.path
            yield from _under(field.group, inside, own.names, needed)


def _place(place: tuple[str, ...], field: GroupField) -> tuple[str, ...]:
    values = field.many and field.kind is not FieldKind.LIST
    return (*place, field.name, NUMBER) if values else (*place, field.name)


@lru_cache(maxsize=4096)
def field_at(dotted: str) -> CaseField | None:
    """Return the field of a place as people write it; None where there is none.

    >>> field_at("documents.2.title").dotted, field_at("documents.title")
    ('documents.#.title', None)
    """
    return _by_place().get(tuple(NUMBER if part.isdecimal() else part for part in dotted.split(".")))


def field_along(names: Iterable[str]) -> CaseField | None:
    """Return the field to which names lead, written without the positions in lists; None where there is none.

    >>> field_along(("documents", "title")).dotted, field_along(("applicant", "citizenship")).dotted
    ('documents.#.title', 'applicant.citizenship.#')
    """
    return _by_names().get(tuple(names))


@cache
def case_parts() -> tuple[str, ...]:
    """Return the names of the parts of a case: all that it has at the top, but the form in which its file is written.

    >>> case_parts()[:2]
    ('application', 'record')
    """
    return tuple(field.name for field in fields_of(Case) if field.attribute != "schema_")


@cache
def _by_place() -> dict[tuple[str, ...], CaseField]:
    return {field.place: field for field in case_fields()}


@cache
def _by_names() -> dict[tuple[str, ...], CaseField]:
    return {tuple(part for part in field.place if part != NUMBER): field for field in case_fields()}


_NO_FIELD = Text(
    en="The outcomes need {fact}, which is no field of a case.",
    fr="Les issues exigent {fact}, qui n’est pas un champ d’un cas.",
)
