"""Read JSON the way YAML is read: numbers as the text that stands in the file, no duplicate keys, nothing guessed."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import MAX_DEPTH, OVERLOADED, Parsed, PartCount, Place, StandsTwice, Tree, composed
from gcmsgen.language import Text, blank, overloaded


def parse_json(source: str, text: str) -> Parsed:
    """Return the tree of a JSON text. Raises CaseFileError with line and reason where it is not a case file."""
    count = PartCount(source)
    try:
        tree = json.loads(
            text,
            object_pairs_hook=partial(_object, source, text, count),
            parse_int=str,
            parse_float=str,
            parse_constant=partial(_constant, source),
        )
    except json.JSONDecodeError as error:
        raise CaseFileError(source, [Fault(expected=_SYNTAX, line=error.lineno)]) from None
    except RecursionError:
        raise CaseFileError(source, [Fault(expected=_DEPTH)]) from None
    if not isinstance(tree, dict):
        raise CaseFileError(source, [Fault(expected=_ROOT, line=1)])
    return Parsed(tree=_mapping(source, count, tree, 0), lines=_Lines(text))


class _Lines(Mapping[Place, int]):
    """Find the lines of all parts when one is first asked for, which is when something is wrong with it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _found(self) -> dict[Place, int]:
        return dict(_lines_of(self._text))

    def __getitem__(self, place: Place) -> int:
        return self._found[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def values_of(text: str) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield the place of every value of a JSON text that was read already, and where it begins, in one walk through it."""
    named = False
    path: list[str | int] = []
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in "}]":
            path.pop()
        elif sign == ",":
            named = isinstance(path[-1], str)
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else ""
        elif named and sign != "}":
            path[-1], named = json.loads(sign), False
        elif sign != ":":
            yield tuple(path), token
            named = sign == "{"
            if sign in _OPENED:
                path.append(_OPENED[sign])


def _lines_of(text: str) -> Iterator[tuple[Place, int]]:
    """Yield the place of every value with its line."""
    line, seen = 1, 0
    for place, token in values_of(text):
        line, seen = line + text.count("\n", seen, token.start()), token.start()
        yield place, line


_OPENED: Mapping[str, str | int] = {"{": "", "[": 0}
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def _object(source: str, text: str, count: PartCount, pairs: list[tuple[str, object]]) -> dict[str, object]:
    for key, _ in pairs:
        count.name(key)
    found = dict(pairs)
    if len(found) < len(pairs):
        raise StandsTwice(source, *_first_twice(text))
    return found


def _first_twice(text: str) -> tuple[Place, int | None]:
    """Return the place and line of the first key that stands twice in its object; the reader of JSON tells neither."""
    seen: set[Place] = set()
    for place, line in _lines_of(text):
        if place in seen:
            return place, line
        seen.add(place)
    return (), None


def _constant(source: str, name: str) -> None:
    raise CaseFileError(source, [Fault(expected=_SYNTAX, found=name)])


def _mapping(source: str, count: PartCount, value: dict[str, object], depth: int) -> dict[str, Tree]:
    return {key: _part(source, count, part, depth + 1) for key, part in value.items()}


def _part(source: str, count: PartCount, value: object, depth: int) -> Tree:
    count.part()
    if depth > MAX_DEPTH:
        raise CaseFileError(source, [Fault(expected=_DEPTH)])
    if isinstance(value, dict):
        return _mapping(source, count, value, depth)
    if isinstance(value, list):
        return [_part(source, count, item, depth + 1) for item in value]
    if value is None:
        return Null("none")
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if not text.isascii() and _HALVES.search(text):
        raise CaseFileError(source, [Fault(expected=_HALF)])
    if overloaded(text):
        raise CaseFileError(source, [Fault(expected=OVERLOADED)])
    return Blank() if blank(text) else composed(text)


_HALVES = re.compile("[\ud800-\udfff]")
_SYNTAX = Text(
    en="this is not JSON. Look at the commas, colons and quotes here and just before.",
    fr="ceci n’est pas du JSON. Voyez les virgules, les deux-points et les guillemets ici et juste avant.",
)
_ROOT = Text(
    en="a case file is an object of named parts, such as application, record and offer.",
    fr="un fichier de cas est un objet de parties nommées, comme application, record et offer.",
)
_DEPTH = Text(en="parts are nested too deeply.", fr="les parties sont imbriquées trop profondément.")
_HALF = Text(
    en="a text holds half a character (a lone surrogate). Type it again.",
    fr="un texte contient la moitié d’un caractère (un substitut isolé). Tapez-le de nouveau.",
)
