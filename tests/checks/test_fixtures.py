"""Each rule fires in one fixture and is silent in its twin; the first line of each says so."""

import re
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.checks.cases.run import check_case
from gcmsgen.checks.registry import every_rule
from tests.conftest import DAY, ROOT, loaded

FOLDER = ROOT / "fixtures" / "checks"
# Looked for in the templates of an office or in tables, not in a case: planted faults are in tests/office_template and tests/bulk.
ELSEWHERE = {rule.code for rule in every_rule()} - {one.rule.code for one in CASE_RULES}
PATHS = sorted(FOLDER.glob("*/*.yaml"))


def test_every_rule_has_its_two_fixtures() -> None:
    wanted = {
        f"{rule.code}/{name}.yaml"
        for rule in every_rule()
        if rule.code not in ELSEWHERE
        for name in ("fails", "passes")
    }
    assert {str(path.relative_to(FOLDER)) for path in PATHS} == wanted


@pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_fixture_finds_or_is_quiet_as_its_first_line_says(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# (GCM\d{3}) (finds|quiet)", first)
    assert match, "its first line says nothing that can be tested"
    code, says = match.groups()
    assert (code, says) == (path.parent.name, "finds" if path.stem == "fails" else "quiet")
    case = loaded(path)
    day: date = (case.decision and case.decision.date) or DAY
    assert (code in {finding.code for finding in check_case(case, day)}) == (says == "finds")
