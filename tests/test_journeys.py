"""Every path of `journeys.yaml` ends in note and letter in both languages, in a refusal by name, or is none for a reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import entry_of, part_of
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.generate import CheckedCase, prepared, rendered
from gcmsgen.language import Language
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.journeys import FAIRNESS, NO_GROUND, Path, codes, paths, rows, said, silent, table, unaccounted, witness
from tests.wording.test_compose import OFFICE

TREE = read_templates()
PATHS = list(paths())
KINDS = sorted({(path.outcome, path.ground) for path in PATHS})
REFUSALS = [(outcome, ground) for outcome, ground in KINDS if outcome == "refuse" and ground != NO_GROUND]


def walked(outcome: str, ground: str) -> list[Path]:
    """Return the paths of an outcome and ground that have a witness."""
    mine = [path for path in PATHS if (path.outcome, path.ground) == (outcome, ground)]
    return [path for path in mine if not rows("cannot", path) and not rows("refused", path)]


def day_of(case: Case) -> date:
    assert case.decision
    assert case.decision.date
    return case.decision.date


def test_every_path_is_accounted_for() -> None:
    assert list(unaccounted(PATHS)) == []
    assert len(PATHS) == 9 * 13 * 3 * 2 * 4
    assert [path for path in PATHS if rows("cannot", path) and rows("refused", path)] == []


@pytest.mark.parametrize("axis", ["outcome", "ground", "made", "instructions", "fairness"])
def test_a_value_that_a_table_gains_has_no_witness_until_a_row_is_written(axis: str) -> None:
    known = Path("refuse", "medical", "outside_canada", "coming_from", "none")
    assert list(unaccounted([known])) == []
    gained = replace(known, **{axis: "gained"})
    assert list(unaccounted([gained])) == [gained]


@pytest.mark.parametrize("part", ["cannot", "refused", "asks", "besides"])
def test_no_row_of_the_table_is_about_nothing(part: str) -> None:
    assert [row for row in table()[part] if not any(path.fits(row) for path in PATHS)] == []
    if part != "besides":
        assert [row for row in table()[part] if not row["because"]] == []


def test_the_rows_of_an_axis_are_those_of_its_table() -> None:
    assert set(table()["grounds"]) == set(grounds())
    assert set(table()["fairness"]) == set(FAIRNESS)


WALKED = [kind for kind in KINDS if walked(*kind)]


@pytest.mark.parametrize(("outcome", "ground"), WALKED, ids="-".join)
def test_a_witness_is_sound_and_its_note_and_letter_say_what_the_path_is_about_in_both_languages(
    outcome: str, ground: str
) -> None:
    for path in walked(outcome, ground):
        checked = CheckedCase(witness(path), day_of(witness(path)), TREE)
        assert {f.code for f in checked.findings if f.severity is not Severity.INFO} == codes("asks", path), path
        for language in Language:
            ids = {sentence for document in ("note", "letter") for sentence in made(checked, document, language)}
            assert said(path) - ids == set(), (path, language)
            assert silent(path) & ids == set(), (path, language)


def made(checked: CheckedCase, document: str, language: Language) -> Iterator[str]:
    """Yield the ids of the sentences of a document, each of which has its words in the text."""
    composed = prepared(checked, document, language)
    text = " ".join(rendered(composed, Format.TXT).data.decode().split())
    for sentence in composed.document.sentences():
        assert " ".join(sentence.text.split()) in text
        yield sentence.id


@pytest.mark.parametrize(("outcome", "ground"), REFUSALS, ids="-".join)
def test_the_letter_on_a_ground_says_the_officers_words_on_it(outcome: str, ground: str) -> None:
    ways = [Path(outcome, ground, made, "coming_from", "none") for made in table()["made"]]
    path = next(path for path in ways if not rows("refused", path))
    for language in Language:
        for document in ("note", "letter"):
            composed = prepared(CheckedCase(witness(path), day_of(witness(path)), TREE), document, language)
            words = table()["grounds"][ground]["reason"][language.value]
            assert any(
                words in sentence.text.replace("\N{NO-BREAK SPACE}", " ") for sentence in composed.document.sentences()
            )


@pytest.mark.parametrize("path", [path for path in PATHS if rows("refused", path)], ids=str)
def test_a_path_that_is_refused_draws_just_the_errors_of_its_rows(path: Path) -> None:
    found = check_case(witness(path), day_of(witness(path)))
    assert {finding.code for finding in found if finding.severity is Severity.ERROR} == codes("refused", path)


@pytest.mark.parametrize("path", [path for path in PATHS if rows("cannot", path)][::7], ids=str)
def test_no_document_of_a_path_that_cannot_be_says_its_ground(path: Path) -> None:
    case = witness(replace(path, fairness="none"))
    for document in ("note", "letter"):
        entry = entry_of(case, document)
        source = Source(entry.id, part_of(case, entry), TREE)
        composed = compose(case, source, language=Language.EN, on=day_of(case), office=OFFICE)
        rests = {fact for sentence in composed.document.sentences() for fact in sentence.facts}
        assert not any(fact.startswith("decision.grounds") for fact in rests)
