"""What a letter of refusal says was found on each ground, limb by limb: a sentence where the facts say so, and only there."""

from typing import Any

import pytest

from gcmsgen.language import Language
from tests.shown import SHOWN
from tests.test_grounds import composed_letter
from tests.test_outcomes import refused

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
