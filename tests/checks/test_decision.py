"""A decision agrees with its conclusions, reasons, documents and steps; the tool proposes none of them."""

from datetime import date
from typing import Any

import pytest

from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.offered import entry_of, part_of
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.file.languages_differ import findings as languages_differ
from gcmsgen.checks.cases.run import check_case
from gcmsgen.document import Block, BlockKind, Document, Section, Sentence
from gcmsgen.errors import NotOffered
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES, DAY, case, loaded

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
REASON = {"en": "The staffing record shows positions in the United Kingdom only."}


def finds(code: str, a_case: Case) -> list[Finding]:
    return [finding for finding in check_case(a_case, DAY) if finding.code == code]


def severities(code: str, a_case: Case) -> list[Severity]:
    return [finding.severity for finding in finds(code, a_case)]


def entry(criterion: str, conclusion: str = "not_satisfied", **more: Any) -> dict[str, Any]:
    return {"criterion": criterion, "conclusion": conclusion, "reason": REASON, "documents": ["E1"], **more}


def refused(ground: str, *assessment: dict[str, Any], **changes: Any) -> Case:
    return case(**{"decision__grounds": [ground], "assessment": list(assessment), **changes})


def approved(*assessment: dict[str, Any], **changes: Any) -> Case:
    own = {"decision__outcome": "approve", "decision__grounds": [], "assessment": list(assessment)}
    return case(**{**own, **changes})


@pytest.mark.parametrize("criterion", sorted({name for row in grounds().values() for name in row.criteria}))
def test_no_approval_goes_against_a_conclusion(criterion: str) -> None:
    assert severities("GCM505", approved(entry(criterion))) == [ERROR]
    assert finds("GCM505", approved(entry(criterion, "satisfied"))) == []
    assert finds("GCM505", case()) == []


@pytest.mark.parametrize("ground", grounds())
def test_each_ground_rests_on_a_document_and_on_contrary_evidence_considered(ground: str) -> None:
    for criterion in grounds()[ground].criteria:
        bare = refused(ground, entry(criterion, documents=[]))
        assert [(f.severity, f.where) for f in finds("GCM506", bare)] == [(ERROR, "assessment.1.documents")]
        # Of the ground will_not_leave another rule says it, as an error.
        assert severities("GCM508", bare)[1:] == ([ERROR] if ground == "will_not_leave" else [])
        assert severities("GCM509", bare) == ([] if ground == "will_not_leave" else [WARNING])
        whole = refused(ground, entry(criterion, considered={"en": "The employer writes otherwise."}))
        assert finds("GCM506", whole) == finds("GCM509", whole) == []


def test_a_conclusion_that_carries_no_ground_is_left_alone() -> None:
    a_case = refused("reciprocity", entry("genuine_offer", documents=[], concern="credibility"))
    assert {"GCM506", "GCM507", "GCM509", "GCM516"}.isdisjoint(f.code for f in check_case(a_case, DAY))


LETTER: dict[str, Any] = {
    "sent": "2026-04-01",
    "due": "2026-05-01",
    "reply_received": "none",
    "concerns": [{"criterion": "reciprocity_in_country", "concern": "credibility"}],
}
STEPS = [
    ("none", ["fairness_letter.sent"]),
    ({**LETTER, "sent": "2026-05-21"}, ["fairness_letter.sent"]),
    ({"concerns": LETTER["concerns"]}, ["fairness_letter.sent"]),
    ({**LETTER, "due": "2026-05-21"}, ["decision.date"]),
    ({**LETTER, "due": "2026-05-20"}, ["decision.date"]),
    ({**LETTER, "due": "2026-05-20", "reply_received": "2026-05-19"}, ["assessment.1.considered"]),
    ({**LETTER, "due": "2026-05-19"}, []),
    ({**LETTER, "concerns": []}, ["fairness_letter.concerns"]),
    ({**LETTER, "reply_received": "2026-04-20"}, ["assessment.1.considered"]),
    (LETTER, []),
]


@pytest.mark.parametrize("concern", ["credibility", "extrinsic_evidence", "misrepresentation"])
@pytest.mark.parametrize(("letter", "where"), STEPS, ids=str)
def test_a_concern_beyond_insufficiency_needs_every_step_of_fairness(
    concern: str, letter: object, where: list[str]
) -> None:
    a_case = refused("reciprocity", entry("reciprocity_in_country", concern=concern), fairness_letter=letter)
    assert [(f.severity, f.where) for f in finds("GCM507", a_case)] == [(ERROR, place) for place in where]


@pytest.mark.parametrize("concern", ["insufficiency", None])
def test_plain_insufficiency_needs_no_letter(concern: str | None) -> None:
    more = {"concern": concern} if concern else {}
    assert finds("GCM507", refused("reciprocity", entry("reciprocity_in_country", **more))) == []


def test_a_reply_that_nothing_considers_is_an_error() -> None:
    replied = {**LETTER, "reply_received": "2026-04-20"}
    a_case = refused("reciprocity", entry("creates_or_maintains"), fairness_letter=replied)
    assert severities("GCM509", a_case) == [ERROR]


