"""Each rule that compares a decision with its file is tried with three faults and a sound twin: the rules themselves are asked."""

from collections import Counter

import pytest

from gcmsgen.checks.across.registry import ACROSS_RULES
from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.checks.composed.registry import COMPOSED_RULES
from tests.across import test_likeness as copied
from tests.bulk import test_unfilled as unfilled
from tests.checks.composed import test_note_and_letter_differ as differing
from tests.checks.fixtures import FIXTURES, said
from tests.checks.reasons import test_reasons as worded
from tests.checks.reasons.cases import CODES
from tests.checks.test_more_faults import TREE

LEAST = 3
ROOMS = ("ground", "reasons", "fairness")
OF_CASES = [one.rule.code for one in CASE_RULES if one.check.__module__.split(".")[-2] in ROOMS]
# A rule over several files or documents has its faults in the tests of its room, each a row of a table.
ELSEWHERE = {
    "GCM574": (len(copied.COPIED), len(copied.LEFT_ALONE)),
    "GCM703": (len(differing.PLANTED), len(differing.LEFT_ALONE)),
    "GCM704": (len(unfilled.FAULTS), len(unfilled.SOUND)),
}


def tried(code: str) -> tuple[int, int]:
    """Return with how many faults a rule is tried, and with how many sound twins."""
    if code in ELSEWHERE:
        return ELSEWHERE[code]
    fixtures = Counter(one.finds for one in map(said, FIXTURES) if one.code == code)
    more = TREE.get(code, [])
    assert isinstance(more, list)
    faults = fixtures[True] + len(more) + sum(row["code"] == code for row in worded.FAULTS)
    return faults, fixtures[False] + sum(row["code"] == code for row in worded.TWINS)


@pytest.mark.parametrize("code", [*OF_CASES, *(one.code for one in (*ACROSS_RULES, *COMPOSED_RULES))])
def test_a_rule_has_three_faults_and_a_sound_twin(code: str) -> None:
    faults, sound = tried(code)
    assert (faults >= LEAST, sound >= 1) == (True, True), (faults, sound)


def test_the_rooms_are_those_of_the_rules() -> None:
    assert set(OF_CASES) >= CODES - {"GCM516"}
