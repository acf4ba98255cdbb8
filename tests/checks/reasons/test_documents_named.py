"""A document counts as named where its whole title or its id stands by itself in a text of the officer."""

from collections.abc import Mapping

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from tests.checks.fixtures import FOLDER, tree_of
from tests.conftest import DAY

BASE = tree_of(FOLDER / "refusal.yaml")


def unread(paper: Mapping[str, Tree], words: str, language: str = "en") -> bool:
    """Say whether a document that is added to a refusal is not shown to have been read, where a reason has these words."""
    papers = BASE["documents"]
    assert isinstance(papers, list)
    reason = f"assessment.creates_or_maintains.considered.{language}"
    case = case_from("-", Parsed(overlaid(BASE, {"documents": [*papers, dict(paper)], reason: words}), {}))
    found = check_case(case, DAY)
    return any(one.code == "GCM567" and one.where == f"documents.{len(papers) + 1}" for one in found)


@pytest.mark.parametrize(
    ("paper", "words", "language"),
    [
        (
            {"id": "X9", "title": "Lease of the office", "title_fr": "Bail du bureau"},
            "The lease of the office names no other place.",
            "en",
        ),
        (
            {"id": "X9", "title": "Note of a call", "title_fr": "Note d’un appel"},
            "Selon la note d’un appel, rien n’est prévu.",
            "fr",
        ),
        (
            {"id": "X9", "title": "Payroll", "title_fr": "L’état de paie"},
            "D’après l’état de paie, rien n’est prévu.",
            "fr",
        ),
        ({"id": "X9", "title": "Lease", "title_fr": "Bail"}, "The papers (X7-X9) name no other place.", "en"),
        ({"id": "X9", "title": "Lease", "title_fr": "Bail"}, "See x9, which names no other place.", "en"),
    ],
)
def test_a_document_that_a_text_names_is_shown_to_have_been_read(
    paper: Mapping[str, Tree], words: str, language: str
) -> None:
    assert not unread(paper, words, language)


@pytest.mark.parametrize(
    ("paper", "words", "language"),
    [
        (
            {"id": "X9", "title": "Lease", "title_fr": "Bail"},
            "A position was released, and names no other place.",
            "en",
        ),
        ({"id": "X9", "title": "Lease", "title_fr": "Bail"}, "See X90, which names no other place.", "en"),
        (
            {"id": "X9", "title": "Note of a call", "title_fr": "Note d’un appel"},
            "Un appel, sans note, n’annonce rien.",
            "fr",
        ),
    ],
)
def test_a_document_of_which_a_text_holds_only_letters_is_not(
    paper: Mapping[str, Tree], words: str, language: str
) -> None:
    assert unread(paper, words, language)
