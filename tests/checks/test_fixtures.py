"""Each rule fires in one fixture and is silent in its twin, which differs from it by the facts that decide."""

from pathlib import Path

import pytest

from gcmsgen.checks.cases.registry import CASE_RULES
from tests.checks.fixtures import BASE, FIXTURES, FOLDER, changes, findings_of, said

BASES = [BASE, FOLDER / "refusal.yaml"]
MOST_CHANGED, MOST_BETWEEN_TWINS = 10, 5


# What is looked for in the templates of an office, in tables or in words has its planted faults beside its tests.
def test_every_rule_of_cases_has_its_two_fixtures_and_every_other_file_is_a_base() -> None:
    wanted = {f"{one.rule.code}/{name}.yaml" for one in CASE_RULES for name in ("fails", "passes")}
    assert {str(path.relative_to(FOLDER)) for path in FIXTURES} == wanted
    assert sorted(FOLDER.glob("*.yaml")) == BASES


@pytest.mark.parametrize("base", BASES, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_base(base: Path) -> None:
    assert findings_of(base) == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_just_what_the_first_lines_of_a_fixture_say_is_found_in_it(path: Path) -> None:
    words = said(path)
    assert (words.code, words.finds) == (path.parent.name, path.stem == "fails")
    assert {finding.code for finding in findings_of(path)} == words.codes


@pytest.mark.parametrize("folder", sorted({path.parent for path in FIXTURES}), ids=lambda path: path.name)
def test_few_facts_are_changed_and_fewer_differ_between_twins(folder: Path) -> None:
    fails, passes = changes(folder / "fails.yaml"), changes(folder / "passes.yaml")
    assert fails.get("over") == passes.get("over")
    assert max(len(fails), len(passes)) <= MOST_CHANGED
    between = {name for name in fails.keys() | passes.keys() if fails.get(name) != passes.get(name)}
    assert 1 <= len(between) <= MOST_BETWEEN_TWINS, sorted(between)
