"""Pack a DOCX: parts that never change are packed once, the others are added to them for each document.

Every time in the archive is the first that a zip file can hold, so that equal parts give equal bytes.
"""

import io
import zipfile
from collections.abc import Mapping

_FIRST_TIME = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts, in their order."""
    return added(b"", parts)


def added(archive: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive (or nothing: empty bytes) with parts added to it; what it holds is not packed again."""
    target = io.BytesIO()
    target.write(archive)
    with zipfile.ZipFile(target, "a" if archive else "w") as opened:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            opened.writestr(info, data)
    return target.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, in their order. Raises BadZipFile where it is none."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
