"""Read which manifest an output names: a PDF or HTML as it stands, a DOCX in its own properties, however damaged either is."""

import io
import re
import zipfile

from gcmsgen import timeless_zip


def stamped(output: bytes) -> str | None:
    """Return the hash of the manifest that an output names, None where it names none.

    >>> stamped(b"<gcmsgen:manifest>" + b"0" * 64 + b"</gcmsgen:manifest>") == "0" * 64
    True
    """
    found = _STAMP.search(_properties(output) if output.startswith(b"PK") else output)
    return found.group(1).decode() if found else None


def _properties(output: bytes) -> bytes:
    if output.count(_ENTRY) > _MOST_PARTS:
        return b""
    try:
        with zipfile.ZipFile(io.BytesIO(output)) as archive, archive.open("docProps/custom.xml") as file:
            return file.read(_MOST_BYTES)
    except timeless_zip.DAMAGE:
        return b""


_ENTRY = b"PK\x01\x02"  # begins each line of the table of contents
_MOST_PARTS = 2_000
_MOST_BYTES = 1_000_000
_STAMP = re.compile(rb'(?:<gcmsgen:manifest>|name="gcmsgen\.manifest"(?:><vt:lpwstr>| content="))([0-9a-f]{64})[<"]')
