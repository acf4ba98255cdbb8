"""Read CSV in the encodings and with the separators that office programs write, record by record."""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from gcmsgen.bulk.table.cell import ERROR_VALUES, ErrorValue, Formula, Record, Records
from gcmsgen.errors import CaseTableError
from gcmsgen.facts.tree import IN_A_WORD
from gcmsgen.language import Text

SEPARATORS = (",", ";", "\t")
MAX_LINE = 1_000_000  # characters of a line, and of a record: as a case file holds at most 1 MB
_LOOKED_AT = 20  # records: enough to see which separator makes them equally wide


def csv_reader(source: str, path: Path, told: str | None = None) -> Records:
    """Return what yields the records of a file each time it is called, in the encoding that was told or that it shows.

    Raises CaseTableError, then and there.
    """
    encoding = _proved(source, path, [told]) if told else encoding_of(source, path)
    stated = stated_separator(path, encoding)
    separator = stated or separator_of(source, path, encoding)
    first = 2 if stated else 1
    return lambda _only: (record for record in csv_records(source, path, encoding, separator) if record[0] >= first)


def stated_separator(path: Path, encoding: str) -> str | None:
    """Return the separator that a first line `sep=;` states, as Excel writes and reads it; None where there is no such line."""
    with path.open(encoding=encoding, newline="") as file:
        stated = _STATED.fullmatch(file.readline(_LONGEST_STATED))
    return stated[1] if stated else None


_STATED = re.compile(r'"?sep=([^"\r\n\w])"?[,;\t]*\r?\n?', re.IGNORECASE)
_LONGEST_STATED = 40


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
    encoding = _proved(source, path, ["utf-8", "cp1252"])
    if encoding == "cp1252":
        _refuse_another(source, path)
    return encoding


def _refuse_another(source: str, path: Path) -> None:
    """Raise CaseTableError where what is read as Windows-1252 has signs inside words that no word has: it is another encoding."""
    with path.open(encoding="cp1252", newline="") as file:
        before = ""
        while piece := file.read(1 << 16):
            if found := IN_A_WORD.search(before + piece):
                raise CaseTableError(source, _ANOTHER_ENCODING.filled(sign=next(filter(None, found.groups()))))
            before = piece[-2:]


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
_ANOTHER_ENCODING = Text(
    en="the table is not UTF-8, and read as Windows-1252 it has the sign “{sign}” inside a word: it is in another encoding, of DOS "
    "or of an older Mac. Save it again as “CSV UTF-8”, or name the encoding: --encoding mac_roman, cp850 or cp437.",
    fr="le tableau n’est pas en UTF-8 et, lu comme Windows-1252, il a le signe «\N{NO-BREAK SPACE}{sign}\N{NO-BREAK SPACE}» à "
    "l’intérieur d’un mot\N{NO-BREAK SPACE}: il est dans un autre codage, de DOS ou d’un ancien Mac. Enregistrez-le de nouveau en "
    "«\N{NO-BREAK SPACE}CSV UTF-8\N{NO-BREAK SPACE}», ou nommez le codage\N{NO-BREAK SPACE}: --encoding mac_roman, cp850 ou cp437.",
)
_NO_ENCODING = Text(
    en="the table is text in an encoding that is not read here. Save it again as “CSV UTF-8”.",
    fr="le tableau est du texte dans un codage qui n’est pas lu ici. Enregistrez-le de nouveau en «\N{NO-BREAK SPACE}CSV "
    "UTF-8\N{NO-BREAK SPACE}».",
)
