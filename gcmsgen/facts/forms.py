"""The forms of a case file (`schema`), and the fields that each brought: an older file could not hold them."""

from functools import cache

from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_fields

FIRST, LATEST = "gcmsgen.case/1", "gcmsgen.case/2"

# What came with the second form, each with all that is in it.
NEW_IN_LATEST = (
    "application.right_to_apply.status_lost",
    "application.right_to_apply.lost_by",
    "offer.employer.eligible.situation",
    "offer.job_title_en",
    "offer.labour_dispute",
    "applicant.inability",
    "applicant.breach",
    "applicant.inadmissibility",
    "fairness_letter.reply_document",
    "decision.request.sent",
    "decision.request.produced",
    "decision.reroute_reason",
    "decision.hold",
)


def could_hold(case: Case, dotted: str) -> bool:
    """Say whether the form that a case states knows a field; a case that states none may be of any form.

    >>> could_hold(Case(), "offer.noc"), could_hold(Case(), "applicant.breach.ended")
    (True, False)
    """
    return case.schema_ == LATEST or not is_new(dotted)


def is_new(dotted: str) -> bool:
    """Say whether a field came with the latest form.

    >>> is_new("applicant.breach.ended"), is_new("applicant.experience")
    (True, False)
    """
    return any(dotted == new or dotted.startswith(f"{new}.") for new in NEW_IN_LATEST)


@cache
def new_fields() -> tuple[str, ...]:
    """Return the fields of the latest form that no earlier one knew, as a case file writes them."""
    return tuple(field.dotted for field in case_fields() if is_new(field.dotted))
