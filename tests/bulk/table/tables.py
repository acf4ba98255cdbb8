"""Small tables for tests, written into a folder."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.opened import Table, open_table


def table(folder: Path, text: str, name: str = "cases.csv", encoding: str = "utf-8", **more: Any) -> Table:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return open_table(path, **more)


def lines(*records: Sequence[str]) -> str:
    target = io.StringIO()
    csv.writer(target).writerows(records)
    return target.getvalue()


def workbook(folder: Path, *records: Sequence[Any], formats: dict[str, str] | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for record in records:
        sheet.append(list(record))
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    path = folder / "cases.xlsx"
    book.save(path)
    return path


def only(rows: Table) -> CaseRow:
    (row,) = rows.rows()
    return row


def said(row: CaseRow) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.severity.value, finding.where) for finding in row.findings]
