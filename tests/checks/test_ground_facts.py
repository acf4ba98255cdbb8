"""A ground of refusal agrees with the facts of its own file: each rule with faults that differ, and a sound twin beside each."""

from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import case_fields, field_at
from gcmsgen.facts.forms import LATEST, NEW_IN_LATEST, is_new
from gcmsgen.facts.overlay import overlaid
from gcmsgen.finding import Finding, Severity
from gcmsgen.reference.ground_needs import ground_needs
from gcmsgen.reference.grounds import grounds
from tests.conftest import DAY, facts
from tests.shown import SHOWN

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OWN = {"en": "Document E1 of 2026 says so.", "fr": "Le document E1 de 2026 le dit."}


def refusal(ground: str, *changes: dict[str, Any]) -> Case:
    """Return a refusal on one ground, carried by its first criterion, over an example in which no fact shows it."""
    criterion = grounds()[ground].criteria[0]
    entry = {
        "criterion": criterion,
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "documents": ["E1"],
        "facts": ["applicant.residence"],
        "reason": OWN,
        "considered": {**OWN, "documents": ["E2"]},
    }
    tree = overlaid(facts(), {"assessment.*.conclusion": "satisfied", "decision.grounds": [ground]})
    tree["assessment"] = [item for item in tree["assessment"] if item["criterion"] != criterion] + [entry]
    for change in changes:
        tree = overlaid(tree, change)
    return Case.model_validate(tree)


def of(code: str, case: Case) -> list[tuple[Severity, str]]:
    return [(found.severity, found.where) for found in check_case(case, DAY) if found.code == code]


def told(code: str, case: Case) -> Finding:
    return next(found for found in check_case(case, DAY) if found.code == code)


CERTIFICATE = {"en": "The police certificate.", "fr": "Le certificat de police."}  # E7 of the example
CONTRACT = SHOWN["not_produced"]["decision.request"]["items"][0]
DENIED: dict[str, tuple[dict[str, Any], ...]] = {
    "offer_not_genuine": (
        {},
        {"offer.genuine": {"active": "yes", "need": "yes", "able": "yes", "past_compliance": "yes"}},
        {"offer.genuine": {"recruiter": "none", "recruiter_compliance": "no"}},
    ),
    "unable_to_work": ({}, {"applicant.experience": "yes"}, {"applicant.experience": "yes", "applicant.inability": []}),
    "past_breach": (
        {"applicant.breach": "none"},
        {**SHOWN["past_breach"], "applicant.breach.ended": "2025-11-20"},  # six months before the decision, to the day
        {**SHOWN["past_breach"], "applicant.breach.exceptions.later_permit": "yes"},
        {**SHOWN["past_breach"], "applicant.breach.exceptions.conditions_only": "yes"},
    ),
    "offer_or_fee_late": (
        {},
        {"offer.submitted": "2026-05-03", "offer.fee.paid": "2026-05-03"},
        {"offer.submitted": "2026-05-06", "offer.portal_exempt": "R209.91(a)"},
    ),
    "employer_ineligible": (
        {},
        {"offer.employer.eligible": {"value": "yes", "checked": "2026-05-20"}},
        {"offer.employer.eligible": {"value": "yes", "situation": "in_default"}},
    ),
    "labour_dispute": (
        {"offer.labour_dispute": "none"},
        {**SHOWN["labour_dispute"], "offer.labour_dispute.ended": "2026-05-19"},
        {**SHOWN["labour_dispute"], "offer.labour_dispute.ended": "2026-04-30"},
    ),
    "medical": (
        {},
        {"applicant.medical": {"required": "no", "valid_until": "none"}},
        {"applicant.medical": {"required": "yes", "valid_until": "2026-05-20"}},
        {"applicant.medical": {"required": "yes", "valid_until": "2027-01-31"}},
    ),
    "inadmissible": (
        {"applicant.inadmissibility": []},
        {"applicant.inadmissibility": [], "schema": LATEST},
        {"applicant.inadmissibility": [], "application.made": "port_of_entry", "application.language": "fr"},
    ),
    "not_produced": (
        {},
        {**SHOWN["not_produced"], "decision.request.due": "2026-05-20"},
        {**SHOWN["not_produced"], "decision.request.due": "2026-06-20"},
        {**SHOWN["not_produced"], "decision.request.produced": "all"},
        {**SHOWN["not_produced"], "decision.request.items": []},
        {**SHOWN["not_produced"], "decision.request.items": [CERTIFICATE]},
        {**SHOWN["not_produced"], "decision.request.items": [CONTRACT, {"fr": "Certificats de police"}]},
        {
            **SHOWN["not_produced"],
            "decision.request": {**SHOWN["not_produced"]["decision.request"], "produced": "in_part"},
            "decision.request.items": [CERTIFICATE, {"en": "Your letter from the employer"}],
        },
    ),
    "no_right_to_apply": (
        {"application.right_to_apply.basis": "visa_exempt"},
        {"application.made": "port_of_entry", "application.right_to_apply.basis": "visa_exempt"},
        # R197: before entering Canada, no basis is needed
        {"application.made": "outside_canada", "application.right_to_apply.basis": "temporary_resident_visa_required"},
        {"application.made": "outside_canada", "application.right_to_apply.basis": "none"},
        {
            "application.made": "outside_canada",
            "application.right_to_apply.basis": "visa_required",
            "applicant.medical": {"required": "yes", "valid_until": "none"},
            "programme.youth_mobility": "yes",
        },
    ),
}
FAULTS = [(ground, fault) for ground, some in DENIED.items() for fault in some]


