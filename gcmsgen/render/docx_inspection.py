"""Open a Word file that was just made, once for all that reads it back, and remember what was judged before.

Letters of one template differ by the words of their paragraphs. The bytes of the parts that stay, and how each paragraph is marked
up, are kept once they were judged good: the same again need no judge. They are compared whole, never by a sum of them.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from gcmsgen.errors import RenderError
from gcmsgen.language import Text


class WordFile(NamedTuple):
    """Hold an archive: the names of its parts, what stands in it before the parts that differ from letter to letter, and those."""

    names: tuple[str, ...]
    frame: bytes | None
    varying: Mapping[str, bytes]
    archive: zipfile.ZipFile


@lru_cache(maxsize=1)
def opened(data: bytes) -> WordFile:
    """Return a Word file. Raises RenderError where it is no archive, or one that holds a part twice."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        varying = {entry.filename: archive.read(entry) for entry in entries if _VARYING.fullmatch(entry.filename)}
    except zipfile.BadZipFile:
        raise RenderError(BROKEN) from None
    names = tuple(entry.filename for entry in entries)
    if len({name.lower() for name in names}) < len(names):
        raise RenderError(BROKEN)
    starts = [entry.header_offset for entry in entries if entry.filename in varying]
    others = [entry.header_offset for entry in entries if entry.filename not in varying]
    framed = bool(starts and others) and max(others) < min(starts)
    return WordFile(names, data[: min(starts)] if framed else None, varying, archive)


def inspect(data: bytes) -> None:
    """Compare what a Word file holds with what may leave, and see that its words can be read. Raises RenderError."""
    file = opened(data)
    marked = {name: _paragraphs(name, content) for name, content in file.varying.items()}
    known = _KNOWN.get((file.frame, file.names), {})
    if all(paragraphs <= known.get(name, _NONE) for name, paragraphs in marked.items()):
        return
    from gcmsgen.render.leaves_docx import judge

    judge({name: file.varying.get(name) or file.archive.read(name) for name in file.names})
    if file.frame is None or any(_HOLDS_OTHERS.search(content) for content in file.varying.values()):
        return  # what a paragraph looks like is told by what stands around it: each letter is judged whole
    if len(_KNOWN) >= _MOST:
        _KNOWN.clear()
    kept = _KNOWN.setdefault((file.frame, file.names), {})
    for name, paragraphs in marked.items():
        kept[name] = paragraphs | (kept.get(name, _NONE) if len(kept.get(name, _NONE)) < _MOST_PARAGRAPHS else _NONE)


_NONE: frozenset[bytes] = frozenset()
_KNOWN: dict[tuple[bytes | None, tuple[str, ...]], dict[str, frozenset[bytes]]] = {}
_MOST, _MOST_PARAGRAPHS = 64, 4096


def _paragraphs(name: str, content: bytes) -> frozenset[bytes]:
    """Return each paragraph of a part without its words, or a part of properties without the stamp."""
    if name.startswith("docProps/"):
        return frozenset([_STAMP.sub(b"", content)])
    return frozenset(_WORDS.sub(rb"\1<", content).split(b"</w:p>"))


_VARYING = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml|docProps/(?:core|custom)\.xml")
_WORDS = re.compile(rb"(<w:t(?: xml:space=\"preserve\")?>)[^<]+<")
_STAMP = re.compile(rb"<dc:title>[^<]*|name=\"gcmsgen\.\w+\"><vt:lpwstr>[^<]*")
_HOLDS_OTHERS = re.compile(rb"<w:tbl[ >]|<w:txbxContent|AlternateContent|<w:sdt[ >]|w:fldCharType")

BROKEN = Text(
    en="The DOCX cannot be read back: it is not a whole Word file. Nothing was written. Check the Word template.",
    fr="Le DOCX ne peut être relu\N{NO-BREAK SPACE}: ce n’est pas un fichier Word complet. Rien n’a été écrit. Vérifiez le "
    "gabarit Word.",
)
