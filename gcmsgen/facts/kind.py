"""The kinds of field: how the text of a value is read, told from the annotation of the model, and from nothing else."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any, get_args

from gcmsgen.facts.listed import Listed
from gcmsgen.facts.scalar import AdmitsNone, Amount, Count, Country, Day, Flag

NONE = "none"


class FieldKind(Enum):
    """Say what stands in a field: a value of one kind, a list of groups, or one group."""

    TEXT = auto()
    DAY = auto()
    AMOUNT = auto()
    COUNT = auto()
    COUNTRY = auto()
    NOC = auto()
    WORD = auto()
    LIST = auto()
    GROUP = auto()


def parts_of(annotation: Any) -> Iterator[Any]:
    """Yield the parts of an annotation: types, closed words, marks.

    >>> from typing import Literal
    >>> [part for part in parts_of(Day | Literal["none"] | None) if part in (Day, NONE)] == [Day, NONE]
    True
    """
    yield annotation
    if annotation not in _READ:
        for part in get_args(annotation):
            yield from parts_of(part)


_READ = {
    Day: (FieldKind.DAY, date),
    Amount: (FieldKind.AMOUNT, Decimal),
    Count: (FieldKind.COUNT, int),
    Country: (FieldKind.COUNTRY, str),
    Flag: (FieldKind.WORD, bool),
}


def kind_of(name: str, parts: Sequence[Any]) -> FieldKind | None:
    """Return the kind of value that a field of that name holds; None where only a group may stand there."""
    read = next((_READ[part][0] for part in parts if part in _READ), None)
    if read is None and str in parts and not any(isinstance(part, Listed) for part in parts):
        return FieldKind.NOC if name == "noc" else FieldKind.TEXT
    return read or (FieldKind.WORD if words_of(parts) else None)


def words_of(parts: Sequence[Any]) -> tuple[str, ...]:
    """Return the closed words that a field knows, in the order of its annotation."""
    words = [word for part in parts if isinstance(part, Listed) for word in part.words()]
    words += [part for part in parts if isinstance(part, str)]
    words += ["yes", "no"] if any(part is Flag for part in parts) else []
    words += [NONE] if any(isinstance(part, AdmitsNone) for part in parts) else []
    return tuple(words)


def types_of(parts: Sequence[Any]) -> tuple[type, ...]:
    """Return the types of the values that are no groups, as the program holds them."""
    read = [_READ[part][1] for part in parts if part in _READ]
    texts = [str for part in parts if part is str or isinstance(part, str)]
    return tuple(dict.fromkeys([*read, *texts]))
