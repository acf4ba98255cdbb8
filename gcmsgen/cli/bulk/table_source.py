"""Where tables come from: a file, or standard input put into a file of its own first; and the options that every reader takes."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import click

from gcmsgen.bulk.table.chosen import RowRanges, asked_rows
from gcmsgen.bulk.table.days import DayOrder
from gcmsgen.bulk.table.mapping_file import read_mapping
from gcmsgen.bulk.table.opened import Table, open_table
from gcmsgen.cli.spoken import CASE_FILE, option
from gcmsgen.errors import UsageError
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class AskedTable:
    """Hold the table that a command was given, and which of its rows."""

    path: str
    sheet: str | None
    mapping: Path | None
    rows: RowRanges
    visible_only: bool = False
    encoding: str | None = None
    order: DayOrder | None = None

    @contextmanager
    def opened(self) -> Iterator[Table]:
        """Yield the table in a file, or on standard input for `-`, which is put aside first. Raises CaseTableError."""
        renamed = read_mapping(self.mapping) if self.mapping else None
        given: dict[str, Any] = {
            "sheet": self.sheet,
            "mapping": renamed,
            "visible_only": self.visible_only,
            "encoding": self.encoding,
            "order": self.order,
        }
        if self.path != "-":
            yield open_table(Path(self.path), **given, source=self.path)
            return
        with _without_a_name() as path:
            yield open_table(path, **given, source="-")


@contextmanager
def _without_a_name() -> Iterator[Path]:
    """Yield where what comes by standard input can be read as often as it is needed; it never has a name on disk.

    However the run ends, nothing of it is left. Raises UsageError where the system has no place for such a file.
    """
    with TemporaryFile() as file:
        path = Path(f"/proc/self/fd/{file.fileno()}")
        if not path.exists():
            raise UsageError(_NO_PLACE)
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.flush()
        yield path


_NO_PLACE = Text(
    en="This system cannot keep a table from standard input without giving it a name on disk. Save the table to a file, and name "
    "the file.",
    fr="Ce système ne peut conserver un tableau reçu par l’entrée standard sans lui donner un nom sur le disque. Enregistrez le "
    "tableau dans un fichier, puis nommez ce fichier.",
)


def table_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Declare the table and what says how it is read; the function is given them as `asked`."""

    @wraps(function)
    def given(
        *args: Any,
        table: str,
        sheet: str | None,
        mapping: Path | None,
        rows: str | None,
        limit: int | None,
        visible_only: bool,
        encoding: str | None,
        dates: str | None,
        **others: Any,
    ) -> Any:
        order = DayOrder(dates) if dates else None
        asked = AskedTable(table, sheet, mapping, asked_rows(rows, limit), visible_only, encoding, order)
        return function(*args, asked=asked, **others)

    for declare in reversed(_OPTIONS):
        given = declare(given)
    return given


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("table", metavar="TABLE", type=CASE_FILE),
    option(
        "--sheet",
        text=Text(
            en="Sheet of the workbook; by default the first that is visible.",
            fr="Feuille du classeur; à défaut, la première qui est visible.",
        ),
    ),
    option(
        "--visible-only",
        is_flag=True,
        text=Text(
            en="Leave out the rows of a workbook that are hidden, by hand or by a filter.",
            fr="Omettre les lignes d’un classeur qui sont masquées, à la main ou par un filtre.",
        ),
    ),
    option(
        "--encoding",
        type=click.Choice(["utf-8", "utf-16", "cp1252", "latin-1", "mac_roman", "cp850", "cp437"]),
        text=Text(
            en="Encoding of a CSV, where the file does not show it.",
            fr="Codage d’un CSV, si le fichier ne le montre pas.",
        ),
    ),
    option(
        "--dates",
        type=click.Choice([order.value for order in DayOrder]),
        text=Text(
            en="How a table writes 03/04/2026: dmy, the day first, or mdy, the month first.",
            fr="Comment le tableau écrit 03/04/2026\N{NO-BREAK SPACE}: dmy, le jour d’abord, ou mdy, le mois d’abord.",
        ),
    ),
    option(
        "--mapping",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        text=Text(
            en="File (YAML or CSV) that renames columns: theirs, then ours.",
            fr="Fichier (YAML ou CSV) qui renomme des colonnes\N{NO-BREAK SPACE}: la leur, puis la nôtre.",
        ),
    ),
    option(
        "--rows",
        text=Text(
            en="Rows to take, numbered as the spreadsheet shows them: 2-20, or 2,5,7-9.",
            fr="Lignes à prendre, numérotées comme dans le tableur\N{NO-BREAK SPACE}: 2-20, ou 2,5,7-9.",
        ),
    ),
    option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=1),
        text=Text(en="Take the first N of these rows.", fr="Prendre les N premières de ces lignes."),
    ),
)
