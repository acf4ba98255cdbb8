"""The forms of a case file (`schema`), and the fields that each brought: an older file could not hold them."""

from collections.abc import Mapping

from gcmsgen.facts.case import Case

FIRST, LATEST = "gcmsgen.case/1", "gcmsgen.case/2"

# What came with the second form, each with all that is in it, and the outcome that it serves; None where every one may use it.
NEW_IN_LATEST: Mapping[str, str | None] = {
    "application.right_to_apply.status_lost": "refuse",
    "application.right_to_apply.lost_by": "refuse",
    "offer.employer.eligible.situation": "refuse",
    "offer.job_title_en": None,
    "offer.address.confirmed": None,
    "offer.labour_dispute": "refuse",
    "applicant.inability": "refuse",
    "applicant.breach": "refuse",
    "applicant.inadmissibility": "refuse",
    "fairness_letter.reply_document": "refuse",
    "decision.request.sent": "refuse",
    "decision.request.produced": "refuse",
    "decision.reroute_reason": "reroute",
    "decision.hold": "hold",
    "decision.notes_enclosed": None,
    "applicant.employer_copy": None,
    "protected": None,
}


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


def new_for(outcome: str | None) -> tuple[str, ...]:
    """Return the parts that came with the latest form and that an outcome may use; all of them where none is decided yet.

    >>> new_for("hold")  # doctest: +NORMALIZE_WHITESPACE
    ('offer.job_title_en', 'offer.address.confirmed', 'decision.hold', 'decision.notes_enclosed', 'applicant.employer_copy',
     'protected')
    """
    return tuple(new for new, serves in NEW_IN_LATEST.items() if outcome is None or serves in (None, outcome))
