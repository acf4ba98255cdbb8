"""Deadlines, what comes next, the travel document, and facts of the programme that contradict one another."""

from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from tests.conftest import DAY, case

ERROR, WARNING = Severity.ERROR, Severity.WARNING
ITEMS = [{"en": "Two payslips", "fr": "Deux talons de paye"}]


def of(code: str, a_case: Case) -> list[tuple[Severity, str]]:
    return [(found.severity, found.where) for found in check_case(a_case, DAY) if found.code == code]


ARISES = "decision.matter_arises"


@pytest.mark.parametrize(
    ("made", "arises", "found"),
    [
        ("inside_canada", "outside_canada", [(ERROR, ARISES)]),
        ("port_of_entry", "outside_canada", [(ERROR, ARISES)]),
        ("outside_canada", "inside_canada", [(WARNING, ARISES)]),
        *(
            (made, arises, [])
            for made in ("inside_canada", "port_of_entry")
            for arises in ("inside_canada", "both", "omit")
        ),
        *(("outside_canada", arises, []) for arises in ("outside_canada", "both", "omit")),
    ],
)
def test_the_matter_arises_where_the_application_was_made(made: str, arises: str, found: list[Any]) -> None:
    assert of("GCM550", case(application__made=made, decision__matter_arises=arises)) == found
    approved = case(application__made=made, decision__matter_arises=arises, decision__outcome="approve")
    assert of("GCM550", approved) == []


ORDER = {"order": "P.C. 2026-0000", "paragraph": "b", "date": "2026-04-01"}


@pytest.mark.parametrize(
    ("hold", "covered", "found"),
    [
        (ORDER, "yes", []),
        ({**ORDER, "paragraph": ""}, "yes", [(WARNING, "decision.hold.paragraph")]),
        (
            {**ORDER, "date": "", "order": ""},
            "yes",
            [(WARNING, "decision.hold.date"), (WARNING, "decision.hold.order")],
        ),
        ({**ORDER, "order": ""}, "yes", [(WARNING, "decision.hold.order")]),
        ({**ORDER, "date": ""}, "yes", [(WARNING, "decision.hold.date")]),
        ({**ORDER, "paragraph": "a"}, "yes", []),
        ({**ORDER, "paragraph": "c"}, "yes", []),
        ({}, "yes", [(WARNING, f"decision.hold.{part}") for part in ("date", "order", "paragraph")]),
        (ORDER, "no", [(ERROR, "decision.hold")]),
        ("none", "yes", [(ERROR, "decision.hold")]),
    ],
    ids=str,
)
def test_a_hold_names_its_order(hold: Any, covered: str, found: list[Any]) -> None:
    stated = hold if isinstance(hold, str) else {name: value for name, value in hold.items() if value}
    held = case(decision__outcome="hold", decision__hold=stated, application__order_in_council=covered)
    assert sorted(of("GCM551", held)) == found


def asked(outcome: str, **more: Any) -> Case:
    return case(decision__outcome=outcome, decision__grounds=[], **more)


RAISED = {
    "sent": "2026-05-20",
    "due": "2026-06-20",
    "concerns": [{"criterion": "will_leave", "concern": "credibility"}],
}


@pytest.mark.parametrize(
    ("a_case", "where"),
    [
        (asked("request_documents", decision__request={"due": "2026-06-20", "items": []}), "decision.request.items"),
        (asked("request_documents", decision__request={"due": "2026-06-20"}), "decision.request.items"),
        (asked("return_incomplete"), "application.complete.missing"),
        (asked("return_incomplete", application__complete={"missing": []}), "application.complete.missing"),
        (asked("fairness", fairness_letter={**RAISED, "concerns": []}), "fairness_letter.concerns"),
        (
            asked(
                "fairness", fairness_letter={**RAISED, "concerns": [{"criterion": "medical", "concern": "credibility"}]}
            ),
            "fairness_letter.concerns",
        ),
    ],
    ids=range(6),
)
def test_a_list_that_is_announced_is_not_empty(a_case: Case, where: str) -> None:
    assert of("GCM552", a_case) == [(ERROR, where)]


@pytest.mark.parametrize(
    "a_case",
    [
        asked("request_documents", decision__request={"due": "2026-06-20", "items": ITEMS}),
        asked("return_incomplete", decision__request={"items": ITEMS}),
        asked("return_incomplete", application__complete={"missing": ["The signature"]}),
        asked("fairness", fairness_letter=RAISED),
        case(),
    ],
    ids=range(5),
)
def test_a_list_with_an_item_is_left_alone(a_case: Case) -> None:
    assert of("GCM552", a_case) == []


