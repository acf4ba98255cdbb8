"""The fields of a case file: one table of them all, which whoever asks about a field reads.

A field that lacks a name in either language, or whose kind nothing reads, ends the run when the table is first asked for; a
needed fact that is no field does so when it is first asked which outcomes need a field.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from gcmsgen.errors import TableError
from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import outcomes

NUMBER = "#"


@dataclass(frozen=True, slots=True, eq=False)
class CaseField:
    """Hold one field: where it stands, its plain names from the outermost in, what it holds.

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

    @property
    def dotted(self) -> str:
        """Return the name of the field in a case file, `documents.#.title`."""
        return ".".join(self.place)

    @property
    def path(self) -> tuple[str, ...]:
        """Return the place of the field itself: of a list, not that of its items."""
        return self.place[:-1] if self.place[-1] == NUMBER else self.place

    @property
    def own_name(self) -> str:
        """Return the name of the field alone, without those around it and without the number of its list."""
        return self.path[-1]

    @property
    def lists(self) -> int:
        """Return how many lists the field stands in, itself included where its items are values."""
        return self.place.count(NUMBER)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Return the outcomes whose documents always print the field."""
        # Asked of the published table and not kept here, so that names and kinds do not hang on which table is read.
        return _needing().get(self, ())


@cache
def case_fields() -> tuple[CaseField, ...]:
    """Return all fields, in the order of the case file, each group before what is in it."""
    return fields_under(Case)


def fields_under(group: type[Group]) -> tuple[CaseField, ...]:
    """Return all fields of a group, of the groups in it, and so on; `case_fields` has those of a case."""
    return tuple(_under(group, (), ()))


def _under(group: type[Group], place: tuple[str, ...], names: tuple[Text, ...]) -> Iterator[CaseField]:
    for field in fields_of(group):
        own = CaseField(
            place=_place(place, field),
            names=(*names, field.title),
            kind=field.kind,
            words=field.words,
            private=field.private,
            many=field.many,
            group=field.group,
        )
        yield own
        if field.group:
            inside = (*own.path, NUMBER) if field.many else own.path
            yield from _under(field.group, inside, own.names)


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


def field_or_items_at(dotted: str) -> CaseField | None:
    """Return the field of a place; of a list of values, that of its items. None where a case file has no such place.

    >>> field_or_items_at("decision.grounds").dotted, field_or_items_at("offer.noc").dotted, field_or_items_at("offer.shoes")
    ('decision.grounds.#', 'offer.noc', None)
    """
    return field_at(dotted) or field_at(f"{dotted}.1")


def known_part(dotted: str) -> str:
    """Return a dotted path as far as it is that of a field: a template can make up what stands behind it, even of a fact.

    >>> known_part("documents.2.title"), known_part("applicant.family_name.Nulla")
    ('documents.2.title', 'applicant.family_name')
    """
    parts = dotted.split(".")
    for end in range(len(parts), 1, -1):
        if tuple(part for part in parts[:end] if not part.isdigit()) in _by_names():
            return ".".join(parts[:end])
    return parts[0]


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


def needing(fields: Iterable[CaseField], needed: Mapping[str, Iterable[str]]) -> dict[CaseField, tuple[str, ...]]:
    """Return by field the outcomes that need it, told the needed facts of each. Raises TableError where one is no field."""
    known = {".".join(field.path): field for field in fields}
    found: dict[CaseField, tuple[str, ...]] = {}
    for outcome, facts in needed.items():
        for fact in facts:
            if fact not in known:
                raise TableError("facts", _NO_FIELD.filled(fact=fact))
            found[known[fact]] = (*found.get(known[fact], ()), outcome)
    return found


@cache
def _needing() -> dict[CaseField, tuple[str, ...]]:
    return needing(case_fields(), {outcome: row.needs for outcome, row in outcomes().items()})


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
