"""Prove that a PDF of this engine says what its document says, and that an eye can read it: its own bytes, read back whole.

Nothing that wrote the file is asked. Letters are what the fonts inside it mean by them, drawn as the shipped fonts draw them; a line
of content that is none of the few forms below refuses the file.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz

from gcmsgen.document import BlockKind, Document
from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.contrast import MIN_ADVANCE, MIN_CONTRAST, MIN_POINTS, WHITE, contrast
from gcmsgen.render.ink_pdf import COVERED, OFF_PAGE, PALE, SMALL, SQUEEZED, unseen
from gcmsgen.render.typeset.file_parts import NOT_OURS, FileParts, parts_of
from gcmsgen.render.typeset.shaping import FontFile, font_file
from gcmsgen.render.unequal import LOST, MORE, spaced


class ReadLine(NamedTuple):
    """Hold a line that was read: its words, where its baseline begins, the size of its letters, how far it goes, its colour.

    `natural` is how far its letters go on by themselves; `tag` is that of its mark, Artifact for what is no part of the text.
    """

    text: str
    x: float
    y: float
    size: float
    width: float
    natural: float
    colour: tuple[int, int, int]
    tag: str


class Box(NamedTuple):
    """Hold a filled box: left, bottom, width, height."""

    x: float
    y: float
    width: float
    height: float


def read_back(data: bytes, document: Document, fonts: Mapping[str, Path]) -> None:
    """Compare a PDF with its document, word by word, and see each letter. Raises RenderError naming the first sentence that fails."""
    parts = parts_of(data)
    walk = _Walk(document)
    pages = [*_pages(parts, fonts)]
    for number, (lines, boxes) in enumerate(pages, 1):
        width, height = _paper(parts)
        see(lines, boxes, (width, height), document)
        running = document.running.on_page(number, len(pages)) if document.running and number > 1 else ""
        walk.page(lines, spaced(running))
    walk.finish()


def _paper(parts: FileParts) -> tuple[float, float]:
    papers = {match[1] for text in parts.objects.values() if (match := _PAPER.search(text))}
    (paper,) = papers
    width, height = map(float, paper.split())
    return width, height


_PAPER = re.compile(r"/MediaBox\[0 0 ([\d.]+ [\d.]+)\]")


# --- words ---


class _Walk:
    """Walk through the words of a document as lines come in; each line has to be what comes next."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = [*document.sentences()]
        self._words = " ".join([" ".join(sentence.text.split()) for sentence in self._sentences])
        if _ALIKE.search(self._words):
            self._words = self._words.translate(_ONE_FORM)
        self._at = self._dots = 0

    def page(self, lines: list[ReadLine], head: str) -> None:
        """Go on through the lines of a page."""
        heads = []
        for line in lines:
            text = line.text
            if line.tag == "Artifact":
                heads.append(text)
            elif line.tag == "Lbl":
                self._dots += 1
                if text != "•":
                    raise RenderError(MORE)
            else:
                self._follow(text)
        if heads != [head] * bool(head):
            raise RenderError(LOST.filled(sentence=self._document.head.id) if self._document.head else MORE)

    def _follow(self, text: str) -> None:
        words, at = self._words, self._at
        if words.startswith(text, at) and text:
            at += len(text)
        elif (
            text.endswith("-")
            and words.startswith(text[:-1], at)
            and words[at + len(text) - 2 : at + len(text)].isalpha()
        ):
            at += len(text) - 1
            self._at = at
            return
        else:
            raise RenderError(self._difference())
        if at < len(words) and words[at] == " ":
            at += 1
        elif at < len(words) and words[at - 1] not in _LINE_ENDS and words[at] != "\N{EM DASH}":
            raise RenderError(self._difference())
        self._at = at

    def finish(self) -> None:
        """Raise RenderError where words are left, or where the dots are not those of the items."""
        items = sum(
            len(block.sentences)
            for section in self._document.sections
            for block in section.blocks
            if block.kind is BlockKind.ITEMS
        )
        if self._at < len(self._words):
            raise RenderError(self._difference())
        if self._dots != items:
            raise RenderError(MORE)

    def _difference(self) -> Text:
        end = 0
        for sentence in self._sentences:
            end += len(spaced(sentence.text)) + 1
            if self._at < end:
                return LOST.filled(sentence=sentence.id)
        return MORE


# Signs behind which a line may end with no space: hyphens, dashes, a stroke and what closes.
_LINE_ENDS = "-\u2013\u2014/|…!?.,:;)]}%¢‰$€£¥°+±\\№\u02b9\u02ba"
# Signs that share their glyph with another one: the file names the other.
_ONE_FORM = str.maketrans("\u2010\u02c9\u2219\u2032\u2033", "-\u00af\u00b7\u02b9\u02ba")
_ALIKE = re.compile("[\u2010\u02c9\u2219\u2032\u2033]")


# --- ink ---


