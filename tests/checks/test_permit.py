"""How long a permit may run (R52, R183), and what must be there before it is given."""

from datetime import date

import pytest

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.permit_length import last_day
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Severity
from gcmsgen.reference.places import NONE_OF_OUR_OWN
from tests.conftest import DAY, case, found

OFFER, PASSPORT, BIOMETRICS = "offer.end", "applicant.travel_document.expires", "applicant.biometrics.given"


def words(text: str) -> list[str]:
    return [] if text == "-" else text.split("+")


def traveller(
    citizenship: str, status: str, residence: str, entering: str, exempt: str, expires: str, given: str
) -> Case:
    """Return an approval with the offer of 2026-09-01 to 2028-08-31; `-` is none or unknown, `free` not required."""
    biometrics = {"required": "no"} if given == "free" else {"required": "yes", "given": given}
    document = {"kind": "passport", "exempt": "none" if exempt == "-" else exempt, "expires": expires}
    return case(
        applicant__citizenship=words(citizenship),
        applicant__permanent_resident_of=words(status),
        applicant__residence=None if residence == "-" else residence,
        applicant__entering_from=None if entering == "-" else entering,
        applicant__travel_document={name: value for name, value in document.items() if value != "-"},
        applicant__biometrics={} if given == "-" else biometrics,
        decision__outcome="approve",
        decision__grounds=[],
        decision__permit={"from": "2026-09-01", "to": "2028-08-31"},
    )


