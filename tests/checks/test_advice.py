"""Every correction that is offered clears its finding, alone, and corrects data only."""

import re
from copy import deepcopy
from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, OfferedCorrection
from tests.checks.fixtures import FIXTURES, tree_of
from tests.conftest import CASES, DAY, facts, facts_of

DATA = re.compile(
    r"(application|record|offer)\.|assessment\.\d+\.missing\.\d+$"
)  # a word that is nearly one of the list


def findings(tree: dict[str, Any]) -> list[Finding]:
    case = Case.model_validate(tree)
    return list(check_case(case, (case.decision and case.decision.date) or DAY))


def applied(tree: dict[str, Any], correction: OfferedCorrection) -> dict[str, Any]:
    corrected = deepcopy(tree)
    for change in correction.changes:
        *parents, last = change.where.split(".")
        part: Any = corrected
        for parent in parents:
            part = part[int(parent) - 1] if isinstance(part, list) else part.setdefault(parent, {})
        place: Any = int(last) - 1 if isinstance(part, list) else last
        assert (part[place] if isinstance(part, list) else part.get(place) or None) == change.found
        part[place] = change.right
    return corrected


def standing(tree: dict[str, Any], finding: Finding, correction: OfferedCorrection) -> bool:
    """Say whether a finding is found again after its correction."""
    return (finding.code, finding.where) in [(left.code, left.where) for left in findings(applied(tree, correction))]


def test_every_correction_clears_its_finding_and_corrects_data() -> None:
    trees = {**{path: facts_of(path) for path in CASES}, **{path: tree_of(path) for path in FIXTURES}}
    offered = [
        (path, tree, finding, correction)
        for path, tree in trees.items()
        for finding in findings(tree)
        for correction in finding.corrections
    ]
    assert len(offered) > 15
    assert [(path, one.where) for path, _, _, one in offered if not DATA.match(one.where)] == []
    assert [(path, one) for path, _, _, one in offered if one.right == one.found] == []
    assert [(path, found, one) for path, tree, found, one in offered if standing(tree, found, one)] == []


WRONG = [
    ("record__destination__city", "St. John's", "GCM102"),
    ("record__destination__province", "Britsh Columbia", "GCM113"),
    ("offer__address__province", "Nt", "GCM113"),
    ("offer__address__city", "Saint John", "GCM105"),
    ("offer__address__city", "Calgarry", "GCM105"),
    ("offer__address__postal_code", "T2P OA1", "GCM112"),
    ("offer__noc", "２１２２３", "GCM106"),
    ("offer__noc", "21223.0", "GCM106"),
    ("offer__noc", "2172", "GCM106"),
    ("offer__teer", "0", "GCM109"),
    ("offer__job_title", "Software engineers and designers", "GCM110"),
    ("offer__noc_version", "2016", "GCM111"),
    ("record__noc", None, "GCM104"),
    ("application__destination__city", None, "GCM104"),
]


@pytest.mark.parametrize(("where", "value", "code"), WRONG)
def test_what_is_wrong_with_the_destination_or_occupation_ends_in_advice(
    where: str, value: str | None, code: str
) -> None:
    tree = facts(**{where: value})
    (finding,) = [f for f in findings(tree) if f.code == code]
    assert finding.corrections
    assert [correction for correction in finding.corrections if standing(tree, finding, correction)] == []


def test_advice_reads_as_the_field_the_value_and_the_right_one() -> None:
    tree = facts(
        record__destination__city="St. John's",
        offer__address__city="Saint John",
        application__destination__city="Saint John",
    )
    for part in (tree["application"]["destination"], tree["record"]["destination"], tree["offer"]["address"]):
        part["province"] = "NB"
    tree["offer"]["address"]["postal_code"] = "E2L 4L1"
    (finding,) = [f for f in findings(tree) if f.code == "GCM102"]
    assert finding.corrections[0].line() == 'record.destination.city: "St. John\'s" -> "Saint John"'


def test_city_and_province_of_one_destination_are_one_correction() -> None:
    tree = facts(record__destination={"city": "St. John's", "province": "NL"})
    found = [f for f in findings(tree) if f.code in ("GCM101", "GCM102")]
    line = 'record.destination.city: "St. John\'s" -> "Calgary"; record.destination.province: "NL" -> "AB"'
    assert [[one.line() for one in f.corrections] for f in found] == [[line], [line]]
    assert found[0].as_json()["corrections"] == [
        {
            "where": "record.destination.city",
            "from": "St. John's",
            "to": "Calgary",
            "with": [{"where": "record.destination.province", "from": "NL", "to": "AB"}],
        }
    ]


def test_an_offer_whose_postal_code_names_the_province_of_its_city_is_corrected_to_that_province() -> None:
    there = {"city": "Richmond", "province": "QC"}
    tree = facts(
        application__destination=there,
        record__destination=there,
        offer__address={**there, "street": "1 Way", "postal_code": "V6X 1A1"},
    )
    (finding,) = [f for f in findings(tree) if f.code == "GCM107"]
    assert [one.line() for one in finding.corrections] == ['offer.address.province: "QC" -> "BC"']


@pytest.mark.parametrize("postal_code", ["K1A 0B1", "M5V 2T6"])
def test_a_postal_code_where_the_city_is_not_corrects_nothing(postal_code: str) -> None:
    (finding,) = [f for f in findings(facts(offer__address__postal_code=postal_code)) if f.code == "GCM107"]
    assert finding.corrections == ()


def test_what_is_only_spelt_alike_is_looked_up_and_never_offered() -> None:
    there = {"city": "Missisauga", "province": "ON"}
    tree = facts(
        application__destination=there,
        record__destination=there,
        offer__address={"city": "Vncouver", "province": "ON", "street": "1 Way", "postal_code": "M5V 2T6"},
    )
    found = [f for f in findings(tree) if f.code == "GCM105"]
    assert [f.corrections for f in found] == [(), (), ()]
    alike = next(f.alike for f in found if f.where == "record.destination.city")
    assert [(one.where, one.names[0]) for one in alike] == [("record.destination.city", "Mississauga")]


@pytest.mark.parametrize(
    ("city", "province", "names"),
    [
        ("Regina", "AB", ()),  # not `Regional Municipality of Wood Buffalo`
        ("Moncton", "NS", ()),
        ("Edmontn", "AB", ("Edmonton",)),
        ("Trois Riviere", "QC", ("Trois-Rivières",)),
        ("Fort McMurray Alberta", "AB", ("Fort McMurray",)),
        ("Chicoutimi-Jonquières", "QC", ("Chicoutimi",)),
    ],
)
def test_only_what_may_be_written_for_a_city_is_called_alike(city: str, province: str, names: tuple[str, ...]) -> None:
    tree = facts(record__destination={"city": city, "province": province})
    told = [one.names for f in findings(tree) if f.code == "GCM105" for one in f.alike]
    assert [one[: len(names)] for one in told] == ([names] if names else [])


def test_advice_never_touches_a_decision_or_an_assessment() -> None:
    tree = facts(decision__grounds=[], application__language=None, decision__officer=None)
    assert {f.code for f in findings(tree)} == {"GCM501", "GCM504", "GCM602"}
    assert [f.corrections for f in findings(tree)] == [(), (), ()]
