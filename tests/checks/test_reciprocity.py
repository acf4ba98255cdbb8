"""Reciprocity by the guidance of the day: a conclusion is called for, figures are shown, no threshold is made."""

from datetime import date
from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Severity
from tests.conftest import DAY, case

BEFORE, FROM = date(2026, 2, 19), date(2026, 2, 20)
GB = {"country": "GB", "year": "2025", "citizens": "3", "permanent_residents": "1"}


def finds(code: str, a_case: Case, on: date = DAY) -> list[Finding]:
    return [finding for finding in check_case(a_case, on) if finding.code == code]


def severities(code: str, a_case: Case, on: date = DAY) -> list[Severity]:
    return [finding.severity for finding in finds(code, a_case, on)]


def approved(*assessment: dict[str, Any], **changes: Any) -> Case:
    own = {"decision__outcome": "approve", "decision__grounds": [], "assessment": list(assessment)}
    return case(**{**own, **changes})


def concluded(criterion: str, conclusion: str = "satisfied", **more: Any) -> dict[str, Any]:
    return {"criterion": criterion, "conclusion": conclusion, **more}


WHY = {"reason": {"en": "The office in Perth keeps two positions for staff from Calgary."}}


@pytest.mark.parametrize("criterion", ["creates_or_maintains", "reciprocity_in_country"])
@pytest.mark.parametrize("conclusion", ["satisfied", "not_assessed"])
def test_an_approval_needs_a_conclusion_on_one_of_the_two_criteria(criterion: str, conclusion: str) -> None:
    a_case = approved(concluded(criterion, conclusion, **WHY), reciprocity__effect="maintains")
    assert severities("GCM401", a_case) == ([] if conclusion == "satisfied" else [Severity.ERROR])


@pytest.mark.parametrize("effect", ["creates", "maintains"])
def test_keeping_positions_counts_as_much_as_creating_them(effect: str) -> None:
    assert finds("GCM401", approved(concluded("creates_or_maintains"), reciprocity__effect=effect)) == []


@pytest.mark.parametrize("changes", [{"reciprocity__effect": "none"}, {"reciprocity__beneficiaries": []}], ids=str)
@pytest.mark.parametrize("reason", [{}, WHY], ids=["bare", "reasoned"])
def test_an_approval_against_the_effect_stated_needs_a_reason(changes: dict[str, Any], reason: dict[str, Any]) -> None:
    a_case = approved(concluded("creates_or_maintains", **reason), **{"reciprocity__effect": "maintains", **changes})
    assert [f.where for f in finds("GCM401", a_case)] == ([] if reason else ["assessment.1.reason.en"])


@pytest.mark.parametrize("beneficiaries", [["citizens"], ["permanent_residents"]])
def test_citizens_or_permanent_residents_are_enough(beneficiaries: list[str]) -> None:
    a_case = approved(
        concluded("creates_or_maintains"), reciprocity__effect="creates", reciprocity__beneficiaries=beneficiaries
    )
    assert finds("GCM401", a_case) == []


def test_a_refusal_on_another_ground_is_only_warned() -> None:
    late = concluded("offer_and_fee_in_time", "not_satisfied", **WHY)
    a_case = case(decision__grounds=["offer_or_fee_late"], assessment=[late])
    assert severities("GCM401", a_case) == [Severity.WARNING]


@pytest.mark.parametrize("outcome", ["fairness", "request_documents", "withdrawn", "reroute", None])
def test_nothing_is_asked_before_a_decision(outcome: str | None) -> None:
    a_case = case(decision__outcome=outcome, decision__grounds=[], assessment=[])
    assert {"GCM401", "GCM402", "GCM404"}.isdisjoint(f.code for f in check_case(a_case, DAY))


@pytest.mark.parametrize(
    ("outbound", "on", "called"),
    [
        ([GB], BEFORE, False),
        ([GB], FROM, True),
        ([], BEFORE, True),
        ([], FROM, True),
        ([{**GB, "country": "AU"}], FROM, False),
        ([{**GB, "country": "AU", "citizens": "0"}], FROM, False),
        ([{**GB, "country": "AU", "citizens": "0", "permanent_residents": "0"}], FROM, True),
        ([{**GB, "country": "CA"}], BEFORE, True),
    ],
    ids=str,
)
def test_the_country_is_looked_at_from_the_day_of_the_guidance(
    outbound: list[dict[str, str]], on: date, called: bool
) -> None:
    a_case = approved(reciprocity__outbound=outbound)
    assert severities("GCM402", a_case, on) == ([Severity.ERROR] if called else [])