@pytest.mark.parametrize(("ground", "fault"), FAULTS, ids=[f"{g}-{n}" for g in DENIED for n, _ in enumerate(DENIED[g])])
def test_a_ground_that_its_own_file_denies_is_an_error(ground: str, fault: dict[str, Any]) -> None:
    assert of("GCM530", refusal(ground, fault)) == [(ERROR, "decision.grounds.1")]


@pytest.mark.parametrize("ground", SHOWN)
def test_a_ground_that_the_facts_show_is_left_alone(ground: str) -> None:
    case = refusal(ground, SHOWN[ground], {"schema": LATEST})
    assert of("GCM530", case) == of("GCM531", case) == of("GCM532", case) == []


SOUND = {
    "the offer in time, the fee late": ("offer_or_fee_late", {"offer.fee.paid": "2026-05-05"}),
    "the fee in time, the offer late": ("offer_or_fee_late", {"offer.submitted": "2026-05-05"}),
    "the offer on the same day, the fee late": (
        "offer_or_fee_late",
        {"offer.submitted": "2026-05-04", "offer.fee.paid": "2026-05-05"},
    ),
    "no offer": ("offer_or_fee_late", {"offer.submitted": "none"}),
    "the fee unpaid": ("offer_or_fee_late", {"offer.fee.paid": "none"}),
    "experience and no licence": (
        "unable_to_work",
        {"applicant.inability": [{"kind": "licence", "description": OWN}]},
    ),
    "one limb of four": ("offer_not_genuine", {"offer.genuine.need": "no"}),
    "the recruiter": (
        "offer_not_genuine",
        {"offer.genuine": {"recruiter": "Made-up Hires", "recruiter_compliance": "no"}},
    ),
    "a breach of five months ago": ("past_breach", {**SHOWN["past_breach"], "applicant.breach.ended": "2025-11-21"}),
    "a breach that goes on": ("past_breach", {**SHOWN["past_breach"], "applicant.breach.ended": "none"}),
    "a result that expired": ("medical", {"applicant.medical": {"required": "yes", "valid_until": "2026-05-19"}}),
    "a dispute in progress": (
        "labour_dispute",
        {**SHOWN["labour_dispute"], "offer.labour_dispute.ended": "2026-05-20"},
    ),
    "a head beside its elements": (
        "inadmissible",
        {"applicant.inadmissibility": [{"head": "misrepresentation", "induces_error": "yes", "description": OWN}]},
    ),
    "two heads": ("inadmissible", {"applicant.inadmissibility": [{"head": "security"}, {"head": "criminality"}]}),
    "produced in part": ("not_produced", {**SHOWN["not_produced"], "decision.request.produced": "in_part"}),
    "one on file, produced in part": (
        "not_produced",
        {
            **SHOWN["not_produced"],
            "decision.request.produced": "in_part",
            "decision.request.items": [CERTIFICATE, CONTRACT],
        },
    ),
    "a paper of another country": (
        "not_produced",
        {**SHOWN["not_produced"], "decision.request.items": [{"en": "The police certificate issued in Japan."}]},
    ),
    "asked for by a fairness letter": (
        "not_produced",
        {
            "fairness_letter": {
                "sent": "2026-05-05",
                "due": "2026-05-15",
                "reply_received": "none",
                "concerns": [{"criterion": "documents_produced", "concern": "insufficiency"}],
            },
        },
    ),
    "no basis at a port of entry": (
        "no_right_to_apply",
        {"application.made": "port_of_entry", "application.right_to_apply.basis": "visa_required"},
    ),
    "a youth program at a port of entry": (
        "no_right_to_apply",
        {"application.made": "port_of_entry", "programme.youth_mobility": "yes"},
    ),
    "no certificate at a port of entry": (
        "no_right_to_apply",
        {"application.made": "port_of_entry", "applicant.medical": {"required": "yes", "valid_until": "none"}},
    ),
    "status expired before the application": (
        "no_right_to_apply",
        {
            "application.made": "inside_canada",
            "application.right_to_apply": {"basis": "worker", "expires": "2026-05-03"},
        },
    ),
    "in default": ("employer_ineligible", {"offer.employer.eligible": {"value": "no", "situation": "in_default"}}),
}


