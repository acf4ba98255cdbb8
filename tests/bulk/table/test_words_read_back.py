"""The closed words of a table: each is read back as itself, in its field, in both languages."""

from collections import defaultdict
from pathlib import Path

import pytest

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import key
from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.words import forms_of, known_words, shown_word, words_read
from gcmsgen.bulk.template_columns import TemplateColumn, shown_value
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.kind import NONE
from gcmsgen.language import Language
from tests.bulk.table.tables import lines

CLOSED = [field for field in table_fields() if known_words(field) and field.place != ("schema",)]
FIELDS = pytest.mark.parametrize("field", CLOSED, ids=lambda field: field.dotted)
# What an office reads for the words that decide a case, in full; a new word is added here, in both languages. A name that slips to
# another row changes a decision.
NAMES = {
    "approve": ("Approve", "Approuver"),
    "refuse": ("Refuse", "Refuser"),
    "request_documents": ("Request documents", "Demander des documents"),
    "fairness": ("Fairness letter", "Lettre d’équité"),
    "correct": ("Correct", "Corriger"),
    "return_incomplete": ("Return as incomplete", "Retourner comme incomplète"),
    "withdrawn": ("Withdrawn", "Retirée"),
    "reroute": ("Re-route", "Réorienter"),
    "hold": ("Hold", "Mettre en attente"),
    "reciprocity": ("Reciprocity", "Réciprocité"),
    "offer_not_genuine": ("Offer not genuine", "Offre non authentique"),
    "will_not_leave": ("Will not leave Canada", "Ne quittera pas le Canada"),
    "unable_to_work": ("Unable to do the work", "Incapable d’exercer l’emploi"),
    "past_breach": ("Past breach", "Manquement antérieur"),
    "offer_or_fee_late": ("Offer or fee late", "Offre ou frais tardifs"),
    "employer_ineligible": ("Employer ineligible", "Employeur inadmissible"),
    "labour_dispute": ("Labour dispute", "Conflit de travail"),
    "medical": ("Medical examination", "Visite médicale"),
    "inadmissible": ("Inadmissible", "Interdit de territoire"),
    "not_produced": ("Documents not produced", "Documents non produits"),
    "no_right_to_apply": ("No right to apply", "Aucun droit de présenter la demande"),
    "satisfied": ("Satisfied", "Établi"),
    "not_satisfied": ("Not satisfied", "Non établi"),
    "not_assessed": ("Not assessed", "Non évalué"),
    "insufficiency": ("Insufficiency", "Insuffisance"),
    "credibility": ("Credibility", "Crédibilité"),
    "extrinsic_evidence": ("Extrinsic evidence", "Preuve extrinsèque"),
    "misrepresentation": ("Misrepresentation", "Fausses déclarations"),
}
DECIDING = ("decision.outcome", "decision.grounds.#", "assessment.#.conclusion", "assessment.#.concern")


@FIELDS
def test_every_form_of_a_word_is_read_as_that_word(field: CaseField) -> None:
    read = words_read(field)
    forms = [(word, form) for word in known_words(field) for form in forms_of(field, word)]
    assert [(word, read[form], read[key(form)]) for word, form in forms] == [(word, word, word) for word, _ in forms]


@FIELDS
def test_no_two_words_share_a_form(field: CaseField) -> None:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for word in known_words(field):
        for form in forms_of(field, word):
            words[key(form)].add(word)
    assert {form: found for form, found in words.items() if len(found) > 1} == {}


@FIELDS
@pytest.mark.parametrize("language", list(Language))
def test_what_a_workbook_shows_is_read_from_a_table_as_the_same_word(
    field: CaseField, language: Language, tmp_path: Path
) -> None:
    column = TemplateColumn(field, (1,) * field.lists)
    path = tmp_path / "cases.csv"
    shown = [shown_value(field, word, language) for word in known_words(field)]
    path.write_text(lines(["application.number", column.heading(language)], *(["W1", text] for text in shown)))
    table = open_table(path)
    assert table.problems == ()
    assert [value(row, field) for row in table.rows()] == list(known_words(field))


def value(row: CaseRow, field: CaseField) -> object:
    """Return what a row says of a field, in the first item of each list; `none` where it says that a list is empty."""
    part: object = row.tree
    for name in field.place:
        if isinstance(part, list):
            part = part[0] if part else NONE
        elif isinstance(part, dict):
            part = part[name]
    return NONE if part == [] else part


def test_the_words_that_decide_a_case_bear_their_own_names() -> None:
    for field in CLOSED:
        if field.dotted in DECIDING:
            for word in set(known_words(field)) - {NONE}:
                assert tuple(shown_word(field, word).of(language) for language in Language) == NAMES[word]


def test_those_are_all_the_words_that_decide_a_case() -> None:
    fields = [field for field in CLOSED if field.dotted in DECIDING]
    assert len(fields) == len(DECIDING)
    assert {word for field in fields for word in known_words(field)} - {NONE} == set(NAMES)


@FIELDS
def test_every_word_has_a_name_in_both_languages(field: CaseField) -> None:
    assert [
        word for word in known_words(field) for language in Language if shown_word(field, word).of(language) == word
    ] == []
