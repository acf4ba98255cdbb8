"""Draw a document that was laid out as a tagged PDF (PDF/UA-1 and PDF/A-2a): pages, structure, bookmarks, fonts, metadata."""

from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from gcmsgen.document import BlockKind, Document
from gcmsgen.errors import MachineError
from gcmsgen.language import Text as Words
from gcmsgen.render.layout import Stamp
from gcmsgen.render.typeset.looks import Colour
from gcmsgen.render.typeset.pages import Page, Piece
from gcmsgen.render.typeset.plan import Plan
from gcmsgen.render.typeset.shaping import UNITS, Setting
from gcmsgen.render.typeset.subset import packed, subset
from gcmsgen.render.typeset.writer import Writer

ENGINE = "gcmsgen typeset"
REVISION = "1"  # raised where the same document is set otherwise than before: a letter made before is then told apart


class Laid(NamedTuple):
    """Hold a document that was laid out, ready to be drawn."""

    document: Document
    plan: Plan
    pages: tuple[Page, ...]
    heads: tuple["Head", ...]


class Head(NamedTuple):
    """Hold the running head of a page: where it begins, its baseline, and what it shows."""

    setting: Setting
    left: float
    baseline: float
    shown: str
    signs: frozenset[str]
    colour: Colour


def drawn(laid: Laid, stamp: Stamp) -> bytes:
    """Return a document as PDF."""
    return _Drawing(laid).file(stamp)


