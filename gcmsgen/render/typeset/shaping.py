"""Shape words: which glyphs of a font say them, how far each goes on, how wide the whole is. HarfBuzz does it, once for each word.

Widths are in the units of Pango, 1024 to a pixel of CSS, rounded as Pango rounds them: so that lines end where WeasyPrint's do.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz

from gcmsgen.render.typeset.declined import Declined

UNITS = 1024 / 0.75  # to a point
_FEATURES = {
    "liga": False,
    "clig": False,
    "dlig": False,
    "hlig": False,
    "calt": False,
}  # as in page.css, which says why
_MOST = 40_000  # words that are kept of a font at one size: some 10 MB


class Shaped(NamedTuple):
    """Hold letters as a PDF shows them: four digits a glyph, `>12<` where the next stands closer, and how far they go."""

    shown: str
    width: int


class FontFile:
    """Hold a font as HarfBuzz reads it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._thousandth = self.face.upem / 1000
        self._plain = uharfbuzz.Font(self.face)
        self._widths: dict[int, int] = {}

    def width(self, glyph: int) -> int:
        """Return how far a glyph goes on, in thousandths of the size of its type."""
        if glyph not in self._widths:
            self._widths[glyph] = round(self._plain.get_glyph_h_advance(glyph) / self._thousandth)
        return self._widths[glyph]

    def glyph(self, sign: str) -> int | None:
        """Return the glyph of a character, None where the font has none."""
        found: int | None = self._plain.get_nominal_glyph(ord(sign))
        return found


@cache
def font_file(path: Path) -> FontFile:
    """Return a font, read once."""
    return FontFile(path)


class Setting:
    """Shape words of one font at one size, each word once."""

    def __init__(self, font: FontFile, size: float) -> None:
        self.file = font
        self.units = int(size * UNITS + 1e-6)
        self.size = self.units / UNITS
        self._font = uharfbuzz.Font(font.face)
        self._font.scale = (self.units, self.units)
        extents = self._font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender / UNITS, -extents.descender / UNITS
        self._advances: dict[int, int] = {}
        self._words: dict[str, Shaped] = {}
        self._joins: dict[tuple[str, str], Shaped] = {}

    def word(self, text: str) -> Shaped:
        """Return a word as it is shown. Raises Declined where the font lacks a sign or sets one above another."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _MOST:
                self._words.clear()
            found = self._words[text] = self._shaped(text)
        return found

    def join(self, first: str, last: str) -> Shaped:
        """Return the space between two letters, with what they are closer for it; an empty one is of another box of text.

        What stands before the space is already shown, so that `shown` may begin with how much closer the space is.
        """
        found = self._joins.get((first, last))
        if found is None:
            found = self._joins[first, last] = self._joined(first, last)
        return found

    def _joined(self, first: str, last: str) -> Shaped:
        whole = self.word(f"{first} {last}")
        before = self.word(first) if first else NOTHING
        after = self.word(last) if last else NOTHING
        if not (whole.shown.startswith(before.shown) and whole.shown.endswith(after.shown)):
            raise Declined("letters that change beside a space")
        shown = whole.shown[len(before.shown) : len(whole.shown) - len(after.shown)]
        return Shaped(shown, whole.width - before.width - after.width)

    def _shaped(self, text: str) -> Shaped:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if buffer.direction != "ltr":
            raise Declined("a script from right to left")
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        parts: list[str] = []
        width = 0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if not info.codepoint or place.x_offset or place.y_offset or place.x_advance <= 0:
                raise Declined("a sign that the font lacks, or that stands above another")
            if info.codepoint != self.file.glyph(text[info.cluster]):
                raise Declined("a sign that is drawn otherwise here")
            closer = round((self._alone(info.codepoint) - place.x_advance) * 1000 / self.units)
            parts.append(f"{info.codepoint:04x}>{closer}<" if closer else f"{info.codepoint:04x}")
            width += place.x_advance
        if len(parts) != len(text):
            raise Declined("letters that are set as one")
        return Shaped("".join(parts), width)

    def _alone(self, glyph: int) -> int:
        """Return how far a glyph goes on with no other beside it."""
        if glyph not in self._advances:
            self._advances[glyph] = self._font.get_glyph_h_advance(glyph)
        return self._advances[glyph]


NOTHING = Shaped("", 0)


@cache
def setting(path: Path, size: float) -> Setting:
    """Return what shapes the words of a font at a size."""
    return Setting(font_file(path), size)
