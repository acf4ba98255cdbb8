"""Read a small JSON object that a stranger may have written: in one way only, or not at all."""

from typing import Any

from gcmsgen.verify.strict_json import NoStrictJson, strict_json

MAX_BYTES = 65_536


def json_object(data: bytes) -> dict[str, Any]:
    """Return the object that JSON holds. Raises ValueError where it is too long, no object, or not read by `strict_json`.

    >>> json_object(b'{"a": 1}')
    {'a': 1}
    >>> json_object(b'{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: JSON
    """
    if len(data) > MAX_BYTES:
        raise ValueError("too long")
    try:
        read = strict_json(data)
    except NoStrictJson:
        raise ValueError("JSON") from None
    if not isinstance(read, dict):
        raise ValueError("no object")
    return read
