"""The example that a new workbook holds is told where it is still there, and a case that was written over it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from tests.conftest import Result

TOLD = {
    Language.EN: "is still there, with its number and its invented person: row 2.",
    Language.FR: "sa personne inventée\xa0: ligne 2.",
}


@pytest.mark.parametrize("outcome", [None, *outcomes()])
@pytest.mark.parametrize("language", list(Language))
def test_the_example_of_every_workbook_is_told_and_stays_clean(
    run: Callable[..., Result], tmp_path: Path, outcome: str | None, language: Language
) -> None:
    book = tmp_path / "cases.xlsx"
    asked = f"--outcome {outcome}" if outcome else ""
    run(f"bulk template {asked} --lang {language}", book)
    told = run(f"bulk check --quick --lang {language}", book)
    assert told.code == 0
    assert "GCM912" in told.out
    assert TOLD[language] in told.out


def test_several_rows_of_it_are_told_together_however_they_are_spelt(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    book = tmp_path / "cases.xlsx"
    run("bulk template --outcome hold", book)
    file = load_workbook(book)
    sheet = file.worksheets[0]
    for column in range(1, sheet.max_column + 1):
        value = sheet.cell(2, column).value
        sheet.cell(3, column).value = "SAMPLETON" if value == "Sampleton" else value
    file.save(book)
    assert "invented person: rows 2, 3." in run("bulk check --quick", book).out


@pytest.mark.parametrize("heading", ["application.number", "applicant.family_name"])
def test_a_row_of_another_number_or_person_is_a_case(run: Callable[..., Result], tmp_path: Path, heading: str) -> None:
    book = tmp_path / "cases.xlsx"
    run("bulk template --outcome approve", book)
    file = load_workbook(book)
    sheet = file.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.comment and heading in cell.comment.text)
    sheet.cell(2, column).value = "W000000077" if heading.endswith("number") else "Fabricante"
    file.save(book)
    assert "GCM912" not in run("bulk check --quick", book).out


def test_a_run_tells_it_too_wherever_the_row_stands_and_makes_it(run: Callable[..., Result], tmp_path: Path) -> None:
    book = tmp_path / "cases.xlsx"
    run("bulk template --outcome hold", book)
    file = load_workbook(book)
    file.worksheets[0].insert_rows(2)
    file.save(book)
    told = run("bulk run --format txt --workers 0 --output", tmp_path / "made", book)
    assert told.code == 0
    assert "row 3." in told.talk
    assert any((tmp_path / "made").rglob("W000000001-*.txt"))
