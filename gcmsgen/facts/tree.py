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
_NOT_UTF8 = Text(
    en="the file is not UTF-8 text. Save it again as UTF-8.",
    fr="le fichier n’est pas du texte UTF-8. Enregistrez-le de nouveau en UTF-8.",
)
