"""The rules of reasons notice what a reason says wrongly in whatever words, and leave careful reasons alone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from gcmsgen.checks.cases.run import check_case
from gcmsgen.finding import Severity
from gcmsgen.reference.grounds import grounds
from tests.checks.reasons.cases import CODES, case_of, found_in
from tests.conftest import CASES, loaded

FOLDER = Path(__file__).parent
SOUND: Mapping[str, Mapping[str, Any]] = yaml.safe_load((FOLDER / "sound.yaml").read_text(encoding="utf-8"))
ROWS: list[Mapping[str, Any]] = yaml.safe_load((FOLDER / "faults.yaml").read_text(encoding="utf-8"))
FAULTS = [row for row in ROWS if not row.get("sound")]
TWINS = [row for row in ROWS if row.get("sound")]
BY_LANGUAGE = {"GCM561", "GCM563", "GCM564", "GCM565", "GCM566", "GCM570"}
LEAST_SOUND, LEAST_FAULTS = 30, 3


def named(row: Mapping[str, Any]) -> str:
    return f"{row['code']} {row['id']}"


@pytest.mark.parametrize("row", SOUND.values(), ids=SOUND.keys())
def test_nothing_is_found_in_a_careful_reason(row: Mapping[str, Any]) -> None:
    assert [(f.code, f.where, f.message.en) for f in found_in(case_of(row))] == []


@pytest.mark.parametrize("row", TWINS, ids=named)
def test_nothing_is_found_in_the_sound_twin_of_a_fault(row: Mapping[str, Any]) -> None:
    assert [(f.code, f.where, f.message.en) for f in found_in(case_of(row))] == []


@pytest.mark.parametrize("row", FAULTS, ids=named)
def test_a_fault_is_found_in_each_language_where_it_stands(row: Mapping[str, Any]) -> None:
    found = [finding for finding in found_in(case_of(row)) if finding.code == row["code"]]
    assert {finding.severity for finding in found} == {Severity(row.get("severity", "warning"))}
    assert all(finding.where.startswith(row["near"]) for finding in found)
    if row["code"] in BY_LANGUAGE:
        assert {finding.where.rsplit(".", 1)[-1] for finding in found} == {"en", "fr"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_found_in_the_reasons_of_an_example(path: Path) -> None:
    case = loaded(path)
    assert case.decision
    assert case.decision.date
    assert [f.code for f in check_case(case, case.decision.date) if f.code in CODES] == []


def test_the_precision_over_sound_reasons_is_whole() -> None:
    noisy = {name: [f.code for f in found_in(case_of(row))] for name, row in SOUND.items()}
    silent = sum(not codes for codes in noisy.values())
    texts = 2 * len(SOUND)
    assert silent == len(SOUND), f"{silent} of {len(SOUND)} sound cases ({texts} texts) are silent: {noisy}"
    assert len(SOUND) >= LEAST_SOUND


def test_careful_reasons_stand_on_every_ground_and_each_rule_has_three_faults_and_a_twin() -> None:
    grounded = {row.get("ground") or case_of(row).decision.grounds[0] for row in SOUND.values()}  # type: ignore[union-attr]
    assert grounded == set(grounds())
    for code in {row["code"] for row in ROWS}:
        assert sum(row["code"] == code for row in FAULTS) >= LEAST_FAULTS, code
        assert any(row["code"] == code for row in TWINS), code
