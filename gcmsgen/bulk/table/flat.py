"""A case as one row of a table: the dotted name of each value, and its text. What `opened` reads back is the same case."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, fields_of, states
from gcmsgen.facts.kind import NONE
from gcmsgen.facts.scalar import as_stated
from gcmsgen.facts.tree import Place, dotted


def row_of(case: Case) -> dict[str, str]:
    """Return the values of a case under their dotted names (`documents.1.title`), in the order of the case file."""
    return {dotted(place): text for place, text in _values(case, ())}


def _values(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Group):
        for field in fields_of(type(value)):
            here, inside = (*place, field.name), getattr(value, field.attribute)
            if inside == () and states(value, field):
                yield here if field.group else (*here, 0), NONE
            elif isinstance(inside, str) and NONE not in field.words:
                yield here, as_stated(inside)
            else:
                yield from _values(inside, here)
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _values(part, (*place, position))
    elif value is not None:
        yield place, _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
