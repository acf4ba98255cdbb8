"""`gcmsgen bulk check` and `gcmsgen bulk template` as an office types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gcmsgen.language import Language
from tests.bulk.table.tables import lines
from tests.bulk.twins import TWINS
from tests.conftest import Result

Run = Callable[..., Result]
ENGLISH, FRENCH = TWINS[Language.EN], TWINS[Language.FR]


def test_failing_rows_with_sheet_row_column_and_code(run: Run) -> None:
    result = run("bulk check", ENGLISH)
    assert (result.code, result.talk) == (1, "")
    first, head, *_, last = result.out.splitlines()
    assert (first, head) == (str(ENGLISH), "Row 5 (W000000004): 2 error(s)")
    assert "column M, “Destination in the record – City”: GCM102 error record.destination.city:" in result.out
    assert last == "8 row(s) checked, 1 blocked by errors."


def test_it_speaks_french(run: Run) -> None:
    result = run("bulk check --lang fr", FRENCH)
    text = result.out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ligne 5 (W000000004) : 2 erreur(s)" in text
    assert "colonne M, « Destination au dossier – Ville » : GCM102 erreur record.destination.city :" in text
    assert text.endswith("8 ligne(s) vérifiée(s), dont 1 bloquée(s) par des erreurs.\n")


def test_rows_and_limit(run: Run) -> None:
    assert (run("bulk check --rows 2-4,6", ENGLISH).out.splitlines()[-1]) == "4 row(s) checked; nothing blocks them."
    assert run("bulk check --rows 5", ENGLISH).code == 1
    assert run("bulk check --limit 3", ENGLISH).code == 0
    assert run("bulk check --rows 5-2", ENGLISH).code == 2


def test_rows_without_an_outcome_are_counted_beside_those_that_are_blocked(run: Run, tmp_path: Path) -> None:
    rows = list(csv.reader(ENGLISH.read_text().splitlines()))
    outcome = next(at for at, name in enumerate(rows[0]) if "Outcome" in name)
    for row in rows[1:3]:
        row[outcome] = ""
    with (tmp_path / "gathered.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    last = run("bulk check", tmp_path / "gathered.csv").out.splitlines()[-1]
    assert last.endswith("2 row(s) state no outcome (decision.outcome): bulk run would make nothing of them.")
    assert "state no outcome" not in run("bulk check", ENGLISH).out


@pytest.mark.parametrize("command", ["check", "preview", "run --dry-run --format txt -o out"])
@pytest.mark.parametrize("rows", ["99", "1", "90-95,99"])
def test_rows_that_the_table_does_not_have_are_no_run(run: Run, command: str, rows: str, tmp_path: Path) -> None:
    line = command.replace("out", str(tmp_path / "out"))
    result = run(f"bulk {line} --rows {rows}", ENGLISH)
    assert result.code == 2
    assert f"none of the rows asked for ({rows.replace(',', ', ')})" in result.talk
    assert not (tmp_path / "out").exists()
    assert run(f"bulk {line} --rows {rows},2", ENGLISH).code == 0


def test_standard_input_is_read(run: Run) -> None:
    typed, piped = run("bulk check", FRENCH), run("bulk check -", stdin=FRENCH.read_bytes())
    assert (piped.code, piped.out.splitlines()[0], piped.out.splitlines()[1:]) == (1, "-", typed.out.splitlines()[1:])


def test_a_table_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    assert run("bulk check", tmp_path / "nothing.csv").code == 2
    assert run("bulk check --sheet Cas", ENGLISH).code == 2
    result = run("bulk check -", stdin=b"Shoe size\n42\n")
    assert (result.code, result.talk.startswith("-: no heading")) == (2, True)


def test_columns_first_then_numbers_then_rows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(lines(["Application number", "Ofer noc"], ["W1", "x"], ["W1", "y"]))
    result = run("bulk check", path)
    assert result.code == 1
    codes = [line.strip().split(" ")[0] for line in result.out.splitlines() if "GCM" in line]
    assert codes[:2] == ["GCM901", "GCM907"]
    assert "stands in 2 rows: 2, 3." in result.out


def test_only_twenty_rows_are_shown_and_a_report_holds_all(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    rows = ([f"W{number}", *("=1" if at == number % 3 else "21223" for at in range(3))] for number in range(30))
    path.write_text(lines(["application.number", "offer.noc", "record.noc", "application.noc"], *rows))
    result = run("bulk check", path)
    assert result.out.count("\nRow ") == 20
    assert result.out.endswith(
        "30 blocked by errors. 10 more row(s) are not shown; --report FILE.xlsx writes all of them.\n"
    )
    report = tmp_path / "found.json"
    assert run("bulk check", path, "--report", report).code == 1
    found = json.loads(report.read_text())
    assert (found["schema"], found["sheet"], found["table"], len(found["rows"])) == (
        "gcmsgen.bulk-findings/1",
        None,
        [],
        30,
    )
    assert {finding["column"] for finding in found["rows"][0]["findings"]} >= {"B"}
    assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_report_runs_nothing_in_a_spreadsheet(run: Run, tmp_path: Path, form: str) -> None:
    path, report = tmp_path / "cases.csv", tmp_path / f"report.{form}"
    path.write_text(lines(["application.number", "offer.noc"], ["=cmd()|x", "00010"], ["+1", "00010"], ["@x", "00010"]))
    assert run("bulk check --lang fr", path, "--report", report).code == 1
    if form == "csv":
        rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
        assert {row[2] for row in rows[1:]} == {"", "'+1", "'@x"}
    else:
        sheet = load_workbook(report).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:5] == ["Feuille", "Ligne", "Demande", "Colonne", "En-tête"]


def test_a_report_is_not_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "found.csv"
    report.write_text("mine")
    assert run("bulk check", ENGLISH, "--report", report).code == 2
    assert report.read_text() == "mine"
    assert run("bulk check --force", ENGLISH, "--report", report).code == 1
    assert report.read_text(encoding="utf-8-sig").startswith("Sheet,Row,Application")
    assert run("bulk check", ENGLISH, "--report", tmp_path / "found.txt").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["found.csv"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_workbook_that_it_writes_is_clear(run: Run, tmp_path: Path, language: str) -> None:
    path = tmp_path / "cases.xlsx"
    assert run(f"bulk template --lang {language}", path).code == 0
    before = path.read_bytes()
    assert run(f"bulk template --lang {language}", path).code == 0
    assert path.read_bytes() == before
    assert run("bulk check", path).code == 0
    other = "fr" if language == "en" else "en"
    assert run(f"bulk template --lang {other}", path).code == 2
    assert run(f"bulk template --lang {other} --force", path).code == 0
    assert run("bulk template", tmp_path / "cases.csv").code == 2


def test_a_mapping_in_yaml_or_csv(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(lines(["File", "Remark", "Outcome"], ["W1", "x", "refuse"]))
    for name, text in (
        ("m.yaml", "File: application.number\nRemark: ignore\n"),
        ("m.csv", "File;application.number\nRemark;\n"),
    ):
        (tmp_path / name).write_text(text)
        result = run("bulk check", path, "--mapping", tmp_path / name)
        assert ("GCM901" in result.out, "Row 2 (W1)" in result.out) == (False, True)
    (tmp_path / "m.yaml").write_text("- File\n")
    assert run("bulk check", path, "--mapping", tmp_path / "m.yaml").code == 2
