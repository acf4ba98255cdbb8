"""Reasons of several cases: what is one reason, what is not, and what of it depends on nothing but the reasons."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from gcmsgen.checks.across import likeness
from gcmsgen.checks.across.likeness import LikeReasons
from gcmsgen.checks.across.own_reasons import file_of_reasons
from gcmsgen.manifest.record import facts_of
from tests.conftest import CASES, ROOT, loaded

Found = list[tuple[int, bool, frozenset[str]]]
REASON = (
    "The staffing record shows five Canadian citizens who worked in the United Kingdom in 2024. "
    "Neither it nor the mobility policy shows a position in Australia that is open to anybody from Canada."
)
OTHER_NAMES = (
    "The staffing record shows eleven Canadian citizens who worked in Viet Nam in 2019. "
    "Neither it nor the mobility policy shows a position in Peru that is open to anybody from Canada."
)
TURNED = (
    "Neither it nor the mobility policy shows a position in Australia that is open to anybody from Canada. "
    "The staffing record shows five Canadian citizens who worked in the United Kingdom in 2024."
)
FRENCH = (
    "Le registre du personnel montre cinq citoyens canadiens en poste au Royaume-Uni en 2024. Ni ce registre ni la politique de "
    "mobilité ne montrent de poste en Australie qui soit ouvert à quiconque vient du Canada."
)
FRENCH_OTHER = FRENCH.replace("cinq", "sept").replace("Royaume-Uni", "Japon").replace("en Australie", "au Brésil")
OWN = (
    "The letter of the plant in Lyon offers a bench to one weaver each autumn, but it was withdrawn when the loom was sold, "
    "and nobody has put another in its place."
)
STANDARD = "The employer has done business in Calgary since 2014 with about sixty employees and can pay the salary."
FORMULA = "The offer was submitted on {} and the fee of $230 was paid that day."
LAW = "Paragraph 200(3)(f.1) of the Regulations forbids a permit where the offer or the fee comes after the application was made."


def case(number: int, reason: Mapping[str, str] | str, **changes: str) -> dict[str, Any]:
    """Return the facts of a case with one reason."""
    told = {
        "country": "AU",
        "employer": "Imaginary Maple Analytics Inc.",
        "criterion": "reciprocity_in_country",
    } | changes
    return {
        "application": {"number": told.get("application", f"W{number:09}")},
        "applicant": {
            "coming_from": told["country"],
            "family_name": told.get("person", f"Sampleton-{number}"),
            "given_names": "Nulla",
            "date_of_birth": "1990-01-01",
        },
        "offer": {"employer": {"name": told["employer"]}},
        "assessment": [
            {
                "criterion": told["criterion"],
                "conclusion": told.get("conclusion", "not_satisfied"),
                "reason": {"en": reason} if isinstance(reason, str) else dict(reason),
            }
        ],
    }


def clusters(*cases: Mapping[str, Any]) -> Found:
    """Return what is found among cases: how many cases, whether they differ, and which files they are."""
    with closing(LikeReasons(with_words=False)) as reasons:
        for number, facts in enumerate(cases, 1):
            reasons.add(str(number), file_of_reasons(facts))
        return [
            (one.cases, one.differs, frozenset(place.source for place in reasons.places(one)))
            for one in reasons.clusters()
        ]


def pair(one: Mapping[str, str] | str, other: Mapping[str, str] | str, **changes: str) -> Found:
    return clusters(case(1, one, **changes), case(2, other, **(changes | {"country": "BR"})))


COPIED = [
    pytest.param(REASON, REASON, id="word for word"),
    pytest.param(REASON, OTHER_NAMES, id="other names and figures"),
    pytest.param(REASON, TURNED, id="sentences in another order"),
    pytest.param(REASON, f"{REASON} Nothing else is on file.", id="one short sentence more"),
    pytest.param({"fr": FRENCH}, {"fr": FRENCH_OTHER}, id="in French, other names and figures"),
    pytest.param({"en": REASON, "fr": FRENCH}, {"fr": FRENCH}, id="in one language of two"),
]


@pytest.mark.parametrize(("one", "other"), COPIED)
def test_one_reason_in_cases_of_two_countries_is_an_error(one: Any, other: Any) -> None:
    assert pair(one, other) == [(2, True, frozenset({"1", "2"}))]


LEFT_ALONE = [
    pytest.param(REASON, OWN, {}, id="another reason"),
    pytest.param(f"{STANDARD} {REASON}", f"{STANDARD} {OWN}", {}, id="a standard sentence before reasons of their own"),
    pytest.param(
        FORMULA.format("May 4, 2026"),
        FORMULA.format("June 9, 2026"),
        {"criterion": "offer_and_fee_in_time"},
        id="what days show, each with its own",
    ),
    pytest.param(f"{LAW} {OWN}", f"{LAW} {REASON}", {}, id="the law quoted before reasons of their own"),
    pytest.param("The form is signed.", "The form is signed.", {}, id="a short formula"),
    pytest.param(
        "The list of ineligible employers, consulted that day, did not name the employer, and no penalty was unpaid.",
        "The list of ineligible employers, consulted that day, did not name the employer, and no penalty was unpaid.",
        {"criterion": "employer_eligible", "conclusion": "satisfied"},
        id="a requirement that a list shows to be met",
    ),
    pytest.param({"en": REASON}, {"fr": FRENCH}, {}, id="each in another language"),
]


@pytest.mark.parametrize(("one", "other", "changes"), LEFT_ALONE)
def test_what_is_no_copied_reason_is_left_alone(one: Any, other: Any, changes: dict[str, str]) -> None:
    assert pair(one, other, **changes) == []


def test_one_reason_for_two_employers_of_one_country_is_an_error() -> None:
    assert clusters(case(1, REASON), case(2, REASON, employer="Other Fictive Co.")) == [(2, True, frozenset("12"))]


def test_one_reason_in_two_cases_of_one_employer_and_country_is_a_warning() -> None:
    assert clusters(case(1, REASON), case(2, REASON)) == [(2, False, frozenset("12"))]


@pytest.mark.parametrize("name", ["country", "employer"])
def test_what_is_not_known_differs_from_nothing(name: str) -> None:
    assert clusters(case(1, REASON), case(2, REASON, **{name: ""})) == [(2, False, frozenset("12"))]


def test_what_one_employer_always_says_is_left_alone_and_is_found_with_another() -> None:
    said = {"criterion": "genuine_offer", "conclusion": "satisfied"}
    assert clusters(case(1, STANDARD, **said), case(2, STANDARD, **said)) == []
    other = case(2, STANDARD, **said, employer="Other Fictive Co.")
    assert clusters(case(1, STANDARD, **said), other) == [(2, True, frozenset("12"))]


def test_files_of_one_application_number_are_one_case() -> None:
    assert clusters(case(1, REASON), case(2, REASON, application="w000000001", country="BR")) == []


def test_two_applications_of_one_person_are_left_alone() -> None:
    assert clusters(case(1, REASON, person="One"), case(2, REASON, person="One")) == []


def test_a_lateness_that_is_copied_with_its_figures_is_found() -> None:
    late = "The offer was submitted on May 5, 2026 and the fee paid that day, after the application of May 4, 2026."
    assert pair(late, late, criterion="offer_and_fee_in_time") == [(2, True, frozenset("12"))]


def test_the_order_of_the_files_changes_nothing() -> None:
    cases = [
        case(number, (REASON, OWN, OTHER_NAMES, TURNED)[number % 4], country=("AU", "BR")[number % 2])
        for number in range(1, 13)
    ]
    there, back = clusters(*cases), clusters(*reversed(cases))
    turned = [(count, differs, frozenset(str(13 - int(one)) for one in files)) for count, differs, files in back]
    assert sorted(there, key=str) == sorted(turned, key=str) != []


def test_a_reason_that_comes_again_long_after_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_REMEMBERED", 1)
    found = clusters(case(1, REASON), case(2, OWN), case(3, REASON, country="BR"))
    assert found == [(2, True, frozenset({"1", "3"}))]


def test_signatures_are_the_same_in_every_process() -> None:
    program = "from gcmsgen.checks.across.likeness import _sketcher; print(_sketcher()(['a b c', 'b c d']).hex())"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_no_two_examples_share_a_reason_across_countries_or_employers() -> None:
    with closing(LikeReasons(with_words=False)) as reasons:
        for path in CASES:
            reasons.add(path.stem, file_of_reasons(facts_of(loaded(path))["case"]))
        found = reasons.clusters()
    assert [one for one in found if one.differs] == []
    assert found, "07a and 07b are one story on two days"
