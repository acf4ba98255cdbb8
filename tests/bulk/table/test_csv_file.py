"""CSV as programs write it: encodings, separators, ragged rows, and what csv-spectrum asks of a reader."""

import json
from pathlib import Path

import pytest

from gcmsgen.bulk.table.csv_file import csv_reader
from gcmsgen.errors import CaseTableError
from tests.bulk.table.tables import only, said, table

CONTRADICTS_ITSELF = "location_coordinates"  # its JSON has another telephone number than its CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"offer.noc{separator}Ville{separator}offer.job_title\r\n00010{separator}x{separator}Agent d’été\r\n"
    found = table(tmp_path, text.replace("Ville", "record.destination.city"), encoding=encoding)
    assert only(found).tree == {
        "offer": {"noc": "00010", "job_title": "Agent d’été"},
        "record": {"destination": {"city": "x"}},
    }


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path) -> None:
    found = table(tmp_path, 'offer.noc,offer.duties\n00010,"two\nlines"\n\n,\n00011,\n')
    assert [(row.number, row.tree["offer"]) for row in found.rows()] == [
        (2, {"noc": "00010", "duties": "two\nlines"}),
        (5, {"noc": "00011"}),
    ]
    assert [row.number for row in found.rows()] == [2, 5]  # a second pass reads the same


def test_ragged_rows(tmp_path: Path) -> None:
    found = table(tmp_path, "offer.noc,offer.teer,\n00010\n00010,1,,\n00010,1,x\n00010,1,,y\n")
    assert [said(row) for row in found.rows()] == [
        [("GCM904", "warning", "")],
        [],
        [("GCM904", "error", "C")],
        [("GCM904", "error", "D")],
    ]


def test_cells_that_are_no_plain_text(tmp_path: Path) -> None:
    cells = ["=1+1", "#N/D", "a\0b", "x" * 40_000]
    found = table(tmp_path, "offer.duties,offer.noc\n" + "".join(f"{cell},00010\n" for cell in cells))
    rows = list(found.rows())
    assert [said(row) for row in rows] == [[("GCM903", "error", "offer.duties")]] * 4
    assert [row.tree for row in rows] == [{"offer": {"noc": "00010"}}] * 4


def test_a_quotation_mark_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    found = table(tmp_path, 'offer.noc,offer.duties\n00010,"x' + "y\n" * 600_000)
    with pytest.raises(CaseTableError, match="never closed"):
        list(found.rows())


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseTableError, match="longer than a million"):
        list(table(tmp_path, "offer.noc\n" + "x" * 1_000_001).rows())


def test_csv_spectrum(shared: Path) -> None:
    wrong = [path.stem for path in sorted((shared / "corpora/csv-spectrum/csvs").glob("*.csv")) if not _agrees(path)]
    assert wrong == [CONTRADICTS_ITSELF]


def _agrees(path: Path) -> bool:
    headings, *records = [cells for _, cells in csv_reader(path.name, path)(None) if cells]
    expected = json.loads((path.parent.parent / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return [dict(zip(headings, map(str, cells), strict=True)) for cells in records] == (
        expected if isinstance(expected, list) else [expected]
    )
