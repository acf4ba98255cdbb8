"""Deliver bytes to files: written aside, forced to disk, renamed into place, readable by their owner only."""

import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from gcmsgen.errors import WouldOverwrite


class Existing(Enum):
    """Say what becomes of a different file that stands at the output's place."""

    KEEP = "keep"
    REPLACE = "replace"


def deliver(data: bytes, path: Path, existing: Existing = Existing.KEEP) -> None:
    """Write a file whole or not at all, mode 0600. Raises WouldOverwrite, and OSError where the disk fails.

    A file that already holds these bytes keeps them. A link is followed; a device or pipe is written to as it is.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    if path.is_file():
        if path.read_bytes() == data:
            path.chmod(_OWNER_ONLY)
            return
        if existing is Existing.KEEP:
            raise WouldOverwrite(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    deliver_all(path.parent, {path.name: data})


def deliver_all(folder: Path, files: Mapping[str, bytes]) -> dict[str, int]:
    """Write files of one folder by their names, in place of what stands there; return when each was last modified (ns).

    All are written before any is forced to disk, and all are there before any is renamed: the disk is asked to commit once
    for many, and a crash leaves whole files and parts aside (`PART`), never a torn file. Raises OSError, the parts removed.
    """
    parts = {name: folder / f".{secrets.token_hex(8)}.part" for name in files}
    try:
        for name, part in parts.items():
            _write(files[name], part)
        times = {name: _force(part) for name, part in parts.items()}
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

    Raises WouldOverwrite before anything is written, and OSError where the disk fails.
    """
    path = path.resolve()
    if path.exists() and existing is Existing.KEEP:
        raise WouldOverwrite(path)
    path.parent.mkdir(parents=True, exist_ok=True)
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
