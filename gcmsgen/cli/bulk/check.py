"""`gcmsgen bulk check`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from gcmsgen.bulk.alike import alike_rows
from gcmsgen.bulk.check import CheckedRow, checked_rows
from gcmsgen.bulk.report import report, report_form
from gcmsgen.bulk.table.chosen import Counted
from gcmsgen.bulk.table.duplicates import Persons, duplicate_numbers
from gcmsgen.bulk.table.example_row import ExampleRows
from gcmsgen.bulk.table.opened import Table
from gcmsgen.bulk.table.spool import row_spool
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.bulk.marked_cells import MarkedCells
from gcmsgen.cli.bulk.shown_rows import SHOWN, ShownRows
from gcmsgen.cli.bulk.table_source import AskedTable, table_options
from gcmsgen.cli.spoken import ON, QUICK, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.finding import SEVERITY_WORD, Finding, blocks
from gcmsgen.generate import findings_alone, foreseen
from gcmsgen.language import Language, Text, quoted


@declare(
    "check",
    Text(
        en="List what is wrong with a table of cases (CSV, XLSX, JSON Lines, Parquet), and render nothing: its columns first, "
        "then each row that an error keeps from being made. The exit code is 1 where there is an error, and 2 where the table "
        "cannot be read.\n\n\b\nExample:\n  gcmsgen bulk check cases.xlsx\n  gcmsgen bulk check cases.csv --report found.xlsx",
        fr="Relever ce qui ne va pas dans un tableau de cas (CSV, XLSX, JSON Lines, Parquet), sans rien produire\N{NO-BREAK SPACE}"
        ": les colonnes d’abord, puis chaque ligne qu’une erreur empêche de produire. Le code de sortie est 1 s’il y a une "
        "erreur, et 2 si le tableau ne peut être lu.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen bulk check cas.xlsx\n"
        "  gcmsgen bulk check cas.csv --report constats.xlsx",
    ),
)
@table_options
@option(
    "--report",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    text=Text(
        en="Write all findings of all failing rows to a file: .csv, .xlsx or .json.",
        fr="Écrire tous les constats de toutes les lignes en défaut dans un fichier\N{NO-BREAK SPACE}: .csv, .xlsx ou .json.",
    ),
)
@option(
    "--mark",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    text=Text(
        en="Write the workbook back with its wrong cells coloured, and a note in each that says what is wrong.",
        fr="Réécrire le classeur, ses cellules fautives colorées, avec une note dans chacune qui dit ce qui ne va pas.",
    ),
)
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a report that stands there.", fr="Remplacer un rapport déjà présent."),
)
@QUICK
@ON
@click.pass_context
def command(
    context: click.Context,
    /,
    asked: AskedTable,
    target: Path | None,
    mark: Path | None,
    force: bool,  # noqa: FBT001 - click passes a flag so
    quick: bool,  # noqa: FBT001 - click passes a flag so
    on: datetime | None,
) -> None:
    """Check the rows of the table."""
    language, existing = spoken(context), Existing.REPLACE if force else Existing.KEEP
    notes = MarkedCells(mark, asked.path, language) if mark else None
    with asked.opened() as table, alike_rows() as alike, row_spool(asked.rows) as spool:
        persons, examples = Persons(), ExampleRows()
        noted = alike.noting(persons.noting(examples.noting(spool.keeping(table.rows()))))
        of_numbers = duplicate_numbers(Counted(asked.rows, noted))
        of_table = (*table.problems, *of_numbers, *persons.repeated(), *examples.kept())
        shared = alike.clusters()
        click.echo("\n".join(table_lines(asked.path, table, (*of_table, *shared[:SHOWN]), language)))
        today, tree = datetime.now().astimezone().date(), read_templates(templates(context))
        checked = checked_rows(
            alike.marked(spool.again(table.rows)),
            on=on.date() if on else None,
            today=today,
            tree=tree,
            look=findings_alone if quick else foreseen,
        )
        with _reported(target, table, (*of_table, *shared), language, existing) as write:
            count = _shown(notes.noting(checked, table, of_numbers) if notes else checked, table, write, language)
    if notes:
        click.echo(notes.written(existing).of(language), err=True)
    click.echo(count.line(target).of(language))
    context.exit(1 if blocks(of_table) or count.blocked else 0)


@contextmanager
def _reported(
    target: Path | None, table: Table, of_table: tuple[Finding, ...], language: Language, existing: Existing
) -> Iterator[Callable[[CheckedRow], None]]:
    """Yield what adds a row to the report that was asked for, or to none."""
    if target is None:
        yield lambda _row: None
        return
    form = report_form(target)
    with (
        written_aside(target, existing) as path,
        report(path, form, table, of_table, language) as write,
    ):
        yield write


@dataclass(frozen=True, slots=True)
class RowCount:
    """Hold how many rows were checked, how many of them an error blocks, how many of these were not shown, and how many of the
    others state no outcome."""

    rows: int
    blocked: int
    more: int
    undecided: int

    def line(self, target: Path | None) -> Text:
        """Return the last line of the answer."""
        text = (_SUMMARY if self.blocked else _CLEAR).filled(rows=str(self.rows), blocked=str(self.blocked))
        more = _MORE.filled(count=str(self.more)) if self.more and target is None else _NOTHING_MORE
        written = _WRITTEN.filled(path=str(target)) if target else more
        undecided = _UNDECIDED.filled(count=str(self.undecided)) if self.undecided else _NOTHING_MORE
        return Text(en=text.en + undecided.en + written.en, fr=text.fr + undecided.fr + written.fr)


def _shown(
    checked: Iterable[CheckedRow], table: Table, write: Callable[[CheckedRow], None], language: Language
) -> RowCount:
    """Print what is wrong in most rows, and the first rows that are blocked; add all of them to the report."""
    shown = ShownRows()
    for row in checked:
        shown.add(row)
        if row.blocked:
            write(row)
    for line in shown.lines(table, language):
        click.echo(line)
    return RowCount(shown.rows, shown.blocked, shown.more(), shown.undecided)


def table_lines(name: str, table: Table, findings: tuple[Finding, ...], language: Language) -> Iterator[str]:
    """Yield the lines of the table itself: its name, and what is wrong with its columns."""
    sheet = _SHEET.filled(sheet=quoted(table.sheet)).of(language) if table.sheet else ""
    yield f"{name}{sheet}"
    for finding in findings:
        colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
        yield f"{finding.code} {SEVERITY_WORD[finding.severity].of(language)}{colon} {finding.message.of(language)}"
        yield f"    {finding.fix.of(language)}"


_SHEET = Text(en=", sheet {sheet}", fr=", feuille {sheet}")
_SUMMARY = Text(
    en="{rows} row(s) checked, {blocked} blocked by errors.",
    fr="{rows} ligne(s) vérifiée(s), dont {blocked} bloquée(s) par des erreurs.",
)
_CLEAR = Text(en="{rows} row(s) checked; nothing blocks them.", fr="{rows} ligne(s) vérifiée(s); rien ne les bloque.")
_UNDECIDED = Text(
    en=" {count} row(s) state no outcome (decision.outcome): bulk run would make nothing of them.",
    fr=" {count} ligne(s) n’indiquent aucune issue (decision.outcome)\N{NO-BREAK SPACE}: bulk run n’en produirait "
    "rien.",
)
_MORE = Text(
    en=" {count} more row(s) are not shown; --report FILE.xlsx writes all of them.",
    fr=" {count} autre(s) ligne(s) ne sont pas montrées; --report FICHIER.xlsx les écrit toutes.",
)
_WRITTEN = Text(en=" All findings are in {path}.", fr=" Tous les constats sont dans {path}.")
_NOTHING_MORE = Text(en="", fr="")
