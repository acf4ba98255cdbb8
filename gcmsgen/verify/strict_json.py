"""Read JSON that somebody else wrote, strictly: within limits, nothing twice, no number or text that is none."""

import json
import math
import re
from typing import Any

from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Text


class NoStrictJson(GcmsgenError):
    """Say why a text is not read as JSON, and nothing of what stands in it."""


def strict_json(data: bytes) -> Any:
    """Return the value that a text of JSON holds. Raises NoStrictJson.

    >>> strict_json(b'{"a": [1]}')
    {'a': [1]}
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_PARTS:
        raise NoStrictJson(_MANY)
    try:
        value = json.loads(
            data.decode(),
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError:
        raise NoStrictJson(_NOT_UTF_8) from None
    except RecursionError:
        raise NoStrictJson(_DEEP) from None
    except json.JSONDecodeError as error:
        raise NoStrictJson(_SYNTAX.filled(line=str(error.lineno))) from None
    _refuse_depth(value)
    if _ESCAPED_HALF.search(data):
        _refuse_half_characters(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NoStrictJson(_TWICE)
    return found


def _whole_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise NoStrictJson(_NUMBER)
    return int(text)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NoStrictJson(_NUMBER)
    return value


def _no_number(_: str) -> None:
    raise NoStrictJson(_NUMBER)


def _refuse_depth(value: Any) -> None:
    """Raise NoStrictJson where parts lie deeper in one another than in anything that this program writes."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(_MOST_DEPTH):
        parts = (part.values() if isinstance(part, dict) else part for part in level)
        level = [inner for part in parts for inner in part if isinstance(inner, dict | list)]
        if not level:
            return
    raise NoStrictJson(_DEEP)


def _refuse_half_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NoStrictJson(_HALF) from None


_MOST_PARTS = 500_000
_MOST_DIGITS = 18
_MOST_DEPTH = 40  # a case file has 20 at most, and a manifest lays three around it
_ESCAPED_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_MANY = Text(
    en=f"it has more than {_MOST_PARTS:,} parts.",
    fr=f"il a plus de {_MOST_PARTS // 1000}\N{NO-BREAK SPACE}000 parties.",
)
_NOT_UTF_8 = Text(en="it is not UTF-8.", fr="il n’est pas en UTF-8.")
_SYNTAX = Text(en="it is not JSON (line {line}).", fr="ce n’est pas du JSON (ligne {line}).")
_DEEP = Text(en="its parts are nested too deeply.", fr="ses parties sont imbriquées trop profondément.")
_TWICE = Text(en="a name stands twice in one object.", fr="un nom figure deux fois dans un même objet.")
_NUMBER = Text(
    en="a number in it is none that this program writes.",
    fr="un nombre qui s’y trouve n’est pas de ceux que ce programme écrit.",
)
_HALF = Text(
    en="a text in it holds half a character (a lone surrogate).",
    fr="un texte qui s’y trouve contient la moitié d’un caractère (un substitut isolé).",
)
