"""Each document is in the language of whoever reads it: the client's, and for the notice to the employer the employer's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Result, facts_of

Run = Callable[..., Result]
APPROVED = ROOT / "fixtures" / "cases" / "05-partial-limited-history.yaml"
SAYS = {
    ("letter", "en"): "Subject: Your application for a work permit is approved",
    ("letter", "fr"): "Objet~: Approbation de votre demande de permis de travail",
    ("note", "en"): "Approved on 2026-05-27",
    ("note", "fr"): "Approuvée le 2026-05-27",
    ("rationale", "en"): "Rationale for the approval of a work permit",
    ("rationale", "fr"): "Justification de l’approbation d’un permis de travail",
    ("employer-notice", "en"): "Subject: Number of places in your reciprocal exchange",
    ("employer-notice", "fr"): "Objet~: Nombre de places de votre échange réciproque",
}
READERS = pytest.mark.parametrize(
    ("client", "employer", "client_reads", "employer_reads"),
    [
        ("en", "en", "en", "en"),
        ("en", "fr", "en", "fr"),
        ("fr", "en", "fr", "en"),
        ("fr", "fr", "fr", "fr"),
        ("en", None, "en", "en"),
        ("fr", None, "fr", "fr"),
    ],
    ids=lambda language: language or "unknown",
)


def facts(client: str, employer: str | None) -> dict[str, Any]:
    """Return the facts of an approval with fewer places than asked for, in these languages; None where it is unknown."""
    tree = facts_of(APPROVED)
    tree["application"]["language"] = client
    del tree["offer"]["employer"]["language"]
    tree["offer"]["employer"] |= {"language": employer} if employer else {}
    return tree


def said(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", "~")


@READERS
def test_a_document_of_one_case(
    run: Run, tmp_path: Path, client: str, employer: str | None, client_reads: str, employer_reads: str
) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(facts(client, employer)), encoding="utf-8")
    for document in ("letter", "note", "rationale", "employer-notice"):
        expected = employer_reads if document == "employer-notice" else client_reads
        (tmp_path / document).mkdir()
        assert run(document, case, "--format", "txt", "-o", tmp_path / document).code == 0
        [output] = (tmp_path / document).glob("*.txt")
        assert output.name == f"W000000005-{document}-{expected}.txt"
        assert SAYS[document, expected] in said(output)


@READERS
def test_the_documents_of_a_row(
    run: Run, tmp_path: Path, client: str, employer: str | None, client_reads: str, employer_reads: str
) -> None:
    source, out = tmp_path / "cases.jsonl", tmp_path / "out"
    source.write_text(json.dumps(facts(client, employer)), encoding="utf-8")
    line = ("-o", out, "--format", "txt", "--document", "letter,note,rationale,employer-notice")
    assert run("bulk run", source, *line).code == 0
    expected = dict.fromkeys(("letter", "note", "rationale"), client_reads) | {"employer-notice": employer_reads}
    assert {path.name for path in out.glob("*.txt")} == {
        f"W000000005-{document}-{language}.txt" for document, language in expected.items()
    }
    for document, language in expected.items():
        assert SAYS[document, language] in said(out / f"W000000005-{document}-{language}.txt")


@pytest.mark.parametrize("asked", ["en", "fr"])
def test_the_language_asked_for_wins_over_both(run: Run, tmp_path: Path, asked: str) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(facts("en", "fr")), encoding="utf-8")
    for document in ("letter", "employer-notice"):
        (tmp_path / document).mkdir()
        line = ("--document-lang", asked, "--format", "txt", "-o", tmp_path / document)
        assert run(document, case, *line).code == 0
        assert SAYS[document, asked] in said(tmp_path / document / f"W000000005-{document}-{asked}.txt")