CONSIDERED = {"considered": {"en": "The home and the position in Perth point to a departure."}}


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({}, ["assessment.1.considered", "assessment.1.facts"]),
        ({"facts": ["applicant.residence"]}, ["assessment.1.considered"]),
        (CONSIDERED, ["assessment.1.facts"]),
        ({"facts": ["applicant.residence"], **CONSIDERED}, []),
    ],
    ids=["bare", "facts", "considered", "both"],
)
def test_will_not_leave_has_facts_of_its_own_and_hears_the_other_side(more: dict[str, Any], where: list[str]) -> None:
    assert [f.where for f in finds("GCM508", refused("will_not_leave", entry("will_leave", **more)))] == where


def test_will_not_leave_borrows_no_fact_from_reciprocity() -> None:
    facts = {"facts": ["reciprocity.outbound"]}
    a_case = refused(
        "will_not_leave",
        entry("reciprocity_in_country", **facts),
        entry("will_leave", **facts, **CONSIDERED),
        decision__grounds=["reciprocity", "will_not_leave"],
    )
    assert [f.where for f in finds("GCM508", a_case)] == ["assessment.2.facts"]


@pytest.mark.parametrize("experience", ["no", "not_assessed", None])
def test_ability_in_doubt_calls_for_a_conclusion(experience: str | None) -> None:
    unreasoned = entry("able_to_work", "satisfied", reason={"fr": "Le diplôme le montre."})
    for assessment, where in (([], ["assessment"]), ([unreasoned], ["assessment.1.reason.en"])):
        a_case = approved(*assessment, applicant__experience=experience)
        assert [(f.severity, f.where) for f in finds("GCM510", a_case)] == [(ERROR, place) for place in where]
    assert finds("GCM510", approved(entry("able_to_work", "satisfied"), applicant__experience=experience)) == []
    assert finds("GCM510", case(applicant__experience=experience, assessment=[])) == []


@pytest.mark.parametrize(
    ("code", "criterion"), [("GCM511", "no_past_breach"), ("GCM512", "will_leave"), ("GCM513", "admissible")]
)
def test_an_approval_that_is_silent_is_warned(code: str, criterion: str) -> None:
    assert severities(code, approved()) == [WARNING]
    assert severities(code, approved(entry(criterion, "not_assessed"))) == [WARNING]
    assert finds(code, approved(entry(criterion, "satisfied"))) == []
    assert finds(code, case(assessment=[])) == []


@pytest.mark.parametrize(
    ("arises", "made", "expected"),
    [
        (None, "outside_canada", [WARNING]),
        ("omit", "outside_canada", []),
        ("inside_canada", "inside_canada", [INFO]),
        ("outside_canada", "inside_canada", [INFO]),
        (None, "inside_canada", [WARNING, INFO]),
        (None, "port_of_entry", [WARNING]),
    ],
)
def test_where_the_matter_arises_is_stated_by_the_officer(
    arises: str | None, made: str, expected: list[Severity]
) -> None:
    a_case = case(decision__matter_arises=arises, application__made=made)
    assert severities("GCM514", a_case) == expected


@pytest.mark.parametrize("ground", list(grounds()))
@pytest.mark.parametrize("suggested", ["yes", "no", None])
def test_an_lmia_is_questioned_where_it_would_not_help(ground: str, suggested: str | None) -> None:
    a_case = refused(ground, decision__suggest_lmia=suggested)
    wanted = suggested == "yes" and bool(grounds()[ground].lmia_would_not_help)
    assert severities("GCM515", a_case) == ([WARNING] if wanted else [])


def test_the_grounds_after_which_an_lmia_would_not_help() -> None:
    found = {row.id for row in grounds().values() if row.lmia_would_not_help}
    assert {"inadmissible", "past_breach", "employer_ineligible", "will_not_leave"} <= found
    assert {"reciprocity", "offer_or_fee_late", "not_produced"}.isdisjoint(found)


REASONS = [
    ("en", "I am not satisfied that the exchange is reciprocal.", True),
    ("en", "The letter of the employer does not show reciprocal employment.", True),
    ("en", "The staffing list is silent.", False),
    ("en", "Nothing shows a position in Australia.", False),
    ("en", "Imaginary Maple has sent nobody.", False),
    ("en", "It shows 2 people.", False),
    ("fr", "La réciprocité n’est pas établie par l’employeur.", True),
    ("fr", "Le registre du personnel n’en montre aucun.", False),
    ("fr", "Rien ne montre un poste au Royaume-Uni.", False),
    ("fr", "Nothing shows a position in the United Kingdom.", True),
]


@pytest.mark.parametrize(("language", "words", "wrong"), REASONS)
def test_a_reason_names_something_of_its_case(language: str, words: str, wrong: bool) -> None:
    a_case = refused("reciprocity", entry("reciprocity_in_country", reason={language: words}))
    assert [(f.severity, f.where) for f in finds("GCM516", a_case)] == (
        [(WARNING, f"assessment.1.reason.{language}")] if wrong else []
    )