@pytest.mark.parametrize(("due", "found"), [("2026-05-19", True), ("2026-05-20", True), ("2026-05-21", False)])
def test_an_answer_is_due_after_the_letter(due: str, *, found: bool) -> None:
    request = asked("request_documents", decision__request={"due": due, "items": ITEMS})
    assert of("GCM553", request) == ([(ERROR, "decision.request.due")] if found else [])
    fairness = asked("fairness", fairness_letter={**RAISED, "sent": "2026-05-01", "due": due})
    assert of("GCM553", fairness) == ([(ERROR, "fairness_letter.due")] if found else [])


FIELD, WRONG, RIGHT = (f"decision.correction.{name}" for name in ("field", "wrong", "right"))


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        ({"field": "record.noc", "wrong": "21222", "right": "21223"}, []),
        ({"field": "record.destination.province", "wrong": "BC", "right": "Alberta"}, []),
        ({"field": "record.destination.city", "wrong": "Edmonton", "right": "CALGARY"}, []),
        ({"field": "documents.2.title", "wrong": "Polcy", "right": "Policy"}, []),
        ({"field": "record.nocc", "wrong": "21222", "right": "21223"}, [(ERROR, FIELD)]),
        ({"field": "NOC code", "wrong": "21222", "right": "21223"}, [(ERROR, FIELD)]),
        ({"field": "offer.salary", "wrong": "1", "right": "2"}, [(ERROR, FIELD)]),
        ({"field": "record.noc", "wrong": "21222", "right": "21221"}, [(WARNING, RIGHT), (WARNING, WRONG)]),
        ({"field": "record.noc", "wrong": "21223", "right": "21221"}, [(WARNING, RIGHT)]),
    ],
    ids=str,
)
def test_a_correction_names_a_field_and_its_values(correction: dict[str, str], found: list[Any]) -> None:
    assert sorted(of("GCM554", asked("correct", decision__correction=correction))) == found


@pytest.mark.parametrize(
    ("code", "reason", "found"),
    [
        ("C22", None, []),
        ("C21", None, []),
        ("LMIA", ITEMS[0], []),
        ("LMIA", None, [(WARNING, "decision.reroute_reason")]),
        ("C99", None, [(ERROR, "decision.reroute_to")]),
        ("lmia", None, [(ERROR, "decision.reroute_to")]),
        ("C20", None, [(ERROR, "decision.reroute_to")]),
    ],
)
def test_a_file_is_rerouted_to_another_code(code: str, reason: object, found: list[Any]) -> None:
    more = {"decision__reroute_reason": reason} if reason else {}
    assert of("GCM555", asked("reroute", decision__reroute_to=code, **more)) == found


CLOSED = [(WARNING, "decision.reroute_to")]


@pytest.mark.parametrize(
    ("code", "facts", "found"),
    [
        ("C21", {"application__made": "port_of_entry"}, CLOSED),
        ("C21", {"application__made": "port_of_entry", "applicant__citizenship": ["IE"]}, CLOSED),
        ("C21", {"application__made": "port_of_entry", "programme__youth_mobility": "yes"}, CLOSED),
        (
            "C21",
            {"application__made": "port_of_entry", "application__right_to_apply": {"basis": "visa_exempt"}},
            CLOSED,
        ),
        ("C21", {"application__made": "port_of_entry", "decision__reroute_reason": ITEMS[0]}, []),
        ("C21", {"application__made": "port_of_entry", "applicant__citizenship": ["US"]}, []),
        ("C21", {"application__made": "port_of_entry", "applicant__permanent_resident_of": ["US"]}, []),
        (
            "C21",
            {"application__made": "port_of_entry", "application__right_to_apply": {"basis": "approved_before_entry"}},
            [],
        ),
        ("C21", {"application__made": "outside_canada"}, []),
        ("C21", {"application__made": "inside_canada"}, []),
        ("C22", {"application__made": "port_of_entry"}, []),
    ],
    ids=str,
)
def test_a_youth_program_is_not_promised_at_a_port_of_entry(code: str, facts: dict[str, Any], found: list[Any]) -> None:
    assert of("GCM555", asked("reroute", decision__reroute_to=code, **facts)) == found


BY = "decision.withdrawal.by"


