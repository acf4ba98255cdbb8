"""Each case of the shared folder of decisions draws at least the finding that is due, near the fact that it is about."""

import csv
import os
from pathlib import Path

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Severity
from tests.conftest import DAY

FOLDER = Path(os.environ.get("GCMSGEN_SHARED", "")) / "corpora" / "decisions"
ENOUGH = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}
# The rule that is meant for each kind, so that no other finding of the same case stands for it.
MEANT = {
    "ground against facts": {"GCM530"},
    "ground against conclusion": {"GCM530"},
    "reason against conclusion": {"GCM563"},
    "named, and not in the file": {"GCM561"},
    "reason against rows": {"GCM564"},
    "fairness": {"GCM541", "GCM542", "GCM543"},
    "veiled credibility": {"GCM570"},
    "court deadline": {"GCM550"},
    "inadmissibility": {"GCM531"},
    "formula": {"GCM565"},
    "guidance misread": {"GCM566"},
    "evidence not shown to have been read": {"GCM567"},
    "exempt from the travel document": {"GCM210"},
    "words of the officer": {"GCM571", "GCM572"},
    "cultural agreement": {"GCM316"},
}


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, none where the shared folder is not here: `test_every_case_has_a_row` then tells."""
    path = FOLDER / "expected.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["case"])
def test_the_finding_that_is_due_is_drawn_near_its_fact(row: dict[str, str]) -> None:
    path = FOLDER / f"{row['case']}.yaml"
    case = load_case(path.name, path.read_bytes())
    found = check_case(case, (case.decision and case.decision.date) or DAY)
    near = [finding for finding in found if finding.where.startswith(tuple(row["near"].split("|")))]
    due = [finding.code for finding in near if finding.severity in ENOUGH[row["at_least"]]]
    assert MEANT[row["kind"]] & set(due), [f"{f.code} {f.severity.value} {f.where}" for f in found]


def test_every_case_has_a_row(shared: Path) -> None:
    """The reason that stands in three decisions is found across cases alone, and has no row."""
    cases = {path.stem for path in (shared / "corpora" / "decisions").glob("*.yaml")}
    assert {row["case"] for row in rows()} == cases
    assert {row["kind"] for row in rows()} == set(MEANT)
