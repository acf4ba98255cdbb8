"""Each rule fires on three faults that differ: its fixture, and two of `more_faults.yaml`; its twin among the fixtures is silent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.facts.yaml_file import parse_yaml
from tests.checks.fixtures import FIXTURES, FOLDER, said, tree_of
from tests.conftest import DAY

TABLE = Path(__file__).parent / "more_faults.yaml"
TREE = parse_yaml(TABLE.name, TABLE.read_text(encoding="utf-8")).tree
LEAST = 2


def rows() -> Iterator[tuple[str, dict[str, Tree]]]:
    for code, faults in TREE.items():
        assert isinstance(faults, list)
        for fault in faults:
            assert isinstance(fault, dict)
            yield code, fault


@pytest.mark.parametrize(("code", "changes"), [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(rows())])
def test_a_rule_fires_on_other_faults_of_its_kind(code: str, changes: dict[str, Tree]) -> None:
    own = dict(changes)
    base = tree_of(FOLDER / f"{own.pop('over', 'base')}.yaml")
    case = case_from(code, Parsed(overlaid(base, own), {}))
    day = case.decision.date if case.decision and isinstance(case.decision.date, date) else DAY
    assert code in {finding.code for finding in check_case(case, day)}


def test_each_rule_of_the_table_has_two_besides_its_fixture_and_a_silent_twin() -> None:
    fixtures = {(one.code, one.finds) for one in map(said, FIXTURES)}
    for code, faults in TREE.items():
        assert isinstance(faults, list)
        assert len(faults) >= LEAST, code
        assert {(code, True), (code, False)} <= fixtures, code
