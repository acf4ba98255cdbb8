"""Open a Word file that somebody else made: strictly, within limits, and without following any link in it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Text, quoted

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# A letterhead with pictures is some hundred kilobytes; the limits leave room for fifty times that.
MAX_FILE = 16 * 2**20
MAX_UNPACKED = 64 * 2**20
MAX_PARTS = 2_000
MAX_RATIO = 200  # Word's own XML packs some 10 to 30 times


class UnsafeFile(GcmsgenError):
    """Say why a file is no Word file that may be opened, and in which part of it."""

    def __init__(self, part: str | None, what: Text) -> None:
        super().__init__(what)
        self.part = part


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by their names, in their order. Raises UnsafeFile."""
    found = _unpacked(data)
    if BODY not in found or "[Content_Types].xml" not in found:
        raise UnsafeFile(None, _NO_BODY)
    for name, content in found.items():
        if name.lower().endswith((".xml", ".rels")):
            root = tree(name, content)
            for what in _active(name, root):
                raise UnsafeFile(name, what)
        elif "vbaproject" in name.lower():
            raise UnsafeFile(name, _MACROS)
    return found


def tree(name: str, content: bytes) -> etree._Element:
    """Return a part as XML, read strictly: no entities, no network, no mending. Raises UnsafeFile."""
    if (
        b"<!DOCTYPE" in content
        or "<!DOCTYPE".encode("utf-16-le") in content
        or "<!DOCTYPE".encode("utf-16-be") in content
    ):
        raise UnsafeFile(name, _BROKEN)
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        raise UnsafeFile(name, _BROKEN) from None


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLE):
        raise UnsafeFile(None, _ENCRYPTED)
    if len(data) > MAX_FILE:
        raise UnsafeFile(None, _TOO_BIG)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _within_limits(entries)
            # zipfile reads no more of an entry than the table of contents promised, and compares its sum.
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise UnsafeFile(None, _NO_ZIP) from None


def _within_limits(entries: list[zipfile.ZipInfo]) -> None:
    """Raise UnsafeFile where the table of contents promises too much, twice the same, or a path outside."""
    names = [entry.filename for entry in entries]
    if len(names) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnsafeFile(None, _TOO_BIG)
    if any(entry.file_size > max(entry.compress_size, 5_000) * MAX_RATIO for entry in entries):
        raise UnsafeFile(None, _TOO_BIG)
    if any(name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") for name in names):
        raise UnsafeFile(None, _OUTSIDE)
    if len({name.lower() for name in names}) < len(names):
        raise UnsafeFile(None, _TWICE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnsafeFile(None, _ENCRYPTED)


def _active(name: str, root: etree._Element) -> Iterator[Text]:
    """Yield why a part would run or fetch something: macros, and what is linked from elsewhere but a plain hyperlink."""
    if name == "[Content_Types].xml":
        kinds = [str(row.get("ContentType", "")).lower() for row in root.iter("{*}Override", "{*}Default")]
        if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
            yield _MACROS
    if name.endswith(".rels"):
        for row in root.iter("{*}Relationship"):
            kind = str(row.get("Type", "")).rsplit("/", 1)[-1]
            if row.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
                yield _FETCHES.filled(kind=quoted(kind))
            if kind in _ACTIVE_KINDS:
                yield _ACTIVE.filled(kind=quoted(kind))
    for field in root.iter(f"{W}instrText", f"{W}fldSimple"):
        instruction = field.text if field.tag == f"{W}instrText" else field.get(f"{W}instr")
        if match := _FETCHING_FIELD.match(instruction or ""):
            yield _FETCHES.filled(kind=quoted(match.group(1).upper()))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ACTIVE_KINDS = ("vbaProject", "oleObject", "control", "activeXControl", "activeXControlBinary", "aFChunk", "package")
_FETCHING_FIELD = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|RD|DATABASE)\b", re.IGNORECASE)
_NO_ZIP = Text(
    en="this is no whole Word file (.docx): it cannot be unpacked.",
    fr="ce n’est pas un fichier Word (.docx) complet\N{NO-BREAK SPACE}: il ne peut être décompressé.",
)
_NO_BODY = Text(
    en="this archive holds no Word document (it has no word/document.xml).",
    fr="cette archive ne contient aucun document Word (elle n’a pas de word/document.xml).",
)
_ENCRYPTED = Text(
    en="this file is encrypted, or of the old format (.doc).",
    fr="ce fichier est chiffré, ou d’un ancien format (.doc).",
)
_TOO_BIG = Text(
    en=f"this file is too big, or unpacks to more than a template can need ({MAX_UNPACKED // 2**20} MB).",
    fr="ce fichier est trop gros, ou se décompresse en plus que ce qu’un gabarit peut exiger "
    f"({MAX_UNPACKED // 2**20}\N{NO-BREAK SPACE}Mo).",
)
_OUTSIDE = Text(
    en="this archive names a file outside of itself.",
    fr="cette archive nomme un fichier hors d’elle-même.",
)
_TWICE = Text(
    en="this archive holds two parts of the same name.",
    fr="cette archive contient deux parties du même nom.",
)
_BROKEN = Text(
    en="this part is no well-formed XML, or declares entities.",
    fr="cette partie n’est pas du XML bien formé, ou déclare des entités.",
)
_MACROS = Text(en="this file holds macros.", fr="ce fichier contient des macros.")
_FETCHES = Text(
    en="this part fetches something from elsewhere ({kind}).",
    fr="cette partie va chercher quelque chose ailleurs ({kind}).",
)
_ACTIVE = Text(
    en="this part holds an object that another program opens ({kind}).",
    fr="cette partie contient un objet qu’un autre programme ouvre ({kind}).",
)
