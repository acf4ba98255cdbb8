"""What the page shows of a case, without a page: findings parted, documents drafted with their gaps, corrections that converge."""

import re
from typing import Any

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.parted import ToDo, parted, to_do
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import parse_text
from gcmsgen.finding import Finding, Severity, blocks
from gcmsgen.generate import CheckedCase, drafted
from gcmsgen.language import Language, Text
from gcmsgen.web.conditions import condition
from gcmsgen.web.controls import Control, Speech, part_fieldsets
from gcmsgen.web.live import applied, corrections, live
from gcmsgen.web.plain import field_name, plainly
from gcmsgen.web.words import WORDS
from tests.conftest import CASES, DAY, ROOT

TREES = {path.stem: dict(parse_text("-", path.read_text(encoding="utf-8")).tree) for path in CASES}


def shown(tree: Any) -> Any:
    return live(tree, read_templates(), DAY)


@pytest.mark.parametrize("name", TREES)
def test_an_example_is_drafted_without_a_gap_in_both_languages(name: str) -> None:
    now = shown(TREES[name])
    assert now.unfit == ()
    assert "note" in now.documents
    assert [gap for made in now.documents.values() for composed in made.values() for gap in composed.gaps] == []


def test_a_draft_keeps_the_place_of_a_sentence_that_lacks_a_fact_and_refuses_nothing() -> None:
    case = Case.model_validate({"application": {"number": "W1"}, "decision": {"outcome": "refuse"}})
    made = drafted(CheckedCase(case, DAY, read_templates()), "letter")
    for composed in made.values():
        empty = [one for one in composed.document.sentences() if not one.text and one.facts]
        assert {(gap.sentence, gap.fact) for gap in composed.gaps} >= {(one.id, one.facts[0]) for one in empty}
        assert "decision.date" in {one.facts[0] for one in empty}
    assert [s.id for s in made[Language.EN].document.sentences()] == [
        s.id for s in made[Language.FR].document.sentences()
    ]


PARTED = {
    "an error where a value stands": (Severity.ERROR, "offer.noc", ToDo.WRONG),
    "an error where nothing stands": (Severity.ERROR, "offer.teer", ToDo.TO_ENTER),
    "a warning where nothing stands": (Severity.WARNING, "decision.date", ToDo.TO_ENTER),
    "a warning where a value stands": (Severity.WARNING, "offer.noc", ToDo.TO_CONSIDER),
    "an information": (Severity.INFO, "offer.teer", ToDo.TO_CONSIDER),
    "a list that is empty": (Severity.ERROR, "assessment", ToDo.TO_ENTER),
    "an item of a list": (Severity.ERROR, "documents.1.id", ToDo.WRONG),
    "an item that is not there": (Severity.ERROR, "documents.2.id", ToDo.TO_ENTER),
    "a text that is none": (Severity.ERROR, "offer.portal_exempt", ToDo.WRONG),
    "no": (Severity.ERROR, "application.order_in_council", ToDo.WRONG),
}


@pytest.mark.parametrize("name", PARTED)
def test_findings_are_parted_by_what_they_ask_for(name: str) -> None:
    facts = {
        "offer": {"noc": "21223", "portal_exempt": "none"},
        "documents": [{"id": "E1"}],
        "application": {"order_in_council": "no"},
    }
    severity, where, expected = PARTED[name]
    finding = Finding("GCM000", severity, where, Text("", ""), Text("", ""))
    case = Case.model_validate(facts)
    assert to_do(finding, case) is expected
    assert parted([finding], case)[expected] == (finding,)


def test_a_value_that_does_not_fit_is_set_aside_and_blocks() -> None:
    tree = applied(TREES["02-refuse-wrong-country"], [])
    tree["decision"] = {**tree["decision"], "date": "soon"}  # type: ignore[dict-item]
    now = shown(tree)
    assert [one.where for one in now.unfit] == ["decision.date"]
    assert now.blocked
    assert now.outcome == "refuse"


def test_a_tree_of_another_form_is_refused() -> None:
    with pytest.raises(CaseFileError):
        shown({"applicatoin": {}})


@pytest.mark.parametrize("name", ["04-block-saint-john", "09a-block-mixed-occupations"])
def test_whichever_correction_is_taken_no_cleared_finding_comes_back(name: str) -> None:
    """Every way through the corrections that are offered ends, and never meets a finding that an earlier step cleared."""
    waiting: list[tuple[Any, frozenset[tuple[str, str]]]] = [(TREES[name], frozenset())]
    steps = 0
    while waiting and steps < 60:
        tree, cleared = waiting.pop()
        found = shown(tree).findings[ToDo.WRONG]
        now = {(one.code, one.where) for one in found}
        assert not now & cleared
        for finding in found:
            for changes in corrections(finding):
                steps += 1
                after = applied(tree, changes)
                left = {(one.code, one.where) for one in shown(after).findings[ToDo.WRONG]}
                waiting.append((after, cleared | (now - left)))
    assert not waiting


def test_plain_names_and_words() -> None:
    message = "Correct record.destination.city, or choose not_satisfied; gcmsgen/web stays."
    assert plainly(message, Language.EN) == (
        "Correct “Destination in the record – City”, or choose “Not satisfied”; gcmsgen/web stays."
    )
    assert field_name("decision.permit.reason.en", Language.FR).endswith("En anglais")
    assert condition("outline/note.j2:13", Language.EN) == ""


def test_blocked_is_what_blocks() -> None:
    for tree in TREES.values():
        now = shown(tree)
        assert now.blocked is blocks(now.checked.findings)


def test_a_day_that_does_not_fit_is_wrong_and_not_also_unknown() -> None:
    tree = dict(TREES["02-refuse-wrong-country"])
    tree["decision"] = {**tree["decision"], "date": "2026-02-31"}
    now = shown(tree)
    assert [one.where for one in now.unfit] == ["decision.date"]
    assert "decision.date" not in {one.where for one in now.findings[ToDo.TO_ENTER]}


def test_the_name_of_a_list_of_values_is_its_own() -> None:
    assert plainly("Correct decision.grounds.", Language.EN) == "Correct “Grounds of refusal”."
    assert field_name("assessment.1.documents", Language.FR) == "Évaluation 1 – Documents"


def test_it_is_told_at_the_field_that_other_words_of_what_was_lacking_are_printed_nowhere() -> None:
    (assessment,) = part_fieldsets("assessment", TREES["02-refuse-wrong-country"], Speech(Language.EN, Language.EN))
    hints = {part.name: part.hint for part in assessment.rows[0].parts if isinstance(part, Control) and part.hint}
    assert set(hints) == {"assessment.1.missing"}
    assert "formal_agreement, positions_in_country. Any other word is printed nowhere" in hints["assessment.1.missing"]


def test_every_question_that_an_outline_asks_is_said_in_words() -> None:
    asked = {
        match[1]
        for path in sorted((ROOT / "templates" / "outline").glob("*.j2"))
        for said in re.finditer(r"{% say .*? %}", path.read_text(encoding="utf-8"))
        for match in re.finditer(
            r"[\w.]+\|(\w+)(?:\([^()]*\))?",
            said[0].partition(" when ")[2].partition(" with ")[0].partition(" cites ")[0],
        )
    }
    assert len(asked) > 15
    assert {name for name in asked if f"asked_{name}" not in WORDS} == set()
