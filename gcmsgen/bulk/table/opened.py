"""Open a table of cases, whatever its form: its columns first, then its rows, streamed as often as they are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.cell import MAX_COLUMNS, Records
from gcmsgen.bulk.table.columns import Column, columns_of, mapping_problems
from gcmsgen.bulk.table.csv_file import csv_reader
from gcmsgen.bulk.table.days import DayOrder
from gcmsgen.bulk.table.json_lines import json_rows
from gcmsgen.bulk.table.parquet_file import parquet_records
from gcmsgen.bulk.table.row import RowReader
from gcmsgen.bulk.table.xlsx_file import Sheet, open_sheet, sheet_names
from gcmsgen.checks.tables import row_hidden
from gcmsgen.errors import CaseTableError
from gcmsgen.facts.fields import case_parts
from gcmsgen.finding import Finding
from gcmsgen.language import Text, quoted


class TableKind(StrEnum):
    """Say in which form a table came."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Table:
    """Hold an open table: its columns by their dotted names, and `rows` and `numbers`, which read it from its beginning each time."""

    kind: TableKind
    sheet: str | None
    columns: Mapping[str, Column]
    problems: tuple[Finding, ...]
    rows: Callable[[], Iterator[CaseRow]]
    numbers: Callable[[], Iterator[tuple[int, str | None]]]

    def column_at(self, where: str) -> Column | None:
        """Return the column of a place (`documents.1.title`), or the nearest one that leads there."""
        while where and where not in self.columns:
            where = where.rpartition(".")[0]
        return self.columns.get(where)


def open_table(
    path: Path,
    *,
    source: str | None = None,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    visible_only: bool = False,
    encoding: str | None = None,
    order: DayOrder | None = None,
) -> Table:
    """Return the table in a file; `source` names it in messages, where its own name says nothing to people.

    `encoding` is that of a CSV, and `order` that of its days, where they were told.
    Raises CaseTableError where it cannot be read, saying why and what to do.
    """
    source, renamed = source or path.name, mapping or {}
    kind = kind_of(source, path)
    if (sheet is not None or visible_only) and kind is not TableKind.XLSX:
        raise CaseTableError(source, _NO_SHEETS if sheet is not None else _NOTHING_HIDDEN)
    if encoding is not None and kind is not TableKind.CSV:
        raise CaseTableError(source, _ENCODED)
    if kind is TableKind.JSON_LINES:
        if order is not None:
            raise CaseTableError(source, _NO_ORDER)
        return _of_json_lines(source, path, renamed)
    reading = partial(_of_records, source, kind, mapping=renamed, order=order)
    if kind is TableKind.XLSX:
        return _of_workbook(source, path, open_sheet(source, path, sheet, visible_only=visible_only), reading)
    if kind is TableKind.PARQUET:
        return reading(None, lambda _only: parquet_records(source, path))
    return reading(None, csv_reader(source, path, encoding))


def _of_workbook(source: str, path: Path, sheet: Sheet, reading: Callable[[str | None, Records], Table]) -> Table:
    """Return the table of a sheet, with a word on the rows that are hidden; of one without headings, the sheets that have any."""
    try:
        table = reading(sheet.name, sheet.records)
    except NoColumn as lacking:
        mapping = lacking.mapping
        others = [
            name
            for name in sheet_names(source, path)
            if name != sheet.name and _has_columns(source, path, name, mapping)
        ]
        if not others:
            raise
        words: dict[str, str | Text] = {"sheet": quoted(sheet.name), "others": ", ".join(others), "first": others[0]}
        raise CaseTableError(source, _ANOTHER_SHEET.filled(**words)) from None
    return replace(table, problems=(*table.problems, *row_hidden.hidden(sheet.hidden)))


def _has_columns(source: str, path: Path, sheet: str, mapping: Mapping[str, str]) -> bool:
    first = next((record for record in open_sheet(source, path, sheet).records(None) if any(record[1])), None)
    return first is not None and bool(columns_of(first[1], mapping)[0])


