"""What belongs under C20, what goes elsewhere, and what calls for a conclusion of the officer on offer, fee and employer."""

from datetime import date, timedelta
from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding
from gcmsgen.reference.exemption_codes import exemption_codes
from gcmsgen.reference.neighbours import cultural_partners
from gcmsgen.reference.provisions import provision, provisions
from tests.conftest import DAY, case, facts


def found_on(day: date, a_case: Case, code: str) -> list[Finding]:
    return [f for f in check_case(a_case, day) if f.code == code]


def of(code: str, a_case: Case, day: date = DAY) -> list[tuple[str, str]]:
    """Return severity and place of what one rule finds."""
    return [(f.severity.value, f.where) for f in found_on(day, a_case, code)]


def unconcluded(criterion: str, **changes: Any) -> Case:
    """Return the example without the officer's conclusion on one criterion."""
    entries = [entry for entry in facts()["assessment"] if entry["criterion"] != criterion]
    return case(assessment=entries, **changes)


def concluded(criterion: str, conclusion: str, reason: dict[str, str], **changes: Any) -> Case:
    """Return the example with one conclusion on a criterion, and this reason."""
    entries = [entry for entry in facts()["assessment"] if entry["criterion"] != criterion]
    mine = {"criterion": criterion, "conclusion": conclusion, "reason": reason}
    return case(assessment=[*entries, mine], **changes)


CALLS = [
    ("GCM205", "offer_and_fee_in_time", {"offer__submitted": "2026-05-05"}),
    ("GCM206", "offer_and_fee_in_time", {"offer__fee__paid": "2026-05-05"}),
    ("GCM206", "offer_and_fee_in_time", {"offer__fee": {"exempt": "none"}}),
    ("GCM310", "right_to_apply", {"application__made": "port_of_entry", "application__right_to_apply": {"basis": "x"}}),
    (
        "GCM310",
        "right_to_apply",
        {
            "application__made": "port_of_entry",
            "application__right_to_apply": {"basis": "visa_exempt"},
            "programme__youth_mobility": "yes",
        },
    ),
    (
        "GCM310",
        "right_to_apply",
        {
            "application__made": "inside_canada",
            "application__right_to_apply": {"basis": "work_permit", "expires": "2026-05-03"},
        },
    ),
    ("GCM313", "employer_eligible", {"offer__employer__eligible__value": "no"}),
    ("GCM314", "genuine_offer", {"offer__genuine__active": "no"}),
    ("GCM314", "genuine_offer", {"offer__genuine__need": "no"}),
    ("GCM314", "genuine_offer", {"offer__genuine__able": "no"}),
    ("GCM314", "genuine_offer", {"offer__genuine__past_compliance": "no"}),
    (
        "GCM314",
        "genuine_offer",
        {"offer__genuine__recruiter": "Fictive Recruiting", "offer__genuine__recruiter_compliance": "no"},
    ),
]


@pytest.mark.parametrize(("code", "criterion", "changes"), CALLS)
def test_a_fact_calls_for_a_conclusion_and_proposes_none(code: str, criterion: str, changes: dict[str, Any]) -> None:
    assert of(code, unconcluded(criterion, **changes)) == [("error", "assessment")]
    assert of(code, unconcluded(criterion, decision__outcome="fairness", **changes)) == [("warning", "assessment")]
    assert of(code, concluded(criterion, "not_satisfied", {}, **changes)) == []
    assert of(code, concluded(criterion, "satisfied", {"en": "x"}, **changes)) == []
    ((severity, where),) = of(code, concluded(criterion, "satisfied", {}, **changes))
    assert (severity, where.rsplit(".", 2)[1:]) == ("error", ["reason", "en"])


@pytest.mark.parametrize(
    ("code", "where"), [("GCM205", "offer.submitted"), ("GCM206", "offer.fee.paid"), ("GCM205", "offer.number")]
)
def test_what_is_unknown_about_offer_and_fee_is_a_warning(code: str, where: str) -> None:
    changes = {where.replace(".", "__"): None, **({"offer__fee__exempt": None} if code == "GCM206" else {})}
    assert of(code, case(**changes)) == [("warning", where)]
    assert of(code, case(decision__outcome="withdrawn", **changes)) == []


