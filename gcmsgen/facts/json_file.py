"""Read JSON the way YAML is read: numbers as the text that stands in the file, no duplicate keys, nothing guessed."""

import json
import re
from collections.abc import Mapping
from functools import partial

import json_source_map

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import MAX_DEPTH, Parsed, Place, StandsTwice, Tree, composed
from gcmsgen.language import Text, blank


def parse_json(source: str, text: str) -> Parsed:
    """Return the tree of a JSON text. Raises CaseFileError with line and reason where it is not a case file."""
    try:
        tree = json.loads(
            text,
            object_pairs_hook=partial(_object, source, text),
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
    return Parsed(tree=_mapping(source, tree, 0), lines=_Lines(text))


class _Lines(Mapping[Place, int]):
    """Find the line of a part when it is first asked for, which is when something is wrong with it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getitem__(self, place: Place) -> int:
        pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)
        entry = json_source_map.calculate(self._text)[pointer]
        return int(entry.value_start.line) + 1

    def __iter__(self) -> None:  # type: ignore[override]
        raise TypeError("lines are looked up, never listed")

    def __len__(self) -> int:
        return self._text.count("\n") + 1


def _object(source: str, text: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise StandsTwice(source, *_first_twice(text))
    return found


def _first_twice(text: str) -> tuple[Place, int | None]:
    """Return the place and line of the first key that stands twice in its object; the reader of JSON tells neither."""
    inside: list[set[str]] = []  # of each object the keys so far; of a list none
    parts: list[str | int] = []
    key_next = False
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign in "{[":
            inside.append(set())
            parts.append("" if sign == "{" else 0)
        elif sign in "}]":
            inside.pop()
            parts.pop()
        elif sign == "," and isinstance(parts[-1], int):
            parts[-1] += 1
        elif sign == '"' and key_next and isinstance(parts[-1], str):
            parts[-1] = json.loads(token[0])
            if parts[-1] in inside[-1]:
                return tuple(parts), text.count("\n", 0, token.start()) + 1
            inside[-1].add(str(parts[-1]))
        key_next = sign in "{,"
    return (), None


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')


def _constant(source: str, name: str) -> None:
    raise CaseFileError(source, [Fault(expected=_SYNTAX, found=name)])


def _mapping(source: str, value: dict[str, object], depth: int) -> dict[str, Tree]:
    return {key: _part(source, part, depth + 1) for key, part in value.items()}


def _part(source: str, value: object, depth: int) -> Tree:
    if depth > MAX_DEPTH:
        raise CaseFileError(source, [Fault(expected=_DEPTH)])
    if isinstance(value, dict):
        return _mapping(source, value, depth)
    if isinstance(value, list):
        return [_part(source, item, depth + 1) for item in value]
    if value is None:
        return Null("none")
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if not text.isascii() and _HALVES.search(text):
        raise CaseFileError(source, [Fault(expected=_HALF)])
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