@pytest.mark.parametrize(("ground", "change"), SOUND.values(), ids=SOUND)
def test_no_way_of_showing_a_ground_is_taken_for_its_denial(ground: str, change: dict[str, Any]) -> None:
    case = refusal(ground, change, {"schema": LATEST})
    assert of("GCM530", case) == of("GCM531", case) == []


OPEN: dict[str, dict[str, Any]] = {
    "past_breach": {},
    "labour_dispute": {},
    "inadmissible": {},
    "employer_ineligible": {"offer.employer.eligible": ""},
    "unable_to_work": {"applicant.experience": "not_assessed"},
    "medical": {"applicant.medical": ""},
    "offer_not_genuine": {"offer.genuine": ""},
    "not_produced": {"decision.request": "", "fairness_letter": ""},
}
# What no earlier form could hold is a warning there; that inadmissibility has no head is none of that.
OLD = {"past_breach": WARNING, "labour_dispute": WARNING}


@pytest.mark.parametrize("ground", OPEN)
def test_a_ground_of_which_the_file_says_nothing_is_never_silent(ground: str) -> None:
    empty = {path: value or {} for path, value in OPEN[ground].items()}
    tree = refusal(ground).model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    for path in (path for path, value in empty.items() if value == {}):
        _left_out(tree, path)
    tree = overlaid(tree, {path: value for path, value in empty.items() if value != {}})
    of_old, of_new = (Case.model_validate(_as_text(tree) | {"schema": form}) for form in ("gcmsgen.case/1", LATEST))
    assert of("GCM530", of_old) == []
    assert of("GCM531", of_old) == [(OLD.get(ground, ERROR), "decision.grounds.1")]
    assert of("GCM531", of_new) == [(ERROR, "decision.grounds.1")]


UNDECIDED: dict[str, tuple[str, dict[str, Any], str]] = {
    "the offer on the same day": ("offer_or_fee_late", {"offer.submitted": "2026-05-04"}, "offer.submitted"),
    "the fee on the same day": ("offer_or_fee_late", {"offer.fee.paid": "2026-05-04"}, "offer.fee.paid"),
    "the day of the offer unknown": ("offer_or_fee_late", {"offer.submitted": None}, "offer.submitted"),
    "the day of the fee unknown": ("offer_or_fee_late", {"offer.fee.paid": None}, "offer.fee.paid"),
    "what was produced unknown": (
        "not_produced",
        {**SHOWN["not_produced"], "decision.request.produced": None},
        "decision.request.produced",
    ),
    "the validity of the result unknown": (
        "medical",
        {"applicant.medical": {"required": "yes", "valid_until": None}},
        "applicant.medical.valid_until",
    ),
}


