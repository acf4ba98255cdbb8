"""A workbook comes back with its wrong cells coloured and a note in each, and with nothing else changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from gcmsgen.timeless_zip import unpacked
from tests.conftest import ROOT, Result
from tests.libreoffice import converted

Run = Callable[..., Result]


@pytest.fixture
def table(run: Run, tmp_path: Path) -> Path:
    """Return a workbook with an error in a filled cell, one in an empty cell, a note, a formula, a picture and a second sheet."""
    path = tmp_path / "cases.xlsx"
    assert run("bulk template", path).code == 0
    book = openpyxl.load_workbook(path)
    sheet: Any = book["Cases"]
    columns = {cell.comment.text.split("\n")[1]: cell.column for cell in sheet[1] if cell.comment}
    sheet.cell(2, columns["offer.noc"]).value = "21222"
    sheet.cell(2, columns["offer.employer.name"]).value = None
    sheet.cell(2, columns["offer.noc"]).comment = Comment("mine", "me")
    sheet.cell(5, 400).value = "=1+1"
    for picture in sorted((ROOT / "docs").glob("*.png"))[:1]:
        sheet.add_image(Image(str(picture)), "D9")
    book.save(path)
    return path


def _cells(path: Path, name: str) -> dict[str, tuple[object, str, str, str]]:
    sheet = openpyxl.load_workbook(path)[name]
    return {
        cell.coordinate: (cell.value, cell.number_format, str(cell.font.b), str(cell.alignment.wrap_text))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_only_fills_and_notes_differ(run: Run, table: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.xlsx"
    result = run("bulk check", table, "--mark", back)
    assert (result.code, "coloured" in result.talk) == (1, True)
    before, after = unpacked(table.read_bytes()), unpacked(back.read_bytes())
    changed = {name for name in after if after[name] != before.get(name)}
    assert set(before) <= set(after)
    assert changed <= {
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        *(
            name
            for name in after
            if "comment" in name or "vmlDrawing" in name or name.endswith((".rels", "[Content_Types].xml"))
        ),
    }
    for name in ("Cases", "How to fill it in", "Lists"):
        assert _cells(back, name) == _cells(table, name)


def test_the_wrong_cells_are_coloured_and_say_why(run: Run, table: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.xlsx"
    run("bulk check", table, "--mark", back)
    sheet: Any = openpyxl.load_workbook(back)["Cases"]
    columns = {cell.comment.text.split("\n")[1]: cell.column for cell in sheet[1] if cell.comment}
    noc, name = (sheet.cell(2, columns[field]) for field in ("offer.noc", "offer.employer.name"))
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    colours = {
        cell.coordinate: cell.fill.fgColor.rgb for cell in cells if cell.fill.fgColor.rgb in ("FFFFC7CE", "FFFFEB9C")
    }
    coloured = set(colours)
    said = {cell.coordinate: cell.comment.text for cell in cells if cell.comment}
    assert coloured | {noc.coordinate} == set(said)
    heavy = {place: "(error)" in said[place] for place in coloured}
    assert {place: colours[place] == "FFFFC7CE" for place in coloured} == heavy
    assert set(heavy.values()) == {True, False}
    assert name.coordinate in coloured
    assert "offer.employer.name" in name.comment.text or "unknown" in name.comment.text
    assert noc.comment.text.startswith("mine")


def test_a_table_that_is_no_workbook_is_not_marked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Application number\nW000000001\n", encoding="utf-8")
    assert run("bulk check", tmp_path / "t.csv", "--mark", tmp_path / "b.xlsx").code == 2
    assert not (tmp_path / "b.xlsx").exists()


def test_libreoffice_opens_the_marked_workbook(run: Run, table: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.xlsx"
    run("bulk check", table, "--mark", back)
    assert b"21222" in converted(back, "csv", "Text - txt - csv (StarCalc)").read_bytes()
