"""Draw a document that was laid out as a tagged PDF (PDF/UA-1 and PDF/A-2a): pages, structure, bookmarks, fonts, metadata."""

from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from gcmsgen.document import Document
from gcmsgen.errors import MachineError
from gcmsgen.language import Text as Words
from gcmsgen.render.layout import Stamp
from gcmsgen.render.typeset import bookmarks
from gcmsgen.render.typeset.looks import Colour
from gcmsgen.render.typeset.pages import Piece, SetPage
from gcmsgen.render.typeset.plan import Plan
from gcmsgen.render.typeset.shaping import UNITS, Setting
from gcmsgen.render.typeset.structure import FIRST, Spot, structure_of
from gcmsgen.render.typeset.subset import packed, subset
from gcmsgen.render.typeset.writer import Writer

ENGINE = "gcmsgen typeset"
REVISION = "1"  # raised where the same document is set otherwise than before: a letter made before is then told apart


class SetHead(NamedTuple):
    """Hold the running head of a page: where it begins, its baseline, and what it shows."""

    setting: Setting
    left: float
    baseline: float
    shown: str
    signs: frozenset[str]
    colour: Colour


class Laid(NamedTuple):
    """Hold a document that was laid out, ready to be drawn."""

    document: Document
    plan: Plan
    pages: tuple[SetPage, ...]
    heads: tuple[SetHead, ...]


def drawn(laid: Laid, stamp: Stamp) -> bytes:
    """Return a document as PDF."""
    structure = structure_of(
        tuple([tuple([_place(laid.document, piece) for piece in page.pieces]) for page in laid.pages])
    )
    writer, ink = Writer(structure.objects, structure.after), _Ink(laid.plan.page.height)
    contents = [ink.page(laid, number, marks) for number, marks in enumerate(structure.marks)]
    fonts = "".join(
        [f"/{name} {_font(writer, path, frozenset(ink.signs[path]))} 0 R" for path, name in ink.names.items()]
    )
    parent = writer.add(_pages(laid, writer, contents, f"<</Font<<{fonts}>>>>"))
    for number in range(len(contents)):
        writer.parent(FIRST + number, parent)
    info = writer.add(f"<</Title{_string(laid.document.title)}/Producer({ENGINE} {REVISION})>>")
    _catalog(laid, writer, stamp, parent)
    return writer.file(_CATALOG, info)


_CATALOG, _TREE = 1, 2


def _place(document: Document, piece: Piece) -> Spot:
    text = piece.form.text
    kind = document.sections[text.section].blocks[text.block].kind
    return Spot(text.section, text.block, kind, text.tag, text.marked, piece.part)


def _pages(laid: Laid, writer: Writer, contents: list[str], resources: str) -> str:
    page = laid.plan.page
    paper = f"[0 0 {page.width:g} {page.height:g}]"
    for number, content in enumerate(contents):
        stream = writer.stream("", packed(content.encode(), 6))
        writer.put(
            FIRST + number,
            f"<</Type/Page/Parent PARENT 0 R/MediaBox{paper}/Contents {stream} 0 R/Resources{resources}"
            f"/StructParents {number}/Tabs/S>>",
        )
    kids = " ".join([f"{FIRST + number} 0 R" for number in range(len(contents))])
    return f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>"


def _catalog(laid: Laid, writer: Writer, stamp: Stamp, pages: int) -> None:
    document, marks = laid.document, [*_bookmarks(laid)]
    outlines = ""
    if marks:
        rows = bookmarks.written(marks, writer.next)
        outlines = f"/Outlines {rows[0][0]} 0 R"
        for _, row in rows:
            writer.add(row)
    metadata = writer.stream("/Type/Metadata/Subtype/XML", _metadata(document, stamp), plain=True)
    profile = writer.stream("/N 3", _profile())
    writer.put(
        _CATALOG,
        f"<</Type/Catalog/Pages {pages} 0 R/Lang({document.language.tag})/MarkInfo<</Marked true>>/StructTreeRoot {_TREE} 0 R"
        f"/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>{outlines}/OutputIntents[<</Type/OutputIntent"
        f"/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>",
    )


def _bookmarks(laid: Laid) -> list[bookmarks.Bookmark]:
    height, found = laid.plan.page.height, []
    for number, page in enumerate(laid.pages):
        for piece in page.pieces:
            text = piece.form.text
            if text.bookmark and not piece.part:
                words = laid.document.sections[text.section].blocks[text.block].text
                place = f"{FIRST + number} 0 R/XYZ {text.left:g} {height - piece.top:.2f} 0"
                found.append(bookmarks.Bookmark(text.bookmark, _string(" ".join(words.split(" "))), place))
    return found


