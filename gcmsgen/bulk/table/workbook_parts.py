"""The parts of a workbook as streams of XML elements: what is not asked for is dropped while it is read, and nothing grows.

A part is fed to the parser piece by piece, so that an element which never ends is seen before it fills the memory.
"""

import os
from collections.abc import Iterator
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


def day_styles(file: IO[bytes] | None) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a day, read from the part with the styles.

    Raises Swollen where it has more styles than a workbook can have.
    """
    if file is None:
        return frozenset()
    found = _Styles()
    parser = etree.XMLParser(target=found, resolve_entities=False, no_network=True)
    while piece := file.read(_PIECE):
        parser.feed(piece)
    parser.close()
    days = {code for code in set(found.codes) if found.is_day(code)}
    return frozenset(number for number, code in enumerate(found.codes) if code in days)


class _Styles:
    """Gather the number formats and the formats of cells while the part with the styles is parsed; nothing else is kept."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.codes: list[int] = []
        self._inside: list[str] = []
        self._left = _MAX_STYLE_ELEMENTS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0 or len(self.codes) > MAX_STYLES or len(self.formats) > MAX_STYLES:
            raise Swollen("styles")
        around = self._inside[-1] if self._inside else ""
        self._inside.append(tag)
        if tag == _FORMAT and around == _FORMATS:
            self.formats[int(attributes.get("numFmtId", -1))] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif tag == _STYLE and around == _STYLES:
            self.codes.append(int(attributes.get("numFmtId", 0)))

    def end(self, _tag: str) -> None:
        self._inside.pop()

    def close(self) -> None:
        self._inside.clear()

    def is_day(self, code: int) -> bool:
        """Say whether a number format shows days; one that a workbook defines comes before the one that is built in."""
        return bool(is_date_format(self.formats.get(code) or BUILTIN_FORMATS.get(code, "General")))


_LONGEST_FORMAT = 255  # characters; Excel takes no more
_MAX_STYLE_ELEMENTS = 20 * MAX_STYLES  # each may have a font, a fill, borders and an alignment of its own
_FORMATS, _FORMAT, _STYLES, _STYLE = (NAMESPACE + name for name in ("numFmts", "numFmt", "cellXfs", "xf"))


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
