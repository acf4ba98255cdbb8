"""What is made of the shipped templates before a fact is read, and the manual pages of rules, kept as Python keeps its modules.

Whoever may write into the installation has it made (`cli/compiling.py`, by the set-up). A command reads it where the program is still
the one that made it, file by file, and takes of it what was made of the very text that it has; all else, as every template of an
office, is compiled as it comes. Nothing is ever kept by a command.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import gcmsgen

Made = TypeVar("Made")
PACKAGE = Path(gcmsgen.__file__).parent
FILE = PACKAGE / "__pycache__" / f"templates.{sys.implementation.cache_tag}.bin"


def kept(kind: str, texts: tuple[str, ...], make: Callable[[], Made]) -> Made:
    """Return what is made of texts: as it was kept, or made now.

    `make` reads the texts and the program alone, and gives what `marshal` takes: code, text, numbers, and tuples or mappings of them.
    """
    key = _key(kind, texts)
    found = _store(FILE).get(key)
    if found is not None and _collected is None:
        whole: Made = marshal.loads(found)  # noqa: S302 - of the installation itself, as its modules are
        return whole
    made = make()
    if _collected is not None:
        _collected[key] = marshal.dumps(made)  # type: ignore[arg-type]
    return made


_collected: dict[str, bytes] | None = None


@contextmanager
def collecting() -> Iterator[dict[str, bytes]]:
    """Yield what will hold all that is made meanwhile; nothing is taken as it was kept."""
    global _collected  # noqa: PLW0603 - one process makes the store, and does nothing else
    _collected = {}
    try:
        yield _collected
    finally:
        _collected = None


def stored(made: dict[str, bytes], maker: str) -> bytes:
    """Return the bytes of a store that a program made, named by its fingerprint."""
    whole = marshal.dumps(made)
    return marshal.dumps((maker, sha256(whole).digest(), whole))


@cache
def _store(file: Path) -> dict[str, bytes]:
    """Return what was kept by the program as it is now; nothing where it was another, where it is damaged, or where there is none."""
    try:
        maker, digest, whole = marshal.loads(file.read_bytes())  # noqa: S302 - of the installation itself, as its modules are
        if maker != fingerprint() or sha256(whole).digest() != digest:
            return {}
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    found: dict[str, bytes] = marshal.loads(whole)  # noqa: S302
    return found


def is_current() -> bool:
    """Say whether the shipped templates are kept as the program of now compiles them."""
    return bool(_store(FILE))


def fingerprint() -> str:
    """Return what tells the program from any other: its version, Python, Jinja, and each file of the package by size and time.

    Every file counts, also one on which no template depends: a list of those that matter would one day lack one.
    Raises OSError where a folder of the package cannot be read.
    """
    files = sorted(_files(PACKAGE))
    return sha256(repr((gcmsgen.__version__, sys.version, version("jinja2"), files)).encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue  # what an editor leaves beside a file, and what is made of modules
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                known = entry.stat(follow_symlinks=False)
                yield os.path.relpath(entry.path, PACKAGE), int(known.st_mtime), known.st_size


def _key(kind: str, texts: tuple[str, ...]) -> str:
    return f"{kind} {sha256(repr(texts).encode()).hexdigest()}"
