"""`gcmsgen bulk preview`: a document of one row as text, the same that a run writes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.language import Language
from tests.bulk.runs import table_of
from tests.bulk.twins import TWINS
from tests.conftest import EXAMPLE, Result, facts

Run = Callable[..., Result]
ENGLISH, FRENCH = TWINS[Language.EN], TWINS[Language.FR]


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.mark.parametrize("document", ["letter", "note"])
@pytest.mark.parametrize(("row", "name"), [("3", "W000000002-{}-en"), ("8", "W000000010-{}-fr")], ids=["en", "fr"])
def test_it_prints_what_a_run_writes(run: Run, tmp_path: Path, document: str, row: str, name: str) -> None:
    made = run(f"bulk run --rows {row} --document {document} --format txt -o", tmp_path / "out", ENGLISH)
    shown = run(f"bulk preview --rows {row} --document {document}", ENGLISH)
    assert (made.code, shown.code) == (0, 0)
    assert shown.data == (tmp_path / "out" / f"{name.format(document)}.txt").read_bytes()
    assert [*Path().iterdir()] == []


def test_without_a_row_it_is_the_letter_of_the_first(run: Run) -> None:
    plain, first = run("bulk preview", ENGLISH), run("bulk preview --rows 2 --document letter", ENGLISH)
    assert (plain.code, plain.data) == (0, first.data)
    assert "Application number: W000000001\n" in plain.out


def test_of_several_rows_it_is_the_first(run: Run) -> None:
    assert run("bulk preview --rows 7,3-5", ENGLISH).data == run("bulk preview --rows 3", ENGLISH).data


def test_the_twin_table_in_french_gives_the_same_letter(run: Run) -> None:
    assert run("bulk preview --rows 3", FRENCH).data == run("bulk preview --rows 3", ENGLISH).data


def test_it_is_the_document_of_one_case(run: Run, tmp_path: Path) -> None:
    shown = run("bulk preview", table_of(tmp_path, {}))
    alone = run("letter --format txt -o -", EXAMPLE)
    assert (shown.data, shown.code) == (alone.data, 0)


def test_in_the_other_language(run: Run) -> None:
    result = run("bulk preview --rows 3 --document-lang fr", ENGLISH)
    assert (result.code, "Numéro de la demande\N{NO-BREAK SPACE}: W000000002\n" in result.out) == (0, True)


def test_by_the_rules_of_another_day(run: Run) -> None:
    looked = "I weighed employment in the country that you are coming from (Australia) under paragraph"
    assert [
        looked in run(f"bulk preview --rows 3 {on}", ENGLISH).out for on in ("", "--on 2026-02-19", "--on 2026-02-20")
    ] == [True, False, True]


def test_a_refused_row_prints_its_findings_and_no_document(run: Run) -> None:
    result = run("bulk preview --rows 5", ENGLISH)
    assert (result.code, result.out) == (1, "")
    assert [line[:6] for line in result.talk.splitlines() if not line.startswith(" ")] == ["GCM102", "GCM101"]
    assert "in the offer of employment it is “Saint John” (New Brunswick)." in result.talk


def test_a_refused_row_in_french(run: Run) -> None:
    result = run("bulk preview --lang fr --rows 5", FRENCH)
    assert (result.code, result.out) == (1, "")
    assert result.talk.replace("\N{NO-BREAK SPACE}", "~").splitlines()[0] == (
        "GCM102 erreur record.destination.city~: Dans le dossier du SMGC, la ville de destination est «~St. John’s~» "
        "(Terre-Neuve-et-Labrador); dans l’offre d’emploi, c’est «~Saint John~» (Nouveau-Brunswick)."
    )


def test_a_document_that_the_outcome_does_not_have(run: Run) -> None:
    english, french = (
        run(f"bulk preview --rows 3 --document rationale --lang {language}", ENGLISH) for language in ("en", "fr")
    )
    assert (english.code, english.out, english.talk) == (
        1,
        "",
        "There is no approval rationale for the outcome refuse.\n",
    )
    assert (french.code, french.out, french.talk) == (
        1,
        "",
        "Le document demandé (justification de l’approbation) n’existe pas pour l’issue refuse.\n",
    )


def test_a_row_that_the_table_does_not_have(run: Run) -> None:
    english, french = (run(f"bulk preview --rows 99 --lang {language}", ENGLISH) for language in ("en", "fr"))
    assert (english.code, english.out, french.code, french.out) == (2, "", 2, "")
    assert english.talk.startswith("The table has none of the rows asked for (99).")
    assert french.talk.startswith("Le tableau n’a aucune des lignes demandées (99).")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no row under its headings"), ("fr", "aucune ligne sous ses en-têtes")]
)
def test_a_table_of_headings_alone(run: Run, tmp_path: Path, language: str, words: str) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("application.number\n", encoding="utf-8")
    result = run(f"bulk preview --lang {language}", empty)
    assert (result.code, result.out) == (2, "")
    assert words in result.talk


def test_a_table_on_standard_input(run: Run) -> None:
    line = json.dumps(facts(application__number="W000000123")).encode()
    result = run("bulk preview -", stdin=line + b"\n")
    assert (result.code, "Application number: W000000123\n" in result.out) == (0, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--rows 5-2", "“5-2” names no rows."),
        ("--document nothing", "Usage: gcmsgen bulk preview"),
        ("--document letter,note", "Usage: gcmsgen bulk preview"),
        ("--format pdf", "Usage: gcmsgen bulk preview"),
        ("--on 2026-02-30", "Usage: gcmsgen bulk preview"),
        ("--sheet Cases", f"{ENGLISH}: "),
    ],
)
def test_wrong_use(run: Run, asked: str, said: str) -> None:
    result = run(f"bulk preview {asked}", ENGLISH)
    assert (result.code, result.out, result.talk[: len(said)]) == (2, "", said)
