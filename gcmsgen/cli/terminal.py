"""Print for people: the one edge through which all talk goes, where nothing of it can command a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase, TextIOWrapper
from typing import BinaryIO, TextIO, cast

from gcmsgen.legible import legible


class LegibleStream(TextIOBase):
    """Write text to a stream as `legible` gives it; bytes of documents go past it, through `buffer`.

    It calls itself UTF-8 whatever the stream beneath it writes, which escapes what it cannot: click goes around one of ASCII.
    """

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, beneath: TextIO) -> None:
        self._beneath = beneath

    @property
    def buffer(self) -> BinaryIO:
        """Return the stream of bytes, all text written before it."""
        self._beneath.flush()
        return self._beneath.buffer

    def write(self, text: str) -> int:
        """Write a text, each sign of it seen."""
        self._beneath.write(legible(text))
        return len(text)

    def flush(self) -> None:
        """Let go of what was written."""
        self._beneath.flush()

    def isatty(self) -> bool:
        """Say whether a person reads it."""
        return self._beneath.isatty()

    def fileno(self) -> int:
        """Return the descriptor of the stream beneath."""
        return self._beneath.fileno()

    def writable(self) -> bool:
        """Say that it is written to."""
        return True


@contextmanager
def printing_legibly() -> Iterator[None]:
    """Let whatever is printed meanwhile, by whomever, be seen as it is; talk to nobody where none listens."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        out, err = (_legible(stream or nowhere) for stream in (sys.stdout, sys.stderr))
        with redirect_stdout(out), redirect_stderr(err):
            yield


def _legible(stream: TextIO) -> TextIO:
    """Return a stream on which every text can be printed, escaped where the terminal has no sign for it."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return cast("TextIO", LegibleStream(stream))


def erase_line() -> None:
    """Begin the line of a terminal anew: a command of our own, which no text can give."""
    sys.stderr.flush()
    sys.stderr.buffer.write(b"\r\x1b[K")
    sys.stderr.buffer.flush()
