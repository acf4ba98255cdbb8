"""Write a measured table into both READMEs, between the two marks of its name."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from gcmsgen import __version__

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "LISEZMOI.md")


def rows(*cells: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a table; the first row is its head.

    >>> list(rows(("a", "b"), ("1", "2")))
    ['| a | b |', '|---|---|', '| 1 | 2 |']
    """
    for number, row in enumerate(cells):
        line = [*row]
        yield f"| {' | '.join(line)} |"
        if number == 0:
            yield f"|{'---|' * len(line)}"


def today() -> date:
    """Return the day of a measurement, by the clock of this machine."""
    return datetime.now().astimezone().date()


def dated(table: str, on: date) -> str:
    """Return a table with the day on which it was measured, and the version that was.

    >>> dated("| a |", date(2026, 11, 27)).startswith("| a |\\n\\n2026-11-27, gcmsgen ")
    True
    """
    return f"{table}\n\n{on.isoformat()}, gcmsgen {__version__}"


def write(mark: str, table: str, folder: Path = ROOT, pages: Iterable[str] = PAGES) -> None:
    """Put a table between `<!-- mark -->` and `<!-- /mark -->` of both pages. Raises ValueError where a page lacks them."""
    for name in pages:
        page = folder / name
        head, begin, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
        _, end, tail = rest.partition(f"<!-- /{mark} -->")
        if not begin or not end:
            raise ValueError(f"{name} has no place for the table {mark}")
        page.write_text(f"{head}{begin}{table}\n{end}{tail}", encoding="utf-8")
