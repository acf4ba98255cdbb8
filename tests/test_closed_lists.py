"""The closed lists equal one another: what a case file may say, what the tables know, what words and outlines ask for.

A word that stands in one list and not in another fails open: a ground without its row gives a letter without reasons.
"""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from gcmsgen.bulk.table.fields import column_field
from gcmsgen.bulk.table.words import known_words, shown_word
from gcmsgen.catalogue.documents import CATALOGUE, OUTCOMES
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.application import Channel, OfficialLanguage
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.facts.offer import EmployerKind
from gcmsgen.facts.reciprocity import Conclusion
from gcmsgen.language import Language
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.one_place import Reconciled
from gcmsgen.reference.outcomes import decisions, outcomes
from gcmsgen.reference.protected_facts import protected_kinds
from gcmsgen.reference.travel_documents import heads
from tests.test_outcomes import decided, refused, sentences

TREE = read_templates()
GROUNDS = tuple(grounds())
# The names that other systems were promised, in the order of the grounds G1 to G12.
PROMISED_GROUNDS = (
    "reciprocity",
    "offer_not_genuine",
    "will_not_leave",
    "unable_to_work",
    "past_breach",
    "offer_or_fee_late",
    "employer_ineligible",
    "labour_dispute",
    "medical",
    "inadmissible",
    "not_produced",
    "no_right_to_apply",
)
PROMISED_CRITERIA = {
    "reciprocity_in_country",
    "creates_or_maintains",
    "neutral_labour_market",
    "genuine_offer",
    "able_to_work",
    "will_leave",
    "no_past_breach",
    "offer_and_fee_in_time",
    "employer_eligible",
    "medical",
    "admissible",
}


def test_the_names_that_were_promised() -> None:
    assert GROUNDS == PROMISED_GROUNDS
    assert set(criteria()) >= PROMISED_CRITERIA


# Grounds and criteria. That each row is whole is asked where the tables are read (reference/test_closed_lists.py).


def test_a_criterion_is_named_in_both_languages_and_by_nothing_else() -> None:
    names = [criterion.name.of(language) for criterion in criteria().values() for language in Language]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_states_a_law_of_its_own_for_every_ground_and_the_officers_reason(language: Language) -> None:
    letters = {ground: sentences(refused(ground), "letter", language) for ground in GROUNDS}
    laws = {
        ground: tuple(s.text for s in letter if s.cites and "decision.grounds.1" in s.facts)
        for ground, letter in letters.items()
    }
    assert [ground for ground, law in laws.items() if not law] == []
    assert len(set(laws.values())) == len(GROUNDS)
    assert [g for g, letter in letters.items() if "letter-refusal.reason" not in {s.id for s in letter}] == []


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_note_names_every_ground(ground: str) -> None:
    assert [s.id for s in sentences(refused(ground), "note", Language.EN)].count("note.ground_refused") == 1


# Outcomes.


def test_every_outcome_has_its_letter_and_its_note() -> None:
    assert set(CATALOGUE["letter"].parts) == set(OUTCOMES)
    assert set(CATALOGUE["note"].parts) == set(OUTCOMES)


@pytest.mark.parametrize("document", CATALOGUE)
def test_a_document_is_for_outcomes_that_there_are_and_each_part_has_its_files(document: str) -> None:
    assert set(CATALOGUE[document].parts) <= set(OUTCOMES)
    parts = [CATALOGUE[document].source, *(part for part in CATALOGUE[document].parts.values() if part)]
    wanted = [f"{folder}/{part}.j2" for part in parts for folder in ("outline", "en", "fr")]
    assert set(wanted) <= set(TREE.names())


def test_each_outcome_has_a_letter_of_its_own() -> None:
    assert len(set(CATALOGUE["letter"].parts.values())) == len(OUTCOMES)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_note_says_which_outcome_it_is(outcome: str) -> None:
    rules = [s.rule for s in sentences(decided(outcome), "note", Language.EN)]
    either = " or ".join(f'decision.outcome == "{one}"' for one in decisions())
    asked = [
        set(re.findall(r'decision\.outcome == "(\w+)"', rule.replace("decision.outcome in decided", either)))
        for rule in rules
    ]
    named = [outcomes for outcomes in asked if outcomes]
    assert named[0] == {outcome}  # what was decided stands before all that is said of several outcomes
    assert [one for one in named if len(one) == 1 and one != {outcome}] == []


