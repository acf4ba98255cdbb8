"""A fault planted in the words of one language is found under its own code at its place; its twin is found by nobody."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.parity.compare import differences, of_pair, unplaced
from gcmsgen.checks.parity.pairs import allowed, english_filters
from gcmsgen.checks.parity.shape import shape
from gcmsgen.checks.parity.waiver import waived
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording import english, french
from gcmsgen.wording.sentences import sentences_in, sentences_of
from gcmsgen.wording.translation_state import BilingualSentence
from tests.translation.desk import reworded

TITLE = "(paper.title_fr or paper.title)|quote"
WALK = "for paper in item.considered.documents|evidence(documents) -%}"
BY = 'decision.withdrawal.by == "applicant"'
OURS = "{# gcmsgen: allow GCM872 -- our stamp #}"

# Each: the code, the sentence, what of its French is replaced, by what as a fault, by what as its twin.
PLANTED = {
    "fact missing": (
        "GCM871", "letter.position", "(code {{ offer.noc }} de la", "(code de la", "(code {{ offer.noc }}, selon la",
    ),
    "fact renamed": (
        "GCM871", "letter.reference_uci", "{{ application.uci }}", "{{ application.number }}", "{{ application['uci'] }}",
    ),
    "fact printed twice in place of another": (
        "GCM871", "note.offer", "du {{ offer.start|numeric_date }} au {{ offer.end|numeric_date }}",
        "du {{ offer.start|numeric_date }} au {{ offer.start|numeric_date }}",
        "jusqu’au {{ offer.end|numeric_date }} à compter du {{ offer.start|numeric_date }}",
    ),
    "fact moved between branches": (
        "GCM871", "letter-withdrawal.by_applicant", "%}vous avez{% else %}{{ decision.withdrawal.by }} a{%",
        "%}{{ decision.withdrawal.by }} a{% else %}vous avez{%",
        "%}vous-même avez{% else %}{{ decision.withdrawal.by }} a{%",
    ),
    "fact moved out of its branch": (
        "GCM871", "note.fee_paid", ", {{ offer.fee.amount|money }}{% endif %}",
        ", montant{% endif %} {{ offer.fee.amount|money }}", ", montant {{ offer.fee.amount|money }}{% endif %}",
    ),
    "words of the officer in English": (
        "GCM871", "letter-return.item", "{{ item.fr }}", "{{ item.en }}", "{{ item['fr'] }}",
    ),
    "number in place of the title": (
        "GCM871", "letter-refusal.document", TITLE, "(paper.title_fr or paper.id)|quote", "paper.title|quote",
    ),
    "figures in place of words": (
        "GCM872", "letter.date", "Le {{ decision.date|long_date }}", "Le {{ decision.date|numeric_date }}",
        "En date du {{ decision.date|long_date }}",
    ),
    "filter dropped": (
        "GCM872", "note.fee_paid", "{{ offer.fee.amount|money }}", "{{ offer.fee.amount }}",
        "{{ offer['fee']['amount'] | money }}",
    ),
    "filter that the other language does not have": (
        "GCM872", "letter-refusal.test", "Selon {{ cites.test|the_citation }}", "Selon {{ cites.test|short_citation }}",
        "Au titre {{ cites.test|of_citation }}",
    ),
    "condition negated": (
        "GCM873", "note.fee_paid", "if offer.fee.amount", "if not offer.fee.amount", "if not not offer.fee.amount",
    ),
    "condition altered": (
        "GCM873", "letter-withdrawal.by_applicant", BY, 'decision.withdrawal.by == "employer"',
        '"applicant" == decision.withdrawal.by',
    ),
    "condition lost": (
        "GCM873", "letter-refusal.fee_remitted",
        "{% if offer.fee.amount %}, soit {{ offer.fee.amount|money }},{% endif %}", ", soit {{ offer.fee.amount|money }},",
        "{% if offer.fee.amount %} ({{ offer.fee.amount|money }}){% endif %}",
    ),
    "branch added": (
        "GCM873", "letter.closing", "mes salutations", "{% if decision.signed %}mes{% endif %} salutations", "nos salutations",
    ),
    "loop over a part": (
        "GCM873", "note.citizenship", "in applicant.citizenship %}", "in applicant.citizenship[:1] %}",
        "in applicant['citizenship'] -%}",
    ),
    "loop over other documents": (
        "GCM873", "note.weighed", WALK, WALK.replace("considered.", ""), WALK.replace("|", " | "),
    ),
    "words set aside": (
        "GCM873", "letter.signature_office", "{{", "{% set name = office.name %}{{", "{# le bureau #}{{",
    ),
    "words included": (
        "GCM873", "letter.signature_office", "}}", '}}{% include "fr/note.j2" %}', "-}}",
    ),
    "branches swapped": (
        "GCM874", "note.conclusion_reached", '%}rempli{% elif item.conclusion == "not_satisfied" %}non rempli',
        '%}non rempli{% elif item.conclusion == "not_satisfied" %}rempli',
        '%}remplie{% elif item.conclusion == "not_satisfied" %}non remplie',
    ),
    "approval for a refusal": (
        "GCM874", "letter-refusal.refused", "J’ai refusé", "J’ai approuvé", "J’ai pris la décision de refus visant",
    ),
    "ends of a list swapped": (
        "GCM874", "note.citizenship", '"." if loop.last else ", "', '", " if loop.last else "."',
        '"." if loop.last else ",\N{NO-BREAK SPACE}"',
    ),
    "waiver without a reason": (
        "GCM877", "letter.date", "|long_date }}", "|long_date }}{# gcmsgen: allow GCM872 #}", "|numeric_date }}" + OURS,
    ),
    "waiver of nothing": (
        "GCM877", "letter.date", "|long_date }}", "|long_date }}" + OURS, "|numeric_date }}{#- gcmsgen: allow GCM872 -- so -#}",
    ),
}  # fmt: skip


GREETING = (
    '{% if applicant.form_of_address == "ms" and applicant.family_name %}Ms. {{ applicant.family_name }} {%- '
    'elif applicant.form_of_address == "mr" and applicant.family_name %}Mr. {{ applicant.family_name }} {%- '
    "else %}{{ applicant|full_name }}{% endif %}"
)
IS_MS = 'applicant.form_of_address == "ms" and applicant.family_name'

# The same of a greeting that names the person in both languages, which no shipped sentence does.
GREETED = {
    "part of a condition lost": (
        "GCM873", IS_MS, 'applicant.form_of_address == "ms"', 'applicant.family_name and applicant.form_of_address == "ms"',
    ),
    "forms of address swapped": ("GCM874", "%}Madame {{", "%}Monsieur {{", "%}Bonjour Madame {{"),
}  # fmt: skip


def findings(folder: Path, sentence: str, before: str, after: str) -> list[Finding]:
    """Return what is found in the sentences of one French file once one of them reads otherwise."""
    tree = reworded(folder, Language.FR, sentence, before, after)
    one, other = (sentences_of(tree, language) for language in Language)
    pairs = [BilingualSentence(name, one[name], other[name], None) for name in one]
    file = other[sentence].file
    return [
        finding for pair in pairs if pair.french and pair.french.file == file for finding in waived(pair, of_pair(pair))
    ]


def found(folder: Path, sentence: str, before: str, after: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in findings(folder, sentence, before, after)]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(tmp_path: Path, name: str) -> None:
    code, sentence, before, fault, twin = PLANTED[name]
    place = sentences_of(read_templates(), Language.FR)[sentence].where
    assert found(tmp_path / "fault", sentence, before, fault) == [(code, place)]
    assert found(tmp_path / "twin", sentence, before, twin) == []


def greeted(english: str, french: str) -> list[tuple[str, str]]:
    """Return what is found in a sentence of a small template of its own."""
    one, other = (
        next(iter(sentences_in(f'{{% sentence "greeting" %}}{words}{{% endsentence %}}', f"{language.value}/small.j2")))
        for language, words in zip(Language, (english, french), strict=True)
    )
    pair = BilingualSentence(one.id, one, other, None)
    return [(finding.code, finding.where) for finding in waived(pair, of_pair(pair))]


@pytest.mark.parametrize("name", GREETED)
def test_a_fault_planted_in_a_greeting_is_found_alone_and_its_twin_is_not(name: str) -> None:
    code, before, fault, twin = GREETED[name]
    french = GREETING.replace("Ms.", "Madame").replace("Mr.", "Monsieur")
    assert before in french
    assert greeted(GREETING, french) == []
    assert greeted(GREETING, french.replace(before, fault)) == [(code, "fr/small.j2:1:1")]
    assert greeted(GREETING, french.replace(before, twin)) == []


def test_a_waiver_lets_nothing_else_through(tmp_path: Path) -> None:
    place = sentences_of(read_templates(), Language.FR)["letter.date"].where
    after = "|numeric_date }} {{ office.name }}" + OURS
    assert found(tmp_path, "letter.date", "|long_date }}", after) == [("GCM871", place)]


@pytest.mark.parametrize("sentence", allowed())
def test_each_difference_that_is_allowed_is_there(sentence: str) -> None:
    row = allowed()[sentence]
    shapes = (shape(sentences_of(read_templates(), one)[sentence].source, one, sentence) for one in Language)
    differs = [only for _, only in differences(*shapes)]
    assert row.reason
    assert {unplaced(one) for only in differs for one in only.english} == row.english
    assert {unplaced(one) for only in differs for one in only.french} == row.french


def test_every_filter_that_french_alone_has_is_paired() -> None:
    assert set(french.FILTERS) - set(english.FILTERS) == set(english_filters())
    assert set(english_filters().values()) <= set(english.FILTERS)


@pytest.mark.parametrize("language", Language)
def test_the_shipped_words_have_no_waiver(language: Language) -> None:
    assert [one.id for one in sentences_of(read_templates(), language).values() if "gcmsgen:" in one.written] == []


def test_the_message_says_what_each_language_alone_has(tmp_path: Path) -> None:
    _, sentence, before, fault, _ = PLANTED["condition altered"]
    (finding,) = findings(tmp_path, sentence, before, fault)
    assert finding.message.en == (
        "The English and the French of letter-withdrawal.by_applicant do not have the same conditions and loops: English alone "
        "has “if decision.withdrawal.by == 'applicant'”; French alone has “if decision.withdrawal.by == 'employer'”."
    )
    assert finding.message.fr.endswith(
        "l’anglais seul a «\N{NO-BREAK SPACE}if decision.withdrawal.by == 'applicant'\N{NO-BREAK SPACE}»; le français seul a "
        "«\N{NO-BREAK SPACE}if decision.withdrawal.by == 'employer'\N{NO-BREAK SPACE}»."
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("{{ a|f(2) }}", "{{ a|f(3) }}", False),
        ('{{ a|f("x", "y") }}', '{{ a|f("u", "v") }}', True),
        ("{{ a|f(b) }}", "{{ a|f(c) }}", False),
        ("{% if a is f(2) %}x{% endif %}", "{% if a is f(3) %}x{% endif %}", False),
        ("{% if a and b %}x{% endif %}", "{% if b and a %}x{% endif %}", True),
        ("{% if a or b %}x{% endif %}", "{% if a and b %}x{% endif %}", False),
        ("{% if a < b %}x{% endif %}", "{% if b > a %}x{% endif %}", True),
        ("{% if a < b %}x{% endif %}", "{% if a <= b %}x{% endif %}", False),
        ("{% if not a in b %}x{% endif %}", "{% if a not in b %}x{% endif %}", True),
        ("{% for a in b %}{{ a.c }}{% endfor %}", "{% for a in b if a %}{{ a.c }}{% endfor %}", False),
        ("{{ [a, b]|join }}", "{{ [b, a]|join }}", True),
        ("{{ a ~ b }}", "{{ b }} {{ a }}", True),
        ("{{ a[0] }}", "{{ a[1] }}", False),
        ("{{ a.b }}", '{{ a["b"] }}', True),
    ],
)
def test_shapes_are_equal_where_sentences_say_the_same(one: str, other: str, *, same: bool) -> None:
    shapes = [shape(source, Language.EN, "here") for source in (one, other)]
    assert ([*differences(*shapes)] == []) is same
