"""The facts that show each ground of refusal, to be laid over a case in which none of them is so."""

from typing import Any

SHOWN: dict[str, dict[str, Any]] = {
    "reciprocity": {"assessment.creates_or_maintains.conclusion": "not_satisfied"},
    "offer_not_genuine": {
        "offer.genuine": {"active": "no", "need": "no", "able": "no", "past_compliance": "no"},
    },
    "will_not_leave": {},
    "unable_to_work": {"applicant.experience": "no"},
    "past_breach": {
        "applicant.breach": {
            "kind": "unauthorized_work",
            "ended": "2026-03-31",
            "exceptions": {"conditions_only": "no", "no_other_means": "no", "later_permit": "no"},
        },
    },
    "offer_or_fee_late": {"offer.submitted": "2026-05-06", "offer.fee.paid": "2026-05-06"},
    "employer_ineligible": {"offer.employer.eligible": {"value": "no", "situation": "ineligible"}},
    "labour_dispute": {
        "offer.labour_dispute": {
            "description": {"en": "A strike at the Calgary office.", "fr": "Une grève au bureau de Calgary."},
            "since": "2026-04-01",
        },
    },
    "medical": {"applicant.medical": {"required": "yes", "valid_until": "none"}},
    "inadmissible": {"applicant.inadmissibility": [{"head": "criminality"}]},
    "not_produced": {
        "decision.request": {
            "items": [{"en": "The contract of employment.", "fr": "Le contrat de travail."}],
            "sent": "2026-05-05",
            "due": "2026-05-15",
            "produced": "nothing",
        },
    },
    "no_right_to_apply": {
        "application.made": "inside_canada",
        "application.right_to_apply": {"basis": "none", "expires": "2026-12-31"},
        "decision.matter_arises": "inside_canada",
    },
}
