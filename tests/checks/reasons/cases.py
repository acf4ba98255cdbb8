"""Build the cases of these tests: an example case with one conclusion that decides it, worded as a row of a table says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from gcmsgen.checks.cases.reasons import (
    condition_elsewhere,
    considers_nothing,
    document_not_considered,
    document_not_listed,
    guidance_misread,
    language_wrong,
    languages_disagree,
    not_in_the_file,
    reason_against_conclusion,
    reason_is_formula,
    rows_contradict,
    veiled_credibility,
    words_unfit,
)
from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed, Tree
from gcmsgen.facts.yaml_file import parse_yaml
from gcmsgen.finding import Finding
from tests.conftest import ROOT

ROOM = (
    not_in_the_file,
    condition_elsewhere,
    reason_against_conclusion,
    rows_contradict,
    reason_is_formula,
    guidance_misread,
    document_not_considered,
    document_not_listed,
    considers_nothing,
    veiled_credibility,
    words_unfit,
    language_wrong,
    languages_disagree,
)
CODES = frozenset(module.RULE.code for module in ROOM) | {"GCM516"}
GROUND_OF = {
    "offer_and_fee_in_time": "offer_or_fee_late",
    "employer_eligible": "employer_ineligible",
}


def example(name: str) -> dict[str, Tree]:
    """Return the tree of an example case."""
    path = ROOT / "fixtures" / "cases" / f"{name}.yaml"
    return parse_yaml(path.name, path.read_text(encoding="utf-8")).tree


def texts_of(written: Any) -> Any:
    """Return what a YAML table holds as a case file has it: text throughout, no-break spaces as themselves."""
    if isinstance(written, Mapping):
        return {str(key): texts_of(value) for key, value in written.items()}
    if isinstance(written, list):
        return [texts_of(value) for value in written]
    return {True: "yes", False: "no"}.get(written, str(written).replace("⍽", "\N{NO-BREAK SPACE}"))


def case_of(row: Mapping[str, Any]) -> Case:
    """Return the case of a row; its conclusion replaces that of the example on the same criterion, or is added."""
    row = texts_of(yaml.safe_load(yaml.safe_dump(dict(row))))
    tree = overlaid(example(row["over"]), row.get("changes", {}))
    criterion = row["criterion"]
    entries = [dict(one) for one in tree["assessment"]]  # type: ignore[union-attr, call-overload, arg-type]
    own = next((one for one in entries if one["criterion"] == criterion), {"criterion": criterion})
    if own not in entries:
        entries.append(own)
    own |= {
        "conclusion": row.get("conclusion", "not_satisfied"),
        "concern": row.get("concern", own.get("concern", "insufficiency")),
    }
    own |= {name: row[name] for name in ("documents", "considered", "facts", "missing") if name in row}
    own["reason"] = {language: row[language] for language in ("en", "fr") if language in row}
    own.setdefault("considered", _CONSIDERED)
    decision = dict(tree["decision"])  # type: ignore[call-overload, arg-type]
    decision["grounds"] = [row.get("ground", GROUND_OF.get(criterion, "reciprocity"))]
    return case_from("row", Parsed(tree | {"assessment": entries, "decision": decision}, {}))


_CONSIDERED: Tree = {
    "documents": [],
    "en": "No document points the other way.",
    "fr": "Aucun document ne va dans l’autre sens.",
}


def found_in(case: Case) -> list[Finding]:
    """Return what the rules of reasons find in a case."""
    day: date = case.decision.date  # type: ignore[union-attr, assignment]
    return [finding for finding in check_case(case, day) if finding.code in CODES]