def test_the_facts_that_an_outcome_needs_are_fields_of_the_case_file() -> None:
    needed = {path for row in outcomes().values() for path in row.needs}
    assert [path for path in sorted(needed) if column_field(path) is None] == []


# Words of a table, and the ways of applying.


@pytest.mark.parametrize(
    ("words", "dotted"),
    [
        (tuple(outcomes()), "decision.outcome"),
        (GROUNDS, "decision.grounds.1"),
        (tuple(concerns()), "assessment.1.concern"),
        (tuple(concerns()), "fairness_letter.concerns.1.concern"),
        (tuple(protected_kinds()), "protected.1.about"),
        (get_args(Conclusion), "assessment.1.conclusion"),
        (get_args(Channel), "application.made"),
        (get_args(OfficialLanguage), "application.language"),
        (get_args(EmployerKind), "offer.employer.kind"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_table_knows_the_closed_words_of_a_field_each_by_a_name_of_its_own(
    words: tuple[str, ...], dotted: str
) -> None:
    field = column_field(dotted)
    assert field is not None
    assert tuple(word for word in known_words(field) if word != NONE or word in words) == words
    for language in Language:
        names = [shown_word(field, word).of(language) for word in words]
        assert len(set(names)) == len(words)
        assert set(names) & set(words) == set()


@pytest.mark.parametrize("dotted", ["assessment.1.criterion", "fairness_letter.concerns.1.criterion"])
def test_a_table_knows_the_criteria(dotted: str) -> None:
    field = column_field(dotted)
    assert field is not None
    assert set(known_words(field)) == set(criteria())
    for language in Language:
        assert len({shown_word(field, name).of(language) for name in criteria()} - set(criteria())) == len(criteria())


def test_the_official_languages_are_those_of_the_documents() -> None:
    assert get_args(OfficialLanguage) == tuple(language.value for language in Language)


def test_time_limits_stand_for_ways_of_applying_and_places_that_there_are() -> None:
    field = column_field("decision.matter_arises")
    assert field is not None
    assert {*table("deadlines.yaml")["judicial_review"], "both", "omit"} == set(known_words(field))
    assert set(table("deadlines.yaml")["restoration"]) <= set(get_args(Channel))


# What templates compare a fact with.

COMPARED = re.compile(r'\b([a-z_]+(?:\.[a-z_]+)*) (?:==|!=) "([^"]+)"')
# The names that outlines and sentences give to an item of a list.
OF_LISTS = {"ground": "decision.grounds.1", "item": "assessment.1", "row": "reciprocity.outbound.1"}
OF_OTHER_LISTS = {
    "item.head": "applicant.inadmissibility.1.head"
}  # where a name is given to items of more lists than one
NO_FACT = {
    "guidance.country_looked_at": {row["value"] for row in table("guidance.yaml")["country_looked_at"]},
    "how": {how.value for how in Reconciled},
    "head": {head.key for head in heads()},
}
FREE = {
    "decision.reroute_to": {"LMIA"},  # a code of the tables, or this word
    "application.right_to_apply.basis": {"temporary_resident_visa_required"},  # any word, this one among them
}


def compared() -> Iterator[tuple[str, str, str]]:
    """Yield each comparison with a word: the file, the fact by the name that it has there, the word."""
    for name in TREE.names():
        if name.endswith(".j2"):
            for left, word in COMPARED.findall(TREE.text(name)):
                yield name, left, word


def allowed(left: str) -> set[str]:
    """Return the words that may stand in a field, by the name that a template has for it."""
    first, dot, rest = left.partition(".")
    field = column_field(OF_OTHER_LISTS.get(left, f"{OF_LISTS.get(first, first)}{dot}{rest}"))
    known = {*known_words(field), *(COUNTRIES if field.kind is FieldKind.COUNTRY else ())} if field else set()
    return NO_FACT.get(left) or FREE.get(left) or known


def test_templates_compare_a_fact_only_with_words_that_it_may_be() -> None:
    found = list(compared())
    assert len(found) > 50
    assert [where for where in found if where[2] not in allowed(where[1])] == []


def test_an_outline_asks_for_every_outcome() -> None:
    asked = {word for name, left, word in compared() if name.startswith("outline/") and left == "decision.outcome"}
    assert asked == set(OUTCOMES)
