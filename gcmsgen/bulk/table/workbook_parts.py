"""The parts of a workbook as streams of XML elements: what is not asked for is dropped while it is read, and nothing grows.

A part is fed to the parser piece by piece, so that an element which never ends is seen before it fills the memory.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error
from typing import IO

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.xml.constants import SHEET_MAIN_NS

NAMESPACE = f"{{{SHEET_MAIN_NS}}}"
MAX_ELEMENT = 2_000_000  # bytes of XML of one row, or one shared text: a record of CSV holds a million characters
MAX_STYLES = 65_490  # Excel specifications and limits: unique cell formats/cell styles
_MAX_BETWEEN = 1_000  # elements between two of those that are asked for, where a workbook has none
_PIECE = 1 << 16


class Swollen(Exception):
    """Say that a part of a workbook holds more than any table needs."""


def elements(file: IO[bytes], name: str, *, ends: str | None = None) -> Iterator[etree._Element]:
    """Yield the elements of that name, each dropped from memory once the next is asked for; nothing is read behind `ends`.

    Raises Swollen where one of them is too big, or too much stands between two.
    """
    tags = [NAMESPACE + one for one in (name, ends) if one]
    parser = etree.XMLPullParser(events=("end",), tag=tags, resolve_entities=False, no_network=True)
    since = 0
    while piece := file.read(_PIECE):
        parser.feed(piece)
        since += len(piece)
        for _, element in parser.read_events():
            since = 0
            if element.tag != tags[0]:
                return
            yield element
            _drop(element)
        if since > MAX_ELEMENT:
            raise Swollen(name)
    parser.close()


def _drop(element: etree._Element) -> None:
    """Take an element, and whatever stands before it, out of its parent.

    Each is emptied first: lxml takes an element with very many others in it out in a time that grows with their square.
    Raises Swollen where very much stands before it that is nothing of a table.
    """
    parent = element.getparent()
    if parent is None:
        return
    before = 0
    while (first := parent[0]) is not element:
        before += 1
        if before > _MAX_BETWEEN:
            raise Swollen(element.tag)
        first.clear()
        parent.remove(first)
    element.clear()
    parent.remove(element)


def is_on(value: str | None) -> bool:
    """Say whether a property of a font that stands there is on: it is, unless it says that it is not."""
    return value not in ("0", "false")


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Hold the numbers of the cell styles that show a number as a day, or with zeros before it, or that strike a text through."""

    days: frozenset[int] = frozenset()
    padded: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def cell_styles(file: IO[bytes] | None) -> CellStyles:
    """Return what the styles of cells say, read from the part with the styles.

    Raises Swollen where it has more styles than a workbook can have.
    """
    if file is None:
        return CellStyles()
    found = _Styles()
    parser = etree.XMLParser(target=found, resolve_entities=False, no_network=True)
    while piece := file.read(_PIECE):
        parser.feed(piece)
    parser.close()
    days = {code for code, _ in set(found.codes) if found.is_day(code)}
    padded = {code for code, _ in set(found.codes) if _PADDED.fullmatch(found.formats.get(code, ""))}
    return CellStyles(
        frozenset(number for number, (code, _) in enumerate(found.codes) if code in days),
        frozenset(number for number, (code, _) in enumerate(found.codes) if code in padded),
        frozenset(number for number, (_, font) in enumerate(found.codes) if font in found.struck),
    )


# A number format that shows nothing but digits, two at least whatever the number: 00000, 00-0000-0000.
_PADDED = re.compile(r'(?:0[- \\"]*){2,}')


class _Styles:
    """Gather the number formats, the struck fonts and the formats of cells while the styles are parsed; nothing else is kept."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.codes: list[tuple[int, int]] = []
        self.struck: set[int] = set()
        self._fonts = -1
        self._inside: list[str] = []
        self._items = 0
        self._left = _MAX_STYLE_ELEMENTS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        depth = len(self._inside)
        if depth == _COLLECTION:
            self._items = 0
        elif depth == _COLLECTION + 1:
            self._items += 1
        if self._left < 0 or max(self._items, len(self.codes), len(self.formats)) > MAX_STYLES:
            raise Swollen("styles")
        around = self._inside[-1] if self._inside else ""
        self._inside.append(tag)
        if tag == _FORMAT and around == _FORMATS:
            self.formats[int(attributes.get("numFmtId", -1))] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif tag == _STYLE and around == _STYLES:
            self.codes.append((int(attributes.get("numFmtId", 0)), int(attributes.get("fontId", 0))))
        elif tag == _FONT and around == _FONTS:
            self._fonts += 1
        elif tag == _STRIKE and self._inside[-3:-1] == [_FONTS, _FONT] and is_on(attributes.get("val")):
            self.struck.add(self._fonts)

    def end(self, _tag: str) -> None:
        self._inside.pop()

    def close(self) -> None:
        self._inside.clear()

    def is_day(self, code: int) -> bool:
        """Say whether a number format shows days; one that a workbook defines comes before the one that is built in."""
        return bool(is_date_format(self.formats.get(code) or BUILTIN_FORMATS.get(code, "General")))


def is_hidden(hidden: str | None, height: str | None) -> bool:
    """Say whether a row is one that nobody sees: hidden, or of no height."""
    return hidden in ("1", "true") or (height is not None and re.fullmatch(r"0(?:\.0*)?", height) is not None)


def hidden_rows(file: IO[bytes]) -> tuple[int, ...]:
    """Return the first rows of a sheet that are hidden, by hand or by a filter; no more than are told.

    The part is looked through as text: it is read once more for this, and nothing of it is kept.
    """
    found: list[int] = []
    before = b""
    while (piece := file.read(_PIECE)) and len(found) < MOST_HIDDEN:
        whole = before + piece
        cut = max(whole.rfind(b"<"), len(whole) - _LONGEST_TAG)
        found += [int(number[1]) for tag in _HIDDEN.finditer(whole, 0, cut) if (number := _NUMBER.search(tag[0]))]
        before = whole[cut:]
    return tuple(found[:MOST_HIDDEN])


MOST_HIDDEN = 1_000
_LONGEST_TAG = 4_000
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^<>]{0,2000}\s(?:hidden=[\"'](?:1|true)|ht=[\"']0(?:\.0*)?)[\"'][^<>]{0,2000}>")
_NUMBER = re.compile(rb"\sr=[\"']([0-9]{1,9})[\"']")
_LONGEST_FORMAT = 255  # characters; Excel takes no more
_COLLECTION = 1  # how deep fonts, fills, borders and formats stand, each in its own collection
# An alignment and a protection of each style; its fonts, of which Excel takes 1,024, its fills and borders.
_MAX_STYLE_ELEMENTS = 12 * MAX_STYLES
_FORMATS, _FORMAT, _STYLES, _STYLE = (NAMESPACE + name for name in ("numFmts", "numFmt", "cellXfs", "xf"))
_FONTS, _FONT, _STRIKE = (NAMESPACE + name for name in ("fonts", "font", "strike"))


def directory_size(file: IO[bytes]) -> int:
    """Return how many bytes the table of contents of an archive takes, by what stands at its end; 0 where nothing says so."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read()
    at = end.rfind(_END_MARK)
    try:
        return int(_END_SIZE.unpack_from(end, at + _SIZE_AT)[0]) if at >= 0 else 0
    except error:
        return 0


_END_MARK, _END_SIZE, _SIZE_AT = b"PK\x05\x06", Struct("<L"), 12
_LONGEST_END = 22 + 0xFFFF  # with a comment
