"""Import the characters of the shipped fonts: Lato, Regular and Bold, of the package `fontpkg-lato`.

A combining mark counts only where the font says how it is placed over or under a letter (GPOS): the other ones would be
printed beside their letter, and a reader would see another name.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = ("Regular", "Bold")
_MARK_TO_BASE, _EXTENSION = 4, 9


def font_characters() -> list[list[str]]:
    """Return the table of code points that both faces print, as ranges of hexadecimal numbers.

    Raises FileNotFoundError where the fonts are not installed.
    """
    printed = set.intersection(*(_printed(_face(name)) for name in FACES))
    return [["first", "last"], *([f"{first:04X}", f"{last:04X}"] for first, last in ranges(printed))]


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of consecutive numbers, as first and last.

    >>> list(ranges({65, 66, 67, 90}))
    [(65, 67), (90, 90)]
    """
    ordered = sorted(numbers)
    starts = [number for number, before in zip(ordered, [None, *ordered[:-1]], strict=True) if before != number - 1]
    ends = [number for number, after in zip(ordered, [*ordered[1:], None], strict=True) if after != number + 1]
    return zip(starts, ends, strict=True)


def _face(name: str) -> TTFont:
    spec = find_spec("fontpkg_lato")
    if spec is None:
        raise FileNotFoundError(2, "the fonts are not installed", f"Lato-{name}.ttf")
    return TTFont(Path(spec.origin or "").parent / "files" / f"Lato-{name}.ttf")


def _printed(font: TTFont) -> set[int]:
    placed = set(_placed(font))
    return {
        point
        for point, glyph in font.getBestCmap().items()
        if glyph in placed or not unicodedata.category(chr(point)).startswith("M")
    }


def _placed(font: TTFont) -> Iterator[str]:
    """Yield the glyphs that the font places over or under another one."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.LookupType == _EXTENSION else table
            if inner.LookupType == _MARK_TO_BASE:
                yield from inner.MarkCoverage.glyphs