class _Drawing:
    """Number what is drawn as it is drawn: objects, marks of content, elements of the structure."""

    def __init__(self, laid: Laid) -> None:
        self._laid, self._writer = laid, Writer()
        self._height = laid.plan.page.height
        self._catalog, self._tree, self._root = (self._writer.number() for _ in range(3))
        self._page_numbers = [self._writer.number() for _ in laid.pages]
        self._signs: dict[Path, set[str]] = {}
        self._names: dict[Path, str] = {}
        self._marks: list[list[int]] = []  # of each page, the element of each mark

    def file(self, stamp: Stamp) -> bytes:
        """Return the whole file."""
        writer, document = self._writer, self._laid.document
        structure = _Structure(writer, self._root)
        drawn = [self._content(number, page, structure) for number, page in enumerate(self._laid.pages)]
        structure.close(document, self._page_numbers)
        fonts = "".join(f"/{name} {self._font(path)} 0 R" for path, name in self._names.items())
        resources = writer.add(f"<</Font<<{fonts}>>>>")
        page = self._laid.plan.page
        paper = f"[0 0 {_number(page.width)} {_number(page.height)}]"
        pages = writer.number()
        for number, (own, content) in enumerate(zip(self._page_numbers, drawn, strict=True)):
            stream = writer.stream("", packed(content.encode()))
            writer.add(
                f"<</Type/Page/Parent {pages} 0 R/MediaBox{paper}/Contents {stream} 0 R/Resources {resources} 0 R"
                f"/StructParents {number}/Tabs/S>>",
                own,
            )
        kids = " ".join(f"{own} 0 R" for own in self._page_numbers)
        writer.add(f"<</Type/Pages/Count {len(drawn)}/Kids[{kids}]>>", pages)
        rows = "".join(
            f"{number}[{' '.join(f'{one} 0 R' for one in marks)}]" for number, marks in enumerate(structure.marks)
        )
        parents = writer.add(f"<</Nums[{rows}]>>")
        writer.add(f"<</Type/StructTreeRoot/K {self._root} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(drawn)}>>", self._tree)
        outlines = self._bookmarks()
        title = _string(document.title)
        info = writer.add(f"<</Title{title}/Producer({ENGINE} {REVISION})>>")
        metadata = writer.stream("/Type/Metadata/Subtype/XML", _metadata(document, stamp), plain=True)
        profile = writer.stream("/N 3", _profile())
        writer.add(
            f"<</Type/Catalog/Pages {pages} 0 R/Lang({document.language.tag})/MarkInfo<</Marked true>>/StructTreeRoot {self._tree} 0 R"
            f"/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>{outlines}/OutputIntents[<</Type/OutputIntent"
            f"/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>",
            self._catalog,
        )
        return writer.file(self._catalog, info)

    def _content(self, number: int, page: Page, structure: "_Structure") -> str:
        """Return what is drawn on a page."""
        parts: list[str] = []
        if page.rules:
            parts.append("/Artifact BMC")
            colour: Colour | None = None
            for rule in page.rules:
                if rule.colour != colour:
                    colour = rule.colour
                    parts.append(f"{_colour(colour)} rg")
                low = self._height - rule.top - rule.height
                parts.append(f"{_number(rule.left)} {_number(low)} {_number(rule.width)} {_number(rule.height)} re f")
            parts.append("EMC")
        self._state: tuple[str, float, Colour] | None = None
        head = self._laid.heads[number - 1] if number and self._laid.heads else None
        if head:
            self._use(head.setting.file.path, head.signs)
            parts.append("/Artifact BMC\nBT")
            parts.append(self._type(head.setting, head.colour))
            parts.append(f"1 0 0 1 {_number(head.left)} {_number(self._height - head.baseline)} Tm\n[<{head.shown}>]TJ\nET\nEMC")
        structure.page(self._page_numbers[number])
        document = self._laid.document
        for piece in page.pieces:
            self._use(piece.setting.file.path, piece.signs)
            block = document.sections[piece.text.section].blocks[piece.text.block]
            element = structure.element(piece, block.kind)
            if piece.text.marked and not piece.part:
                parts.append(self._marker(piece, structure))
            mark = structure.mark(element)
            kind = piece.text.type
            parts.append(f"/{piece.text.tag if piece.text.tag != 'LBody' else 'LBody'}<</MCID {mark}>>BDC\nBT")
            parts.append(self._type(piece.setting, kind.colour))
            y, left = self._height - piece.baseline, _number(piece.text.left)
            for line in piece.lines:
                parts.append(f"1 0 0 1 {left} {_number(y)} Tm\n[<{line.shown}>]TJ")
                y -= piece.leading
            parts.append("ET\nEMC")
        return "\n".join([part for part in parts if part])

    def _marker(self, piece: Piece, structure: "_Structure") -> str:
        shaped = piece.setting.word(_BULLET)
        width = (shaped.width + piece.setting.join(_BULLET, "").width) / UNITS
        self._use(piece.setting.file.path, frozenset(_BULLET))
        x, y = _number(piece.text.left - width), _number(self._height - piece.baseline)
        mark = structure.mark(structure.label)
        kind = self._type(piece.setting, piece.text.type.colour)
        kind = f"{kind}\n" if kind else ""
        return f"/Lbl<</MCID {mark}>>BDC\nBT\n{kind}1 0 0 1 {x} {y} Tm\n[<{shaped.shown}>]TJ\nET\nEMC"

    def _use(self, path: Path, signs: frozenset[str]) -> None:
        if path not in self._names:
            self._names[path] = f"F{len(self._names)}"
            self._signs[path] = set()
        self._signs[path] |= signs

    def _type(self, setting: Setting, colour: Colour) -> str:
        """Return what changes the type to another one; nothing where it is the same."""
        name = self._names[setting.file.path]
        wanted = (name, setting.size, colour)
        if wanted == self._state:
            return ""
        before, self._state = self._state, wanted
        parts = [] if before and before[2] == colour else [f"{_colour(colour)} rg"]
        if before is None or before[:2] != wanted[:2]:
            parts.append(f"/{name} {_number(round(setting.size, 2))} Tf")
        return "\n".join(parts)

    def _font(self, path: Path) -> int:
        writer, font = self._writer, subset(path, frozenset(self._signs[path]))
        program = writer.stream(f"/Length1 {font.length}", font.program)
        meanings = writer.stream("", font.meanings)
        box = " ".join(map(str, font.box))
        family = font.name.partition("+")[2].partition("-")[0]
        descriptor = writer.add(
            f"<</Type/FontDescriptor/FontName/{font.name}/FontFamily({family})/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {font.ascent}/Descent {font.descent}/CapHeight {font.ascent}/StemV 80/StemH 80/FontFile2 {program} 0 R>>"
        )
        inner = writer.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/CIDToGIDMap/Identity/FontDescriptor {descriptor} 0 R/W[{font.widths}]>>"
        )
        return writer.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]/ToUnicode {meanings} 0 R>>"
        )

    def _bookmarks(self) -> str:
        """Add the bookmarks, those of a lower level below the one before; return their entry in the catalog."""
        found = [
            (piece.text.bookmark, piece, number)
            for number, page in enumerate(self._laid.pages)
            for piece in page.pieces
            if piece.text.bookmark and not piece.part
        ]
        if not found:
            return ""
        writer = self._writer
        root, marks = _nested([level for level, _, _ in found])
        top = writer.number()
        numbers = [writer.number() for _ in found]
        for at, (_, piece, page) in enumerate(found):
            block = self._laid.document.sections[piece.text.section].blocks[piece.text.block]
            parent, before, after, kids = marks[at]
            links = f"/Parent {top if parent is None else numbers[parent]} 0 R"
            links += "" if before is None else f"/Prev {numbers[before]} 0 R"
            links += "" if after is None else f"/Next {numbers[after]} 0 R"
            links += f"/First {numbers[kids[0]]} 0 R/Last {numbers[kids[-1]]} 0 R/Count {len(kids)}" if kids else ""
            place = f"{_number(piece.text.left)} {_number(self._height - piece.top)}"
            dest = f"/Dest[{self._page_numbers[page]} 0 R/XYZ {place} 0]"
            writer.add(f"<</Title{_string(' '.join(block.text.split(' ')))}{dest}{links}>>", numbers[at])
        writer.add(f"<</Type/Outlines/First {numbers[root[0]]} 0 R/Last {numbers[root[-1]]} 0 R/Count {len(found)}>>", top)
        return f"/Outlines {top} 0 R"


