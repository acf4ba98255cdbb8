"""Open a Word file that somebody else made: strictly, within limits, and without following any link in it.

This is the one door: whatever is checked, healed, compared or rendered comes through `parts`.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from gcmsgen import timeless_zip
from gcmsgen.catalogue.word_fields import field_faults
from gcmsgen.catalogue.word_markup import TOO_DEEP, markup_faults
from gcmsgen.catalogue.word_relations import external_ids, macro_faults, relation_faults, used_ids_faults
from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Text

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# A letterhead with pictures is some hundred kilobytes; the limits leave room for fifty times that.
MAX_FILE = 16 * 2**20
MAX_UNPACKED = 64 * 2**20
MAX_PARTS = 2_000
MAX_RATIO = 200  # Word's own XML packs some 10 to 30 times
MAX_XML = 12 * 2**20  # an XML parser takes some ten times as much
MAX_TAGS = 200_000


class UnsafeFile(GcmsgenError):
    """Say why a file is no Word file that may be opened, and in which part of it."""

    def __init__(self, part: str | None, what: Text) -> None:
        super().__init__(what)
        self.part = part


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by their names, in their order. Raises UnsafeFile."""
    found = _unpacked(data)
    if BODY not in found or TYPES not in found:
        raise UnsafeFile(None, _NO_BODY)
    roots = {name: tree(name, content) for name, content in _xml(found).items()}
    for name, content in found.items():
        why = _faults(name, roots) if name in roots else _faults_of_bytes(name, content)
        for what in why:
            raise UnsafeFile(name, what)
    return found


def tree(name: str, content: bytes) -> etree._Element:
    """Return a part as XML, read strictly: no entities, no network, no mending. Raises UnsafeFile."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        raise UnsafeFile(name, _BROKEN) from None
    whole = root.getroottree()
    # Whatever the encoding, the parser sees a document type; the program writes in few of them, and so does Word.
    if whole.docinfo.doctype or (whole.docinfo.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise UnsafeFile(name, _BROKEN)
    if whole.xpath(f"boolean({TOO_DEEP})"):
        raise UnsafeFile(name, _NESTED)
    return root


_ENCODINGS = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1", "WINDOWS-1252")


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLE):
        raise UnsafeFile(None, _ENCRYPTED)
    if len(data) > MAX_FILE:
        raise UnsafeFile(None, _TOO_BIG)
    if not data.startswith(_ZIP):
        raise UnsafeFile(None, _NO_ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _within_limits(entries)
            _apart(archive.infolist(), archive.start_dir)
            # zipfile reads no more of an entry than the table of contents promised, and compares its sum.
            return {entry.filename: archive.read(entry) for entry in entries}
    except timeless_zip.DAMAGE:
        raise UnsafeFile(None, _NO_ZIP) from None


def _within_limits(entries: list[zipfile.ZipInfo]) -> None:
    """Raise UnsafeFile where the table of contents promises too much, twice the same, or a path outside."""
    names = [entry.filename for entry in entries]
    if len(names) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnsafeFile(None, _TOO_BIG)
    if any(entry.file_size > max(entry.compress_size, 5_000) * MAX_RATIO for entry in entries):
        raise UnsafeFile(None, _TOO_BIG)
    if not all(map(_is_inside, names)) or any(entry.orig_filename != entry.filename for entry in entries):
        raise UnsafeFile(None, _OUTSIDE)
    if len({unquote(name).casefold() for name in names}) < len(names):
        raise UnsafeFile(None, _TWICE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnsafeFile(None, _ENCRYPTED)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise UnsafeFile(None, _NO_ZIP)


def _is_inside(name: str) -> bool:
    """Say whether a part bears a plain name inside its archive, however its signs are written."""
    read = unquote(name)
    if not read.isprintable() or re.search(r"[\\:]|%", read):
        return False
    return not any(segment.strip(" .") == "" for segment in read.split("/")) and read.count("/") == name.count("/")


def _apart(entries: list[zipfile.ZipInfo], end: int) -> None:
    """Raise UnsafeFile where two entries share bytes, by which few of them unpack to very much."""
    starts = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, limit in zip(starts, [*(after.header_offset for after in starts[1:]), end], strict=True):
        if entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size > limit:
            raise UnsafeFile(None, _NO_ZIP)


_LOCAL_HEADER = 30  # bytes before the name (APPNOTE 6.3.10, 4.3.7)


def _xml(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that are XML by their name or by how they begin. Raises UnsafeFile where they are too much."""
    named = {name: content for name, content in found.items() if _is_xml(name, content)}
    if sum(map(len, named.values())) > MAX_XML or sum(one.count(b"<") for one in named.values()) > MAX_TAGS:
        raise UnsafeFile(None, _TOO_BIG)
    return named


def _is_xml(name: str, content: bytes) -> bool:
    begins = content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg")) or begins.startswith(b"<")


def _faults(name: str, roots: Mapping[str, etree._Element]) -> Iterator[Text]:
    """Yield why a part of XML would run or fetch something: macros, and what is linked from elsewhere but a hyperlink."""
    root = roots[name]
    if name == TYPES:
        yield from macro_faults(root)
    elif name.lower().endswith(".rels"):
        yield from relation_faults(name, root)
    else:
        folder, _, file = name.rpartition("/")
        relations = roots.get(f"{folder}/_rels/{file}.rels")
        yield from _faults_of_bytes(name, b"")
        yield from markup_faults(name, root)
        yield from field_faults(root)
        if relations is not None:
            yield from used_ids_faults(root, external_ids(relations))


def _faults_of_bytes(name: str, content: bytes) -> Iterator[Text]:
    """Yield why a part that is no XML is a program, or a file of another program, whatever it is called."""
    if _MACRO_NAMES.search(name):
        yield _MACROS
    elif content.startswith(_OTHERS) or _OBJECT_NAMES.search(name):
        yield _OBJECT


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OTHERS = (_OLE, _ZIP, b"MZ", b"\x7fELF", b"{\\rtf", b"%PDF")
_MACRO_NAMES = re.compile(r"vbaproject|vbadata|customui/|/customizations\.xml$|attachedtoolbars", re.IGNORECASE)
_OBJECT_NAMES = re.compile(r"/(?:embeddings|activex|webextensions|afchunk)\b", re.IGNORECASE)
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
_NESTED = Text(
    en="the elements of this part are nested deeper than any program writes them.",
    fr="les éléments de cette partie sont plus imbriqués que ne les écrit aucun logiciel.",
)
_OBJECT = Text(
    en="this part is a file of another program, or a program.",
    fr="cette partie est un fichier d’un autre logiciel, ou un programme.",
)
