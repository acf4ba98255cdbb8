"""Read a small JSON object that a stranger may have written: in one way only, or not at all."""

import json
from collections.abc import Iterable
from typing import Any

MAX_BYTES = 65_536


def json_object(data: bytes) -> dict[str, Any]:
    """Return the object that JSON holds. Raises ValueError where it is too long, no object, or names a key twice.

    >>> json_object(b'{"a": 1}')
    {'a': 1}
    >>> json_object(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: a key stands twice
    """
    if len(data) > MAX_BYTES:
        raise ValueError("too long")
    try:
        read = json.loads(data.decode(), object_pairs_hook=_distinct)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(read, dict):
        raise ValueError("no object")
    return read


def _distinct(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as an object: of two with one key, two readers may believe another one."""
    rows = list(pairs)
    found = dict(rows)
    if len(found) != len(rows):
        raise ValueError("a key stands twice")
    return found
