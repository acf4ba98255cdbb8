"""What was put to the client, how long there was to answer, and what became of the answer."""

from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.reference.concerns import concerns
from tests.conftest import DAY, case

ERROR, WARNING = Severity.ERROR, Severity.WARNING
REPLY = {"en": "The reply repeats the letter of the employer.", "fr": "La réponse reprend la lettre de l’employeur."}
OTHER = {"en": "The letter of the employer gives no number.", "fr": "La lettre de l’employeur ne donne aucun nombre."}


def of(code: str, a_case: Case) -> list[tuple[Severity, str]]:
    return [(found.severity, found.where) for found in check_case(a_case, DAY) if found.code == code]


def refused(
    letter: object, *, concern: str | None = "insufficiency", considered: dict[str, Any] = REPLY, **more: Any
) -> Case:
    entry = {
        "criterion": "creates_or_maintains",
        "conclusion": "not_satisfied",
        "documents": ["E1"],
        "reason": {"en": "Document E1 names no position abroad."},
        "considered": considered,
        **({"concern": concern} if concern else {}),
    }
    return case(assessment=[entry], fairness_letter=letter, **more)


def letter(*raised: str, **more: Any) -> dict[str, Any]:
    concerns = [{"criterion": "creates_or_maintains", "concern": concern} for concern in raised or ("insufficiency",)]
    return {"sent": "2026-05-01", "due": "2026-05-15", "reply_received": "none", "concerns": concerns, **more}


UNRECORDED = [
    {},
    {"application__language": "fr"},
    {"schema": "gcmsgen.case/2"},
    {"decision__suggest_lmia": "no", "application__made": "inside_canada"},
]


@pytest.mark.parametrize("facts", UNRECORDED, ids=str)
def test_every_conclusion_behind_a_refusal_says_its_concern(facts: dict[str, Any]) -> None:
    found = [(ERROR, "assessment.1.concern")]
    assert of("GCM540", refused("none", concern=None, **facts)) == found
    assert of("GCM540", refused(letter(), concern=None, **facts)) == found


@pytest.mark.parametrize("concern", [row for row in concerns() if row])
def test_a_concern_that_is_recorded_is_left_alone(concern: str) -> None:
    assert of("GCM540", refused("none", concern=concern)) == []


@pytest.mark.parametrize("outcome", ["request_documents", "fairness", "approve", "hold"])
def test_what_is_no_refusal_needs_no_concern(outcome: str) -> None:
    assert of("GCM540", refused("none", concern=None, decision__outcome=outcome)) == []


SWITCHED = [
    (("insufficiency",), "credibility", ERROR),
    (("insufficiency",), "misrepresentation", ERROR),
    (("credibility",), "extrinsic_evidence", ERROR),
    (("credibility",), "insufficiency", WARNING),
]
KEPT = [
    (("credibility",), "credibility"),
    (("insufficiency", "credibility"), "credibility"),
    (("insufficiency",), "insufficiency"),
]


@pytest.mark.parametrize(("raised", "decided", "severity"), SWITCHED, ids=str)
def test_the_concern_that_was_raised_decides(raised: tuple[str, ...], decided: str, severity: Severity) -> None:
    assert of("GCM541", refused(letter(*raised), concern=decided)) == [(severity, "assessment.1.concern")]


@pytest.mark.parametrize(("raised", "decided"), KEPT, ids=str)
def test_a_concern_that_was_raised_is_left_alone(raised: tuple[str, ...], decided: str) -> None:
    assert of("GCM541", refused(letter(*raised), concern=decided)) == []


NOT_NAMED = {
    "another document": OTHER,
    "in French only": {"fr": "La politique de mobilité n’indique aucun nombre."},
    "no reply": {"en": "No reply was received."},
    "aucune réponse": {"fr": "Il n’y a eu aucune réponse."},
    "a verb that is none": {"fr": "Les quatre postes répondaient à trois postes."},
}
NAMED: dict[str, dict[str, Any]] = {
    "the reply": REPLY,
    "la réponse": {"fr": "Dans sa réponse, la personne reprend la lettre."},
    "its day": {"en": "What came on 2026-05-12 repeats the letter."},
    "its document": {**OTHER, "documents": ["E8"]},
    "replied": {"en": "You replied that more positions may open; no number is given."},
}


@pytest.mark.parametrize("considered", NOT_NAMED.values(), ids=NOT_NAMED)
def test_a_reply_that_came_is_named(considered: dict[str, Any]) -> None:
    came = letter(reply_received="2026-05-12", reply_document="E8")
    assert of("GCM542", refused(came, considered=considered)) == [(ERROR, "assessment.1.considered")]
    assert of("GCM542", refused(letter(), considered=considered)) == []


@pytest.mark.parametrize("considered", NAMED.values(), ids=NAMED)
def test_a_reply_that_is_named_is_left_alone(considered: dict[str, Any]) -> None:
    came = letter(reply_received="2026-05-12", reply_document="E8")
    assert of("GCM542", refused(came, considered=considered)) == []


def test_a_document_of_nothing_names_no_reply() -> None:
    came = letter(reply_received="2026-05-12")
    assert of("GCM542", refused(came, considered={**OTHER, "documents": ["E8"]})) == [
        (ERROR, "assessment.1.considered")
    ]


@pytest.mark.parametrize(
    ("sent", "due", "found"),
    [
        ("2026-05-01", "2026-05-01", [(ERROR, "fairness_letter.due")]),
        ("2026-05-01", "2026-05-02", [(WARNING, "fairness_letter.due")]),
        ("2026-05-01", "2026-05-07", [(WARNING, "fairness_letter.due")]),
        ("2026-05-01", "2026-05-08", []),
        ("2026-04-15", "2026-05-15", []),
        ("2026-05-13", "2026-05-20", [(ERROR, "decision.date")]),
        ("2026-05-01", "2026-05-30", [(ERROR, "decision.date")]),
    ],
)
def test_there_is_a_time_to_reply_and_it_is_over(sent: str, due: str, found: list[Any]) -> None:
    assert of("GCM543", refused(letter(sent=sent, due=due))) == found


def test_a_decision_before_the_day_is_told_once() -> None:
    early = refused(letter("credibility", due="2026-05-30"), concern="credibility")
    assert of("GCM543", early) == []
    assert of("GCM507", early) == [(ERROR, "decision.date")]


def test_a_reply_on_the_last_day_ends_the_time() -> None:
    assert of("GCM543", refused(letter(due="2026-05-20", reply_received="2026-05-19"))) == []
