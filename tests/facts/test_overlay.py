"""Some facts laid over a case: what they name is changed, and nothing else."""

from copy import deepcopy

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.facts.yaml_file import parse_yaml

BASE = parse_yaml(
    "base.yaml",
    """
application: {language: en, destination: {city: Calgary, province: AB}}
offer: {noc: 21223, fee: none}
documents: [{id: E1, title: Offer}, {id: E2, title: Policy}]
assessment: [{criterion: will_leave, conclusion: satisfied}]
""",
).tree

CHANGED: dict[str, tuple[str, dict[str, Tree]]] = {
    "a group is changed field by field": (
        "application: {destination: {province: BC}}",
        {"application": {"language": "en", "destination": {"city": "Calgary", "province": "BC"}}},
    ),
    "a path is the same, written shorter": (
        "application.destination.province: BC",
        {"application": {"language": "en", "destination": {"city": "Calgary", "province": "BC"}}},
    ),
    "a path inside a group": ("offer: {fee.amount: 230}", {"offer": {"noc": "21223", "fee": {"amount": "230"}}}),
    "a group stands where a word stood": (
        "offer.fee: {amount: 230}",
        {"offer": {"noc": "21223", "fee": {"amount": "230"}}},
    ),
    "a word stands where a group stood": ("application: none", {"application": "none"}),
    "a list is replaced whole": ("documents: [{id: E3}]", {"documents": [{"id": "E3"}]}),
    "an item of a list by its number": (
        "documents.2.title: Letter",
        {"documents": [{"id": "E1", "title": "Offer"}, {"id": "E2", "title": "Letter"}]},
    ),
    "an item of a list by its id": (
        "documents.E1: {title: Letter}",
        {"documents": [{"id": "E1", "title": "Letter"}, {"id": "E2", "title": "Policy"}]},
    ),
    "an item of a list by its criterion": (
        "assessment.will_leave.conclusion: not_satisfied",
        {"assessment": [{"criterion": "will_leave", "conclusion": "not_satisfied"}]},
    ),
    "an item that is left empty is none of the list": (
        "documents.E1:",
        {"documents": [{"id": "E2", "title": "Policy"}]},
    ),
    "every item of a list": (
        "documents.*: {title: Letter}",
        {"documents": [{"id": "E1", "title": "Letter"}, {"id": "E2", "title": "Letter"}]},
    ),
    "a group that the base lacks": (
        "record.destination.city: Calgary",
        {"record": {"destination": {"city": "Calgary"}}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHANGED.values(), ids=CHANGED.keys())
def test_what_is_named_is_changed_and_nothing_else(text: str, expected: dict[str, Tree]) -> None:
    before = deepcopy(BASE)
    assert overlaid(BASE, parse_yaml("over.yaml", text).tree) == {**BASE, **expected}
    assert before == BASE


def case(text: str) -> Case:
    return case_from("over.yaml", Parsed(overlaid(BASE, parse_yaml("over.yaml", text).tree), {}))


def test_a_fact_that_is_left_empty_is_unknown() -> None:
    assert case("offer:") == case_from("base.yaml", Parsed({k: v for k, v in BASE.items() if k != "offer"}, {}))
    assert case("{documents: , application.destination.city: }").documents == ()


def test_a_fact_that_no_case_has_is_refused_by_the_loader() -> None:
    with pytest.raises(CaseFileError, match=r"offer\.tear"):
        case("offer.tear: 1")


@pytest.mark.parametrize(
    "path",
    ["documents.3.title", "documents.0.title", "documents.title.x", "documents.-1.title", "assessment.medical.facts"],
)
def test_a_path_that_leads_to_no_item_of_a_list_is_an_error(path: str) -> None:
    with pytest.raises(KeyError):
        overlaid(BASE, {path: "Letter"})
