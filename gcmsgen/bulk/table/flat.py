"""A case as one row of a table: the dotted name of each value, and its text. What `opened` reads back is the same case."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group
from gcmsgen.facts.tree import Place, dotted


def row_of(case: Case) -> dict[str, str]:
    """Return the values of a case under their dotted names (`documents.1.title`), in the order of the case file."""
    return {dotted(place): text for place, text in _values(case, ())}


def _values(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Group):
        for name, field in type(value).model_fields.items():
            yield from _values(getattr(value, name), (*place, field.alias or name))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _values(part, (*place, position))
    elif value is not None:
        yield place, _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
