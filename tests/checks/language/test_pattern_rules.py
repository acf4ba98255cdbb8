"""Every row of the table of patterns is a rule, and a row that is wrong is named where the table is loaded."""

import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from gcmsgen.checks.language.pattern_rules import FILE, pattern_rules, rule_of
from gcmsgen.checks.language.registry import WORD_RULES
from gcmsgen.errors import TableError
from gcmsgen.facts.yaml_file import yaml_table
from tests.conftest import EXAMPLE

TEXT = FILE.read_text(encoding="utf-8")
ROWS = yaml_table(FILE)
ROW: Any = ROWS["GCM801"]


def test_every_row_is_a_rule_of_the_registry() -> None:
    assert [one.rule.code for one in pattern_rules()] == list(ROWS)
    assert [one.rule.code for one in WORD_RULES if one.rule.code in ROWS] == list(ROWS)
    assert len(WORD_RULES) == 44


def test_no_sign_of_the_table_is_invisible() -> None:
    assert [sign for sign in TEXT if sign not in "\n" and not sign.isprintable()] == []


def test_the_sign_for_a_no_break_space_is_one_in_the_rule() -> None:
    (colon,) = [one for one in pattern_rules() if one.rule.code == "GCM801"]
    assert colon.rule.right[0] == "Objet\N{NO-BREAK SPACE}: permis"
    assert "⍽" not in repr([one.rule for one in pattern_rules()])


def without(name: str) -> Callable[[Any], None]:
    return lambda row: row.pop(name)


WRONG: dict[str, Callable[[Any], object]] = {
    **{f"without {name}": without(name) for name in ROW if name != "write"},
    "empty list": lambda row: row.update(wrong=[]),
    "a text where a list is": lambda row: row.update(patterns="a"),
    "a list where a text is": lambda row: row.update(alias=["T01"]),
    "unknown field": lambda row: row.update(flags="i"),
    "one language alone": lambda row: row["title"].pop("fr"),
    "a third language": lambda row: row["fix"].update(de="x"),
    "unknown severity": lambda row: row.update(severity="fatal"),
    "unknown language": lambda row: row.update(languages=["fr", "de"]),
    "unknown authority": lambda row: row.update(authority="HEARSAY"),
    "neither yes nor no": lambda row: row.update(safe="perhaps"),
    "safe and nothing to write": without("write"),
    "a pattern that does not compile": lambda row: row.update(patterns=["a", "(b"]),
    "a group that no pattern has": lambda row: row.update(write="\\7"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_row_that_is_wrong_is_named(change: Callable[[Any], object]) -> None:
    row = deepcopy(ROW)
    change(row)
    with pytest.raises(TableError, match=r"Table word_rules\.yaml: GCM801"):
        rule_of("GCM801", row)


# What is composed is dated in words, for which Babel is loaded; a quick look composes nothing.
@pytest.mark.parametrize(("asked", "spared"), [((), ()), (("--quick",), ("babel",))], ids=["composing", "quick"])
def test_a_check_of_a_case_loads_no_rules_of_pairs(asked: tuple[str, ...], spared: tuple[str, ...]) -> None:
    script = (
        "import sys; from gcmsgen.cli.program import main; "
        f"code = main(['check', *{asked!r}, {str(EXAMPLE)!r}]); print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert "gcmsgen.checks.cases.run" in loaded
    assert "gcmsgen.checks.language.listed" in loaded  # the officer's words go through the rules of words
    assert {"gcmsgen.checks.language.registry", "gcmsgen.checks.language.pair_rule", *spared}.isdisjoint(loaded)
