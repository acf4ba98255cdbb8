"""What one rendering of a template may take: turns of loops, characters, and how big a value may become on the way.

All are counted and none is timed, so that a template which renders on one machine renders on every other.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined

from gcmsgen.language import Text
from gcmsgen.wording.view import ListView

MAX_TURNS = 50_000  # turns of loops, calls and inclusions: a case of 1 MB has some ten thousand rows
MAX_CHARACTERS = 10_000_000  # of one rendering, marks of Word or HTML among them: a long note has fifty thousand
MAX_TEXT = 1_000_000  # characters of one value: as much as a case file may hold
MAX_ITEMS = 10_000  # what a list that a template writes may hold, those of the lists in it included
MAX_BITS = 4_096  # of a whole number


class NotAllowed(TemplateRuntimeError):
    """Say what a template does that no template may, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(slots=True)
class Allowance:
    """Hold what is left to one rendering."""

    turns: int = MAX_TURNS
    characters: int = MAX_CHARACTERS


_LEFT: ContextVar[Allowance | None] = ContextVar("allowance", default=None)


@contextmanager
def one_rendering() -> Iterator[None]:
    """Give a rendering its allowance, and turn a recursion without end into NotAllowed."""
    before = _LEFT.set(Allowance())
    try:
        yield
    except RecursionError:
        raise NotAllowed(TOO_DEEP) from None
    finally:
        _LEFT.reset(before)


def spend_turns(number: int) -> None:
    """Take turns from the rendering that is under way. Raises NotAllowed where none are left."""
    left = _LEFT.get()
    if left is not None:
        left.turns -= number
        if left.turns < 0:
            raise NotAllowed(_TURNS)


def spend_characters(number: int) -> None:
    """Take characters from the rendering that is under way. Raises NotAllowed where none are left."""
    left = _LEFT.get()
    if left is not None:
        left.characters -= number
        if left.characters < 0:
            raise NotAllowed(_CHARACTERS)


def counted(walked: Any) -> Any:
    """Return what a loop walks through, its turns taken beforehand where their number is known, else one by one."""
    kind = type(walked)
    if kind is ListView:
        spend_turns(walked.size)
    elif kind in _SIZED:
        spend_turns(len(walked))
    elif not isinstance(walked, Undefined):
        return _each_counted(walked)
    return walked


_SIZED = frozenset({list, tuple, str, dict, range})


def _each_counted(walked: Iterable[Any]) -> Iterator[Any]:
    for item in walked:
        spend_turns(1)
        yield item


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of a rendering as one text, their length taken while they come. Raises NotAllowed."""
    coming, made = iter(pieces), list[str]()
    while some := list(islice(coming, _AT_ONCE)):
        spend_characters(sum(map(len, some)))
        made += some
    return "".join(made)


_AT_ONCE = 64  # so few that what comes before the count is small, so many that counting costs nothing


def short(*sizes: int) -> None:
    """Raise NotAllowed where a text made of parts of these sizes would be too long."""
    if sum(sizes) > MAX_TEXT:
        raise NotAllowed(TOO_LONG)


def light(value: Any) -> Any:
    """Return a list, a tuple or a mapping that a template wrote. Raises NotAllowed where too much is in it."""
    seen, left = 0, [value]
    while left:
        part = left.pop()
        inner = _ITEMS.get(type(part))
        if inner:
            seen += len(part)
            if seen > MAX_ITEMS:
                raise NotAllowed(ITEMS_MANY)
            left.extend(inner(part))
    return value


_ITEMS: dict[type, Any] = {list: iter, tuple: iter, dict: dict.values}

_TURNS = Text(
    en=f"its loops and calls take more than {MAX_TURNS:,} turns. Look for a loop inside another, or for words that call "
    "themselves.",
    fr="ses boucles et ses appels prennent plus de "
    + f"{MAX_TURNS:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " tours. Cherchez une boucle dans une autre, ou un texte qui s’appelle lui-même.",
)
_CHARACTERS = Text(
    en=f"it makes more than {MAX_CHARACTERS // 1_000_000} million characters. Look for a loop that repeats a long text.",
    fr=f"il donne plus de {MAX_CHARACTERS // 1_000_000} millions de caractères. Cherchez une boucle qui répète un long texte.",
)
TOO_LONG = Text(
    en=f"it makes a text of more than {MAX_TEXT // 1_000_000} million characters. Write the text itself.",
    fr=f"il compose un texte de plus de {MAX_TEXT // 1_000_000} million de caractères. Écrivez le texte lui-même.",
)
ITEMS_MANY = Text(
    en=f"it makes a list of more than {MAX_ITEMS:,} parts. Loop over the facts themselves.",
    fr="il compose une liste de plus de "
    + f"{MAX_ITEMS:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " éléments. Parcourez les faits eux-mêmes.",
)
TOO_DEEP = Text(
    en="its parts stand too deep inside one another, or call themselves without end. Make it flatter.",
    fr="ses parties sont imbriquées trop profondément, ou s’appellent elles-mêmes sans fin. Simplifiez-le.",
)