@pytest.mark.parametrize(
    ("withdrawal", "facts", "found"),
    [
        ({"by": "employer", "date": "2026-05-18"}, {}, [(WARNING, BY)]),
        ({"by": "employer"}, {}, [(WARNING, BY)]),
        ({"by": "employer", "date": "2026-05-18"}, {"application__made": "inside_canada"}, [(WARNING, BY)]),
        ({"by": "employer", "date": "2026-05-18"}, {"application__language": "fr"}, [(WARNING, BY)]),
        ({"by": "applicant", "date": "2026-05-18"}, {}, []),
        ({"by": "applicant"}, {"application__made": "inside_canada"}, []),
        ({"date": "2026-05-18"}, {}, []),
    ],
    ids=str,
)
def test_only_the_client_withdraws_an_application(
    withdrawal: dict[str, str], facts: dict[str, Any], found: list[Any]
) -> None:
    assert of("GCM556", asked("withdrawn", decision__withdrawal=withdrawal, **facts)) == found


def test_what_the_employer_withdrew_is_of_a_withdrawal_alone() -> None:
    assert of("GCM556", asked("refuse", decision__withdrawal={"by": "employer", "date": "2026-05-18"})) == []


UNITED_STATES = {
    "applicant__citizenship": ["US"],
    "applicant__travel_document": {"kind": "passport", "country": "US", "expires": "2027-02-10", "exempt": "none"},
    "decision__outcome": "approve",
    "decision__grounds": [],
}


def permit(to: str, en: str = "", fr: str = "") -> dict[str, Any]:
    reason = {name: words for name, words in (("en", en), ("fr", fr)) if words}
    return {"decision__permit": {"from": "2026-09-01", "to": to, **({"reason": reason} if reason else {})}}


@pytest.mark.parametrize(
    "capped",
    [
        permit("2027-02-10"),
        permit("2027-02-10", en="The season ends then."),
        permit("2027-02-09", en="The passport is valid to February 10, 2027 only."),
        permit("2027-01-31", fr="Le passeport expire le 10 février 2027."),
    ],
    ids=range(4),
)
def test_a_passport_that_is_not_needed_caps_no_permit(capped: dict[str, Any]) -> None:
    assert of("GCM210", case(**UNITED_STATES, **capped)) == [(ERROR, "decision.permit.to")]
    australian = {**UNITED_STATES, "applicant__citizenship": ["AU"]}
    assert of("GCM210", case(**australian, **capped)) == []


@pytest.mark.parametrize(
    "sound",
    [
        permit("2028-08-31"),
        permit("2028-08-31", en="The passport expires on February 10, 2027, and the permit runs on."),
        permit("2027-06-30", en="The season ends that day. The expiry of the passport does not limit the permit."),
        permit("2027-06-30", fr="La saison prend fin ce jour-là; l’expiration du passeport ne limite pas le permis."),
    ],
    ids=range(4),
)
def test_a_permit_that_is_shorter_for_another_reason_is_left_alone(sound: dict[str, Any]) -> None:
    assert of("GCM210", case(**UNITED_STATES, **sound)) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"applicant__citizenship": ["CA"]}, "applicant.citizenship"),
        ({"applicant__citizenship": ["AU", "CA"]}, "applicant.citizenship"),
        ({"applicant__permanent_resident_of": ["CA"]}, "applicant.permanent_resident_of"),
    ],
)
def test_no_permit_is_decided_for_a_canadian(changes: dict[str, Any], where: str) -> None:
    assert of("GCM315", case(**changes)) == [(ERROR, where)]
    assert of("GCM315", case(**changes, decision__outcome="withdrawn")) == [(WARNING, where)]
    assert of("GCM315", case(applicant__residence="CA", applicant__coming_from="CA")) == []


@pytest.mark.parametrize(
    ("country", "changes", "found"),
    [
        ("JP", {}, True),
        ("FR", {"applicant__citizenship": ["DE"]}, True),
        ("BR", {"applicant__residence": "PT"}, True),
        ("AU", {}, False),
        ("JP", {"applicant__coming_from": "JP"}, False),
        ("JP", {"applicant__citizenship": ["AU", "JP"]}, False),
    ],
)
def test_a_cultural_agreement_is_one_with_a_country_of_the_client(
    country: str, changes: dict[str, Any], *, found: bool
) -> None:
    a_case = case(programme__cultural_agreement={"country": country, "activity": "Museums"}, **changes)
    assert of("GCM316", a_case) == ([(WARNING, "programme.cultural_agreement.country")] if found else [])
