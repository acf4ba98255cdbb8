"""What stands in a cell: text as a reader gives it, marked where the program that wrote it held something else than text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from gcmsgen.bulk.table.headings import key
from gcmsgen.bulk.table.words import words_read
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import WHITE_SPACE

Record = tuple[int, Sequence[str]]
"""The number of a row as a spreadsheet shows it, and its cells; an empty cell is the empty text."""

Records = Callable[[int | None], Iterator[Record]]
"""What yields the records of a table from its beginning; where a column is given, only its cells need be read."""

MAX_COLUMNS = 16_384  # as many as a sheet of a workbook can have (Excel specifications and limits)
MAX_CELL = 32_767  # characters, as many as a cell of a workbook can hold

ERROR_VALUES = (
    *("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"),
    *("#N/D", "#NOM?", "#NUL!", "#NOMBRE!", "#VALEUR!"),  # as French spreadsheets write them
)


class Formula(str):
    """Mark a formula: what it would give is never taken for a fact."""

    __slots__ = ()


class ErrorValue(str):
    """Mark the error that a formula gave in the program that wrote the table."""

    __slots__ = ()


class Number(str):
    """Mark a number, which has no leading zeros, whatever was typed."""

    __slots__ = ()


class PaddedNumber(Number):
    """Mark a number that its cell shows with zeros before it, which it does not have."""

    __slots__ = ()


class DayCell(str):
    """Mark a day that a spreadsheet holds as one, whatever was typed: `10-12` becomes one too."""

    __slots__ = ()


class Struck(str):
    """Mark a text that is struck through, whole or in part: whoever struck it does not mean it any more."""

    __slots__ = ()


def text_of(value: object) -> str:
    """Return the text of a typed value: days as YYYY-MM-DD, yes and no, numbers without what a machine adds.

    >>> text_of(datetime(2026, 5, 4)), text_of(True), text_of(230.5), text_of(10.0), text_of(None)
    ('2026-05-04', 'yes', '230.5', '10', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return Number(int(value))
    if isinstance(value, int | float | Decimal):
        return Number(value)
    return str(value)


def plain(text: str) -> str:
    """Return the text of a cell composed and without the spaces around it, which nobody sees."""
    text = text.strip(WHITE_SPACE)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def as_written(text: str, field: CaseField) -> str:
    """Return a text in the form of the case file, where a table writes it otherwise; anything else as it stands."""
    if field.kind in _FIGURES:
        return text if text.isdecimal() else _figure(text, amount=field.kind is FieldKind.AMOUNT)
    read = words_read(field)
    if not read or len(text) > _LONGEST_WORD:
        return text
    return read.get(text) or read.get(key(text), text)


_LONGEST_WORD = 500  # characters: no closed word, country or occupation with its title has so many


def is_rewritten(field: CaseField) -> bool:
    """Say whether a table may write the values of a field otherwise than the case file does."""
    return field.kind in _FIGURES or bool(words_read(field))


_FIGURES = (FieldKind.AMOUNT, FieldKind.COUNT)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][0-9]{3})+(?:[.,][0-9]{1,2})?")
_THOUSANDS_EN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}")
_TENTHS = re.compile(r"[0-9]+[.,][0-9]")


def _figure(text: str, *, amount: bool) -> str:
    """Return a figure without the marks of thousands and dollars; `20,635` alone stays, for it may be either.

    >>> _figure("20 635,50 $", amount=True), _figure("230,5", amount=True), _figure("20,635", amount=True)
    ('20635,50', '230,50', '20,635')
    """
    bare = text.strip("$ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}") if amount else text
    if _THOUSANDS_EN.fullmatch(bare):
        bare = bare.replace(",", "")
    elif _THOUSANDS.fullmatch(bare):
        bare = re.sub(r"\s", "", bare)
    return bare + "0" if amount and _TENTHS.fullmatch(bare) else bare
