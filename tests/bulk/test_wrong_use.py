"""Wrong uses of `gcmsgen bulk run`: each is told before a row is looked at, ends with 2, and writes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bulk.runs import table_of
from tests.conftest import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("asked", "english", "french"),
    [
        (
            "--document letter,memo",
            "memo is none of: note, note-full, rationale, letter, employer-notice, letter-copy-representative, "
            "letter-copy-employer. Name some of these, with commas between them.",
            "memo ne figure pas parmi~: note, note-full, rationale, letter, employer-notice, letter-copy-representative, "
            "letter-copy-employer. Nommez-en un ou plusieurs, séparés par des "
            "virgules.",
        ),
        (
            "--format pdf,odt",
            "odt is none of: txt, docx, pdf, html. Name some of these, with commas between them.",
            "odt ne figure pas parmi~: txt, docx, pdf, html. Nommez-en un ou plusieurs, séparés par des virgules.",
        ),
        (
            "--format ''",
            " is none of: txt, docx, pdf, html. Name some of these, with commas between them.",
            " ne figure pas parmi~: txt, docx, pdf, html. Nommez-en un ou plusieurs, séparés par des virgules.",
        ),
        (
            "--rows 5-2",
            "“5-2” names no rows. Write their numbers as the spreadsheet shows them, such as 2-20 or 2,5,7-9.",
            "«~5-2~» ne désigne pas de lignes. Écrivez leurs numéros tels que le tableur les montre, comme 2-20 ou 2,5,7-9.",
        ),
        (
            "--report findings.txt",
            "A report is written as .csv, .xlsx, .json: give it a name that ends so.",
            "Un rapport est écrit en .csv, .xlsx, .json~: donnez-lui un nom qui finit ainsi.",
        ),
        (
            "--scheduler tcp://localhost:1 --workers 2",
            "A cluster has workers of its own: leave out --workers, or --scheduler.",
            "Une grappe a ses propres processus de travail~: retirez --workers, ou --scheduler.",
        ),
        (
            "--tls-ca {table}",
            "--tls-ca, --tls-cert and --tls-key belong to a cluster: add --scheduler, or leave them out.",
            "--tls-ca, --tls-cert et --tls-key vont avec une grappe~: ajoutez --scheduler, ou retirez-les.",
        ),
    ],
    ids=["document", "format", "no format", "rows", "report", "workers of a cluster", "certificate"],
)
def test_what_is_wrong_is_said_in_both_languages(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, english: str, french: str
) -> None:
    source = table_of(tmp_path, {"application__number": "W000000003"})  # not that of the example, which a run tells
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for language, said in (("en", english), ("fr", french)):
        result = run(f"bulk run --format txt -o out --lang {language} {asked.format(table=source)}", source)
        told = result.talk.replace("\N{NO-BREAK SPACE}", "~").removeprefix(f"{source}\n")
        assert (result.code, result.out, told) == (2, "", f"{said}\n")
    assert [*Path().iterdir()] == []


@pytest.mark.parametrize(
    "asked",
    ["", "-o {table}", "-o out --workers -1", "-o out --limit 0", "-o out --document-lang es", "-o out --merge yes"],
    ids=["no folder", "a file for a folder", "fewer than no workers", "no rows", "another language", "a word too many"],
)
def test_what_click_finds_is_said_with_the_usage(run: Run, tmp_path: Path, asked: str) -> None:
    source = table_of(tmp_path, {"application__number": "W000000003"})  # not that of the example, which a run tells
    result = run(f"bulk run {asked.format(table=source)}", source)
    assert (result.code, result.out, result.talk.startswith("Usage: gcmsgen bulk run [OPTIONS] TABLE\n")) == (
        2,
        "",
        True,
    )


def test_a_table_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("bulk run -o", tmp_path / "out", tmp_path / "cases.csv")
    assert (result.code, result.out, (tmp_path / "out").exists()) == (2, "", False)