@pytest.mark.parametrize(("ground", "change", "unknown"), UNDECIDED.values(), ids=UNDECIDED)
def test_what_is_unknown_shows_no_ground(ground: str, change: dict[str, Any], unknown: str) -> None:
    case = refusal(ground, change, {"schema": LATEST})
    assert of("GCM530", case) == []
    assert of("GCM531", case) == [(ERROR, "decision.grounds.1")]
    assert unknown in told("GCM531", case).fix.en


@pytest.mark.parametrize("made", ["inside_canada", "port_of_entry"])
def test_a_basis_that_is_unknown_shows_no_lack_of_one(made: str) -> None:
    case = refusal("no_right_to_apply", {"application.made": made, "application.right_to_apply": {"basis": None}})
    assert of("GCM531", case) == [(WARNING, "decision.grounds.1")]


def test_the_document_on_file_is_named() -> None:
    case = refusal("not_produced", {**SHOWN["not_produced"], "decision.request.items": [CERTIFICATE]})
    assert "decision.request.items (E7)" in told("GCM530", case).message.en


def _left_out(tree: dict[str, Any], path: str) -> None:
    *parents, last = path.split(".")
    for name in parents:
        tree = tree[name]
    tree.pop(last, None)


def _as_text(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _as_text(part) for name, part in tree.items()}
    if isinstance(tree, list):
        return [_as_text(part) for part in tree]
    return {True: "yes", False: "no"}[tree] if isinstance(tree, bool) else str(tree)


def test_what_a_ground_asks_for_besides_is_asked_where_the_form_can_hold_it() -> None:
    change = {"offer.employer.eligible": {"value": "no"}}
    assert of("GCM531", refusal("employer_ineligible", change)) == []
    asked = refusal("employer_ineligible", change, {"schema": LATEST})
    assert of("GCM531", asked) == [(WARNING, "offer.employer.eligible.situation")]


def test_an_application_in_canada_with_a_basis_of_its_own_is_the_officers_to_judge() -> None:
    change = {
        "application.made": "inside_canada",
        "application.right_to_apply": {"basis": "visitor", "expires": "2026-12-31"},
    }
    assert of("GCM530", refusal("no_right_to_apply", change)) == []
    assert of("GCM531", refusal("no_right_to_apply", change)) == [(WARNING, "decision.grounds.1")]


LENS = {
    "criterion": "reciprocity_in_country",
    "conclusion": "not_satisfied",
    "concern": "insufficiency",
    "documents": ["E1"],
}


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("satisfied", {"GCM530": ERROR}),
        ("not_assessed", {"GCM531": WARNING}),
        (None, {"GCM531": WARNING}),
        ("not_satisfied", {}),
    ],
)
def test_a_refusal_on_the_country_alone_is_no_refusal_on_the_law(test: str | None, found: dict[str, Severity]) -> None:
    own = [{"criterion": "creates_or_maintains", "conclusion": test, "concern": "insufficiency"}] if test else []
    case = Case.model_validate(facts(decision__grounds=["reciprocity"], assessment=[LENS, *own]))
    assert {f.code: f.severity for f in check_case(case, DAY) if f.code in ("GCM530", "GCM531")} == found


@pytest.mark.parametrize("criterion", ["able_to_work", "will_leave", "genuine_offer", "admissible"])
def test_a_criterion_that_fails_carries_a_ground(criterion: str) -> None:
    failed = {"criterion": criterion, "conclusion": "not_satisfied"}
    tree = overlaid(facts(), {"decision.grounds": ["reciprocity"]})
    tree["assessment"] = [item for item in tree["assessment"] if item["criterion"] != criterion] + [failed]
    number = len(tree["assessment"])
    assert of("GCM532", Case.model_validate(tree)) == [(ERROR, f"assessment.{number}.conclusion")]
    for sound in ("satisfied", "not_assessed"):
        failed["conclusion"] = sound
        assert of("GCM532", Case.model_validate(tree)) == []