def _of_records(
    source: str,
    kind: TableKind,
    sheet: str | None,
    records: Records,
    *,
    mapping: Mapping[str, str],
    order: DayOrder | None,
) -> Table:
    """Return a table whose first record that is not empty holds the headings."""
    first = next((record for record in records(None) if any(record[1])), None)
    if first is None:
        raise CaseTableError(source, _EMPTY)
    number, headings = first
    if len(headings) > MAX_COLUMNS:
        raise CaseTableError(source, _TOO_WIDE)
    columns, unheaded, problems = columns_of(headings, mapping)
    if not columns:
        raise NoColumn(source, _of_no_column(source, kind, headings), mapping)
    reader = RowReader(columns, len(headings), unheaded, sheet, kind is TableKind.CSV, order)

    def rows() -> Iterator[CaseRow]:
        found = (reader.row(record) for record in records(None) if record[0] > number)
        return (row for row in found if row is not None)

    def numbers() -> Iterator[tuple[int, str | None]]:
        return ((record[0], reader.number(record)) for record in records(reader.number_position) if record[0] > number)

    by_name = {column.dotted: column for column in columns}
    return Table(kind, sheet, by_name, problems, rows, numbers)


def _unseparated(headings: Sequence[str]) -> bool:
    """Say whether all headings stand in one, held apart by a sign that separates no columns here."""
    return len(headings) == 1 and any(sign in headings[0] for sign in "|:^~")


def _of_no_column(source: str, kind: TableKind, headings: Sequence[str]) -> Text:
    """Return what is said of a table without a column: what else it probably is, where its beginning tells."""
    if kind is TableKind.CSV and _begins_a_case(source, headings):
        return _A_CASE
    return _ONE_COLUMN if kind is TableKind.CSV and _unseparated(headings) else _NO_COLUMN


def _begins_a_case(source: str, headings: Sequence[str]) -> bool:
    """Say whether a file is called as a case file is, or begins as one; with a comment a table may begin as well."""
    name, colon, _ = headings[0].strip().partition(":")
    return source.lower().endswith((".yaml", ".yml")) or (bool(colon) and name in {"schema", *case_parts()})


class NoColumn(CaseTableError):
    """Say that no heading of a table is a field of a case."""

    def __init__(self, source: str, what: Text, mapping: Mapping[str, str]) -> None:
        super().__init__(source, what)
        self.mapping = mapping


def _of_json_lines(source: str, path: Path, mapping: Mapping[str, str]) -> Table:
    def rows() -> Iterator[CaseRow]:
        return json_rows(source, path, mapping)

    if not any(row.tree for row in rows()):
        raise CaseTableError(source, _NO_LINE)

    def numbers() -> Iterator[tuple[int, str | None]]:
        return ((row.number, row.application) for row in rows())

    return Table(TableKind.JSON_LINES, None, {}, tuple(mapping_problems(mapping)), rows, numbers)