OWN_WORDS = [
    ("In 2025, 28 people.", "En 2025, 28 personnes.", None),
    ("In 2025, 28 people.", "En 2025, 82 personnes.", ERROR),
    ("About 60 employees.", "Une soixantaine d’employés.", None),
    ("Five positions.", "Cinq postes.", None),
    ("On May 5, 2026.", "Le 5\xa0mai 2026.", None),
    ("On May 5, 2026.", "Le 5 juin 2026.", ERROR),
    ("On June 1, 2026 it may open 2,100 places.", "Le 1er juin 2026, cela peut ouvrir 2\xa0100 places.", None),
    ("In 2025 and 2026.", "En 2025.", WARNING),
    ("At 2:40 p.m., $230.", "À 14\xa0h\xa040, 230\xa0$.", None),
]


@pytest.mark.parametrize(("english", "french", "severity"), OWN_WORDS)
def test_own_words_hold_the_same_figures_in_both_languages(
    english: str, french: str, severity: Severity | None
) -> None:
    a_case = refused("reciprocity", entry("reciprocity_in_country", reason={"en": english, "fr": french}))
    assert severities("GCM702", a_case) == ([severity] if severity else [])


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_the_documents_of_every_case_rest_on_the_same_in_both_languages(path: Any) -> None:
    a_case = loaded(path)
    day = (a_case.decision and a_case.decision.date) or DAY
    for document in ORIGINALS:
        one, other = (both_composed(a_case, document, day, language) for language in Language)
        if one and other:
            assert [*languages_differ(one, other)] == []


def both_composed(a_case: Case, document: str, day: date, language: Language) -> Document | None:
    """Return a document in a language; None where the case has none, or lacks a fact of it, as an officer's reason."""
    tree = read_templates()
    try:
        source = Source(document, part_of(a_case, entry_of(a_case, document)), tree)
    except NotOffered:
        return None
    office = office_profile(tree, (a_case.decision and a_case.decision.office) or "", language)
    made = compose(a_case, source, language=language, on=day, office=office)
    return None if made.gaps else made.document


def document(language: Language, *sentences: Sentence) -> Document:
    return Document("letter", language, "", "", (Section("reasons", (Block(BlockKind.PARAGRAPH, sentences),)),))


@pytest.mark.parametrize(
    ("french", "differ"),
    [
        (Sentence("letter.test", "", ("assessment.1.reason.fr", "documents.1.title_fr"), ("R205(b)",)), False),
        (Sentence("letter.test", "", ("assessment.1.reason.fr",), ("R205(b)",)), True),
        (Sentence("letter.test", "", ("assessment.1.reason.fr", "documents.1.title"), ()), True),
        (Sentence("letter.other", "", ("assessment.1.reason.fr", "documents.1.title"), ("R205(b)",)), True),
    ],
    ids=["same", "facts", "provisions", "sentence"],
)
def test_a_sentence_rests_on_the_same_facts_and_provisions(french: Sentence, differ: bool) -> None:
    english = Sentence("letter.test", "", ("assessment.1.reason.en", "documents.1.title"), ("R205(b)",))
    found = languages_differ(document(Language.EN, english), document(Language.FR, french))
    assert [f.severity for f in found][:1] == ([ERROR] if differ else [])


def test_a_refusal_names_its_grounds() -> None:
    assert [(f.severity, f.where) for f in finds("GCM501", case(decision__grounds=[]))] == [(ERROR, "decision.grounds")]
    assert finds("GCM501", case()) == finds("GCM501", approved()) == []


def test_a_ground_is_carried_by_a_conclusion_of_its_own() -> None:
    bare = refused("reciprocity", entry("genuine_offer"), entry("reciprocity_in_country", "satisfied"))
    assert [(f.severity, f.where) for f in finds("GCM502", bare)] == [(ERROR, "decision.grounds.1")]
    assert finds("GCM502", refused("reciprocity", entry("reciprocity_in_country"))) == []


@pytest.mark.parametrize(("language", "where"), [("en", []), ("fr", ["assessment.1.reason.fr"])])
def test_a_refusal_has_its_reasons_in_the_clients_language(language: str, where: list[str]) -> None:
    a_case = refused("reciprocity", entry("reciprocity_in_country"), application__language=language)
    assert [(f.severity, f.where) for f in finds("GCM503", a_case)] == [(ERROR, place) for place in where]


def test_a_decision_without_its_officer_is_a_warning() -> None:
    unsigned = finds("GCM504", case(decision__officer=None))
    assert [(f.severity, f.where) for f in unsigned] == [(WARNING, "decision.officer")]
    assert finds("GCM504", case()) == []


def test_a_decision_is_judged_on_its_own_day() -> None:
    a_case = refused(
        "reciprocity", entry("reciprocity_in_country", concern="credibility", **CONSIDERED), fairness_letter=LETTER
    )
    assert [f for f in check_case(a_case, date(2026, 4, 2)) if f.code == "GCM507"] == []
