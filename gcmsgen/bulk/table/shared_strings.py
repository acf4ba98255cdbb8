"""The texts that cells of a workbook share, kept in a temporary file: a workbook of a hundred thousand rows has a million."""

import os
import weakref
from collections.abc import Iterator
from struct import Struct
from tempfile import TemporaryFile
from typing import IO

from lxml import etree
from openpyxl.utils.escape import unescape

from gcmsgen.bulk.table.cell import MAX_CELL, Struck
from gcmsgen.bulk.table.workbook_parts import NAMESPACE, elements, is_on

_TEXT = f"{NAMESPACE}t"
_KEPT_IN_MEMORY = 20_000  # the words that come back in every row
_A_WORD = 500  # characters: what is longer comes back seldom


class SharedStrings:
    """Hold texts by their number, on disk but for short ones that were asked for lately."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts, self._ends = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - open as long as this is
        for file in (self._texts, self._ends):
            weakref.finalize(self, file.close)
        end = 0
        self._ends.write(_END.pack(end))
        for text in texts:
            mark = _STRUCK if isinstance(text, Struck) else ""
            end += self._texts.write((mark + text[: MAX_CELL + 1]).encode())  # one more is seen to be too long
            self._ends.write(_END.pack(end))
        self._texts.flush()
        self._ends.flush()
        self._kept: dict[int, str] = {}

    def __getitem__(self, number: int) -> str:
        """Return the text with that number. Raises IndexError where there is none."""
        text = self._kept.get(number)
        if text is None:
            text = self._from_disk(number)
            if len(text) <= _A_WORD:
                if len(self._kept) >= _KEPT_IN_MEMORY:
                    self._kept.clear()
                self._kept[number] = text
        return text

    def _from_disk(self, number: int) -> str:
        ends = os.pread(self._ends.fileno(), 2 * _END.size, max(0, number) * _END.size)
        if number < 0 or len(ends) < 2 * _END.size:
            raise IndexError(number)
        (start,), (end,) = _END.iter_unpack(ends)
        text = os.pread(self._texts.fileno(), end - start, start).decode()
        return Struck(text[1:]) if text.startswith(_STRUCK) else text


_END = Struct("<Q")
_STRUCK = "\0"  # which no text of XML can hold


def texts_in(file: IO[bytes] | None) -> Iterator[str]:
    """Yield the texts of the part of a workbook that holds them."""
    if file is not None:
        for element in elements(file, "si"):
            yield text_in(element)


def text_in(element: etree._Element) -> str:
    """Return the text of an `si` or `is` element: its own or its runs', the reading aid of Japanese (rPh) left out."""
    if len(element) == 1 and element[0].tag == _TEXT:
        text = element[0].text or ""  # as nearly every one is
        return unescape(text) if "_x" in text else text
    text = "".join(part.findtext(_TEXT, "") for part in (element.findall(f"{NAMESPACE}r") or [element]))
    plain = unescape(text) if "_x" in text else text
    return Struck(plain) if any(map(_struck, element.iterfind(_RUN))) else plain


def _struck(run: etree._Element) -> bool:
    """Say whether a run of a text that shows something is struck through."""
    strike = run.find(_STRIKE)
    return strike is not None and is_on(strike.get("val")) and bool(run.findtext(_TEXT, "").strip())


_RUN, _STRIKE = f"{NAMESPACE}r", f"{NAMESPACE}rPr/{NAMESPACE}strike"
