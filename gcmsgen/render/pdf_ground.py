"""Look at a page of a PDF where letters stand on something, or something on them: do they differ from the page without them?

The page is painted three times, in grey: as it is; without its letters; and its letters alone, in black. Where the third is dark
there should be ink; what the first shows there beside the second is what an eye sees of it, whatever hides it: a colour,
a box, a picture, a veil, an order of painting.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from gcmsgen.render.contrast import LINEAR, MIN_CONTRAST
from gcmsgen.render.pdf_objects import Drawing, Line

_SCALE = 2.0  # 144 dots an inch: a stem of Lato at 9 points is two dots wide


def unseen_line(
    raw: Any, page: Any, lines: Sequence[Line], touched: Sequence[Line], others: Sequence[Line | Drawing]
) -> Line | None:
    """Return the first of the touched lines of which a part cannot be seen; the page is changed, and good for nothing after."""
    shown = _painted(raw, page)
    _switch(raw, lines, on=False)
    ground = _painted(raw, page)
    _switch(raw, others, on=False)
    _switch(raw, touched, on=True)
    for line in touched:
        raw.FPDFPageObj_SetFillColor(line.handle, 0, 0, 0, 255)
    pictures = Pictures(shown, ground, _painted(raw, page), _pixels(raw.FPDF_GetPageWidthF(page)))
    top = raw.FPDF_GetPageHeightF(page)
    return next((line for line in touched if not _is_seen(line, pictures, top)), None)


def _switch(raw: Any, parts: Iterable[Line | Drawing], *, on: bool) -> None:
    for part in parts:
        raw.FPDFPageObj_SetIsActive(part.handle, on)


class Pictures(NamedTuple):
    """Hold the three pictures of a page, a byte a dot, and how many dots a row has."""

    shown: bytes
    ground: bytes
    letters: bytes
    width: int


def _painted(raw: Any, page: Any) -> bytes:
    width, height = _pixels(raw.FPDF_GetPageWidthF(page)), _pixels(raw.FPDF_GetPageHeightF(page))
    picture = (ctypes.c_ubyte * (width * height))()
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, picture, width)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_GRAYSCALE)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return bytes(picture)


def _pixels(points: float) -> int:
    return int(points * _SCALE)


def _is_seen(line: Line, pictures: Pictures, top: float) -> bool:
    """Say whether each part of a line, as long as its letters are high, stands out where its letters are."""
    left, low, right, high = line.box
    rows = range(max(_pixels(top - high), 0), min(_pixels(top - low) + 1, _pixels(top)))
    end, step = min(_pixels(right) + 1, pictures.width), max(_pixels(line.width), 1)
    starts = range(max(_pixels(left), 0), end, step)
    windows = [[*_dots(pictures, rows, start, min(start + step, end))] for start in starts]
    darkest = min((letters for window in windows for letters, _, _ in window), default=_WHITE)
    return darkest < _FAINT and all(_stands_out(window, _WHITE - darkest) for window in windows)


_WHITE = 255
_FAINT = 230  # what is as light as this on white has a contrast of 1.3


def _dots(pictures: Pictures, rows: range, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the dots of a window that bear ink: how dark letters alone are there, what is shown, what the ground is."""
    for row in rows:
        here = slice(row * pictures.width + start, row * pictures.width + end)
        letters = pictures.letters[here]
        if letters and min(letters) < _WHITE:
            dots = zip(letters, pictures.shown[here], pictures.ground[here], strict=True)
            yield from (dot for dot in dots if dot[0] < _WHITE)


def _stands_out(window: Sequence[tuple[int, int, int]], most: int) -> bool:
    """Say whether enough of the ink in a window is seen; `most` is how dark the letters of the line are where they are full."""
    full = [dot for dot in window if _WHITE - dot[0] >= most * _FULL]
    seen = sum(_is_there(shown, ground, (_WHITE - letters) / most) for letters, shown, ground in full)
    return len(full) < _FEW or seen >= _ENOUGH * len(full)


_FULL = 0.6  # at the edge of a letter a dot is ink in part
_FEW = 4
_ENOUGH = 0.75


def _is_there(shown: int, ground: int, share: float) -> bool:
    """Say whether ink that fills a share of a dot stands out from its ground.

    >>> _is_there(0, 255, 1.0), _is_there(255, 255, 1.0), _is_there(255, 40, 1.0)
    (True, False, True)
    """
    ink = min(max(round(ground + (shown - ground) / share), 0), _WHITE)
    darker, lighter = sorted((LINEAR[ink], LINEAR[ground]))
    return (lighter + 0.05) / (darker + 0.05) >= MIN_CONTRAST