@pytest.mark.parametrize("known", ["citizenship", "residence", "entering_from"])
def test_where_the_worker_comes_from_is_inferred_from_nothing(known: str) -> None:
    a_case = approved(applicant__coming_from=None, reciprocity__outbound=[{**GB, "country": "AU"}])
    (finding,) = finds("GCM402", a_case)
    assert (finding.severity, finding.where) == (Severity.WARNING, "applicant.coming_from")
    assert a_case.applicant is not None
    assert getattr(a_case.applicant, known)


def test_the_country_is_not_asked_for_before_the_guidance_looked_at_it() -> None:
    assert finds("GCM402", approved(applicant__coming_from=None), BEFORE) == []


@pytest.mark.parametrize(
    ("missing", "wrong"),
    [(["formal_agreement"], True), (["formal_agreement", "positions_in_country"], False), ([], False)],
)
@pytest.mark.parametrize("criterion", ["creates_or_maintains", "reciprocity_in_country"])
def test_a_formal_agreement_alone_is_never_missing(criterion: str, missing: list[str], wrong: bool) -> None:
    a_case = case(assessment=[concluded(criterion, "not_satisfied", missing=missing, **WHY)])
    assert severities("GCM403", a_case) == ([Severity.ERROR] if wrong else [])


def flow(away: int, here: int) -> dict[str, Any]:
    rows = [{"country": "AU", "year": "2025", "citizens": str(away), "months": "12"}]
    return {
        "reciprocity__outbound": rows,
        "reciprocity__inbound": [{"country": "AU", "year": "2025", "workers": str(here)}],
    }


@pytest.mark.parametrize(("away", "here"), [(20, 25), (20, 26), (40, 26), (0, 26)])
def test_the_illustration_is_shown_above_the_number_of_the_guidance(away: int, here: int) -> None:
    shown = finds("GCM406", case(**flow(away, here)))
    assert [f.severity for f in shown] == ([Severity.WARNING] if here == 26 else [])
    for finding in shown:
        assert f"{round(100 * away / here)}%" in finding.message.en
        assert "illustration" in finding.message.en
        assert "illustration" in finding.message.fr


def test_order_of_magnitude_shows_figures_and_durations() -> None:
    (finding,) = finds("GCM405", case(**flow(3, 9)))
    assert finding.severity is Severity.INFO
    assert "in 2025, 3 abroad (12\xa0months) and 9 in Canada, that is 33%" in finding.message.en
    assert "en 2025, 3 à l’étranger (12\xa0mois) et 9 au Canada, soit 33\xa0%" in finding.message.fr


THRESHOLD = [
    ("en", "The ratio is below the 75% required.", True),
    ("en", "At least 75 per cent is needed.", True),
    ("en", "It falls short of seventy-five per cent.", True),
    ("en", "The 75% in the guidance is an illustration and is not required.", False),
    ("en", "In 2025, 75% of the engineers stayed a year.", False),
    ("en", "The ratio is below 175% and 0.75% is not required.", False),
    ("fr", "Le rapport est inférieur aux 75\xa0% exigés.", True),
    ("fr", "Le seuil de 75 % n’est pas atteint.", True),
    ("fr", "Il faut soixante-quinze pour cent.", True),
    ("fr", "Les 75\xa0% des directives ne sont qu’un exemple et non un minimum.", False),
    ("fr", "Ce taux de 75 % n’est pas exigé.", False),
]


@pytest.mark.parametrize("part", ["reason", "considered"])
@pytest.mark.parametrize(("language", "words", "wrong"), THRESHOLD)
def test_a_reason_never_makes_a_threshold_of_the_illustration(
    part: str, language: str, words: str, wrong: bool
) -> None:
    a_case = case(assessment=[concluded("creates_or_maintains", "not_satisfied", **{part: {language: words}})])
    assert [f.where for f in finds("GCM406", a_case)] == ([f"assessment.1.{part}.{language}"] if wrong else [])


