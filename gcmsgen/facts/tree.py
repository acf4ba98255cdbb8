"""A case file as a tree of text: what the loaders hand to the models, and the line on which each part stands.

`Place` is the path of a part from the root: keys, and list positions from 0.
"""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.language import Text

Place = tuple[str | int, ...]
Tree = str | list["Tree"] | dict[str, "Tree"]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_PARTS = 50_000  # values, lists and groups of one file: 1 MB of them, each with its name
MAX_NAME = 1_000  # characters of a name: the longest heading of a table is far shorter


@dataclass(frozen=True, slots=True)
class Parsed:
    """Hold the tree of one file and the line (from 1) of every part that has one."""

    tree: dict[str, Tree]
    lines: Mapping[Place, int]

    def line_of(self, where: str) -> int | None:
        """Return the line of a field by its dotted name; of one that is not stated, where the group is named in which it would stand.

        >>> file = Parsed({}, {("decision",): 4, ("documents", 1): 9})
        >>> file.line_of("documents.2.title"), file.line_of("decision.officer"), file.line_of("offer.noc")
        (9, 4, None)
        """
        place = tuple(int(part) - 1 if part.isdecimal() else part for part in where.split("."))
        return next((self.lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in self.lines), None)


class StandsTwice(CaseFileError):
    """Say that a key stands twice; its name, which may be a person's, is left to whoever knows the fields (`load_case`)."""

    def __init__(self, source: str, place: Place, line: int | None, field: str | None = None) -> None:
        super().__init__(source, [Fault(expected=_TWICE, line=line, field=field)])
        self.place = place
        self.line = line


def decoded(source: str, data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark or as it shows, else Windows-1252, as tables are read.

    Raises CaseFileError where it is too long, of another kind, or in an encoding that is not read here.
    """
    for mark, expected in _OTHER_KINDS.items():
        if data.startswith(mark):
            raise CaseFileError(source, [Fault(expected=expected)])
    if len(data) > MAX_BYTES:
        raise CaseFileError(source, [Fault(expected=_TOO_LONG, found=f"{len(data):,} B".replace(",", " "))])
    wide = _wide(data)
    try:
        return data.decode(wide or "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if wide or (text := _windows(data)) is None:
            raise CaseFileError(source, [Fault(expected=_NOT_UTF8, line=line)]) from None
        return text


def _wide(data: bytes) -> str | None:
    """Return the encoding of a file of two bytes a letter, which its mark shows, or its first letters without one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" and data[1:2] not in (b"", b"\0") else None


def _windows(data: bytes) -> str | None:
    """Return a text of Windows-1252; None where it is none, or where signs inside words show that it is yet another encoding."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if IN_A_WORD.search(text) else text


# What Windows-1252 makes of the accents of the encodings of DOS (437, 850) and of older Macs: é is ‚ or Ž, ë is ‰ or ‘, ç is ‡.
# Behind a letter none of these stands in a word; those that also end a word, or stand before one, tell inside a word only.
IN_A_WORD = re.compile("[A-Za-z]([‚ƒ†‡ˆ‰‹•])|[a-z]([Ž„“”™˜ŠŸ])[a-z]|[a-z](Ž)(?![A-Z])")


class PartCount:
    """Count the parts of one file while it is read."""

    __slots__ = ("_left", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._left = MAX_PARTS

    def part(self, line: int | None = None) -> None:
        """Count one part. Raises CaseFileError where there are too many."""
        self._left -= 1
        if self._left < 0:
            raise CaseFileError(self._source, [Fault(expected=_TOO_MANY, line=line)])

    def name(self, name: str, line: int | None = None) -> None:
        """Look at the name of a part. Raises CaseFileError where it is far too long for one."""
        if len(name) > MAX_NAME:
            raise CaseFileError(self._source, [Fault(expected=_LONG_NAME, line=line)])


def composed(text: str) -> str:
    """Return text in the composed form of Unicode (NFC), in which everything is compared and printed.

    >>> composed("Montre\\u0301al")
    'Montréal'
    """
    return unicodedata.normalize("NFC", text)


def dotted(place: Place) -> str:
    """Return a place as people and tables write it, lists numbered from 1.

    >>> dotted(("documents", 0, "title"))
    'documents.1.title'
    """
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


_TWICE = Text(
    en="a field stands twice here. Keep one of the two.",
    fr="un champ figure deux fois ici. Gardez l’un des deux.",
)
_TOO_LONG = Text(
    en="a case file holds at most 1 MB. Is this the right file?",
    fr="un fichier de cas compte au plus 1\N{NO-BREAK SPACE}Mo. Est-ce le bon fichier?",
)
OVERLOADED = Text(
    en="a text has more than thirty marks on one letter. Type it again.",
    fr="un texte porte plus de trente signes sur une même lettre. Tapez-le de nouveau.",
)
_TOO_MANY = Text(
    en=f"a case file holds at most {MAX_PARTS:,} values. Is this the right file?",
    fr="un fichier de cas compte au plus "
    + f"{MAX_PARTS:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " valeurs. Est-ce le bon fichier?",
)
_LONG_NAME = Text(
    en=f"the name of a field stands here, and it has more than {MAX_NAME:,} characters. Is this the right file?",
    fr="un nom de champ se trouve ici, et il compte plus de "
    + f"{MAX_NAME:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " caractères. Est-ce le bon fichier?",
)
_NOT_UTF8 = Text(
    en="the file is not UTF-8 text. Save it again as UTF-8.",
    fr="le fichier n’est pas du texte UTF-8. Enregistrez-le de nouveau en UTF-8.",
)
_OFFICE = Text(
    en="this is a Word file or a workbook, and a case file is text (YAML or JSON). A workbook of cases goes to gcmsgen bulk check, a "
    "Word template to gcmsgen template check; gcmsgen new starts a case file.",
    fr="ceci est un fichier Word ou un classeur, et un fichier de cas est du texte (YAML ou JSON). Un classeur de cas va à gcmsgen "
    "bulk check, un gabarit Word à gcmsgen template check; gcmsgen new commence un fichier de cas.",
)
_PDF = Text(
    en="this is a PDF, and a case file is text (YAML or JSON). A letter that was made goes to gcmsgen verify; gcmsgen new starts a "
    "case file.",
    fr="ceci est un PDF, et un fichier de cas est du texte (YAML ou JSON). Une lettre produite va à gcmsgen verify; gcmsgen new "
    "commence un fichier de cas.",
)
_RICH = Text(
    en="this was saved as formatted text or as a page of the web. Save it as plain text.",
    fr="ceci a été enregistré comme texte mis en forme ou comme page Web. Enregistrez-le en texte brut.",
)
# How files begin that people give for a case: the containers of Word and Excel, of today and of before 2007, and others.
_OTHER_KINDS = {
    b"PK\x03\x04": _OFFICE,
    b"\xd0\xcf\x11\xe0": _OFFICE,
    b"%PDF": _PDF,
    b"{\\rtf": _RICH,
    b"<!DOCTYPE": _RICH,
    b"<!doctype": _RICH,
    b"<html": _RICH,
}
