"""Read CSV in the encodings and with the separators that office programs write, record by record."""

import codecs
import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from gcmsgen.bulk.table.cell import ERROR_VALUES, ErrorValue, Formula, Record, Records
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Text

SEPARATORS = (",", ";", "\t")
MAX_LINE = 1_000_000  # characters of a line, and of a record: as a case file holds at most 1 MB
_LOOKED_AT = 20  # records: enough to see which separator makes them equally wide


def csv_reader(source: str, path: Path) -> Records:
    """Return what yields the records of a file each time it is called. Raises CaseTableError, then and there."""
    encoding = encoding_of(source, path)
    separator = separator_of(source, path, encoding)
    return lambda _only: csv_records(source, path, encoding, separator)


def csv_records(source: str, path: Path, encoding: str, separator: str) -> Iterator[Record]:
    """Yield the records of a file, numbered as a spreadsheet numbers its rows."""
    with path.open(encoding=encoding, newline="") as file:
        for number, record in enumerate(_parsed(source, file, separator), 1):
            yield number, [_marked(text) if text[:1] in ("=", "#") else text for text in record]


def _marked(text: str) -> str:
    if text.startswith("=") and text != "=":
        return Formula(text)
    return ErrorValue(text) if text in ERROR_VALUES else text


def _parsed(source: str, file: IO[str], separator: str) -> Iterator[list[str]]:
    """Yield the records of a text; one that never ends, as behind a quotation mark, is refused before it fills the memory."""
    pulled = number = 0

    def lines() -> Iterator[str]:
        nonlocal pulled, number
        while line := file.readline(MAX_LINE):
            number += 1
            pulled += len(line)
            if len(line) == MAX_LINE:
                raise CaseTableError(source, TOO_LONG.filled(line=str(number)))
            if pulled > MAX_LINE:
                raise CaseTableError(source, _NEVER_CLOSED.filled(line=str(number)))
            yield line

    try:
        for record in csv.reader(lines(), delimiter=separator):
            pulled = 0
            yield record
    except csv.Error:
        raise CaseTableError(source, _NEVER_CLOSED.filled(line=str(number))) from None


def encoding_of(source: str, path: Path) -> str:
    """Return the encoding of a file, told by its mark or by strict decoding. Raises CaseTableError where none fits."""
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return _proved(source, path, [encoding])
    if start[1:2] == b"\0" and start[:1] != b"\0":
        return _proved(source, path, ["utf-16-le"])
    if start[:1] == b"\0" and start[1:2] != b"\0":
        return _proved(source, path, ["utf-16-be"])
    return _proved(source, path, ["utf-8", "cp1252"])


_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def _proved(source: str, path: Path, encodings: list[str]) -> str:
    for encoding in encodings:
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(1 << 20):
                    pass
        except UnicodeError:
            continue
        return encoding
    raise CaseTableError(source, _NO_ENCODING)


def separator_of(source: str, path: Path, encoding: str) -> str:
    """Return the separator that makes the first records as wide as the header, and that the widest."""
    return max(SEPARATORS, key=lambda separator: _score(source, path, encoding, separator))


def _score(source: str, path: Path, encoding: str, separator: str) -> tuple[int, int]:
    with path.open(encoding=encoding, newline="") as file:
        try:
            widths = [len(record) for record in islice(_parsed(source, file, separator), _LOOKED_AT) if record]
        except CaseTableError:
            return (0, 0)
    if not widths or widths[0] == 1:
        return (0, 0)
    return (sum(width == widths[0] for width in widths), widths[0])


_NEVER_CLOSED = Text(
    en="the table cannot be read beyond line {line}: a quotation mark that opens a cell is probably never closed. Look for "
    "it there and above.",
    fr="le tableau ne peut être lu au-delà de la ligne {line}\N{NO-BREAK SPACE}: un guillemet qui ouvre une cellule n’est "
    "probablement jamais fermé. Cherchez-le à cette ligne et plus haut.",
)
TOO_LONG = Text(
    en="line {line} is longer than a million characters. Is this the right file?",
    fr="la ligne {line} compte plus d’un million de caractères. Est-ce le bon fichier?",
)
_NO_ENCODING = Text(
    en="the table is text in an encoding that is not read here. Save it again as “CSV UTF-8”.",
    fr="le tableau est du texte dans un codage qui n’est pas lu ici. Enregistrez-le de nouveau en «\N{NO-BREAK SPACE}CSV "
    "UTF-8\N{NO-BREAK SPACE}».",
)