def see(lines: list[ReadLine], boxes: list[Box], paper: tuple[float, float], document: Document) -> None:
    """Judge whether an eye can read the lines of a page. Raises RenderError naming the first sentence that it cannot."""
    for line in lines:
        if why := _hidden(line, paper):
            raise RenderError(unseen(_told(line, lines), document, why))
    order = sorted(lines, key=lambda line: -line.y)
    for at, line in enumerate(order):
        for other in order[at + 1 :]:
            if line.y - other.y > _OVER * max(line.size, other.size):
                break
            if line.x < other.x + other.width and other.x < line.x + line.width:
                raise RenderError(unseen(_told(other, lines), document, COVERED))
        for box in boxes:
            low, high = line.y - _BELOW * line.size, line.y + _ABOVE * line.size
            across = min(line.x + line.width, box.x + box.width) - max(line.x, box.x)
            if across > 0 and min(high, box.y + box.height) - max(low, box.y) > _TOUCH * line.size:
                raise RenderError(unseen(_told(line, lines), document, COVERED))


def _told(line: ReadLine, lines: list[ReadLine]) -> str:
    """Return the words that tell which sentence a line is of: for the dot of an item, those that come next."""
    return next((one.text for one in lines[lines.index(line) :] if one.tag != "Lbl"), line.text)


def _hidden(line: ReadLine, paper: tuple[float, float]) -> Text | None:
    if line.size < MIN_POINTS:
        return SMALL
    if line.width < line.natural * MIN_ADVANCE:
        return SQUEEZED
    if (
        line.x < 0
        or line.x + line.width > paper[0]
        or line.y < _BELOW * line.size
        or line.y + _ABOVE * line.size > paper[1]
    ):
        return OFF_PAGE
    return PALE if contrast(line.colour, WHITE) < MIN_CONTRAST else None


_OVER = 0.6  # of the size: lines closer than that lie on one another
_BELOW, _ABOVE = 0.22, 0.76  # of the size: how far letters reach below and above their baseline
_TOUCH = 0.04


# --- content ---


def _pages(parts: FileParts, fonts: Mapping[str, Path]) -> Iterator[tuple[list[ReadLine], list[Box]]]:
    catalog = parts.objects[parts.root]
    kids = _one(_KIDS, parts.objects[int(_one(_PAGES, catalog))])
    for number in kids.split(" 0 R")[:-1]:
        page = parts.objects[int(number)]
        named = {name: _font(parts, int(at), fonts) for name, at in _FONT.findall(_one(_FONTS, page))}
        yield _Content(named).read(parts.streams[int(_one(_CONTENTS, page))].decode("ascii"))


