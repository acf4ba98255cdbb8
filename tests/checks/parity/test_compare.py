"""A fault planted in the words of one language is found under its own code at its place; its twin is found by nobody."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.parity.compare import differences, of_pair
from gcmsgen.checks.parity.pairs import allowed
from gcmsgen.checks.parity.shape import shape
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording.sentences import sentences_of
from gcmsgen.wording.translation_state import Row
from tests.translation.desk import Edit, edited

FR_LETTER, FR_NOTE, FR_REFUSAL, FR_RETURN = ("fr/letter.j2", "fr/note.j2", "fr/letter-refusal.j2", "fr/letter-return.j2")
EN_NOTE, EN_REFUSAL = "en/note.j2", "en/letter-refusal.j2"
CRITERION = 'Conclusion\N{NO-BREAK SPACE}: {% if item.conclusion == "satisfied" %}rempli\n  {%- elif item.conclusion == "not_satisfied" %}non rempli'
SWAPPED = 'Conclusion\N{NO-BREAK SPACE}: {% if item.conclusion == "satisfied" %}non rempli\n  {%- elif item.conclusion == "not_satisfied" %}rempli'
AGREED = 'Conclusion\N{NO-BREAK SPACE}: {% if item.conclusion == "satisfied" %}remplie\n  {%- elif item.conclusion == "not_satisfied" %}non remplie'
PAID = "{%- if offer.fee.amount %}, {{ offer.fee.amount|money }}{% endif %}"
OFFER = "(code {{ offer.noc }} de la Classification nationale des\n  professions), {{ offer.address.city|in_city }}"
WALK = "{% for code in applicant.citizenship %}"

# Each: the sentence, the code, the edits with the fault, the edits of the twin.
PLANTED: dict[str, tuple[str, str, list[Edit], list[Edit]]] = {
    "fact missing": (
        "letter.position", "GCM871",
        [(FR_LETTER, OFFER, OFFER.replace("{{ offer.noc }} ", ""))],
        [(FR_LETTER, OFFER, OFFER.replace("(code {{ offer.noc }} de la", "(code\N{NO-BREAK SPACE}{{ offer.noc }}, selon la"))],
    ),
    "fact renamed": (
        "letter.reference_uci", "GCM871",
        [(FR_LETTER, "{{ application.uci }}", "{{ application.number }}")],
        [(FR_LETTER, "{{ application.uci }}", "{{ application['uci'] }}")],
    ),
    "fact printed twice in place of another": (
        "note.offer", "GCM871",
        [(FR_NOTE, "{{ offer.end|numeric_date }}", "{{ offer.start|numeric_date }}")],
        [(FR_NOTE, "du {{ offer.start|numeric_date }} au\n  {{ offer.end|numeric_date }}",
          "jusqu’au {{ offer.end|numeric_date }} à compter du {{ offer.start|numeric_date }}")],
    ),
    "fact moved between branches": (
        "letter-withdrawal.by_applicant", "GCM871",
        [("fr/letter-withdrawal.j2", "%}vous avez{% else %}{{ decision.withdrawal.by }} a{%",
          "%}{{ decision.withdrawal.by }} a{% else %}vous avez{%")],
        [("fr/letter-withdrawal.j2", "%}vous avez{% else %}", "%}vous-même avez{% else %}")],
    ),
    "fact moved out of its branch": (
        "note.fee_paid", "GCM871",
        [(FR_NOTE, PAID, "{%- if offer.fee.amount %}, montant{% endif %} {{ offer.fee.amount|money }}")],
        [(FR_NOTE, PAID, "{%- if offer.fee.amount %}, montant {{ offer.fee.amount|money }}{% endif %}")],
    ),
    "words of the officer in English": (
        "letter-return.item", "GCM871",
        [(FR_RETURN, "{{ item.fr }}", "{{ item.en }}")],
        [(FR_RETURN, "{{ item.fr }}", "{{ item['fr'] }}")],
    ),
    "French title preferred to none": (
        "letter-refusal.document", "GCM871",
        [(FR_REFUSAL, "{{ (paper.title_fr or paper.title)|quote }}{% if paper.date %}, en date du",
          "{{ (paper.title_fr or paper.id)|quote }}{% if paper.date %}, en date du")],
        [(FR_REFUSAL, "{{ (paper.title_fr or paper.title)|quote }}{% if paper.date %}, en date du",
          "{{ paper.title|quote }}{% if paper.date %}, en date du")],
    ),
    "filter of figures for one of words": (
        "letter.date", "GCM872",
        [(FR_LETTER, "{{ decision.date|long_date }}", "{{ decision.date|numeric_date }}")],
        [(FR_LETTER, "Le {{ decision.date|long_date }}", "En date du {{ decision.date|long_date }}")],
    ),
    "filter dropped": (
        "note.fee_paid", "GCM872",
        [(FR_NOTE, "{{ offer.fee.amount|money }}", "{{ offer.fee.amount }}")],
        [(FR_NOTE, "{{ offer.fee.amount|money }}", "{{ offer['fee']['amount'] | money }}")],
    ),
    "filter of the other language": (
        "letter-refusal.test", "GCM872",
        [(FR_REFUSAL, "Selon {{ cites.test|the_citation }}", "Selon {{ cites.test|short_citation }}")],
        [(FR_REFUSAL, "Selon {{ cites.test|the_citation }}", "Au titre {{ cites.test|of_citation }}")],
    ),
    "condition negated": (
        "note.fee_paid", "GCM873",
        [(FR_NOTE, "{%- if offer.fee.amount %}", "{%- if not offer.fee.amount %}")],
        [(FR_NOTE, "{%- if offer.fee.amount %}", "{%- if not not offer.fee.amount %}")],
    ),
    "condition altered": (
        "letter-withdrawal.by_applicant", "GCM873",
        [("fr/letter-withdrawal.j2", '{% if decision.withdrawal.by == "applicant" %}', '{% if decision.withdrawal.by == "employer" %}')],
        [("fr/letter-withdrawal.j2", '{% if decision.withdrawal.by == "applicant" %}', '{% if "applicant" == decision.withdrawal.by %}')],
    ),
    "condition lost": (
        "letter-refusal.fee_remitted", "GCM873",
        [(FR_REFUSAL, "{% if offer.fee.amount %}, soit {{ offer.fee.amount|money }},{% endif %}", ", soit {{ offer.fee.amount|money }},")],
        [(FR_REFUSAL, "{% if offer.fee.amount %}, soit {{ offer.fee.amount|money }},{% endif %}",
          "{% if offer.fee.amount %} ({{ offer.fee.amount|money }}){% endif %}")],
    ),
    "part of a condition lost": (
        "letter.salutation", "GCM873",
        [(FR_LETTER, '{% if applicant.form_of_address == "ms" and applicant.family_name %}Madame\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Monsieur\n  {%- else %}Madame, Monsieur{% endif %},\n{% endsentence %}',
          '{% if applicant.form_of_address == "ms" %}Madame\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Monsieur\n  {%- else %}Madame, Monsieur{% endif %},\n{% endsentence %}')],
        [(FR_LETTER, '{% if applicant.form_of_address == "ms" and applicant.family_name %}Madame\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Monsieur\n  {%- else %}Madame, Monsieur{% endif %},\n{% endsentence %}',
          '{% if applicant.family_name and applicant.form_of_address == "ms" %}Madame\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Monsieur\n  {%- else %}Madame, Monsieur{% endif %},\n{% endsentence %}')],
    ),
    "branch added": (
        "letter.closing", "GCM873",
        [(FR_LETTER, "mes salutations distinguées", "mes salutations {% if decision.signed %}très {% endif %}distinguées")],
        [(FR_LETTER, "mes salutations distinguées", "mes salutations les meilleures")],
    ),
    "loop changed": (
        "note.citizenship", "GCM873",
        [(FR_NOTE, WALK, "{% for code in applicant.citizenship[:1] %}")],
        [(FR_NOTE, WALK, "{%- for code in applicant['citizenship'] -%}")],
    ),
    "loop over other documents": (
        "note.considered", "GCM873",
        [(FR_NOTE, "{% for paper in item.considered.documents|evidence(documents) -%}", "{% for paper in item.documents|evidence(documents) -%}")],
        [(FR_NOTE, "{% for paper in item.considered.documents|evidence(documents) -%}", "{% for paper in item.considered.documents | evidence(documents) %}")],
    ),
    "words set aside": (
        "letter.signature_office", "GCM873",
        [(FR_LETTER, "{{ office.name }}", "{% set name = office.name %}{{ office.name }}")],
        [(FR_LETTER, "{{ office.name }}", "{{  office.name  }}{# le bureau #}")],
    ),
    "words included": (
        "letter.signature_office", "GCM873",
        [(FR_LETTER, "{{ office.name }}", '{{ office.name }}{% include "fr/note.j2" %}')],
        [(FR_LETTER, "{{ office.name }}", "{{ office.name -}}")],
    ),
    "branches swapped": ("note.conclusion_reached", "GCM874", [(FR_NOTE, CRITERION, SWAPPED)], [(FR_NOTE, CRITERION, AGREED)]),
    "approval for a refusal": (
        "letter-refusal.refused", "GCM874",
        [(FR_REFUSAL, "J’ai refusé la demande.", "J’ai approuvé la demande.")],
        [(FR_REFUSAL, "J’ai refusé la demande.", "Votre demande est refusée.")],
    ),
    "forms of address swapped": (
        "letter.salutation", "GCM874",
        [(FR_LETTER, '{% sentence "salutation" %}\n  {% if applicant.form_of_address == "ms" and applicant.family_name %}Madame\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Monsieur',
          '{% sentence "salutation" %}\n  {% if applicant.form_of_address == "ms" and applicant.family_name %}Monsieur\n  {%- elif applicant.form_of_address == "mr" and applicant.family_name %}Madame')],
        [(FR_LETTER, '{% sentence "salutation" %}\n  {% if', '{% sentence "salutation" %}\n  Bonjour {% if')],
    ),
    "ends of a list swapped": (
        "note.citizenship", "GCM874",
        [(FR_NOTE, '{{ code|country }}{{ "." if loop.last else ", " }}', '{{ code|country }}{{ ", " if loop.last else "." }}')],
        [(FR_NOTE, '{{ code|country }}{{ "." if loop.last else ", " }}', '{{ code|country }}{{- "." if loop.last else ",\N{NO-BREAK SPACE}" }}')],
    ),
    "waiver without a reason": (
        "letter.date", "GCM877",
        [(FR_LETTER, "Le {{ decision.date|long_date }}", "Le {{ decision.date|long_date }}{# gcmsgen: allow GCM872 #}")],
        [(FR_LETTER, "Le {{ decision.date|long_date }}", "Le {{ decision.date|numeric_date }}{# gcmsgen: allow GCM872 -- our stamp #}")],
    ),
    "waiver of nothing": (
        "letter.date", "GCM877",
        [(FR_LETTER, "Le {{ decision.date|long_date }}", "Le {{ decision.date|long_date }}{# gcmsgen: allow GCM872 -- our stamp #}")],
        [(FR_LETTER, "Le {{ decision.date|long_date }}", "Le {{ decision.date|numeric_date }}{#- gcmsgen: allow GCM872 -- our stamp -#}")],
    ),
}  # fmt: skip


def findings(folder: Path, edits: list[Edit]) -> list[Finding]:
    """Return what is found in the pairs of the files that were edited."""
    tree = edited(folder, edits)
    files = {name.partition("/")[2] for name, _, _ in edits}
    english, french = (sentences_of(tree, language) for language in Language)
    pairs = [Row(name, english[name], french[name], None) for name in english if english[name].file[3:] in files]
    return [finding for pair in pairs for finding in of_pair(pair)]


def found(folder: Path, edits: list[Edit]) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in findings(folder, edits)]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(tmp_path: Path, name: str) -> None:
    sentence, code, fault, twin = PLANTED[name]
    assert found(tmp_path / "fault", fault) == [
        (code, sentences_of(TemplateTree(tmp_path / "fault"), Language.FR)[sentence].where)
    ]
    assert found(tmp_path / "twin", twin) == []


def test_a_waiver_lets_nothing_else_through(tmp_path: Path) -> None:
    waived = "Le {{ decision.date|numeric_date }} {{ office.name }}{# gcmsgen: allow GCM872 -- our stamp #}"
    assert [code for code, _ in found(tmp_path, [(FR_LETTER, "Le {{ decision.date|long_date }}", waived)])] == ["GCM871"]


@pytest.mark.parametrize("sentence", allowed())
def test_each_difference_that_is_allowed_is_there(sentence: str) -> None:
    row = allowed()[sentence]
    shapes = (shape(sentences_of(TemplateTree(), one)[sentence].source, one, sentence) for one in Language)
    differs = [only for _, only in differences(*shapes)]
    assert row.reason
    assert {one.partition(" < ")[0] for only in differs for one in only.english} == row.english
    assert {one.partition(" < ")[0] for only in differs for one in only.french} == row.french


@pytest.mark.parametrize("language", Language)
def test_the_shipped_words_have_no_waiver(language: Language) -> None:
    assert [one.id for one in sentences_of(TemplateTree(), language).values() if "gcmsgen:" in one.written] == []


def test_the_message_says_what_each_language_alone_has(tmp_path: Path) -> None:
    _, _, fault, _ = PLANTED["condition altered"]
    (finding,) = findings(tmp_path, fault)
    assert finding.message.en == (
        "The English and the French of letter-withdrawal.by_applicant do not have the same conditions and loops: English alone "
        "has “if decision.withdrawal.by == 'applicant'”; French alone has “if decision.withdrawal.by == 'employer'”."
    )
    assert finding.message.fr.endswith(
        "l’anglais seul a «\N{NO-BREAK SPACE}if decision.withdrawal.by == 'applicant'\N{NO-BREAK SPACE}»; le français seul a "
        "«\N{NO-BREAK SPACE}if decision.withdrawal.by == 'employer'\N{NO-BREAK SPACE}»."
    )
