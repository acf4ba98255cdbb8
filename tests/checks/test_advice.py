"""Every correction that is offered clears its finding, alone, and corrects data only."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.yaml_file import yaml_table
from gcmsgen.finding import Finding, OfferedCorrection
from tests.checks.fixtures import FIXTURES, tree_of
from tests.conftest import CASES, DAY, facts

TREES = {**{path: yaml_table(path) for path in CASES}, **{path: tree_of(path) for path in FIXTURES}}
DATA = ("application.", "record.", "offer.")


def findings(tree: dict[str, Any]) -> list[Finding]:
    case = Case.model_validate(tree)
    return list(check_case(case, (case.decision and case.decision.date) or DAY))


def applied(tree: dict[str, Any], correction: OfferedCorrection) -> dict[str, Any]:
    copy = deepcopy(tree)
    *parents, last = correction.where.split(".")
    part = copy
    for parent in parents:
        part = part.setdefault(parent, {})
    assert (part.get(last) or None) == correction.found
    part[last] = correction.right
    return copy


def offered() -> Iterator[Any]:
    for path, tree in TREES.items():
        for finding in findings(tree):
            for number, correction in enumerate(finding.corrections, 1):
                name = f"{path.parent.name}-{path.stem}-{finding.code}-{finding.where}-{number}"
                yield pytest.param(tree, finding, correction, id=name)


@pytest.mark.parametrize(("tree", "finding", "correction"), list(offered()))
def test_a_correction_clears_its_finding(tree: dict[str, Any], finding: Finding, correction: OfferedCorrection) -> None:
    assert correction.where.startswith(DATA)
    assert correction.right != correction.found
    left = findings(applied(tree, correction))
    assert [(f.code, f.where) for f in left if (f.code, f.where) == (finding.code, finding.where)] == []


WRONG = [
    ("record__destination__city", "St. John's", "GCM102"),
    ("record__destination__province", "Britsh Columbia", "GCM113"),
    ("offer__address__province", "Nt", "GCM113"),
    ("offer__address__city", "Saint John", "GCM105"),
    ("offer__address__city", "Calgarry", "GCM105"),
    ("offer__address__postal_code", "K1A 0B1", "GCM107"),
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
    for correction in finding.corrections:
        left = findings(applied(tree, correction))
        assert [f for f in left if (f.code, f.where) == (finding.code, finding.where)] == []


def test_advice_reads_as_the_field_the_value_and_the_right_one() -> None:
    tree = facts(
        record__destination__city="St. John's",
        offer__address__city="Saint John",
        application__destination__city="Saint John",
    )
    for part in (tree["application"]["destination"], tree["record"]["destination"], tree["offer"]["address"]):
        part["province"] = "NB"
    (finding,) = [f for f in findings(tree) if f.code == "GCM102"]
    assert finding.corrections[0].line() == 'record.destination.city: "St. John\'s" -> "Saint John"'


def test_advice_never_touches_a_decision_or_an_assessment() -> None:
    tree = facts(decision__grounds=[], application__language=None, decision__officer=None)
    assert {f.code for f in findings(tree)} == {"GCM501", "GCM504", "GCM602"}
    assert [f.corrections for f in findings(tree)] == [(), (), ()]
