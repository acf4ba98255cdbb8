"""Deliver bytes to files: written aside, forced to disk, renamed into place, readable by their owner only."""

import os
import re
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gcmsgen.errors import InTheWay, WouldOverwrite
from gcmsgen.language import Text

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Existing(Enum):
    """Say what becomes of a different file that stands at the output's place."""

    KEEP = "keep"
    REPLACE = "replace"


def deliver(data: bytes, path: Path, existing: Existing = Existing.KEEP) -> None:
    """Write a file whole or not at all, mode 0600. Raises WouldOverwrite, InTheWay, and OSError where the disk fails.

    A file that already holds these bytes keeps them. Folders above it may be links, its own name may not. What the system
    itself names (`is_stream`) is written to as it is.
    """
    if is_stream(path):
        path.write_bytes(data)
        return
    found = require_plain(path)
    same = found is not None and found.st_size == len(data) and _holds(path, data)
    if found and not same and existing is Existing.KEEP:
        raise WouldOverwrite(path)
    if found and same and found.st_nlink == 1:
        path.chmod(_OWNER_ONLY)
        return
    make_folder(path.parent)
    deliver_all(path.parent, {path.name: data})


def is_stream(path: Path) -> bool:
    """Say whether a name is one that the system gives to an open stream; elsewhere a pipe or a device may be planted.

    >>> is_stream(Path("/dev/stdout")), is_stream(Path("/dev/shm/letter.txt"))
    (True, False)
    """
    return _STREAM.fullmatch(str(path)) is not None


_STREAM = re.compile(r"/dev/(null|tty|stdout|stderr|fd/[0-9]+)|/proc/self/fd/[0-9]+")


def require_plain(path: Path) -> os.stat_result | None:
    """Return what is known of the file at a path, or None where nothing is. Raises InTheWay where it is no plain file."""
    with suppress(FileNotFoundError):
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise InTheWay(path, _KINDS.get(stat.S_IFMT(found.st_mode), _OTHER))
        return found
    return None


def require_own(path: Path) -> None:
    """Raise InTheWay where a file that is written in place is no plain file, or has a second name elsewhere."""
    if (found := require_plain(path)) and found.st_nlink > 1:
        raise InTheWay(path, _SECOND_NAME)


def require_folder(path: Path) -> None:
    """Raise InTheWay where something stands that is no folder of its own."""
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISDIR(mode):
            raise InTheWay(path, _KINDS.get(stat.S_IFMT(mode), _OTHER))


_OTHER = Text(en="a file of another kind", fr="un fichier d’une autre nature")
_SECOND_NAME = Text(en="a file that has a second name elsewhere", fr="un fichier qui porte aussi un autre nom")
_KINDS = {
    stat.S_IFREG: Text(en="a file", fr="un fichier"),
    stat.S_IFLNK: Text(en="a link", fr="un lien"),
    stat.S_IFDIR: Text(en="a folder", fr="un dossier"),
    stat.S_IFIFO: Text(en="a pipe", fr="un tube"),
    stat.S_IFSOCK: Text(en="a socket", fr="un point de connexion"),
    stat.S_IFCHR: Text(en="a device", fr="un périphérique"),
    stat.S_IFBLK: Text(en="a device", fr="un périphérique"),
}


def make_folder(path: Path) -> None:
    """Make a folder and those above it that are missing, for their owner alone; what stands there is left as it is.

    Raises InTheWay where something stands that is no folder, nor a link to one.
    """
    try:
        path.mkdir(0o700)
    except FileNotFoundError:
        if path.parent.is_dir():
            raise
        make_folder(path.parent)
        make_folder(path)
    except OSError:
        if path.is_dir():
            return
        require_folder(path)
        raise


def make_shared_folder(path: Path) -> None:
    """Make a folder of templates, which hold nothing of a case and which an office shares, for all to read."""
    if not path.is_dir():
        make_folder(path)
        path.chmod(0o755)


def _holds(path: Path, data: bytes) -> bool:
    with open(os.open(path, os.O_RDONLY | _UNFOLLOWED), "rb") as file:
        return stat.S_ISREG(os.fstat(file.fileno()).st_mode) and file.read() == data


_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def deliver_all(folder: Path, files: Mapping[str, bytes]) -> dict[str, int]:
    """Write files of one folder by their names, in place of what stands there; return when each was last modified (ns).

    All are written before any is forced to disk, and all are there before any is renamed. Many are forced side by side, so that the
    disk commits them together and does not take them one by one; a crash leaves whole files and parts aside (`PART`), never a torn
    file. Raises OSError, the parts removed, and InTheWay before anything is written.
    """
    for name in files:
        require_plain(folder / name)
    parts = {name: folder / f".{secrets.token_hex(8)}.part" for name in files}
    try:
        for name, part in parts.items():
            _write(files[name], part)
        times = dict(zip(parts, _forced([*parts.values()]), strict=True))
        for name, part in parts.items():
            part.replace(folder / name)
    except BaseException:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
        raise
    _force_folder(folder)
    return times


PART = re.compile(r"\.[0-9a-f]{16}\.part")
_OWNER_ONLY = 0o600


@contextmanager
def written_aside(path: Path, existing: Existing = Existing.KEEP) -> Iterator[Path]:
    """Yield a path to write a long file to, mode 0600; it takes its place once the block ends well.

    Raises WouldOverwrite and InTheWay before anything is written, and OSError where the disk fails.
    """
    if require_plain(path) and existing is Existing.KEEP:
        raise WouldOverwrite(path)
    make_folder(path.parent)
    with _aside(path) as other:
        _write(b"", other)
        yield other
        _force(other)
    _force_folder(path.parent)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Yield a name that says nothing, whose file then takes the place of the path, or is removed where something fails."""
    other = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        yield other
        other.replace(path)
    except BaseException:
        with suppress(OSError):
            other.unlink()
        raise


def _write(data: bytes, path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as file:
        file.write(data)


def _forced(paths: Sequence[Path]) -> list[int]:
    """Force files to disk; return when each was last modified."""
    if len(paths) <= _FEW:
        return [*map(_force, paths)]
    return [*_forcing().map(_force, paths)]


@cache
def _forcing() -> "ThreadPoolExecutor":
    """Return the threads that force files, kept for the next group."""
    from concurrent.futures import ThreadPoolExecutor  # a single letter does without it

    return ThreadPoolExecutor(_AT_ONCE)


_FEW, _AT_ONCE = 4, 16


def _force(path: Path) -> int:
    """Force a file to disk; return when it was last modified."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def _force_folder(folder: Path) -> None:
    """Force the new name to disk, where the platform can open a folder."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