@pytest.mark.parametrize(("code", "where"), [("GCM205", "offer__submitted"), ("GCM206", "offer__fee__paid")])
@pytest.mark.parametrize(("day", "expected"), [("2026-05-03", None), ("2026-05-04", "warning")])
def test_the_day_before_passes_and_the_same_day_is_a_warning(
    code: str, where: str, day: str, expected: str | None
) -> None:
    assert [severity for severity, _ in of(code, case(**{where: day}))] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("received", "exempt", "expected"),
    [
        ("2026-05-04", "R209.91(c)", []),
        ("2026-05-04", "R209.91c)", []),
        ("2026-05-04", "R209.91", [("warning", "offer.portal_exempt")]),
        ("2018-02-26", "R209.91(c)", [("warning", "offer.portal_exempt")]),
        ("2018-02-27", "R209.91(c)", []),
    ],
)
def test_an_employer_exempt_from_the_portal(received: str, exempt: str, expected: list[tuple[str, str]]) -> None:
    changes = {"offer__portal_exempt": exempt, "application__received": received, "offer__submitted": None}
    assert of("GCM205", case(**changes)) == expected
    assert of("GCM206", case(**changes, offer__fee=None)) == []


@pytest.mark.parametrize(("received", "expected"), [("2015-02-20", []), ("2015-02-21", [("error", "assessment")])])
def test_portal_and_fee_begin_on_their_day(received: str, expected: list[tuple[str, str]]) -> None:
    changes = {"application__received": received, "offer__submitted": "2016-01-01", "offer__fee": {"exempt": "none"}}
    old = unconcluded("offer_and_fee_in_time", **changes)
    assert of("GCM205", old) == of("GCM206", old) == expected


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"offer__fee__amount": "155"}, "offer.fee.amount"),
        ({"offer__fee__amount": "230.50"}, "offer.fee.amount"),
        ({"offer__fee": {"exempt": "R303.1(5)"}}, "offer.fee.exempt"),
        ({"offer__fee": {"exempt": "R303.1(4.1)"}}, "offer.fee.exempt"),
        ({"offer__fee": {"exempt": "yes"}}, "offer.fee.exempt"),
        (
            {
                "offer__fee": {"exempt": "R303.1(5)"},
                "programme__youth_mobility": "yes",
                "programme__cultural_agreement": {"country": "FR"},
            },
            "offer.fee.exempt",
        ),
    ],
)
def test_an_amount_or_an_exemption_that_does_not_fit_is_a_warning(changes: dict[str, Any], where: str) -> None:
    assert of("GCM206", case(**changes)) == [("warning", where)]


def test_a_fee_that_fits_is_quiet() -> None:
    exempt = case(offer__fee={"exempt": "R303.1(5)"}, programme__cultural_agreement={"country": "FR"})
    assert of("GCM206", exempt) == of("GCM206", case(offer__fee__amount="230.00")) == []


YOUTH = {"programme__youth_mobility": "yes"}


@pytest.mark.parametrize(
    ("day", "en", "fr"),
    [
        (date(2024, 10, 1), "C21 (R205(b))", "C21 (R205b))"),
        (date(2024, 11, 28), "C21 (R205(b))", "C21 (R205b))"),
        (date(2024, 11, 29), "C21 (R204(d))", "C21 (R204d))"),
        (date(2026, 5, 20), "C21 (R204(d))", "C21 (R204d))"),
    ],
)
def test_youth_mobility_goes_to_the_provision_of_the_day(day: date, en: str, fr: str) -> None:
    (route,) = found_on(day, case(**YOUTH), "GCM301")
    assert (route.severity.value, route.where) == ("error", "programme.youth_mobility")
    assert en in route.message.en
    assert fr in route.message.fr


