"""A new case file asks for what its outcome needs, and its own examples make a case that is clean and that renders."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import called_for
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.assessment import Assessment
from gcmsgen.facts.decision import Correction
from gcmsgen.facts.load import load_case, parse_text
from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.starter import asked_fields, starter
from gcmsgen.finding import Severity
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from tests.conftest import CASES, EXAMPLE, Result, facts_of, loaded

TREE = read_templates()
EVERY = pytest.mark.parametrize("outcome", list(outcomes()))
BOTH = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


def filled(text: str) -> str:
    """Return a new file in which each empty value is the example of the comment above it, as a person would copy it."""
    return re.sub(r"(# (?:.*)Ex[ae]mple\N{NO-BREAK SPACE}?: (.*)\n *[a-z_]+:)(?=\n)", r"\1 \2", text)


@EVERY
@BOTH
def test_a_new_file_filled_with_its_own_examples_is_clean_and_renders(outcome: str, language: Language) -> None:
    case = load_case("new.yaml", filled(starter(outcome, language).text).encode())
    assert case.decision is not None
    assert case.decision.date is not None
    found = check_case(case, case.decision.date)
    # What a correction notice corrects differs from the offer, and the notice says so.
    corrected = case.decision.correction.field if isinstance(case.decision.correction, Correction) else None
    assert [f.line(Language.EN) for f in found if f.severity is not Severity.INFO and f.where != corrected] == []
    assert case.application is not None
    assert case.application.language == language.value
    for document in called_for(case):
        for written in Language:
            generate(case, document=document, form=Format.TXT, on=case.decision.date, tree=TREE, language=written)


@EVERY
def test_a_new_file_says_no_more_than_the_outcome_and_the_names_of_what_it_lists(outcome: str) -> None:
    said = starter(outcome, Language.EN)
    assert said.tree == parse_text("new.yaml", said.text).tree
    case = load_case("new.yaml", said.text.encode())
    stated = case.model_dump(mode="json", exclude_unset=True, by_alias=True)
    assert {name: value for name, value in stated["decision"].items() if isinstance(value, str)} == {"outcome": outcome}
    kept = {
        (name, key)
        for name in ("assessment", "documents")
        for item in stated.get(name, [])
        for key in item
        if item[key]
    }
    assert kept <= {("assessment", "criterion"), ("documents", "id")}


@EVERY
def test_every_fact_that_the_documents_of_an_outcome_print_is_asked_for(outcome: str) -> None:
    asked = {".".join(field.path) for field in asked_fields(outcome)}
    assert set(outcomes()[outcome].needs) <= asked


def test_fields_that_an_outcome_does_not_need_are_not_asked_for() -> None:
    asked = {".".join(field.path) for field in asked_fields("withdrawn")}
    assert asked.isdisjoint({"decision.permit.from", "assessment", "reciprocity.outbound", "decision.grounds"})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_facts_of_another_case_are_kept_and_its_decision_is_not(path: Path) -> None:
    source = facts_of(path)
    made = starter("refuse", Language.EN, source)
    before, after = loaded(path), load_case("new.yaml", made.text.encode())
    for part in ("application", "record", "offer", "applicant", "programme", "documents"):
        assert getattr(after, part) == getattr(before, part), part
    assert set(before.assessment) <= set(after.assessment)
    assert after.decision is not None
    assert before.decision is not None
    assert (after.decision.officer, after.decision.outcome) == (before.decision.officer, "refuse")
    assert (after.decision.date, after.decision.grounds, after.decision.permit) == (None, (), None)


@pytest.mark.parametrize(
    "value",
    [
        '"None"',
        "2 Road #4",
        "it: is",
        'a"b\\c',
        "'q",
        "no",
        "~",
        "a\nb",
        "é\N{NO-BREAK SPACE}😀\x85",
        "[x]",
        "- x",
        "a, b",
    ],
    ids=repr,
)
def test_a_text_is_written_so_that_it_is_read_again_as_it_was(value: str) -> None:
    made = starter("hold", Language.EN, {"applicant": {"given_names": value, "address": {"lines": [value, "x"]}}})
    applicant = made.tree["applicant"]
    assert isinstance(applicant, dict)
    assert (applicant["given_names"], applicant["address"]) == (value, applicant["address"] | {"lines": [value, "x"]})


def test_a_known_none_gives_way_to_what_the_outcome_is_about_and_an_empty_value_is_asked_for() -> None:
    made = starter("fairness", Language.EN, {"fairness_letter": "none", "record": {"noc": Blank(), "case_type": "52"}})
    assert made.tree["fairness_letter"] == {
        "sent": "",
        "due": "",
        "concerns": [{"criterion": "reciprocity_in_country", "concern": ""}],
    }
    assert made.tree["record"] == {
        "destination": {"city": "", "province": ""},
        "noc": "",
        "exemption_code": "",
        "case_type": "52",
    }


def test_the_command_writes_a_file_once_in_the_language_asked_for(run: Callable[..., Result], tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert run("new --outcome hold --lang fr -o", new).talk == (
        f"{new}\N{NO-BREAK SPACE}: écrivez chaque valeur après son deux-points, puis\N{NO-BREAK SPACE}: gcmsgen check {new}\n"
    )
    assert (
        new.read_text(encoding="utf-8") == starter("hold", Language.FR).text == run("new --outcome hold --lang fr").out
    )
    assert run("new --outcome refuse -o", new).code == 2
    assert run("new --outcome refuse --from", EXAMPLE).out == starter("refuse", Language.EN, facts_of(EXAMPLE)).text
    assert run("new --outcome refuse --from nowhere.yaml").code == 2


def test_evidence_of_which_a_new_file_says_nothing_is_unknown() -> None:
    left = {"en": "", "fr": "", "documents": []}
    assert Assessment.model_validate({"considered": left}).considered is None
    for kept in ({**left, "en": "The letter says the contrary."}, {**left, "documents": ["E3"]}):
        assert Assessment.model_validate({"considered": kept}).considered