# citizenship, permanent resident of, residence, entering from, claimed head, passport expires, biometrics given:
# the last permitted day, worked out by hand, and the fact that sets it.
LAST_DAYS = [
    # (a) A citizen of the United States needs no passport, from wherever.
    ("US", "-", "US", "US", "-", "2027-02-10", "free", "2028-08-31", OFFER),
    ("US", "-", "US", "US", "-", "2031-02-10", "free", "2028-08-31", OFFER),
    ("US", "-", "DE", "DE", "-", "2027-02-10", "free", "2028-08-31", OFFER),
    ("US", "-", "US", "-", "-", "2027-02-10", "free", "2028-08-31", OFFER),
    ("US", "-", "-", "-", "-", "-", "free", "2028-08-31", OFFER),
    ("US", "-", "US", "US", "-", "2027-02-10", "-", "2028-08-31", OFFER),
    ("US+IE", "-", "IE", "IE", "-", "2027-02-10", "free", "2028-08-31", OFFER),
    ("IE+US", "-", "IE", "IE", "-", "2026-10-01", "free", "2028-08-31", OFFER),
    ("US", "-", "US", "US", "-", "2025-01-01", "free", "2028-08-31", OFFER),
    # (b) A permanent resident of the United States, only from there or from St. Pierre and Miquelon.
    ("PH", "US", "US", "US", "-", "2027-03-15", "2026-05-10", "2028-08-31", OFFER),
    ("PH", "US", "US", "PM", "-", "2027-03-15", "2026-05-10", "2028-08-31", OFFER),
    ("PH", "US", "US", "PH", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "US", "US", "-", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "US", "US", "MX", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "US", "US", "GL", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "US", "US", "FR", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "US", "PH", "US", "-", "2027-03-15", "2026-05-10", "2028-08-31", OFFER),
    ("PH", "-", "US", "US", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("PH", "GB", "US", "US", "-", "2027-03-15", "2026-05-10", "2027-03-15", PASSPORT),
    ("IN", "GB+US", "US", "US", "-", "2027-03-15", "2026-05-10", "2028-08-31", OFFER),
    ("CN", "US", "US", "US", "-", "2030-01-01", "2026-05-10", "2028-08-31", OFFER),
    ("CN", "US", "US", "CN", "-", "2030-01-01", "2026-05-10", "2028-08-31", OFFER),
    ("PH", "US", "US", "US", "-", "2027-03-15", "2017-06-30", "2027-06-30", BIOMETRICS),
    ("PH", "US", "US", "PH", "-", "2027-03-15", "2017-06-30", "2027-03-15", PASSPORT),
    ("PH", "US", "US", "PH", "-", "2027-12-31", "2017-06-30", "2027-06-30", BIOMETRICS),
    # (c) A resident of Greenland, only from Greenland; citizenship does not matter.
    ("DK", "-", "GL", "GL", "-", "2027-04-01", "2026-05-10", "2028-08-31", OFFER),
    ("DK", "-", "GL", "DK", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    ("DK", "-", "DK", "GL", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    ("DK", "-", "GL", "-", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    ("DK", "-", "-", "GL", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    ("IS", "-", "GL", "GL", "-", "2027-04-01", "2026-05-10", "2028-08-31", OFFER),
    ("DK", "-", "GL", "US", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    ("DK", "GL", "DK", "GL", "-", "2027-04-01", "2026-05-10", "2027-04-01", PASSPORT),
    # (d) A citizen of France who resides in St. Pierre and Miquelon and enters from there: all three.
    ("FR", "-", "PM", "PM", "-", "2027-05-20", "2026-05-10", "2028-08-31", OFFER),
    ("FR", "-", "PM", "FR", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("FR", "-", "FR", "PM", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("BE", "-", "PM", "PM", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("BE+FR", "-", "PM", "PM", "-", "2027-05-20", "2026-05-10", "2028-08-31", OFFER),
    ("FR", "-", "PM", "-", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("-", "-", "PM", "PM", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("FR", "-", "PM", "US", "-", "2027-05-20", "2026-05-10", "2027-05-20", PASSPORT),
    ("FR", "US", "PM", "PM", "-", "2027-05-20", "2026-05-10", "2028-08-31", OFFER),
    # (e) to (g) rest on what the officer states; a claim of the others rests on the facts.
    ("GB", "-", "GB", "GB", "R52(2)(e)", "2027-01-15", "2026-05-10", "2028-08-31", OFFER),
    ("GB", "-", "GB", "GB", "R52(2)(f)", "2027-01-15", "2026-05-10", "2028-08-31", OFFER),
    ("GB", "-", "GB", "GB", "R52(2)(g)", "2027-01-15", "2026-05-10", "2028-08-31", OFFER),
    ("GB", "-", "GB", "GB", "R52(2)g)", "2027-01-15", "2026-05-10", "2028-08-31", OFFER),
    ("GB", "-", "GB", "GB", "R52(2)(a)", "2027-01-15", "2026-05-10", "2027-01-15", PASSPORT),
    ("GB", "-", "GB", "GB", "R52(2)(b)", "2027-01-15", "2026-05-10", "2027-01-15", PASSPORT),
    ("GB", "-", "GB", "GB", "R52(2)(h)", "2027-01-15", "2026-05-10", "2027-01-15", PASSPORT),
    ("GB", "-", "GB", "GB", "NEXUS", "2027-01-15", "2026-05-10", "2027-01-15", PASSPORT),
    ("GB", "-", "GB", "GB", "R52(2)(f)", "2027-01-15", "2018-01-15", "2028-01-15", BIOMETRICS),
    # Everyone else: the earliest of offer, passport and biometrics.
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2026-05-10", "2028-08-31", OFFER),
    ("AU", "-", "AU", "AU", "-", "2028-08-31", "2026-05-10", "2028-08-31", OFFER),
    ("AU", "-", "AU", "AU", "-", "2028-08-30", "2026-05-10", "2028-08-30", PASSPORT),
    ("AU", "-", "AU", "AU", "-", "2028-09-01", "2026-05-10", "2028-08-31", OFFER),
    ("AU", "-", "AU", "US", "-", "2027-09-09", "2026-05-10", "2027-09-09", PASSPORT),
    ("BR", "-", "BR", "BR", "-", "2027-05-31", "2026-05-10", "2027-05-31", PASSPORT),
    ("GB", "-", "GB", "GB", "-", "2027-11-11", "free", "2027-11-11", PASSPORT),
    ("CA", "-", "US", "US", "-", "2027-11-11", "free", "2027-11-11", PASSPORT),
    ("MX", "-", "US", "US", "-", "2027-11-11", "2026-05-10", "2027-11-11", PASSPORT),
    # Ten years of biometrics, to the day; of February 29, the last day of February.
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2018-08-30", "2028-08-30", BIOMETRICS),
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2018-08-31", "2028-08-31", OFFER),
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2018-09-01", "2028-08-31", OFFER),
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2016-02-29", "2026-02-28", BIOMETRICS),
    ("AU", "-", "AU", "AU", "-", "2031-02-10", "2018-02-28", "2028-02-28", BIOMETRICS),
    ("AU", "-", "AU", "AU", "-", "2027-01-01", "2017-01-02", "2027-01-01", PASSPORT),
    ("AU", "-", "AU", "AU", "-", "2027-01-03", "2017-01-02", "2027-01-02", BIOMETRICS),
    # Unknown facts: what is known is the limit, as far as it goes, and nothing unknown exempts.
    ("AU", "-", "AU", "AU", "-", "-", "2026-05-10", "2028-08-31", OFFER),
    ("AU", "-", "AU", "AU", "-", "2027-01-01", "-", "2027-01-01", PASSPORT),
    ("AU", "-", "AU", "AU", "-", "-", "2017-01-02", "2027-01-02", BIOMETRICS),
    ("-", "-", "-", "-", "-", "2027-01-01", "2026-05-10", "2027-01-01", PASSPORT),
]


def test_the_table_is_long_enough_and_says_nothing_twice() -> None:
    assert len(LAST_DAYS) >= 60
    assert len({row[:7] for row in LAST_DAYS}) == len(LAST_DAYS)


@pytest.mark.parametrize("row", LAST_DAYS, ids=lambda row: " ".join(row[:7]))
def test_the_last_permitted_day(row: tuple[str, ...]) -> None:
    citizenship, status, residence, entering, exempt, expires, given, day, cap = row
    permit = traveller(citizenship, status, residence, entering, exempt, expires, given)
    last = last_day(Examined(permit, DAY, NONE_OF_OUR_OWN))
    assert (last.day, last.cap) == (date.fromisoformat(day), cap)
    too_long = [f for f in found(permit) if f.code == "GCM201" and f.severity is Severity.ERROR]
    assert [f.where for f in too_long] == ([] if day == "2028-08-31" else ["decision.permit.to"])


def of(code: str, a_case: Case) -> list[tuple[str, str]]:
    """Return severity and place of what one rule finds."""
    return [(f.severity.value, f.where) for f in found(a_case) if f.code == code]


def finding(code: str, a_case: Case) -> Finding:
    return next(f for f in found(a_case) if f.code == code)


def approved(**changes: object) -> Case:
    """Return the example as an approval with a permit for the whole offer."""
    permit = {"from": "2026-09-01", "to": "2028-08-31"}
    return case(**{"decision__outcome": "approve", "decision__grounds": [], "decision__permit": permit, **changes})


def test_an_approval_for_the_whole_offer_is_quiet() -> None:
    assert [f.code for f in found(approved()) if f.code.startswith(("GCM2", "GCM3"))] == []


def test_a_permit_that_is_too_long_names_the_limit_in_both_languages() -> None:
    long = finding("GCM201", approved(applicant__travel_document__expires="2028-02-10"))
    assert long.message.en == (
        "The permit ends on 2028-08-31. It may not end after 2028-02-10: the expiry of the travel document sets that limit "
        "(applicant.travel_document.expires)."
    )
    assert long.message.fr == (
        "Le permis prend fin le 2028-08-31. Il ne peut prendre fin après le 2028-02-10\xa0: l’expiration du titre de voyage fixe "
        "cette limite (applicant.travel_document.expires)."
    )


@pytest.mark.parametrize(
    ("missing", "where"),
    [
        ("offer__end", "offer.end"),
        ("applicant__travel_document", "applicant.travel_document.expires"),
        ("applicant__biometrics", "applicant.biometrics.required"),
        ("applicant__biometrics__given", "applicant.biometrics.given"),
        ("applicant", "applicant.travel_document.expires"),
        ("decision__permit", "decision.permit.to"),
    ],
)
def test_an_unknown_fact_is_named_and_never_exempts(missing: str, where: str) -> None:
    assert ("warning", where) in of("GCM201", approved(**{missing: None}))


def test_a_person_without_a_travel_document_and_without_a_head_gets_no_permit() -> None:
    where = "applicant.travel_document.kind"
    assert ("error", where) in of("GCM201", approved(applicant__travel_document={"kind": "none"}))
    exempt = approved(applicant__travel_document={"kind": "none"}, applicant__citizenship=["US"])
    assert of("GCM201", exempt) == []


@pytest.mark.parametrize("outcome", ["refuse", "request_documents", "withdrawn"])
def test_the_length_of_a_permit_matters_only_where_one_is_given(outcome: str) -> None:
    other = approved(decision__outcome=outcome, applicant__travel_document__expires="2027-01-01")
    assert of("GCM201", other) == of("GCM202", other) == of("GCM203", other) == []


SHORT = {"from": "2026-09-01", "to": "2027-08-31"}


@pytest.mark.parametrize(
    ("permit", "language", "expected"),
    [
        (SHORT, "en", [("error", "decision.permit.reason.en")]),
        ({**SHORT, "reason": {"en": "x"}}, "en", []),
        ({**SHORT, "reason": {"en": "x"}}, "fr", [("error", "decision.permit.reason.fr")]),
        ({**SHORT, "reason": {"fr": "x"}}, "fr", []),
        ({"from": "2026-09-02", "to": "2028-08-31"}, "en", [("warning", "decision.permit.from")]),
        ({"from": "2026-05-20", "to": "2028-08-31"}, "en", []),
    ],
)
def test_a_shorter_permit_needs_a_reason_in_the_clients_language(
    permit: dict[str, object], language: str, expected: list[tuple[str, str]]
) -> None:
    assert of("GCM202", approved(decision__permit=permit, application__language=language)) == expected


def test_a_capped_permit_without_a_reason_is_a_warning() -> None:
    capped = approved(
        applicant__travel_document__expires="2028-02-10",
        decision__permit={"from": "2026-09-01", "to": "2028-02-10"},
    )
    assert of("GCM202", capped) == [("warning", "decision.permit.reason.en")]


def test_a_shorter_permit_with_an_unknown_limit_is_a_warning() -> None:
    unsure = approved(decision__permit=SHORT, applicant__travel_document=None)
    assert of("GCM202", unsure) == [("warning", "decision.permit.reason.en")]


@pytest.mark.parametrize(
    ("changes", "where", "said"),
    [
        ({"applicant__citizenship": ["US"]}, "applicant.travel_document", "R52(2)(a)"),
        (
            {"applicant__permanent_resident_of": ["US"], "applicant__entering_from": "PM"},
            "applicant.travel_document",
            "R52(2)(b)",
        ),
        (
            {"applicant__travel_document__exempt": "R52(2)(f)"},
            "applicant.travel_document.exempt",
            "as the officer states",
        ),
        ({"applicant__citizenship": ["US"], "offer__end": None}, "applicant.travel_document", "the end of the offer"),
    ],
)
def test_the_head_that_applies_is_told(changes: dict[str, object], where: str, said: str) -> None:
    told = finding("GCM203", approved(**changes))
    assert (told.severity, told.where) == (Severity.INFO, where)
    assert said in told.message.en


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"applicant__travel_document__exempt": "R52(2)(a)"}, "applicant.travel_document.exempt"),
        ({"applicant__travel_document__exempt": "R52(2)d)"}, "applicant.travel_document.exempt"),
        ({"applicant__travel_document__exempt": "NEXUS"}, "applicant.travel_document.exempt"),
        ({"applicant__permanent_resident_of": ["US"]}, "applicant.entering_from"),
        ({"applicant__permanent_resident_of": ["US"], "applicant__entering_from": None}, "applicant.entering_from"),
    ],
)
def test_a_claim_that_the_facts_do_not_meet_is_questioned(changes: dict[str, object], where: str) -> None:
    assert of("GCM204", case(**changes)) == [("warning", where)]


@pytest.mark.parametrize(
    "changes",
    [
        {"applicant__travel_document__exempt": "R52(2)(e)"},
        {"applicant__travel_document__exempt": "R52(2)(a)", "applicant__citizenship": ["US"]},
        {"applicant__permanent_resident_of": ["US"], "applicant__entering_from": "US"},
        {"applicant__permanent_resident_of": ["US"], "applicant__citizenship": ["US"]},
        {"applicant": None},
    ],
)
def test_a_claim_that_is_met_or_only_stated_is_noted(changes: dict[str, object]) -> None:
    assert of("GCM204", case(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"decision__date": "2026-05-03"}, "application.received"),
        ({"offer__end": "2026-08-31"}, "offer.end"),
        ({"decision__permit": {"from": "2028-09-01", "to": "2028-08-31"}}, "decision.permit.to"),
        ({"decision__permit": {"to": "2026-05-19"}}, "decision.permit.to"),
        ({"decision__request": {"due": "2026-05-19"}}, "decision.request.due"),
        ({"fairness_letter": {"sent": "2026-05-12", "due": "2026-05-11"}}, "fairness_letter.due"),
        (
            {"fairness_letter": {"sent": "2026-05-12", "reply_received": "2026-05-11"}},
            "fairness_letter.reply_received",
        ),
        ({"fairness_letter": {"sent": "2026-05-03"}}, "fairness_letter.sent"),
        ({"fairness_letter": {"sent": "2026-05-21"}}, "fairness_letter.sent"),
        ({"offer__submitted": "2026-05-21"}, "offer.submitted"),
        ({"offer__fee__paid": "2026-05-21"}, "offer.fee.paid"),
        ({"offer__employer__eligible__checked": "2026-05-21"}, "offer.employer.eligible.checked"),
        ({"applicant__biometrics__given": "2026-05-21"}, "applicant.biometrics.given"),
        ({"documents__2__date": "2026-05-21"}, "documents.2.date"),
        ({"applicant__date_of_birth": "2026-05-05"}, "application.received"),
    ],
)
def test_dates_out_of_order(changes: dict[str, object], where: str) -> None:
    assert ("error", where) in of("GCM207", case(**changes))
    asked = case(decision__outcome="request_documents", **changes)
    # What its own letter asks for is another rule's: one fault is told once.
    code, severity = ("GCM553", "error") if where == "decision.request.due" else ("GCM207", "warning")
    assert (severity, where) in of(code, asked)
    assert ("warning", where) not in of("GCM207", asked) or code == "GCM207"
    # A fairness letter gives a day of its own; that of a request stays with this rule.
    assert ("warning", where) in of("GCM207", case(decision__outcome="fairness", **changes))


def test_a_birth_date_is_never_echoed() -> None:
    told = finding("GCM207", case(applicant__date_of_birth="2026-05-05"))
    assert "2026-05" not in told.message.en + told.message.fr


@pytest.mark.parametrize(
    ("outcome", "severity"), [("approve", "error"), ("refuse", "warning"), ("request_documents", "warning")]
)
@pytest.mark.parametrize(
    ("code", "changes", "where"),
    [
        ("GCM208", {"applicant__biometrics__given": "none"}, "applicant.biometrics.given"),
        ("GCM208", {"applicant__biometrics__given": None}, "applicant.biometrics.given"),
        ("GCM209", {"applicant__medical": {"required": "yes"}}, "applicant.medical.valid_until"),
        (
            "GCM209",
            {"applicant__medical": {"required": "yes", "valid_until": "2026-05-19"}},
            "applicant.medical.valid_until",
        ),
    ],
)
def test_what_is_required_and_missing_blocks_an_approval_only(
    outcome: str, severity: str, code: str, changes: dict[str, object], where: str
) -> None:
    assert of(code, approved(**{**changes, "decision__outcome": outcome})) == [(severity, where)]


@pytest.mark.parametrize(
    ("code", "changes", "expected"),
    [
        ("GCM208", {"applicant__biometrics": None}, [("warning", "applicant.biometrics.required")]),
        ("GCM208", {"applicant__biometrics": None, "applicant__citizenship": ["US"]}, []),
        ("GCM209", {"applicant__medical": None}, [("warning", "applicant.medical.required")]),
        ("GCM209", {"applicant__medical": {"required": "yes", "valid_until": "2026-05-20"}}, []),
        ("GCM209", {"applicant__medical": {"required": "no"}}, []),
    ],
)
def test_whether_it_is_required_is_the_officers_to_say(
    code: str, changes: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert of(code, approved(**changes)) == expected