def kind_of(source: str, path: Path) -> TableKind:
    """Return the form of a file, told by how it begins, then by its name. Raises CaseTableError where it is not read here."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError:
        raise CaseTableError(source, _NO_FILE) from None
    for mark, kind in _MARKS.items():
        if start.startswith(mark):
            return kind
    for mark, said in _NO_TABLE.items():
        if start.startswith(mark):
            raise CaseTableError(source, said)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return TableKind.JSON_LINES
    return TableKind.CSV


_MARKS = {b"PK\x03\x04": TableKind.XLSX, b"PAR1": TableKind.PARQUET}

_NO_FILE = Text(
    en="this file cannot be read. Check its name and its permissions.",
    fr="ce fichier ne peut pas être lu. Vérifiez son nom et ses autorisations.",
)
_NO_SHEETS = Text(
    en="only a workbook has sheets; leave --sheet out.", fr="seul un classeur a des feuilles; omettez --sheet."
)
_NOTHING_HIDDEN = Text(
    en="only a workbook has hidden rows; leave --visible-only out.",
    fr="seul un classeur a des lignes masquées; omettez --visible-only.",
)
_ANOTHER_SHEET = Text(
    en="the sheet {sheet} has no heading of a case; {others} has. Name the sheet: --sheet '{first}'",
    fr="la feuille {sheet} n’a aucun en-tête d’un cas; {others} en a. Nommez la feuille\N{NO-BREAK SPACE}: --sheet '{first}'",
)
_ONE_COLUMN = Text(
    en="no heading in the first row is a field of a case: all stand in one column. Columns of a CSV are separated by commas, "
    "semicolons or tabs; save it so, or write the separator in a line before the headings: sep=|",
    fr="aucun en-tête de la première ligne n’est un champ d’un cas\N{NO-BREAK SPACE}: tous sont dans une seule colonne. Les colonnes "
    "d’un CSV sont séparées par des virgules, des points-virgules ou des tabulations; enregistrez-le ainsi, ou écrivez le "
    "séparateur dans une ligne avant les en-têtes\N{NO-BREAK SPACE}: sep=|",
)
_EMPTY = Text(
    en="the table is empty. Its first row holds the headings; `gcmsgen bulk template` writes one to fill in.",
    fr="le tableau est vide. Sa première ligne porte les en-têtes; `gcmsgen bulk template` en écrit un à remplir.",
)
_TOO_WIDE = Text(
    en=f"the table has more than {MAX_COLUMNS:,} columns, which is more than a workbook can have. Is this the right file?",
    fr="le tableau compte plus de "
    + f"{MAX_COLUMNS:,}".replace(",", "\N{NO-BREAK SPACE}")
    + " colonnes, plus que n’en peut avoir un classeur. Est-ce le bon fichier?",
)
_NO_COLUMN = Text(
    en="no heading in the first row is a field of a case. Is this the right table? `gcmsgen bulk template` writes one with "
    "every heading, and --mapping renames columns.",
    fr="aucun en-tête de la première ligne n’est un champ d’un cas. Est-ce le bon tableau? `gcmsgen bulk template` en écrit "
    "un avec tous les en-têtes, et --mapping renomme les colonnes.",
)
_NO_LINE = Text(
    en="no line holds a field of a case. Each line of JSON Lines is an object with the fields of one case.",
    fr="aucune ligne ne contient un champ d’un cas. Chaque ligne de JSON Lines est un objet avec les champs d’un cas.",
)
_A_CASE = Text(
    en="this is the file of one case, and no table. Use gcmsgen check FILE, or gcmsgen letter FILE.",
    fr="ceci est le fichier d’un seul cas, et non un tableau. Employez gcmsgen check FICHIER, ou gcmsgen letter FICHIER.",
)
_ENCODED = Text(
    en="only a CSV has an encoding to name; leave --encoding out.",
    fr="seul un CSV a un codage à nommer; omettez --encoding.",
)
_NO_ORDER = Text(
    en="JSON Lines write days YYYY-MM-DD; leave --dates out.",
    fr="JSON Lines écrit les dates AAAA-MM-JJ; omettez --dates.",
)
_PAGE = Text(
    en="this is a PDF, from which no table is read. Save the table as .xlsx or CSV from the program that it was made with.",
    fr="ceci est un PDF, dont aucun tableau n’est lu. Enregistrez le tableau en .xlsx ou en CSV depuis le programme qui l’a créé.",
)
_PROTECTED = Text(
    en="this is a workbook with a password, or one of before 2007 (.xls). Open it and save it as .xlsx without a password.",
    fr="ceci est un classeur protégé par mot de passe, ou d’avant 2007 (.xls). Ouvrez-le et enregistrez-le en .xlsx sans mot de "
    "passe.",
)
# The container of Office files before 2007, and of those with a password; and what people hand in for a table.
_NO_TABLE = {b"\xd0\xcf\x11\xe0": _PROTECTED, b"%PDF": _PAGE}
