"""Deliver bytes to a file: written aside, forced to disk, renamed into place, readable by its owner only."""

import os
import secrets
from contextlib import suppress
from enum import Enum
from pathlib import Path

from gcmsgen.errors import WouldOverwrite


class Existing(Enum):
    """Say what becomes of a different file that stands at the output's place."""

    KEEP = "keep"
    REPLACE = "replace"


def deliver(data: bytes, path: Path, existing: Existing = Existing.KEEP) -> None:
    """Write a file whole or not at all, mode 0600. Raises WouldOverwrite, and OSError where the disk fails.

    A file that already holds these bytes is left as it is.
    """
    if path.exists():
        if path.read_bytes() == data:
            return
        if existing is Existing.KEEP:
            raise WouldOverwrite(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write(data, aside)
        aside.replace(path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    _force_folder(path.parent)


def _write(data: bytes, path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _force_folder(folder: Path) -> None:
    """Force the new name to disk, where the platform can open a folder."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
