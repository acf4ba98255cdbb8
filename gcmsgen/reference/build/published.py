"""Read CSV files as they are published: with a byte-order mark or without, with odd spaces, dashes and columns."""

import csv
from pathlib import Path

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
