"""Look up which characters the shipped fonts print, without opening a font."""

from bisect import bisect_right
from functools import cache

from gcmsgen.reference.table import rows


def in_shipped_fonts(character: str) -> bool:
    """Say whether both faces of the shipped fonts print a character, a mark in its place over or under a letter.

    Source: the character maps of Lato 2.015 (docs/sources.md). Raises TableError where the table is damaged.

    >>> [in_shipped_fonts(letter) for letter in "ệȘŵǫ"], in_shipped_fonts("\N{CANADIAN SYLLABICS E}")
    ([True, True, True, True], False)
    """
    firsts, lasts = _ranges()
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return the first and the last code points of the ranges, in order."""
    lines = list(rows("font_characters"))
    return [int(line["first"], 16) for line in lines], [int(line["last"], 16) for line in lines]
