"""The decisions of the shared corpus whose reasons go against their own file are noticed at the place that is named."""

import csv
from pathlib import Path

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Severity
from tests.checks.reasons.cases import CODES

# What the corpus says of kinds that compare reasons with the file; the others compare facts with facts.
DUE = {
    "au_positions_ignored": "GCM564",
    "doc_never_considered": "GCM567",
    "english_in_fr_reason": "GCM572",
    "formal_agreement_reason": "GCM566",
    "fr_bad_officer_words2": "GCM571",
    "generic_with_year": "GCM565",
    "guidance_as_law": "GCM566",
    "other_persons_name_in_reason": "GCM561",
    "reason_against_conclusion": "GCM563",
    "veiled_credibility": "GCM570",
    "wrong_facts_in_reason": "GCM561",
}


@pytest.mark.parametrize(("name", "code"), DUE.items(), ids=DUE.keys())
def test_what_is_due_is_found_near_the_fact_that_is_named(name: str, code: str, shared: Path) -> None:
    folder = shared / "corpora" / "decisions"
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["case"] == name)
    case = load_case(name, (folder / f"{name}.yaml").read_bytes())
    assert case.decision
    assert case.decision.date
    least = {Severity.ERROR} if row["at_least"] == "error" else {Severity.ERROR, Severity.WARNING}
    near = tuple(row["near"].split("|"))
    found = [finding for finding in check_case(case, case.decision.date) if finding.code in CODES]
    assert code in {finding.code for finding in found if finding.severity in least and finding.where.startswith(near)}
