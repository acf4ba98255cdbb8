"""A case file as a tree of text: what the loaders hand to the models, and the line on which each part stands.

`Place` is the path of a part from the root: keys, and list positions from 0.
"""

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


class StandsTwice(CaseFileError):
    """Say that a key stands twice; its name, which may be a person's, is left to whoever knows the fields (`load_case`)."""

    def __init__(self, source: str, place: Place, line: int | None, field: str | None = None) -> None:
        super().__init__(source, [Fault(expected=_TWICE, line=line, field=field)])
        self.place = place
        self.line = line


def decoded(source: str, data: bytes) -> str:
    """Return the text of a file. Raises CaseFileError where it is too long or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise CaseFileError(source, [Fault(expected=_TOO_LONG, found=f"{len(data):,} B".replace(",", " "))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CaseFileError(source, [Fault(expected=_NOT_UTF8, line=line)]) from None


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
