"""Write what was found in a table: as CSV and XLSX for people, in one language, and as JSON for programs, in both.

Rows are written as they are checked, and none is kept: a report may be longer than memory.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font

from gcmsgen.bulk.check import CheckedRow
from gcmsgen.bulk.table.opened import Table
from gcmsgen.bulk.workbook_disk import disk_told
from gcmsgen.errors import UsageError
from gcmsgen.finding import SEVERITY_WORD, Finding
from gcmsgen.language import Language, Text, blank
from gcmsgen.legible import json_text, legible

Write = Callable[[CheckedRow], None]
FORMS = (".csv", ".xlsx", ".json")

_HEADINGS = (
    Text(en="Sheet", fr="Feuille"),
    Text(en="Row", fr="Ligne"),
    Text(en="Application", fr="Demande"),
    Text(en="Column", fr="Colonne"),
    Text(en="Heading", fr="En-tête"),
    Text(en="Field", fr="Champ"),
    Text(en="Code", fr="Code"),
    Text(en="Weight", fr="Gravité"),
    Text(en="What is wrong", fr="Constat"),
    Text(en="What to do", fr="Que faire"),
)


def report_form(target: Path) -> str:
    """Return the form of a report by its name. Raises UsageError where it is none of `FORMS`.

    >>> report_form(Path("findings.XLSX"))
    '.xlsx'
    """
    form = target.suffix.lower()
    if form not in FORMS:
        raise UsageError(_NO_FORM.filled(forms=", ".join(FORMS)))
    return form


@contextmanager
def report(path: Path, form: str, table: Table, of_table: Sequence[Finding], language: Language) -> Iterator[Write]:
    """Yield what adds a checked row to a report that begins with what is wrong with the table itself; `form` is one of `FORMS`."""
    with _WRITERS[form](path, table, of_table, language) as write:
        yield write


def _lines(
    findings: Sequence[Finding], table: Table, row: CheckedRow | None, language: Language
) -> Iterator[list[str]]:
    """Yield a line of a report for each finding."""
    for finding in findings:
        column = table.column_at(finding.where)
        line = [
            table.sheet or "",
            str(row.row.number) if row else "",
            (row.row.application if row else None) or "",
            column.letter if column else (finding.where if row is None else ""),
            column.heading if column else "",
            finding.where if row else "",
            finding.code,
            SEVERITY_WORD[finding.severity].of(language),
            finding.message.of(language),
            finding.fix.of(language),
        ]
        yield [legible(cell) for cell in line]


@contextmanager
def _as_csv(path: Path, table: Table, of_table: Sequence[Finding], language: Language) -> Iterator[Write]:
    """Write CSV as the spreadsheets of the language open it: UTF-8 with its mark, and `;` in French."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if language is Language.FR else ",")
        writer.writerow([heading.of(language) for heading in _HEADINGS])

        def add(findings: Sequence[Finding], row: CheckedRow | None) -> None:
            writer.writerows([harmless(cell) for cell in line] for line in _lines(findings, table, row, language))

        add(of_table, None)
        yield lambda row: add(row.findings, row)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: what begins as a formula does, spaces and quotes aside, gets an apostrophe before it.

    >>> harmless("=1+1"), harmless(" \N{FULLWIDTH EQUALS SIGN}1+1"), harmless("record.noc"), harmless("2-20")
    ("'=1+1", "' ＝1+1", 'record.noc', '2-20')
    """
    begins = "".join(sign for sign in cell[:64] if not blank(sign)).lstrip(_QUOTES)[:1]
    return f"'{cell}" if cell[:1] in _CONTROLS or begins in _ACTIVE else cell


_ACTIVE = tuple(
    "=+-@＝＋－＠﹦﹢﹣﹫−"
)  # as typed, full width, small, and the minus that some programs take for a hyphen
_CONTROLS = ("\t", "\r", "\n")
_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›"


@contextmanager
def _as_xlsx(path: Path, table: Table, of_table: Sequence[Finding], language: Language) -> Iterator[Write]:
    """Write a workbook of text cells only, its headings kept in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_HEADINGS[8].of(language))
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHIJ", (12, 8, 16, 9, 32, 32, 10, 14, 70, 70), strict=True):
        sheet.column_dimensions[letter].width = width

    def cell(text: str, font: Font | None = None) -> Cell:
        made: Cell = WriteOnlyCell(sheet, text)
        made.data_type = "s"  # also where it begins with =
        made.number_format = "@"  # and it stays text where a person edits it
        if font:
            made.font = font
        return made

    def add(findings: Sequence[Finding], row: CheckedRow | None) -> None:
        for line in _lines(findings, table, row, language):
            sheet.append([cell(text) for text in line])

    with disk_told():
        sheet.append([cell(heading.of(language), Font(bold=True)) for heading in _HEADINGS])
        add(of_table, None)
        yield lambda row: add(row.findings, row)
        # Packed aside: a zip file that its disk does not take complains again when it is let go of.
        packed = io.BytesIO()
        book.save(packed)
    path.write_bytes(packed.getvalue())


@contextmanager
def _as_json(path: Path, table: Table, of_table: Sequence[Finding], _language: Language) -> Iterator[Write]:
    """Write one object, a row on each line (gcmsgen.bulk-findings/1)."""
    with path.open("w", encoding="utf-8") as file:
        head = {
            "schema": "gcmsgen.bulk-findings/1",
            "sheet": table.sheet,
            "table": [finding.as_json() for finding in of_table],
        }
        file.write(json_text(head, indent=None)[:-1] + ', "rows": [')
        add = _json_rows(file, table)
        yield add
        file.write("\n]}\n")


def _json_rows(file: IO[str], table: Table) -> Write:
    before = "\n"

    def add(row: CheckedRow) -> None:
        nonlocal before
        entry = {
            "row": row.row.number,
            "application": row.row.application,
            "blocked": row.blocked,
            "findings": [{**_column(finding, table), **finding.as_json()} for finding in row.findings],
        }
        file.write(before + json_text(entry, indent=None))
        before = ",\n"

    return add


def _column(finding: Finding, table: Table) -> dict[str, str | None]:
    column = table.column_at(finding.where)
    return {"column": column.letter if column else None, "heading": column.heading if column else None}


_WRITERS = {".csv": _as_csv, ".xlsx": _as_xlsx, ".json": _as_json}
_NO_FORM = Text(
    en="A report is written as {forms}: give it a name that ends so.",
    fr="Un rapport est écrit en {forms}\N{NO-BREAK SPACE}: donnez-lui un nom qui finit ainsi.",
)