@pytest.mark.parametrize(
    ("outcome", "to", "expected"),
    [
        ("reroute", "C21", "info"),
        ("reroute", "C22", "warning"),
        ("withdrawn", "none", "warning"),
        ("approve", "none", "error"),
    ],
)
def test_a_route_is_information_once_it_is_taken(outcome: str, to: str, expected: str) -> None:
    routed = case(**YOUTH, decision__outcome=outcome, decision__reroute_to=to)
    assert of("GCM301", routed) == [(expected, "programme.youth_mobility")]


def test_an_unknown_programme_is_a_warning() -> None:
    assert of("GCM301", case(programme=None)) == [("warning", "programme.youth_mobility")]


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ({}, [("error", "assessment")]),
        ({"applicant__citizenship": ["US"]}, []),
        ({"applicant__permanent_resident_of": ["US"]}, []),
        ({"application__right_to_apply": {"basis": "approved_before_entry"}}, []),
    ],
)
def test_the_port_of_entry_is_closed_to_youth_programs_but_for_three(
    entered: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    basis = {"application__made": "port_of_entry", "application__right_to_apply": {"basis": "visa_exempt"}}
    assert of("GCM310", case(**{**basis, **YOUTH, **entered})) == expected


@pytest.mark.parametrize(
    ("made", "right", "expected"),
    [
        ("outside_canada", None, []),
        (None, None, ["application.made"]),
        ("port_of_entry", None, ["application.right_to_apply.basis"]),
        (
            "inside_canada",
            None,
            ["application.right_to_apply.basis", "application.right_to_apply.expires"],
        ),
        ("inside_canada", {"basis": "work_permit", "expires": "2026-05-04"}, []),
    ],
)
def test_the_basis_is_asked_for_where_the_channel_needs_it(
    made: str | None, right: dict[str, str] | None, expected: list[str]
) -> None:
    hits = of("GCM310", case(application__made=made, application__right_to_apply=right))
    assert hits == [("warning", where) for where in expected]


@pytest.mark.parametrize(
    ("exchange", "expected"),
    [
        ({"role": "visiting_professor", "months": "24", "keeps_post_abroad": "yes"}, "error"),
        ({"role": "Visiting professor", "months": "10", "keeps_post_abroad": "yes"}, "error"),
        ({"role": "visiting_professor", "months": "25", "keeps_post_abroad": "yes"}, "warning"),
        ({"role": "visiting_professor", "months": "10", "keeps_post_abroad": "no"}, "warning"),
        ({"role": "visiting_professor", "months": "10"}, "warning"),
        ({"role": "visiting_professor", "keeps_post_abroad": "yes"}, "warning"),
        ({"role": "guest_lecturer", "months": "2"}, "error"),
        ({"role": "exchange_teacher"}, "error"),
        ({"months": "10"}, "warning"),
        ({"role": "laboratory_technician", "months": "12", "keeps_post_abroad": "yes"}, None),
        ("no", None),
    ],
)
def test_academic_roles_of_c22(exchange: Any, expected: str | None) -> None:
    hits = of("GCM302", case(programme__academic_exchange=exchange))
    assert [severity for severity, _ in hits] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("head", "outcome", "expected"),
    [
        ("R186(h)", "approve", "error"),
        ("186h)", "refuse", "error"),
        ("R186(g)", "request_documents", "warning"),
        ("R186(g)", "withdrawn", "info"),
        ("R186(y)", "approve", "warning"),
        ("none", "approve", None),
    ],
)
def test_work_that_needs_no_permit(head: str, outcome: str, expected: str | None) -> None:
    hits = of("GCM303", case(programme__no_permit_head=head, decision__outcome=outcome))
    assert [severity for severity, _ in hits] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("side", "lake", "where", "said"),
    [
        ("CA", "border", "employer_side", "LMIA"),
        ("CA", "canadian", "employer_side", "LMIA"),
        ("US", "canadian", "lake", "C11 (R205(a))"),
        ("US", "border", None, ""),
    ],
)
def test_guides_on_lakes(side: str, lake: str, where: str | None, said: str) -> None:
    guide = case(programme__border_lake_guide={"employer_side": side, "lake": lake})
    hits = found_on(DAY, guide, "GCM304")
    expected = [("error", f"programme.border_lake_guide.{where}")] if where else []
    assert [(hit.severity.value, hit.where) for hit in hits] == expected
    assert all(said in hit.message.en for hit in hits)


