"""Other cases of each kind: what is unsound is noticed near the fact, and its sound twin draws no error."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed
from gcmsgen.finding import Finding, Severity
from tests.checks.reasons.cases import CODES, case_of, example, texts_of
from tests.checks.test_sound_refusals import ASKS, sound
from tests.conftest import DAY
from tests.shown import SHOWN

Row = Mapping[str, Any]
HERE = Path(__file__).parent
FACTS: dict[str, Row] = yaml.safe_load((HERE / "pairs.yaml").read_text(encoding="utf-8"))
REASONS: dict[str, Row] = yaml.safe_load((HERE / "reasons" / "pairs.yaml").read_text(encoding="utf-8"))
ROWS = [(name, row, "facts") for name, row in FACTS.items()] + [(name, row, "reasons") for name, row in REASONS.items()]
IDS = [name for name, _, _ in ROWS]
ENOUGH = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}


def made(row: Row, side: str, table: str) -> Case:
    """Return the unsound case of a row, or its sound twin."""
    if table == "reasons":
        common = {
            name: value for name, value in row.items() if name not in ("due", "near", "at_least", "wrong", "sound")
        }
        return case_of({**common, **row[side]})
    changes = texts_of(row[side])
    changes = {name: "" if value == "" else value for name, value in changes.items()}
    if "ground" in row:
        return sound(row["ground"], "en", {**SHOWN[row["ground"]], **_blank(changes), "schema": "gcmsgen.case/2"})
    return case_from("pair", Parsed(overlaid(example(row["over"]), _blank(changes)), {}))


def _blank(changes: Any) -> Any:
    from gcmsgen.facts.scalar import Blank

    if isinstance(changes, dict):
        return {name: _blank(value) for name, value in changes.items()}
    return Blank("") if changes == "" else changes


def found(row: Row, side: str, table: str) -> tuple[Finding, ...]:
    case = made(row, side, table)
    return check_case(case, (case.decision and case.decision.date) or DAY)


def noticed(row: Row, findings: tuple[Finding, ...]) -> bool:
    """Say whether a finding that is due stands near the fact that is wrong."""
    near, enough = tuple(row["near"].split("|")), ENOUGH[row.get("at_least", "warning")]
    return any(one.code in row["due"] and one.where.startswith(near) and one.severity in enough for one in findings)


def heard(row: Row, findings: tuple[Finding, ...]) -> list[str]:
    """Return what is said of a sound twin: every error, and the warnings that are due on its unsound twin."""
    asked = ASKS.get(row.get("ground", ""), set())
    looked_at = CODES | {"GCM702"} if "criterion" in row else {one.code for one in findings}
    return [
        f"{one.code} {one.severity.value} {one.where} {one.message.en}"
        for one in findings
        if one.code in looked_at
        and one.code not in asked
        and (one.severity is Severity.ERROR or (one.code in row["due"] and one.severity is Severity.WARNING))
    ]


@pytest.mark.parametrize(("row", "table"), [(row, table) for _, row, table in ROWS], ids=IDS)
def test_what_is_unsound_is_noticed_near_its_fact(row: Row, table: str) -> None:
    findings = found(row, "wrong", table)
    assert noticed(row, findings), [f"{one.code} {one.severity.value} {one.where}" for one in findings]


@pytest.mark.parametrize(("row", "table"), [(row, table) for _, row, table in ROWS], ids=IDS)
def test_its_sound_twin_is_left_alone(row: Row, table: str) -> None:
    assert heard(row, found(row, "sound", table)) == []
