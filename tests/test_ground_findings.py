"""What a letter of refusal says was found on each ground, limb by limb: a sentence where the facts say so, and only there."""

from typing import Any

import pytest

from gcmsgen.language import Language
from tests.shown import SHOWN
from tests.test_grounds import composed_letter
from tests.test_outcomes import refused, sentences

BOTH = pytest.mark.parametrize("language", list(Language))


def said(ground: str, among: set[str], language: Language, changes: dict[str, Any], made: str = "") -> set[str]:
    """Return which of these sentences the letter of a refusal says."""
    letter = composed_letter(refused(ground, made, changes), language)
    return among & {sentence.id.removeprefix("letter-refusal.") for sentence in letter}


VISA, CERTIFICATE, YOUTH = "entry_not_exempt", "entry_no_certificate", "entry_youth"
LIMBS = {VISA, CERTIFICATE, YOUTH}
BASIS = "application.right_to_apply.basis"
NO_RESULT = {"applicant.medical": {"required": "yes", "valid_until": "none"}}
EXPIRED = {"applicant.medical": {"required": "yes", "valid_until": "2026-05-19"}}
VALID = {"applicant.medical": {"required": "yes", "valid_until": "2026-05-20"}}
EXCHANGE = {"programme.youth_mobility": "yes"}


@BOTH
@pytest.mark.parametrize(
    ("there", "limbs"),
    [
        ({BASIS: "visa_required"}, {VISA}),
        ({BASIS: "visa_exempt", **NO_RESULT}, {CERTIFICATE}),
        ({BASIS: "visa_exempt", **EXPIRED}, {CERTIFICATE}),
        ({BASIS: "visa_exempt", **VALID}, set()),
        ({BASIS: "none", **NO_RESULT}, {VISA, CERTIFICATE}),
        ({BASIS: "visa_exempt", **EXCHANGE}, {YOUTH}),
        ({BASIS: "visa_exempt", **EXCHANGE, "applicant.citizenship": ["US"]}, set()),
        ({BASIS: "approved_before_entry", **EXCHANGE}, set()),
    ],
    ids=["visa", "none", "expired", "valid", "both", "youth", "youth of the United States", "approved"],
)
def test_what_closed_a_port_of_entry(there: dict[str, Any], limbs: set[str], language: Language) -> None:
    assert said("no_right_to_apply", LIMBS, language, there, "port_of_entry") == limbs


@BOTH
def test_nothing_closes_a_port_of_entry_to_an_application_made_in_canada(language: Language) -> None:
    assert said("no_right_to_apply", LIMBS, language, {BASIS: "none", **NO_RESULT}, "inside_canada") == set()


OFFER, FEE = "offer_not_before", "fee_not_before"
IN_TIME = {"offer.submitted": "2026-04-20", "offer.fee.paid": "2026-04-20"}


@BOTH
@pytest.mark.parametrize(
    ("there", "late"),
    [
        ({}, {OFFER, FEE}),
        ({**IN_TIME, "offer.submitted": "2026-05-05"}, {OFFER}),
        ({**IN_TIME, "offer.fee.paid": "2026-05-05"}, {FEE}),
        ({**IN_TIME, "offer.submitted": "none"}, {OFFER}),
        ({**IN_TIME, "offer.fee.paid": "none"}, {FEE}),
        ({"offer.portal_exempt": "R209.91(a)"}, {FEE}),
        ({"offer.fee.exempt": "R303.1(5)"}, {OFFER}),
        ({"offer.submitted": "2026-05-04", "offer.fee.paid": "2026-05-04"}, set()),
        ({"offer.submitted": None, "offer.fee.paid": None}, set()),
        (IN_TIME, set()),
    ],
    ids=["both", "offer", "fee", "no offer", "no fee", "portal exempt", "fee exempt", "same day", "unknown", "in time"],
)
def test_what_came_too_late_is_said(there: dict[str, Any], late: set[str], language: Language) -> None:
    assert said("offer_or_fee_late", {OFFER, FEE}, language, there) == late


@BOTH
@pytest.mark.parametrize("ground", SHOWN)
def test_what_follows_from_documents_that_did_not_come_is_said_on_that_ground_alone(
    ground: str, language: Language
) -> None:
    assert bool(said(ground, {"production_consequence"}, language, {})) is (ground == "not_produced")


WHEN = {"breach_over", "breach_recent", "breach_goes_on"}
EXCEPTIONS = {"breach_limbs", "breach_excepted"}