@pytest.mark.parametrize(("day", "severity"), [(date(2026, 4, 8), "warning"), (date(2026, 4, 9), "error")])
def test_the_instructions_on_guides_begin_on_their_day(day: date, severity: str) -> None:
    guide = case(programme__border_lake_guide={"employer_side": "CA", "lake": "border"})
    assert [hit for hit, _ in of("GCM304", guide, day)] == [severity]


@pytest.mark.parametrize("known", [{"lake": "border"}, {"employer_side": "US"}])
def test_half_a_guide_is_a_warning(known: dict[str, str]) -> None:
    assert [severity for severity, _ in of("GCM304", case(programme__border_lake_guide=known))] == ["warning"]


@pytest.mark.parametrize("country", cultural_partners(DAY))
def test_a_cultural_agreement_on_the_list_is_information(country: str) -> None:
    assert of("GCM305", case(programme__cultural_agreement={"country": country})) == [
        ("info", "programme.cultural_agreement.country")
    ]


@pytest.mark.parametrize("agreement", [{"country": "AU"}, {"activity": "Dance"}])
def test_another_cultural_agreement_is_a_warning(agreement: dict[str, str]) -> None:
    assert of("GCM305", case(programme__cultural_agreement=agreement)) == [
        ("warning", "programme.cultural_agreement.country")
    ]


def boundaries() -> list[tuple[str, date, str]]:
    """Return, for each code and each day on which its provision changes, the day before and the day itself."""
    rows = []
    for code, entry in exemption_codes().items():
        for before, after in zip(entry.provision.entries, entry.provision.entries[1:], strict=False):
            assert after.since
            rows += [(code, after.since - timedelta(days=1), before.value), (code, after.since, after.value)]
        rows.append((code, date(2026, 11, 22), entry.provision.entries[-1].value))
    return rows


@pytest.mark.parametrize(("code", "day", "key"), boundaries())
def test_another_code_is_named_with_its_authority_of_the_day(code: str, day: date, key: str) -> None:
    hits = found_on(day, case(record__exemption_code=code), "GCM306")
    if code == "C20":
        assert hits == []
        return
    (hit,) = hits
    assert hit.severity.value == "error"
    assert provision(key).short.en in hit.message.en
    assert provision(key).short.fr in hit.message.fr


@pytest.mark.parametrize(
    ("code", "outcome", "to", "expected"),
    [
        (None, "refuse", "none", "warning"),
        (None, "withdrawn", "none", None),
        ("none", "approve", "none", "error"),
        ("C99", "approve", "none", "error"),
        ("C21", "request_documents", "none", "warning"),
        ("C21", "reroute", "C21", None),
        ("c20 ", "approve", "none", None),
    ],
)
def test_the_code_of_the_record(code: str | None, outcome: str, to: str, expected: str | None) -> None:
    changes = {"record__exemption_code": code, "decision__outcome": outcome, "decision__reroute_to": to}
    assert [severity for severity, _ in of("GCM306", case(**changes))] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("case_type", "exempt", "expected"),
    [("52", "none", []), ("60", "R209.91(c)", []), ("60", "none", ["warning"]), ("52", "R209.91(c)", ["warning"])],
)
def test_the_case_type_that_files_of_this_kind_have(case_type: str, exempt: str, expected: list[str]) -> None:
    changed = case(record__case_type=case_type, offer__portal_exempt=exempt)
    assert [severity for severity, _ in of("GCM307", changed)] == expected
    assert of("GCM307", case(record__case_type=None)) == []


