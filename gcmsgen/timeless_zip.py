"""Write zip files without a time of their own: equal parts in equal order give equal bytes, whenever and wherever."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
_OWNER_ONLY = 0o600 << 16
# What reading an archive that is damaged, or made to mislead, raises.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError)


def pack(path: Path, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive of parts, in their order, one after the other: no two of them need be in memory."""
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts, in their order.

    >>> unpacked(packed({"b": b"1", "a": b"2"}))
    {'b': b'1', 'a': b'2'}
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, parts.items())
    return target.getvalue()


def added(archive: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with parts added to it; what it holds is not packed again.

    >>> added(packed({"b": b"1"}), {"a": b"2"}) == packed({"b": b"1", "a": b"2"})
    True
    """
    target = io.BytesIO()
    target.write(archive)
    with zipfile.ZipFile(target, "a") as opened:
        _add(opened, parts.items())
    return target.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, in their order. Raises BadZipFile where it is none."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _add(archive: zipfile.ZipFile, parts: Iterable[tuple[str, bytes]]) -> None:
    for name, data in parts:
        info = zipfile.ZipInfo(name, _FIRST_TIME)
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _OWNER_ONLY
        archive.writestr(info, data)