@BOTH
@pytest.mark.parametrize(
    ("ended", "when"),
    [
        ("2026-03-31", {"breach_over", "breach_recent"}),
        ("2025-11-21", {"breach_over", "breach_recent"}),
        ("2025-11-20", {"breach_over"}),  # six months, to the day
        ("none", {"breach_goes_on"}),
        (None, set()),
    ],
)
def test_since_when_a_breach_is_over(ended: str | None, when: set[str], language: Language) -> None:
    assert said("past_breach", WHEN, language, {"applicant.breach.ended": ended}) == when


@BOTH
@pytest.mark.parametrize("open_one", [None, "conditions_only", "no_other_means", "later_permit"])
def test_the_exceptions_are_gone_through_where_the_officer_states_each(
    open_one: str | None, language: Language
) -> None:
    unknown = {f"applicant.breach.exceptions.{open_one}": None} if open_one else {}
    assert said("past_breach", EXCEPTIONS, language, unknown) == {"breach_excepted" if open_one else "breach_limbs"}


FACTORS = {"factor_active", "factor_need", "factor_able", "factor_compliance", "factor_recruiter"}
SATISFIED = {"active": "yes", "need": "yes", "able": "yes", "past_compliance": "yes"}


@BOTH
@pytest.mark.parametrize(
    ("genuine", "factors"),
    [
        ({"past_compliance": "no", "recruiter": "none"}, {"factor_compliance"}),
        ({"recruiter": "Made-up Hires", "recruiter_compliance": "no"}, {"factor_recruiter"}),
        ({"recruiter": "Made-up Hires", "recruiter_compliance": "yes"}, set()),
        ({"recruiter": "none", "recruiter_compliance": "no"}, set()),
        ({"recruiter": None, "recruiter_compliance": "no"}, set()),
    ],
    ids=["employer", "recruiter", "recruiter complied", "no recruiter", "recruiter unknown"],
)
def test_the_employer_and_the_recruiter_are_told_apart(
    genuine: dict[str, Any], factors: set[str], language: Language
) -> None:
    assert said("offer_not_genuine", FACTORS, language, {"offer.genuine": {**SATISFIED, **genuine}}) == factors


ADVICE = {"new_application_content", "new_application_facts", "barred"}


@BOTH
@pytest.mark.parametrize(
    ("heads", "advice"),
    [
        (["criminality"], {"new_application_facts"}),
        (["serious_criminality"], {"new_application_facts"}),
        (["criminality", "security"], {"new_application_content"}),
        (["transborder_criminality"], {"new_application_content"}),
        (["criminality", "misrepresentation"], {"barred"}),
    ],
    ids="+".join,
)
def test_what_a_new_application_should_show(heads: list[str], advice: set[str], language: Language) -> None:
    changes = {"applicant.inadmissibility": [{"head": head} for head in heads]}
    assert said("inadmissible", ADVICE, language, changes) == advice


@BOTH
def test_no_advice_on_rehabilitation_stands_on_another_ground(language: Language) -> None:
    changes = {"applicant.inadmissibility": [{"head": "criminality"}]}
    assert said("medical", {*ADVICE, "new_application_breach"}, language, changes) == {"new_application_content"}
    assert said("past_breach", {"new_application_breach"}, language, {}) == {"new_application_breach"}


@pytest.mark.parametrize("document", ["note", "note-full"])
@pytest.mark.parametrize(
    ("situation", "cited", "words"),
    [
        ("ineligible", "R200(3)(h)(ii)", ": ineligible (R200(3)(h)(ii))."),
        ("in_default", "R200(3)(h)(iii)", ": in default (R200(3)(h)(iii))."),
        (None, "R200(3)(h)", ": ineligible or in default (R200(3)(h))."),
    ],
)
def test_the_note_says_why_the_employer_is_not_eligible(
    document: str, situation: str | None, cited: str, words: str
) -> None:
    refusal = refused("employer_ineligible", "", {"offer.employer.eligible.situation": situation})
    [line] = [s for s in sentences(refusal, document, Language.EN) if s.id == "note.employer_not_eligible"]
    assert line.text.endswith(words)
    assert line.cites == (cited,)


@BOTH
@pytest.mark.parametrize("document", ["note", "note-full"])
def test_the_note_names_each_head_with_its_provision(document: str, language: Language) -> None:
    heads = {"applicant.inadmissibility": [{"head": "criminality"}, {"head": "security"}]}
    line = [s.cites for s in sentences(refused("inadmissible", "", heads), document, language) if HEAD in s.id]
    assert line == [("A36(2)",), ("A34(1)",)]
    assert not any(HEAD in s.id for s in sentences(refused("medical", "", heads), document, language))


HEAD = "inadmissible_under"
