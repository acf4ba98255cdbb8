"""Carry questions and answers between this program and the process that makes outputs again: values of JSON, nothing else.

What comes back is from a process in which a stranger's words were read. So it is no pickle, it is bounded, and bytes travel as
text.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import IO, Any

_HEAD = 8
_MOST_BYTES = 400_000_000  # the templates and tables of the largest bundle, as text


def send(stream: IO[bytes], message: Mapping[str, Any]) -> None:
    """Write a message. Raises OSError where nobody listens any more."""
    data = json.dumps(message).encode()
    stream.write(len(data).to_bytes(_HEAD, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message; None where there is none any more, or where what came is none."""
    size = int.from_bytes(stream.read(_HEAD), "big")
    if not 0 < size <= _MOST_BYTES:
        return None
    data = stream.read(size)
    try:
        message = json.loads(data) if len(data) == size else None
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def as_text(data: bytes) -> str:
    """Return bytes as text.

    >>> as_bytes(as_text(b"\\xff"))
    b'\\xff'
    """
    return b64encode(data).decode()


def as_bytes(text: str) -> bytes:
    """Return the bytes that a text stands for. Raises ValueError where it stands for none."""
    return b64decode(text, validate=True)
