"""Measure pages: where each line of a PDF stands, and how high the head of a letter in Word is by its own numbers."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from lxml import etree

INCH = 72.0
# The window of a No. 10 envelope, in inches from the top and the left of a letter page folded in three: 4 1/2 by 1 1/8
# inches, 7/8 from the left and 1/2 from the bottom of an envelope of 4 1/8 by 9 1/2. The sheet (a third of 11 inches high)
# rests on the bottom and has one inch to slide from side to side.
WINDOW_TOP, WINDOW_BOTTOM = 2.04, 3.17
WINDOW_LEFT, WINDOW_RIGHT = 0.875, 4.375


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of a page and where its ink stands, in inches from the top and the left."""

    text: str
    top: float
    bottom: float
    left: float
    right: float

    @property
    def in_window(self) -> bool:
        """Say whether the whole line shows through the window."""
        return (
            self.top >= WINDOW_TOP
            and self.bottom <= WINDOW_BOTTOM
            and self.left >= WINDOW_LEFT
            and self.right <= WINDOW_RIGHT
        )

    @property
    def at_window(self) -> bool:
        """Say whether any part of the line stands as high as the window."""
        return self.bottom > WINDOW_TOP and self.top < WINDOW_BOTTOM


def lines(data: bytes) -> list[list[Line]]:
    """Return the lines of each page, from top to bottom."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [_joined(sorted(_pieces(page), key=lambda line: line.bottom)) for page in pdf]
    finally:
        pdf.close()


def _pieces(page: pypdfium2.PdfPage) -> Iterator[Line]:
    text, height = page.get_textpage(), page.get_height()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        said = text.get_text_bounded(left=left, bottom=bottom, right=right, top=top)
        yield Line(said, (height - top) / INCH, (height - bottom) / INCH, left / INCH, right / INCH)


def _joined(pieces: list[Line]) -> list[Line]:
    """Join the pieces that stand side by side: those of which the middle of one is within the other."""
    rows: list[list[Line]] = []
    for piece in pieces:
        row = rows[-1] if rows else []
        if row and row[0].top <= (piece.top + piece.bottom) / 2 <= max(other.bottom for other in row):
            row.append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _line(row: list[Line]) -> Line:
    return Line(
        " ".join(" ".join(piece.text for piece in row).split()),
        min(piece.top for piece in row),
        max(piece.bottom for piece in row),
        row[0].left,
        row[-1].right,
    )


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 1440


def head_of_word(data: bytes) -> list[Line]:
    """Return the paragraphs of a DOCX, down to the first whose lines have no exact height, one line each.

    The left and the right are the ends of the longest line that the indents allow.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = {
            s.get(f"{_W}styleId"): s for s in etree.fromstring(archive.read("word/styles.xml")).iter(f"{_W}style")
        }
    margins, size = (next(body.iter(f"{_W}{name}")) for name in ("pgMar", "pgSz"))
    at, found = int(margins.get(f"{_W}top")), []
    for paragraph in body.iter(f"{_W}p"):
        style = next(paragraph.iter(f"{_W}pStyle")).get(f"{_W}val")
        spacing = _property(styles, style, "spacing")
        if spacing is None or spacing.get(f"{_W}lineRule") != "exact":
            break
        indent, rule = _property(styles, style, "ind"), _property(styles, style, "pBdr")
        line = int(spacing.get(f"{_W}line"))
        right = int(indent.get(f"{_W}right")) if indent is not None else 0
        left, end = int(margins.get(f"{_W}left")), int(size.get(f"{_W}w")) - int(margins.get(f"{_W}right")) - right
        text = "".join(part.text or "" for part in paragraph.iter(f"{_W}t"))
        found.append(Line(text, at / _TWIPS, (at + line) / _TWIPS, left / _TWIPS, end / _TWIPS))
        at += line + int(spacing.get(f"{_W}after")) + (_under(rule) if rule is not None else 0)
    found.append(Line("", at / _TWIPS, at / _TWIPS, 0, 0))
    return found


def _property(styles: dict[str, etree._Element], style: str | None, name: str) -> etree._Element | None:
    """Return a property of a paragraph style, or of the one that it is based on."""
    while style:
        found = styles[style].find(f"{_W}pPr/{_W}{name}")
        if found is not None:
            return found
        based = styles[style].find(f"{_W}basedOn")
        style = based.get(f"{_W}val") if based is not None else None
    return None


def _under(rule: etree._Element) -> int:
    """Return what a rule under a paragraph takes: its distance in points, and its width in eighths of a point."""
    bottom = rule.find(f"{_W}bottom")
    return int(bottom.get(f"{_W}space")) * 20 + int(bottom.get(f"{_W}sz")) * 20 // 8