class _Ink:
    """Write what is drawn on pages; `names` are the names of the fonts that were used, `signs` what each of them shows."""

    def __init__(self, height: float) -> None:
        self._height = height
        self.names: dict[Path, str] = {}
        self.signs: dict[Path, set[str]] = {}
        self._type: tuple[Path | None, float, Colour | None, float] = _NO_TYPE

    def page(self, laid: Laid, number: int, marks: tuple[int, ...]) -> str:
        """Return what is drawn on a page."""
        page, self._type = laid.pages[number], _NO_TYPE
        parts = [*self._rules(page)]
        if number and laid.heads:
            head = laid.heads[number - 1]
            parts.append("/Artifact BMC\nBT\n" + self._typed(head.setting, head.colour, 0.0, head.signs))
            parts.append(
                f"1 0 0 1 {head.left:.2f} {self._height - head.baseline:.2f} Tm\n[<{head.shown}>]TJ\nET\nEMC\n"
            )
        for piece, mark in zip(page.pieces, marks, strict=True):
            text, height, base = piece.form.text, piece.form.height, piece.form.base
            kind, y = piece.form.form.setting, self._height - piece.top - base
            typed = self._typed(kind, text.type.colour, height, piece.words.signs)
            if text.marked and not piece.part:
                parts.append(self._dot(kind, text.left, y, mark - 1, typed))
                typed = ""
            parts.append(
                f"/{text.tag}<</MCID {mark}>>BDC\nBT\n{typed}1 0 0 1 {text.left:.2f} {y:.2f} Tm\n{piece.shown}ET\nEMC\n"
            )
        return "".join(parts)

    def _rules(self, page: SetPage) -> list[str]:
        if not page.rules:
            return []
        parts, colour = ["/Artifact BMC\n"], None
        for rule in page.rules:
            if rule.colour != colour:
                colour = rule.colour
                parts.append(f"{_colour(colour)} rg\n")
            low = self._height - rule.top - rule.height
            parts.append(f"{rule.left:.2f} {low:.2f} {rule.width:.2f} {rule.height:.2f} re f\n")
        return [*parts, "EMC\n"]

    def _typed(self, kind: Setting, colour: Colour, height: float, signs: frozenset[str]) -> str:
        """Return what changes the type to another one; nothing where it is the same."""
        path = kind.file.path
        if path not in self.names:
            self.names[path] = f"F{len(self.names)}"
            self.signs[path] = set()
        self.signs[path] |= signs
        wanted = (path, kind.size, colour, height)
        if wanted == self._type:
            return ""
        before, self._type = self._type, wanted
        parts = "" if before[2] == colour else f"{_colour(colour)} rg\n"
        parts += "" if before[:2] == wanted[:2] else f"/{self.names[path]} {round(kind.size, 2):g} Tf\n"
        return parts if before[3] == height or not height else f"{parts}{height:.4f} TL\n"

    def _dot(self, kind: Setting, left: float, y: float, mark: int, typed: str) -> str:
        shaped = kind.word(_DOT)
        self.signs[kind.file.path].add(_DOT)
        x = left - (shaped.width + kind.join(_DOT, "").width) / UNITS
        return f"/Lbl<</MCID {mark}>>BDC\nBT\n{typed}1 0 0 1 {x:.2f} {y:.2f} Tm\n[<{shaped.shown}>]TJ\nET\nEMC\n"


_NO_TYPE = (None, 0.0, None, 0.0)
_DOT = "•"


def _font(writer: Writer, path: Path, signs: frozenset[str]) -> int:
    font = subset(path, signs)
    program = writer.stream(f"/Length1 {font.length}", font.program)
    meanings = writer.stream("", font.meanings)
    box = " ".join(map(str, font.box))
    family = font.name.partition("+")[2].partition("-")[0]
    descriptor = writer.add(
        f"<</Type/FontDescriptor/FontName/{font.name}/FontFamily({family})/Flags 4/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {font.ascent}/Descent {font.descent}/CapHeight {font.ascent}/StemV 80/StemH 80/FontFile2 {program} 0 R>>"
    )
    inner = writer.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap/Identity/FontDescriptor {descriptor} 0 R/W[{font.widths}]>>"
    )
    return writer.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H"
        f"/DescendantFonts[{inner} 0 R]/ToUnicode {meanings} 0 R>>"
    )


def _colour(colour: Colour) -> str:
    return " ".join([f"{part / 255:.3g}" for part in colour])


def _string(text: str) -> str:
    """Return text as a string of PDF (ISO 32000-1, 7.9.2)."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{text.encode('utf-16-be').hex()}>"


@cache
def _profile() -> bytes:
    """Return the profile of the colours of a screen, packed (IEC 61966-2-1), which comes with WeasyPrint."""
    spec = find_spec("weasyprint")
    path = Path(spec.origin or "").parent / "pdf" / "sRGB2014.icc" if spec else None
    if path is None or not path.is_file():
        raise MachineError(_NO_PROFILE)
    return packed(path.read_bytes())


def _metadata(document: Document, stamp: Stamp) -> bytes:
    added = _descriptions().format(manifest=escape(stamp.manifest), version=escape(stamp.version))
    said = _XMP.format(producer=f"{ENGINE} {REVISION}", title=escape(document.title), added=added)
    return said.encode()


@cache
def _descriptions() -> str:
    return (Path(__file__).parent.parent / "accessible.xmp").read_text(encoding="utf-8")


_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    '<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" pdfaid:part="2" pdfaid:conformance="A" />'
    '<rdf:Description rdf:about="" pdf:Producer="{producer}" />'
    '<rdf:Description rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    '</rdf:Description>{added}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
)
_NO_PROFILE = Words(
    en="The colour profile of PDF/A is not installed. Install gcmsgen again.",
    fr="Le profil colorimétrique du PDF/A n’est pas installé. Réinstallez gcmsgen.",
)
