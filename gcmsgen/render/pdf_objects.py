"""Read what is drawn on a page of a PDF: letters, and all else, each with its box, in the order in which it is painted.

PDFium is asked itself: what pypdfium2 puts around each object would cost ten times as much.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from gcmsgen.render.contrast import Colour

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points of the page


class Line(NamedTuple):
    """Hold letters that are drawn at one go: what they say, where, how high and wide their type is, and their colour.

    `spread` is how wide they lie beside what their font asks for, both in points; outside of `clip` nothing of them shows.
    `plain` letters are filled, opaque, turned as they should be and no part of a group.
    """

    handle: Any
    text: str
    box: Box
    clip: Box | None
    height: float
    width: float
    spread: tuple[float, float]
    colour: Colour | None
    plain: bool
    mirrored: bool


class Drawing(NamedTuple):
    """Hold what is drawn and is no letter: a box, a line, a picture."""

    handle: Any
    box: Box


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PageObjects:
    """Read the objects of one page; `raw` are the functions of PDFium. What they write into is made once."""

    def __init__(self, raw: Any, page: Any, text_page: Any) -> None:
        self._raw, self._page, self._text_page = raw, page, text_page
        self._widths: dict[int, _Widths] = {}
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._whole = [ctypes.c_uint() for _ in range(4)]
        self._found, self._signs = raw.FS_MATRIX(), ctypes.create_string_buffer(2)

    def drawn(self) -> Iterator[Line | Drawing]:
        """Yield what is drawn, a group of objects part by part."""
        for number in range(self._raw.FPDFPage_CountObjects(self._page)):
            yield from self._parts(self._raw.FPDFPage_GetObject(self._page, number), _SAME, None)

    def _parts(self, part: Any, within: _Matrix, clip: Box | None) -> Iterator[Line | Drawing]:
        raw, kind = self._raw, self._raw.FPDFPageObj_GetType(part)
        clip = common(clip, self._clip(part, within))
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield self._line(part, within, clip)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inner = _times(self._matrix(part), within)
            for number in range(raw.FPDFFormObj_CountObjects(part)):
                yield from self._parts(raw.FPDFFormObj_GetObject(part, number), inner, clip)
        else:
            box = _moved(self._bounds(part), within)
            yield Drawing(part, common(clip, box) or box)

    def _line(self, part: Any, within: _Matrix, clip: Box | None) -> Line:
        raw, own = self._raw, self._matrix(part)
        a, b, c, d, *_ = _times(own, within)
        wide, area = math.hypot(a, b), a * d - b * c
        raw.FPDFTextObj_GetFontSize(part, self._floats[0])
        size = self._floats[0].value
        text, bounds, (colour, opacity) = self._text(part), self._bounds(part), self._colour(part)
        turned = abs(own[0]) < abs(own[1])  # letters that run up or down the page
        length = bounds[3] - bounds[1] if turned else bounds[2] - bounds[0]
        advance = self._advance(raw.FPDFTextObj_GetFont(part), text.strip()) * size * math.hypot(own[0], own[1])
        filled = raw.FPDFTextObj_GetTextRenderMode(part) == raw.FPDF_TEXTRENDERMODE_FILL
        return Line(
            part,
            text,
            _moved(bounds, within),
            clip,
            height=abs(size * area / wide) if wide else 0.0,
            width=abs(size) * wide,
            spread=(length, advance),
            colour=colour,
            plain=filled and opacity == _OPAQUE and within == _SAME and not raw.FPDFPageObj_HasTransparency(part),
            mirrored=area * size < 0,
        )

    def _text(self, part: Any) -> str:
        size = len(self._signs)
        length = self._raw.FPDFTextObj_GetText(part, self._text_page, ctypes.cast(self._signs, _SIGNS), size)
        if length > size:
            self._signs = ctypes.create_string_buffer(2 * length)
            return self._text(part)
        return self._signs.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")

    def _advance(self, font: Any, text: str) -> float:
        """Return how wide a font sets letters at a size of 1."""
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._widths:
            self._widths[key] = _Widths(self._raw, font)
        return sum(map(self._widths[key].__getitem__, text))

    def _colour(self, part: Any) -> tuple[Colour | None, int]:
        """Return the colour and opacity of what is filled; no colour where it is a pattern."""
        if not self._raw.FPDFPageObj_GetFillColor(part, *self._whole):
            return None, 0
        red, green, blue, opacity = (one.value for one in self._whole)
        return (red, green, blue), opacity

    def _bounds(self, part: Any) -> Box:
        left, bottom, right, top = self._floats
        self._raw.FPDFPageObj_GetBounds(part, left, bottom, right, top)
        return left.value, bottom.value, right.value, top.value

    def _matrix(self, part: Any) -> _Matrix:
        found = self._found
        self._raw.FPDFPageObj_GetMatrix(part, found)
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _clip(self, part: Any, within: _Matrix) -> Box | None:
        """Return the box outside of which nothing of an object shows, None where it has none."""
        raw, path, box = self._raw, self._raw.FPDFPageObj_GetClipPath(part), None
        for number in range(raw.FPDFClipPath_CountPaths(path)):
            points = [*self._points(path, number)]
            across, up = [x for x, _ in points], [y for _, y in points]
            own = (min(across), min(up), max(across), max(up)) if points else EMPTY
            box = common(box, _moved(own, within))
        return box

    def _points(self, path: Any, number: int) -> Iterator[tuple[float, float]]:
        x, y, *_ = self._floats
        for at in range(self._raw.FPDFClipPath_CountPathSegments(path, number)):
            self._raw.FPDFPathSegment_GetPoint(self._raw.FPDFClipPath_GetPathSegment(path, number, at), x, y)
            yield x.value, y.value


class _Widths(dict[str, float]):
    """Hold how wide each letter of a font is at a size of 1, asked for when it is first met."""

    def __init__(self, raw: Any, font: Any) -> None:
        super().__init__()
        self._raw, self._font = raw, font

    def __missing__(self, sign: str) -> float:
        asked = ctypes.c_float()
        self._raw.FPDFFont_GetGlyphWidth(self._font, ord(sign), 1000.0, asked)
        self[sign] = asked.value / 1000
        return self[sign]


_SIGNS = ctypes.POINTER(ctypes.c_ushort)
_OPAQUE = 255
EMPTY: Box = (0.0, 0.0, 0.0, 0.0)


def common(one: Box | None, other: Box | None) -> Box | None:
    """Return what two boxes have in common, an empty box where that is nothing; None stands for everything.

    >>> common((0, 0, 10, 10), (5, 5, 20, 20)), common((0, 0, 1, 1), (2, 2, 3, 3)), common(None, (0, 0, 1, 1))
    ((5, 5, 10, 10), (0.0, 0.0, 0.0, 0.0), (0, 0, 1, 1))
    """
    if one is None or other is None:
        return one or other
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[0] < box[2] and box[1] < box[3] else EMPTY


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: _Matrix) -> Box:
    """Return the box around a box that was moved, turned or drawn out."""
    if matrix == _SAME:
        return box
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
