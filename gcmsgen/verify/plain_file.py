"""Read a file that somebody else put there: a plain one of a bounded size, never a pipe that waits or a device that never ends."""

import os
import stat
from pathlib import Path

from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Text


class NoPlainFile(GcmsgenError):
    """Say why what stands at a place is not read as a file."""


def plain_file(path: Path, most: int) -> bytes | None:
    """Return what a file holds; None where there is none, or none that may be read.

    Raises NoPlainFile where a folder, a pipe or a device stands there, or more than so many bytes.
    """
    try:
        _refuse_other(path.stat())  # a device is not even opened
        with open(path, "rb", opener=_opened) as file:
            _refuse_other(os.fstat(file.fileno()))  # it may have been put there meanwhile
            data = file.read(most + 1)
    except (OSError, ValueError):
        return None
    if len(data) > most:
        raise NoPlainFile(_LARGE.filled(most=f"{most / 1_000_000:g}"))
    return data


def _refuse_other(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NoPlainFile(_NO_FILE)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


_NO_FILE = Text(
    en="a folder, a pipe or a device stands there, where a file should.",
    fr="un dossier, un tube ou un périphérique s’y trouve à la place d’un fichier.",
)
_LARGE = Text(
    en="it has more than {most} MB, and none that this program writes is so large.",
    fr="il dépasse {most}\N{NO-BREAK SPACE}Mo, et ce programme n’en écrit pas de si gros.",
)
