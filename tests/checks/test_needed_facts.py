"""`check` names what the documents would lack: the table agrees with what composing finds, outcome by outcome."""

import copy

import pytest

from gcmsgen.catalogue.documents import CATALOGUE, OUTCOMES
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import CASES, DAY, codes, loaded

FULL = {
    "request": {"items": [{"en": "x", "fr": "x"}], "due": "2026-06-01"},
    "permit": {"from": "2026-09-01", "to": "2028-08-31"},
    "correction": {"field": "record.noc", "wrong": "1", "right": "2"},
    "withdrawal": {"by": "applicant", "date": "2026-05-01"},
    "reroute_to": "C22",
}
# Looked for by rules of their own: missing destination or occupation, number and language.
ELSEWHERE = {"offer.noc", "offer.address.city", "offer.address.province", "application.number"}


def without(outcome: str, path: str) -> Case:
    from tests.conftest import facts

    tree = facts()
    tree["decision"] |= {**copy.deepcopy(FULL), "outcome": outcome}
    tree["fairness_letter"] = {"due": "2026-06-01", "concerns": [{"criterion": "reciprocity_in_country"}]}
    *parents, last = path.split(".")
    part = tree
    for name in parents:
        part = part[name]
    del part[last]
    return Case.model_validate(tree)


def gaps(case: Case, outcome: str) -> set[str]:
    found, tree = set(), read_templates()
    office = office_profile(tree, (case.decision and case.decision.office) or "", Language.EN)
    for document in ("letter", "note"):
        entry = CATALOGUE[document]
        made = compose(case, Source(document, entry.parts[outcome], tree), language=Language.EN, on=DAY, office=office)
        found |= {gap.fact for gap in made.gaps}
    return found


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_fact_of_the_table_is_one_that_composing_lacks(outcome: str) -> None:
    for path in outcomes()[outcome].needs:
        case = without(outcome, path)
        assert path in gaps(case, outcome), path
        assert "GCM701" in codes(case), path


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_no_example_lacks_a_fact(path: object) -> None:
    from pathlib import Path

    assert "GCM701" not in codes(loaded(Path(str(path))))
