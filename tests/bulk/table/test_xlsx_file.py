"""Workbooks: leading zeros, days, numbers, formulas and errors; and those that are refused before they are opened."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.bulk.table.opened import open_table
from gcmsgen.errors import CaseTableError
from tests.bulk.table.tables import only, said, workbook


def test_cells_keep_their_meaning(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["offer.noc", "offer.start", "offer.end", "offer.fee.amount", "offer.teer", "Demande complète", "offer.duties"],
        ["00010", date(2026, 9, 1), date(2027, 8, 31), 20635.5, 1, True, "a_x000D_\nb"],
    )
    assert only(open_table(path)).tree == {
        "offer": {
            "noc": "00010",
            "start": "2026-09-01",
            "end": "2027-08-31",
            "fee": {"amount": "20635.50"},
            "teer": "1",
            "duties": "a\r\nb",
        },
        "application": {"complete": "yes"},
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (10, [("GCM905", "error", "offer.noc")]),
        (10.0, [("GCM905", "error", "offer.noc")]),
        (21223, []),
        ("=A1", [("GCM903", "error", "offer.noc")]),
        ("#DIV/0!", [("GCM903", "error", "offer.noc")]),
    ],
)
def test_a_code_is_never_padded_and_a_formula_never_taken(
    tmp_path: Path, value: object, expected: list[tuple[str, str, str]]
) -> None:
    path = workbook(tmp_path, ["offer.noc", "offer.number"], [value, "A1"])
    row = only(open_table(path))
    assert said(row) == expected
    assert row.tree["offer"] != {"noc": "00010", "number": "A1"}


def test_a_number_typed_as_identifier_warns(tmp_path: Path) -> None:
    row = only(open_table(workbook(tmp_path, ["application.uci"], [12345678])))
    assert (said(row), row.tree) == (
        [("GCM905", "warning", "application.uci")],
        {"application": {"uci": "12345678"}},
    )


def test_rows_keep_their_numbers_and_the_last_cell_of_all_costs_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["offer.noc"], [], [], ["00010"])
    parts = _parts(path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    last = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    _write(path, {**parts, "xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", last)})
    rows = list(open_table(path).rows())
    assert [row.number for row in rows] == [4, 1048576]
    assert said(rows[1]) == [("GCM904", "error", "XFD")]


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["offer.noc"], ["00010"])
    assert open_table(path, sheet="Sheet").sheet == "Sheet"
    with pytest.raises(CaseTableError, match=r"no visible sheet “Cas”\. Its sheets are: Sheet"):
        open_table(path, sheet="Cas")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["offer.noc"], ["00010"])
    _write(path, {**_parts(path), "xl/media/x": b"\0" * 30_000_000})
    with pytest.raises(CaseTableError, match="huge once unpacked"):
        open_table(path)


@pytest.mark.parametrize("keep", [10, 1000, 4000])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    path = workbook(tmp_path, ["offer.noc"], ["00010"])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CaseTableError, match="damaged"):
        open_table(path)


def test_damage_inside_a_sheet_is_refused_while_it_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["offer.noc"], *([["00010"]] * 3000))
    parts = _parts(path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    _write(path, {**parts, "xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2] + b"<<" + sheet[len(sheet) // 2 :]})
    found = open_table(path)
    with pytest.raises(CaseTableError, match="damaged"):
        list(found.rows())


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
