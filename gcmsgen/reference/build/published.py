"""Read CSV files as they are published: with a byte-order mark or without, with odd spaces, dashes and columns."""

import csv
from collections.abc import Collection
from pathlib import Path

from gcmsgen.errors import UsageError
from gcmsgen.language import Text

KEPT = Path(__file__).parent.parent / "kept"


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file by column title; titles and cells without outer spaces, empty lines left out.

    Of two columns with one title (the `Symbols` of Statistics Canada's tables) the last is kept.
    """
    lines = lines_of(path)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def lines_of(path: Path) -> list[list[str]]:
    """Return the lines of a file as cells, for files whose column titles differ between the two languages."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[tidy(cell) for cell in line] for line in csv.reader(file) if any(line)]


def tidy(cell: str) -> str:
    """Return the text with each run of spaces, breaks and non-breaking spaces as one space.

    >>> tidy("Division No.  1, Subd. A"), tidy("\\N{NO-BREAK SPACE}Legislators ")
    ('Division No. 1, Subd. A', 'Legislators')
    """
    return " ".join(cell.split())


def expect(file: str, found: object, expected: object) -> None:
    """Raise UsageError where a file does not hold what its release was published with; a list is shown item by item."""
    if found != expected:
        raise UsageError(_OTHER.filled(file=file, found=_shown(found), expected=_shown(expected)))


def expect_same(file: str, found: Collection[str], expected: Collection[str]) -> None:
    """Raise UsageError where a file does not list the same codes as another one; the codes of one alone are named."""
    expect(file, sorted(set(found) ^ set(expected)), [])


def _shown(value: object) -> str | Text:
    if not isinstance(value, list):
        return str(value)
    return ", ".join(map(str, value)) or Text(en="nothing else", fr="rien d’autre")


_OTHER = Text(
    en="{file}: found {found}, expected {expected}. Nothing was imported. Compare the file with the release that docs/sources.md "
    "names, and fetch it whole.",
    fr="{file}\N{NO-BREAK SPACE}: trouvé {found}, attendu {expected}. Rien n’a été importé. Comparez le fichier à la version que "
    "nomme docs/sources.md, et procurez-vous-le en entier.",
)