def _one(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.findall(text)
    if len(found) != 1:
        raise RenderError(NOT_OURS)
    return str(found[0])


_PAGES, _KIDS = re.compile(r"/Pages (\d+) 0 R"), re.compile(r"/Kids\[([\d R]+)\]")
_CONTENTS = re.compile(r"/Contents (\d+) 0 R")
_FONTS, _FONT = re.compile(r"/Resources<</Font<<([^<>]*)>>>>"), re.compile(r"/(F\d+) (\d+) 0 R")


class _Content:
    """Read the content of a page, line by line, each of one of a few forms."""

    def __init__(self, fonts: Mapping[str, "ReadFont"]) -> None:
        self._fonts = fonts
        self._font: ReadFont | None = None
        self._size = self._leading = self._x = self._y = 0.0
        self._colour = (0, 0, 0)
        self._tag = ""
        self._lines: list[ReadLine] = []
        self._boxes: list[Box] = []

    def read(self, content: str) -> tuple[list[ReadLine], list[Box]]:
        """Return the lines and boxes of a page."""
        for row in content.split("\n"):
            if row.endswith("]TJ"):
                self._show(row)
            elif row == "T*":
                self._y -= self._leading
            elif row not in _PLAIN:
                self._other(row)
            elif row == "EMC":
                self._tag = ""
        return self._lines, self._boxes

    def _show(self, row: str) -> None:
        if self._font is None or not self._tag:
            raise RenderError(NOT_OURS)
        text, natural, closer = self._font.read(row)
        size = self._size / 1000
        self._lines.append(
            ReadLine(
                text, self._x, self._y, self._size, (natural - closer) * size, natural * size, self._colour, self._tag
            )
        )

    def _other(self, row: str) -> None:
        *values, operator = row.split(" ")
        if operator == "Tm" and values[:4] == ["1", "0", "0", "1"]:
            self._x, self._y = map(float, values[4:])
        elif operator == "TL":
            (self._leading,) = map(float, values)
        elif operator == "Tf" and values[0][1:] in self._fonts:
            self._font, self._size = self._fonts[values[0][1:]], float(values[1])
        elif operator == "rg":
            red, green, blue = (round(float(value) * 255) for value in values)
            self._colour = (red, green, blue)
        elif operator == "f" and self._tag == "Artifact":
            self._boxes.append(Box(*map(float, values[:4])))
        elif (match := _MARKED.fullmatch(row)) and not self._tag:
            self._tag = match[1]
        elif row == "/Artifact BMC" and not self._tag:
            self._tag = "Artifact"
        else:
            raise RenderError(NOT_OURS)


_PLAIN = frozenset(("BT", "ET", "EMC", ""))
_MARKED = re.compile(r"/([A-Z][A-Za-z0-9]*)<</MCID \d+>>BDC")


# --- fonts ---


class _Meanings(dict[int, str]):
    """Hold what each glyph means; one that means nothing refuses the file."""

    def __missing__(self, glyph: int) -> str:
        raise RenderError(NOT_OURS)


class ReadFont:
    """Read what a font inside a file shows; each line once."""

    def __init__(self, meanings: Mapping[int, str], widths: Mapping[int, int]) -> None:
        self._meanings = _Meanings(meanings)
        self._widths = {chr(glyph): width for glyph, width in widths.items()}
        self._read: dict[str, tuple[str, float, float]] = {}

    def read(self, row: str) -> tuple[str, float, float]:
        """Return the words of a line, how far its letters go on, and how much closer they stand, in thousandths of the size."""
        found = self._read.get(row)
        if found is None:
            if len(self._read) > _MOST_LINES:
                self._read.clear()
            found = self._read[row] = self._decoded(row)
        return found

    def _decoded(self, row: str) -> tuple[str, float, float]:
        if not _SHOWN.fullmatch(row):
            raise RenderError(NOT_OURS)
        shown = _CLOSER.split(row[2:-4])
        glyphs = bytes.fromhex("".join(shown[::2])).decode("utf-16-be")
        closer = [int(part) for part in shown[1::2]]
        if any(abs(part) > _MOST_CLOSER for part in closer):
            raise RenderError(NOT_OURS)
        text = spaced(glyphs.translate(self._meanings))
        return text, float(sum([self._widths[glyph] for glyph in glyphs])), float(sum(closer))


_MOST_LINES = 20_000
_MOST_CLOSER = 250  # of a thousand: two letters do not stand closer than by a quarter of their size
_SHOWN = re.compile(r"\[<(?:[0-9a-f]{4})+(?:>-?\d+<(?:[0-9a-f]{4})+)*>\]TJ")
_CLOSER = re.compile(r">(-?\d+)<")


def _font(parts: FileParts, number: int, shipped: Mapping[str, Path]) -> ReadFont:
    font = parts.objects[number]
    inner = parts.objects[int(_one(_INNER, font))]
    descriptor = parts.objects[int(_one(_DESCRIPTOR, inner))]
    name = _one(_NAME, font).partition("+")[2]
    path = next((path for path in shipped.values() if path.stem == name), None)
    if path is None or name != _one(_NAME, inner).partition("+")[2]:
        raise RenderError(NOT_OURS)
    program = parts.streams[int(_one(_PROGRAM, descriptor))]
    return _read_font(path, program, parts.streams[int(_one(_UNICODE, font))], _one(_WIDTHS, inner))


_NAME = re.compile(r"/BaseFont/([A-Z]{6}\+[\w-]+)")
_INNER, _UNICODE = re.compile(r"/DescendantFonts\[(\d+) 0 R\]"), re.compile(r"/ToUnicode (\d+) 0 R")
_DESCRIPTOR, _PROGRAM = re.compile(r"/FontDescriptor (\d+) 0 R"), re.compile(r"/FontFile2 (\d+) 0 R")
_WIDTHS = re.compile(r"/W\[((?:\d+\[[\d ]+\])+)\]")


@lru_cache(maxsize=64)
def _read_font(path: Path, program: bytes, meanings: bytes, widths: str) -> ReadFont:
    """Return a font of a file, once each of its glyphs is seen to be drawn as the shipped font draws what it means."""
    said = {
        int(glyph, 16): bytes.fromhex(sign).decode("utf-16-be")
        for glyph, sign in _ROW.findall(meanings.decode("ascii").partition("endcodespacerange")[2])
    }
    wide = {
        int(first) + at: int(width) for first, run in _RUN.findall(widths) for at, width in enumerate(run.split(" "))
    }
    inside, shipped = uharfbuzz.Font(uharfbuzz.Face(program)), font_file(path)
    for glyph, sign in said.items():
        if len(sign) != 1 or not _drawn_alike(inside, shipped, glyph, sign) or wide[glyph] != shipped.width(glyph):
            raise RenderError(NOT_OURS)
    one_form = {glyph: sign.translate(_ONE_FORM) for glyph, sign in said.items()}
    return ReadFont(one_form, wide)


def _drawn_alike(inside: uharfbuzz.Font, shipped: FontFile, glyph: int, sign: str) -> bool:
    """Say whether a glyph inside a file has the outline that the shipped font gives its character."""
    if shipped.glyph(sign) != glyph:
        return False
    return outline(inside, glyph) == outline(uharfbuzz.Font(shipped.face), glyph)


def outline(font: uharfbuzz.Font, glyph: int) -> list[object]:
    """Return how a glyph is drawn."""
    pen: list[object] = []
    functions = uharfbuzz.DrawFuncs()
    for name in ("move_to", "line_to", "quadratic_to", "cubic_to"):
        getattr(functions, f"set_{name}_func")(lambda *values, kind=name: pen.append((kind, values[:-1])))
    font.draw_glyph(glyph, functions, pen)
    return pen


_ROW = re.compile(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", re.MULTILINE)
_RUN = re.compile(r"(\d+)\[([\d ]+)\]")
