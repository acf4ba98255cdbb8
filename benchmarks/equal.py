"""Compare what two ways made: the parts of a DOCX by their canonical XML, the fonts in a PDF by their bytes."""

import io
from hashlib import sha256

import pikepdf
from lxml import etree

from gcmsgen.timeless_zip import unpacked

# The properties are ours, and what lists the parts of the file lists them.
OURS = {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml"}


def differing_parts(one: bytes, other: bytes) -> list[str]:
    """Return the names of the parts in which two DOCX differ, those of the properties left out."""
    first, second = unpacked(one), unpacked(other)
    names = sorted({*first, *second} - OURS)
    return [name for name in names if _canonical(name, first.get(name)) != _canonical(name, second.get(name))]


def _canonical(name: str, data: bytes | None) -> bytes | None:
    """Return XML in its canonical form (C14N), which is the same for the same content; other data as it is."""
    if data is None or not name.endswith((".xml", ".rels")):
        return data
    return bytes(etree.tostring(etree.fromstring(data), method="c14n"))


def fonts(data: bytes) -> list[tuple[str, str]]:
    """Return the name and the hash of each font that is embedded in a PDF, sorted."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [part for part in opened.objects if isinstance(part, pikepdf.Dictionary) and "/FontFile2" in part]
        return sorted((str(part.FontName), sha256(part.FontFile2.read_bytes()).hexdigest()) for part in found)