@pytest.mark.parametrize(
    ("held", "day", "outcome", "expected"),
    [
        ("yes", date(2026, 3, 25), "approve", ["warning"]),
        ("yes", date(2026, 3, 26), "approve", ["error"]),
        ("yes", date(2026, 3, 26), "refuse", ["error"]),
        ("yes", date(2026, 3, 26), "hold", ["info"]),
        ("yes", date(2026, 3, 26), "request_documents", ["warning"]),
        (None, date(2026, 3, 25), "approve", []),
        (None, date(2026, 3, 26), "approve", ["info"]),
        (None, date(2026, 3, 26), "withdrawn", []),
        ("no", date(2026, 3, 26), "approve", []),
    ],
)
def test_an_order_in_council_holds_from_its_day(held: str | None, day: date, outcome: str, expected: list[str]) -> None:
    changed = case(application__order_in_council=held, decision__outcome=outcome)
    assert [severity for severity, _ in of("GCM308", changed, day)] == expected


@pytest.mark.parametrize(
    ("complete", "outcome", "expected"),
    [
        ({"missing": ["Signed form"]}, "refuse", "error"),
        ({"missing": []}, "approve", "error"),
        ("no", "approve", "error"),
        ("no", "request_documents", "warning"),
        ("no", "return_incomplete", "info"),
        (None, "refuse", "warning"),
        (None, "withdrawn", None),
        ("yes", "refuse", None),
    ],
)
def test_an_incomplete_application_is_returned(complete: Any, outcome: str, expected: str | None) -> None:
    hits = of("GCM309", case(application__complete=complete, decision__outcome=outcome))
    assert hits == ([(expected, "application.complete")] if expected else [])


@pytest.mark.parametrize(
    ("field", "where"),
    [
        ("offer__address__province", "offer.address.province"),
        ("record__destination__province", "record.destination.province"),
        ("application__destination__province", "application.destination.province"),
    ],
)
def test_quebec_asks_for_no_certificate(field: str, where: str) -> None:
    assert of("GCM311", case(**{field: "Québec"})) == [("info", where)]
    assert of("GCM311", case()) == []


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("imaginary maple analytics inc", []),
        ("Imaginary-Maple Analytics, Inc.", []),
        ("IMAGINARY MÀPLE", []),
        ("Imaginary Maple Analytics Ltd.", ["warning"]),
        ("Imaginary Maple Analytic Inc.", ["warning"]),
        ("Maple", ["warning"]),
        (None, ["warning"]),
    ],
)
def test_the_employer_is_one_but_for_capitals_accents_and_punctuation(entered: str | None, expected: list[str]) -> None:
    assert [severity for severity, _ in of("GCM312", case(application__employer=entered))] == expected


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"offer__employer__eligible__checked": "2026-05-19"}, "offer.employer.eligible.checked"),
        ({"offer__employer__eligible__checked": None}, "offer.employer.eligible.checked"),
        ({"offer__employer__eligible__value": None}, "offer.employer.eligible.value"),
    ],
)
def test_an_old_or_unknown_check_of_the_employer_is_a_warning(changes: dict[str, Any], where: str) -> None:
    assert of("GCM313", case(**changes)) == [("warning", where)]


def test_an_employer_of_whom_nothing_is_known_calls_for_no_conclusion() -> None:
    unknown = unconcluded("employer_eligible", offer__employer__eligible__value=None)
    assert of("GCM313", unknown) == [("warning", "offer.employer.eligible.value")]


def test_limbs_that_are_unknown_are_named_and_several_that_fail_are_one_call() -> None:
    limbs = ("active", "need", "able", "past_compliance", "recruiter")
    assert sorted(of("GCM314", case(offer__genuine=None))) == sorted(
        ("warning", f"offer.genuine.{limb}") for limb in limbs
    )
    named = case(offer__genuine__recruiter="Fictive Recruiting")
    assert of("GCM314", named) == [("warning", "offer.genuine.recruiter_compliance")]
    failing = unconcluded("genuine_offer", offer__genuine__need="no", offer__genuine__able="no")
    (hit,) = found_on(DAY, failing, "GCM314")
    assert "offer.genuine.need (R200(5)(b)), offer.genuine.able (R200(5)(c))" in hit.message.en
    assert "offer.genuine.need (R200(5)b)), offer.genuine.able (R200(5)c))" in hit.message.fr


def test_every_provision_of_the_tables_that_the_rules_read_is_in_the_table_of_provisions() -> None:
    assert {entry.value for code in exemption_codes().values() for entry in code.provision.entries} <= set(provisions())