_BULLET = "•"
_Mark = tuple[int | None, int | None, int | None, list[int]]


def _nested(levels: list[int]) -> tuple[list[int], list[_Mark]]:
    """Return which bookmarks stand at the top, and of each its parent, the one before, the one after, those below.

    >>> _nested([1, 2, 2])
    ([0], [(None, None, None, [1, 2]), (0, None, 2, []), (0, 1, None, [])])
    """
    parents: list[int | None] = []
    kids: dict[int | None, list[int]] = {None: []}
    above: list[int] = []
    for at, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        parents.append(above[-1] if above else None)
        kids.setdefault(parents[-1], []).append(at)
        above.append(at)
    found: list[_Mark] = []
    for at, parent in enumerate(parents):
        row = kids[parent]
        place = row.index(at)
        before = row[place - 1] if place else None
        after = row[place + 1] if place + 1 < len(row) else None
        found.append((parent, before, after, kids.get(at, [])))
    return kids[None], found


class _Structure:
    """Grow the tree of elements as texts come in: a section, its blocks, their sentences or items."""

    def __init__(self, writer: Writer, root: int) -> None:
        self._writer, self._root = writer, root
        self._rows: list[tuple[int, str, int, list[tuple[int, int]], list[int]]] = []
        self._at: dict[int, int] = {}
        self._page = 0
        self.marks: list[list[int]] = []
        self.label = 0
        self._section = self._block = self._sentence = -2
        self._around, self._text = 0, 0

    def page(self, number: int) -> None:
        """Begin a page."""
        self._page = number
        self.marks.append([])

    def _new(self, tag: str, parent: int) -> int:
        number = self._writer.number()
        self._at[number] = len(self._rows)
        self._rows.append((number, tag, parent, [], []))
        if parent != self._root:
            self._rows[self._at[parent]][4].append(number)
        return number

    def element(self, piece: Piece, kind: BlockKind) -> int:
        """Return the element of a text, and the ones around it, where they are not there yet."""
        text = piece.text
        if piece.part:
            return self._text
        if text.section != self._section:
            self._section, self._block = text.section, -2
            self._sect = self._new("Sect", self._root)
        if text.block != self._block:
            self._block = text.block
            self._around = self._new(_AROUND[kind], self._sect) if kind in _AROUND else self._sect
        if text.marked:
            item = self._new("LI", self._around)
            self.label = self._new("Lbl", item)
            self._text = self._new("LBody", item)
        else:
            self._text = self._new(text.tag, self._around)
        return self._text

    def mark(self, element: int) -> int:
        """Return the number of a new mark of content on this page, which belongs to an element."""
        marks = self.marks[-1]
        marks.append(element)
        self._rows[self._at[element]][3].append((self._page, len(marks) - 1))
        return len(marks) - 1

    def close(self, document: Document, pages: list[int]) -> None:
        """Write all elements."""
        top = [number for number, _, parent, _, _ in self._rows if parent == self._root]
        self._writer.add(f"<</Type/StructElem/S/Document/P {self._root - 1} 0 R/K[{_references(top)}]>>", self._root)
        for number, tag, parent, marks, kids in self._rows:
            self._writer.add(f"<</Type/StructElem/S/{tag}/P {parent} 0 R{_kids(marks, kids)}>>", number)


_AROUND = {BlockKind.LINES: "Div", BlockKind.ITEMS: "L"}


def _references(numbers: list[int]) -> str:
    return " ".join([f"{number} 0 R" for number in numbers])


def _kids(marks: list[tuple[int, int]], kids: list[int]) -> str:
    if kids:
        return f"/K[{_references(kids)}]"
    if len(marks) == 1:
        return f"/Pg {marks[0][0]} 0 R/K {marks[0][1]}"
    return "/K[" + "".join([f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>" for page, mark in marks]) + "]"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(colour: Colour) -> str:
    return " ".join(_number(part / 255) for part in colour)


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
    return _XMP.format(producer=f"{ENGINE} {REVISION}", title=escape(document.title), language=document.language.tag, added=added).encode()


@cache
def _descriptions() -> str:
    return (Path(__file__).parent.parent / "accessible.xmp").read_text(encoding="utf-8")


_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" pdfaid:part="2" pdfaid:conformance="A" />\
<rdf:Description rdf:about="" pdf:Producer="{producer}" /><rdf:Description rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}\
</rdf:li></rdf:Alt></dc:title></rdf:Description>{added}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_NO_PROFILE = Words(
    en="The colour profile of PDF/A is not installed. Install gcmsgen again.",
    fr="Le profil colorimétrique du PDF/A n’est pas installé. Réinstallez gcmsgen.",
)
