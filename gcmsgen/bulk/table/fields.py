"""The fields that a column may hold: every value of the case file, told from the models, a list's number as `#`.

A list that is known to be empty is said by `none`: in its first item, or in a column of the list itself where its items are groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Any, get_args

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, groups_in
from gcmsgen.facts.listed import Listed
from gcmsgen.facts.scalar import AdmitsNone, Amount, Count, Country, Day, Flag
from gcmsgen.language import Text

NUMBER = "#"
NONE = "none"


class CellKind(Enum):
    """Say how the text of a cell is read."""

    TEXT = auto()
    DAY = auto()
    AMOUNT = auto()
    COUNT = auto()
    COUNTRY = auto()
    NOC = auto()
    WORD = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True, eq=False)
class TableField:
    """Hold one field: where it stands, its names from the outermost in, how it is read, the closed words that it knows.

    There is one object for each field (`table_fields`), so that look-ups compare objects and not their texts.
    """

    place: tuple[str, ...]
    names: tuple[Text, ...]
    kind: CellKind
    words: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """Return the name of the field in a case file, `documents.#.title`."""
        return ".".join(self.place)

    @property
    def lists(self) -> int:
        """Return how many lists the field stands in."""
        return self.place.count(NUMBER)


@cache
def table_fields() -> tuple[TableField, ...]:
    """Return all fields that a column may hold, in the order of the case file."""
    return tuple(_fields(Case, (), ()))


@lru_cache(maxsize=4096)
def field_at(dotted: str) -> TableField | None:
    """Return the field of a place as people write it.

    >>> field_at("documents.2.title").dotted
    'documents.#.title'
    """
    return _by_place().get(tuple(NUMBER if part.isdecimal() else part for part in dotted.split(".")))


@cache
def _by_place() -> dict[tuple[str, ...], TableField]:
    return {field.place: field for field in table_fields()}


def _fields(group: type[Group], place: tuple[str, ...], names: tuple[Text, ...]) -> Iterator[TableField]:
    for name, field in group.model_fields.items():
        extra = field.json_schema_extra
        own = Text(en=field.description or "", fr=str(extra["fr"]) if isinstance(extra, dict) else "")
        many = field.default == ()
        here = (*place, field.alias or name, *((NUMBER,) if many else ()))
        kind, words = _read_as(here[-1], [*_parts(field.annotation), *field.metadata])
        if many and kind is None:
            yield TableField(here[:-1], (*names, own), CellKind.LIST, (NONE,))
        elif many and not (isinstance(extra, dict) and extra.get("private")):
            words = (*words, NONE)
        if kind:
            yield TableField(here, (*names, own), kind, words)
        inner = next(groups_in(field.annotation), None)
        if inner:
            yield from _fields(inner, here, (*names, own))


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the parts of an annotation: types, closed words, marks."""
    yield annotation
    if annotation not in _KINDS:
        for part in get_args(annotation):
            yield from _parts(part)


_KINDS = {
    Day: CellKind.DAY,
    Amount: CellKind.AMOUNT,
    Count: CellKind.COUNT,
    Country: CellKind.COUNTRY,
    Flag: CellKind.WORD,
}


def _read_as(name: str, parts: list[Any]) -> tuple[CellKind | None, tuple[str, ...]]:
    """Return how a field is read and its closed words; no kind where only a group stands here."""
    listed = [word for part in parts if isinstance(part, Listed) for word in part.words()]
    words = [*listed, *(part for part in parts if isinstance(part, str))]
    words += ["yes", "no"] if Flag in parts else []
    words += [NONE] if any(isinstance(part, AdmitsNone) for part in parts) else []
    kinds = [kind for known, kind in _KINDS.items() if known in parts]
    if kinds:
        return kinds[0], tuple(words)
    if str in parts and not listed:
        return (CellKind.NOC if name == "noc" else CellKind.TEXT), tuple(words)
    return (CellKind.WORD if words else None), tuple(words)