def test_the_labour_market_stands_under_the_provision_of_reciprocity() -> None:
    change = {"assessment.neutral_labour_market.conclusion": "not_satisfied"}
    assert of("GCM532", Case.model_validate(overlaid(facts(), change))) == []
    assert of("GCM532", refusal("medical", SHOWN["medical"], change)) != []


@pytest.mark.parametrize("effect", ["creates", "maintains"])
@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ({"en": "The offer describes work in Calgary only."}, True),
        ({"en": "No document connects it with a position that would be created.", "fr": "Rien ne le montre."}, True),
        ({"fr": "Le registre montre cinq postes au Royaume-Uni."}, True),
        ({"en": "It would maintain two positions in London, but citizens of the United Kingdom hold both."}, False),
        (
            {"fr": "Bien que l’offre permette de conserver deux postes, des citoyens du Royaume-Uni les occupent."},
            False,
        ),
    ],
)
def test_a_recorded_effect_is_dealt_with(effect: str, reason: dict[str, str], *, found: bool) -> None:
    own = {
        "criterion": "creates_or_maintains",
        "conclusion": "not_satisfied",
        "concern": "insufficiency",
        "facts": ["reciprocity.effect"],
        "documents": ["E1"],
        "reason": reason,
    }
    case = Case.model_validate(facts(reciprocity__effect=effect, assessment=[own]))
    assert of("GCM533", case) == ([(ERROR, "reciprocity.effect")] if found else [])
    none = Case.model_validate(facts(reciprocity__effect="none", assessment=[own]))
    assert of("GCM533", none) == []


HEAD = {"head": "misrepresentation", "induces_error": "yes", "bar_begins": "2026-05-20", "description": OWN}


@pytest.mark.parametrize(
    ("head", "concern", "found"),
    [
        (HEAD, "misrepresentation", []),
        ({"head": "criminality"}, "insufficiency", []),
        (HEAD, "insufficiency", [(ERROR, "assessment.10.concern")]),
        ({"head": "criminality"}, "misrepresentation", [(ERROR, "assessment.10.concern")]),
        ({**HEAD, "induces_error": "no"}, "misrepresentation", [(ERROR, "applicant.inadmissibility.1.induces_error")]),
        (
            {"head": "misrepresentation", "bar_begins": "2026-05-20", "description": OWN},
            "misrepresentation",
            [(WARNING, "applicant.inadmissibility.1.induces_error")],
        ),
        ({**HEAD, "bar_begins": ""}, "misrepresentation", [(WARNING, "applicant.inadmissibility.1.bar_begins")]),
        ({"description": OWN}, "insufficiency", [(ERROR, "applicant.inadmissibility.1.head")]),
    ],
)
def test_a_head_of_inadmissibility_is_whole(head: dict[str, Any], concern: str, found: list[Any]) -> None:
    stated = {name: value for name, value in head.items() if value != ""}
    change = {"applicant.inadmissibility": [stated], "assessment.admissible.concern": concern}
    assert of("GCM534", refusal("inadmissible", change)) == found


def test_a_message_names_the_facts_that_deny_and_what_was_needed() -> None:
    said = told("GCM530", refusal("medical"))
    assert "applicant.medical.required “no”" in said.message.en or "applicant.medical.required no" in said.message.en
    assert "visite médicale exigée" in said.message.fr


@pytest.mark.parametrize("ground", grounds())
def test_every_fact_that_a_ground_needs_is_a_field(ground: str) -> None:
    needs = ground_needs()[ground]
    facts_named = [test.fact for way in needs.shown_by for test in way if test.fact]
    assert [name for name in (*facts_named, *needs.asks) if field_at(name) is None] == []


def test_every_new_field_is_there() -> None:
    known = [field.dotted for field in case_fields() if is_new(field.dotted)]
    assert len(known) > 20
    assert {new for new in NEW_IN_LATEST if not any(name.startswith(new) for name in known)} == set()
