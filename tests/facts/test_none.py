"""That there is none is one thing, that nothing is known another, and somebody called None a third: of every text."""

import json
from pathlib import Path

import pytest

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.bulk.table.row import case_of
from gcmsgen.facts.applicant import Applicant
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import canonical_facts
from tests.bulk.table.tables import lines, table
from tests.conftest import case
from tests.test_outcomes import sentences

NONE_STATED, UNKNOWN = "", None
WRITTEN = [
    ("none", NONE_STATED),
    ('"None"', "None"),
    ('"none"', "none"),
    ("None", "None"),
    ("Nonesuch", "Nonesuch"),
]


def applicant(a_case: Case) -> Applicant:
    assert a_case.applicant
    return a_case.applicant


@pytest.mark.parametrize(("written", "held"), WRITTEN)
def test_a_text_of_a_case_file_is_none_or_a_name_or_unknown(written: str, held: str | None) -> None:
    quoted = written if written in ("none", "None", "Nonesuch") else f"'{written}'"
    a_case = load_case("case.yaml", f"applicant: {{given_names: {quoted}, family_name: Suharnop}}".encode())
    assert applicant(a_case).given_names == held
    again = load_case("facts.json", json.dumps(canonical_facts(a_case)).encode())
    assert again == a_case


def test_an_open_text_is_none_too() -> None:
    a_case = load_case("case.yaml", b"offer: {job_title: none, noc: none}")
    assert a_case.offer
    assert (a_case.offer.job_title, a_case.offer.noc, a_case.offer.number) == (NONE_STATED, NONE_STATED, UNKNOWN)


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("None", NONE_STATED),
        ("Aucun", NONE_STATED),
        ("néant", NONE_STATED),
        ('"None"', "None"),
        ("", UNKNOWN),
        ("Nonesuch", "Nonesuch"),
    ],
)
def test_a_word_for_none_in_a_cell_says_that_there_is_none(tmp_path: Path, cell: str, held: str | None) -> None:
    text = lines(["applicant.given_names", "applicant.family_name"], [cell, "Suharnop"])
    [row] = table(tmp_path, text).rows()
    a_case, findings = case_of(row)
    assert findings == ()
    assert a_case
    assert applicant(a_case).given_names == held
    back = {NONE_STATED: "none", "None": '"None"', UNKNOWN: None}
    assert row_of(a_case).get("applicant.given_names") == back.get(held, held)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "names", [{"given_names": "none", "family_name": "Suharnop"}, {"given_names": "Suharnop", "family_name": "none"}]
)
@pytest.mark.parametrize("form", ["ms", "none"])
def test_a_person_of_one_name_is_addressed_by_it(language: Language, names: dict[str, str], form: str) -> None:
    a_case = case(**{f"applicant__{name}": value for name, value in names.items()}, applicant__form_of_address=form)
    said = {sentence.id: sentence.text for sentence in sentences(a_case, "letter", language)}
    addressed = said["letter.salutation"] + said["letter.addressee_name"]
    assert "none" not in addressed
    assert said["letter.addressee_name"] == "Suharnop"
    assert "  " not in addressed