@pytest.mark.parametrize(
    ("first", "asked", "granted", "severity"),
    [
        ("2026", "12", "12", Severity.WARNING),
        ("2025", "12", "12", Severity.WARNING),
        ("2024", "12", "12", None),
        ("2026", "12", "3", Severity.INFO),
        ("2026", "1", "1", None),
        (None, "12", "12", Severity.INFO),
    ],
)
def test_a_short_history_is_questioned(first: str | None, asked: str, granted: str, severity: Severity | None) -> None:
    a_case = approved(reciprocity__first_exchange_year=first, reciprocity__places={"asked": asked, "granted": granted})
    assert severities("GCM407", a_case) == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("assessment__1__documents", ["E99"], "assessment.1.documents.1"),
        ("assessment__1__considered__documents", ["E4", "E99"], "assessment.1.considered.documents.2"),
        ("reciprocity__outbound__1__document", "E99", "reciprocity.outbound.1.document"),
        ("reciprocity__inbound__1__document", "E99", "reciprocity.inbound.1.document"),
        ("reciprocity__neutral_labour_market__document", "E99", "reciprocity.neutral_labour_market.document"),
        ("assessment__1__facts", ["reciprocity.outbound.9"], "assessment.1.facts.1"),
        ("assessment__1__facts", ["reciprocity.nothing"], "assessment.1.facts.1"),
        ("assessment__1__facts", ["applicant.citizenship.1.code"], "assessment.1.facts.1"),
    ],
)
def test_what_is_named_must_be_there(name: str, value: object, where: str) -> None:
    assert [(f.where, f.severity) for f in finds("GCM409", case(**{name: value}))] == [(where, Severity.ERROR)]


def test_a_fact_that_is_unknown_carries_no_conclusion() -> None:
    assert [f.where for f in finds("GCM409", case(applicant__coming_from=None))] == ["assessment.1.facts.2"]


@pytest.mark.parametrize(
    "path", ["reciprocity.inbound", "decision.permit", "documents.1.title", "applicant.citizenship.1"]
)
def test_a_list_that_is_stated_empty_and_a_part_of_a_list_are_facts(path: str) -> None:
    assert finds("GCM409", case(assessment__1__facts=[path], reciprocity__inbound=[])) == []


def test_two_documents_never_share_an_id() -> None:
    a_case = case(documents__2__id="E1", assessment=[])
    assert [f.where for f in finds("GCM409", a_case)] == ["documents.1.id", "documents.2.id"]


def test_a_fact_that_is_no_place_and_one_that_is_unstated_are_told_apart() -> None:
    found = finds(
        "GCM409",
        case(
            assessment__1__facts=["Experience", "applicant.coming_from", "documents.99", "documents.99.shoes"],
            applicant__coming_from=None,
        ),
    )
    assert ["no place of that name" in one.message.en for one in found] == [True, False, False, True]


def test_codes_in_one_item_are_told_to_stand_apart() -> None:
    found = finds("GCM409", case(assessment__1__documents=["E1, E2"]))
    assert [one.fix.en for one in found] == ["Name each document in an item of its own: E1, E2."]


@pytest.mark.parametrize(
    ("first", "here", "said"),
    [
        (2021, 9, "10 abroad and 9 in Canada over the whole span."),
        (
            2022,
            9,
            "8 abroad and 9 in Canada over the whole span. Several years allow for flexibility; 5 years are an example",
        ),
        (2024, 9, ""),
        (2021, 2, ""),
    ],
)
def test_a_year_that_stands_out_of_a_record_of_several_years_is_seen_over_the_span(
    first: int, here: int, said: str
) -> None:
    away = [{"country": "AU", "year": str(year), "citizens": "2"} for year in range(first, 2026)]
    came = [{"country": "AU", "year": "2025", "workers": str(here)}]
    shown = finds("GCM408", case(reciprocity__outbound=away, reciprocity__inbound=came))
    assert [(f.severity, said in f.message.en) for f in shown] == ([(Severity.INFO, True)] if said else [])
