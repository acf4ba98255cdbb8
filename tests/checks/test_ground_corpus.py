"""The cases of the shared folder in which a ground, a step of fairness, a deadline or a permit goes against its own file."""

import csv
from pathlib import Path

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Severity
from tests.conftest import DAY

# The rule that is meant, so that no other finding of the same case stands for it.
BY_KIND = {
    "ground against facts": ("GCM530",),
    "ground against conclusion": ("GCM530",),
    "fairness": ("GCM541", "GCM542", "GCM543"),
    "court deadline": ("GCM550",),
    "inadmissibility": ("GCM531",),
    "exempt from the travel document": ("GCM210",),
    "cultural agreement": ("GCM316",),
}


def test_each_case_of_these_kinds_draws_the_finding_that_is_due_near_its_fact(shared: Path) -> None:
    folder = shared / "corpora" / "decisions"
    with (folder / "expected.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in BY_KIND]
    assert len(rows) >= 13
    missed = [row["case"] for row in rows if not draws(folder, row)]
    assert missed == []


def draws(folder: Path, row: dict[str, str]) -> bool:
    path = folder / f"{row['case']}.yaml"
    case = load_case(path.name, path.read_bytes())
    day = (case.decision and case.decision.date) or DAY
    enough = {Severity.ERROR} if row["at_least"] == "error" else {Severity.ERROR, Severity.WARNING}
    return any(
        found.code in BY_KIND[row["kind"]]
        and found.severity in enough
        and found.where.startswith(tuple(row["near"].split("|")))
        for found in check_case(case, day)
    )
