"""Read the rows of a workbook as text, one at a time; formulas, errors and numbers are marked as what they are.

openpyxl reads what the workbook says of itself. Its rows are read here: the read-only mode of openpyxl 3.1 keeps an element
of every row and all shared texts in memory, and makes every row as wide and every gap as long as the last cell asks for.
"""

import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS

from gcmsgen.bulk.table.cell import DayCell, ErrorValue, Formula, PaddedNumber, Record, Records, Struck, text_of
from gcmsgen.bulk.table.shared_strings import SharedStrings, text_in, texts_in
from gcmsgen.bulk.table.workbook_parts import (
    NAMESPACE,
    CellStyles,
    Swollen,
    cell_styles,
    directory_size,
    elements,
    hidden_rows,
    is_hidden,
)
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Text, quoted

MAX_UNPACKED = 4_000_000_000  # bytes: some three hundred thousand rows of three hundred columns
MAX_RATIO = 250  # how many times a big part may be as big as it is packed; sheets are packed to a tenth or a fiftieth
_BIG = 20_000_000
_MAX_BOOK = 4_000_000  # bytes of the parts that say which sheets there are: thousands of sheets
_MAX_DIRECTORY = 1_000_000  # bytes of the table of contents: ten thousand parts, where a workbook has some twenty
_DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, etree.XMLSyntaxError, SyntaxError, OSError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one sheet of an open workbook: its name, what yields its records each time it is called, and which rows are hidden."""

    name: str
    records: Records
    hidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """Hold what is known of a workbook before its rows are read: its shared texts, which styles are days, and its sheets."""

    path: Path
    strings: SharedStrings
    styles: CellStyles
    epoch: datetime
    sheets: tuple[tuple[str, str, bool], ...]
    """The name of each sheet, its part in the archive, and whether it is visible."""


def open_sheet(source: str, path: Path, name: str | None, *, visible_only: bool = False) -> Sheet:
    """Return the sheet of that name, or the first that is visible. Raises CaseTableError, also while it is read.

    `visible_only` leaves out the rows that are hidden, and then none is named.
    """
    with _damage(source):
        _refuse_bombs(source, path)
        book = _book(path)
    if not book.sheets:
        raise CaseTableError(source, _DAMAGED)
    for shown, part, visible in book.sheets:
        if shown == name or (name is None and visible):
            with _damage(source), ZipFile(path) as archive, archive.open(part) as file:
                hidden = () if visible_only else hidden_rows(file)
            return Sheet(shown, partial(_records, source, book, part, visible_only=visible_only), hidden)
    names = ", ".join(shown for shown, _, _ in book.sheets)
    raise CaseTableError(source, _NO_SHEET.filled(name=quoted(name or ""), names=names))


def sheet_names(source: str, path: Path) -> tuple[str, ...]:
    """Return the names of the visible sheets of a workbook. Raises CaseTableError."""
    with _damage(source):
        _refuse_bombs(source, path)
        return tuple(shown for shown, _, visible in _book(path).sheets if visible)


def _book(path: Path) -> _Book:
    """Return what a workbook says of itself; openpyxl warns of styles that are left out, which is no matter here."""
    with path.open("rb") as file, warnings.catch_warnings(action="ignore"):
        reader = ExcelReader(file, read_only=True, keep_links=False)
        with reader.archive as archive:
            _refuse_big(
                archive, [name for name in archive.namelist() if name.endswith((".rels", "[Content_Types].xml"))]
            )
            reader.read_manifest()
            _refuse_big(
                archive, [part.PartName[1:] for part in reader.package.Override if "main+xml" in part.ContentType]
            )
            reader.read_workbook()
            with archive.open(ARC_STYLE) if ARC_STYLE in archive.NameToInfo else nullcontext() as part:
                styles = cell_styles(part)
            sheets = tuple(
                (sheet.name, relation.target, sheet.state == "visible")
                for sheet, relation in reader.parser.find_sheets()
                if "chart" not in relation.Type
            )
            shared = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
            with archive.open(shared.PartName[1:]) if shared is not None else nullcontext() as part:
                return _Book(path, SharedStrings(texts_in(part)), styles, reader.wb.epoch, sheets)


def _refuse_big(archive: ZipFile, names: list[str]) -> None:
    """Raise Swollen where one of these parts, which openpyxl takes in whole, is too big."""
    for name in names:
        if name in archive.NameToInfo and archive.getinfo(name).file_size > _MAX_BOOK:
            raise Swollen(name)


def _refuse_bombs(source: str, path: Path) -> None:
    """Refuse an archive that would be huge once unpacked. Raises CaseTableError before anything is unpacked."""
    with path.open("rb") as file:
        if directory_size(file) > _MAX_DIRECTORY:
            raise CaseTableError(source, _HUGE)
    with ZipFile(path) as archive:
        parts = archive.infolist()
    packed = any(part.file_size > _BIG and part.file_size > MAX_RATIO * max(1, part.compress_size) for part in parts)
    if packed or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise CaseTableError(source, _HUGE)


@contextmanager
def _damage(source: str) -> Iterator[None]:
    """Turn what a damaged workbook raises, in whichever part it is read, into a CaseTableError."""
    try:
        yield
    except CaseTableError:
        raise
    except Swollen:
        raise CaseTableError(source, _HUGE) from None
    except _DAMAGE:
        raise CaseTableError(source, _DAMAGED) from None


def _records(source: str, book: _Book, part: str, only: int | None, *, visible_only: bool) -> Iterator[Record]:
    number = 0
    with _damage(source), ZipFile(book.path) as archive, archive.open(part) as file:
        for element in elements(file, "row", ends="sheetData"):
            number = int(element.get("r", number + 1))
            if visible_only and is_hidden(element.get("hidden"), element.get("ht")):
                continue
            cells: list[str] = []
            position = -1
            for cell in element.iterchildren(_CELL):
                reference = cell.get("r")
                position = _position(reference.rstrip("0123456789")) if reference else position + 1
                if only is None or position == only:
                    _put(cells, position, _as_shown(_value(cell, book), cell, book))
            yield number, cells


_CELL, _VALUE, _FORMULA, _INLINE = (NAMESPACE + name for name in ("c", "v", "f", "is"))


def _put(cells: list[str], position: int, value: str) -> None:
    """Put a value at its column, after as many empty cells as are left out before it."""
    if value:
        cells += [""] * (position - len(cells))
    if value or position == len(cells):
        cells.append(value)


@lru_cache(maxsize=20_000)
def _position(letters: str) -> int:
    return column_index_from_string(letters) - 1


def _as_shown(value: str, cell: etree._Element, book: _Book) -> str:
    """Return a value marked where its cell strikes it through."""
    struck = value and book.styles.struck and int(cell.get("s") or 0) in book.styles.struck
    return Struck(value) if struck else value


def _value(cell: etree._Element, book: _Book) -> str:
    """Return the text of a cell, marked where it is a formula, an error or a number."""
    kind = cell.get("t", "n")
    if cell.find(_FORMULA) is not None:
        return Formula("=")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return "" if inline is None else text_in(inline)
    raw = cell.findtext(_VALUE)
    if not raw:
        return ""
    if kind == "s":
        return book.strings[int(raw)]
    if kind == "n":
        return _number(raw, int(cell.get("s") or 0), book)
    return _OTHER.get(kind, str)(raw)


_OTHER: dict[str, Callable[[str], str]] = {
    "b": lambda raw: text_of(raw == "1"),
    "d": lambda raw: text_of(from_ISO8601(raw)),  # type: ignore[no-untyped-call]
    "e": ErrorValue,
}


def _number(raw: str, style: int, book: _Book) -> str:
    """Return a number as text, or the day that it is in a cell formatted as one."""
    number = float(raw) if set(raw) & set(".eE") else int(raw)
    if style in book.styles.days:
        try:
            return DayCell(text_of(from_excel(number, book.epoch)))
        except (OverflowError, ValueError):
            return ErrorValue(raw)
    return PaddedNumber(text_of(number)) if style in book.styles.padded else text_of(number)


_DAMAGED = Text(
    en="this workbook is damaged, or its form (such as “Strict Open XML”) is not read here. Open it in a spreadsheet "
    "and save it again as .xlsx.",
    fr="ce classeur est endommagé, ou sa forme (comme «\N{NO-BREAK SPACE}Strict Open XML\N{NO-BREAK SPACE}») n’est pas lue ici. "
    "Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx.",
)
_HUGE = Text(
    en="this workbook would be huge once unpacked, and was not opened. Is this the right file? Split a large table, or save it "
    "as CSV.",
    fr="ce classeur serait énorme une fois décompressé et n’a pas été ouvert. Est-ce le bon fichier? Divisez un grand tableau, ou "
    "enregistrez-le en CSV.",
)
_NO_SHEET = Text(
    en="the workbook has no visible sheet {name}. Its sheets are: {names}.",
    fr="le classeur n’a pas de feuille visible {name}. Ses feuilles sont\N{NO-BREAK SPACE}: {names}.",
)
