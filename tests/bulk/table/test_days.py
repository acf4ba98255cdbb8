"""Days in columns of text: which figure is the month is asked for, and never guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result

Run = Callable[..., Result]
HEADINGS = "application.number,application.received,applicant.family_name"


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def of(*days: str) -> Path:
        path = tmp_path / "t.csv"
        lines = [HEADINGS, *(f"W{number:09},{day},Sampleton" for number, day in enumerate(days, 1))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return of


def _said(result: Result) -> str:
    return "\n".join(line for line in result.out.splitlines() if "GCM906" in line)


def test_the_order_is_asked_for_once_for_the_column(run: Run, table: Callable[..., Path]) -> None:
    result = run("bulk check", table(*["03/04/2026"] * 5), "--quick")
    assert result.code == 1
    assert _said(result).count("GCM906") == 1
    assert "in 5 of 5 rows, first in row 2:" in result.out
    assert "--dates dmy" in result.out


@pytest.mark.parametrize(
    ("order", "day", "sound"),
    [
        *[("dmy", day, True) for day in ("03/04/2026", "31/12/2026", "3.4.2026", "03-04-2026", "2026-04-03", "")],
        *[("mdy", day, True) for day in ("03/04/2026", "12/31/2026", "2026-04-03")],
        *[("dmy", day, False) for day in ("12/31/2026", "31/02/2026", "03/04/26", "04/2026")],
        *[("mdy", day, False) for day in ("31/12/2026", "00/12/2026")],
    ],
)
def test_days_are_read_in_the_order_that_was_told(
    run: Run, table: Callable[..., Path], order: str, day: str, sound: bool
) -> None:
    result = run("bulk check", table(day), "--quick", "--dates", order)
    assert (_said(result) == "") is sound, result.out


def test_what_few_rows_have_is_told_row_by_row(run: Run, table: Callable[..., Path]) -> None:
    days = ["2026-04-03"] * 8 + ["then", "soon"]
    result = run("bulk check", table(*days), "--quick")
    assert _said(result).count("GCM906") == 2
    assert "Row 10 (W000000009)" in result.out


@pytest.mark.parametrize("codec", ["mac_roman", "cp850", "cp437", "cp1252", "latin-1", "utf-8"])
def test_an_encoding_that_was_named_is_taken(run: Run, tmp_path: Path, codec: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(f"{HEADINGS},applicant.given_names\nW000000001,2026-04-03,Noël,André\n".encode(codec))
    result = run("bulk check", path, "--quick", "--encoding", codec)
    assert "GCM605" not in result.out
    assert run("bulk check", path, "--quick", "--encoding", "utf-16").code == 2


def test_options_that_do_not_fit_the_form_are_wrong_use(run: Run, tmp_path: Path) -> None:
    lines = tmp_path / "t.jsonl"
    lines.write_text('{"application": {"number": "W000000001"}}\n', encoding="utf-8")
    assert (run("bulk check", lines, "--dates dmy").code, run("bulk check", lines, "--encoding cp1252").code) == (2, 2)


def test_a_case_file_or_a_pdf_in_place_of_a_table_is_told_where_it_goes(run: Run, tmp_path: Path) -> None:
    case, page = tmp_path / "case.yaml", tmp_path / "t.pdf"
    case.write_text("# a case\nschema: gcmsgen.case/2\napplication:\n  number: W000000001\n", encoding="utf-8")
    page.write_bytes(b"%PDF-1.7\n")
    assert "gcmsgen check FILE" in run("bulk check", case).talk
    assert "this is a PDF" in run("bulk check", page).talk
