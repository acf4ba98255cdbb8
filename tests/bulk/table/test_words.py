"""Every closed word of a table has a name in both languages, told apart from the others of its field; none has two homes."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.table import words
from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.words import WORDS, known_words, names_by_field, shown_word, words_read
from gcmsgen.errors import TableError
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import CaseField
from gcmsgen.language import Language
from gcmsgen.reference.closed_list import RowNames
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes

CONTENT = table(WORDS, Path(words.__file__).parent)
LISTS: dict[str, Any] = {
    "decision.outcome": outcomes,
    "decision.grounds.#": grounds,
    "assessment.#.criterion": criteria,
    "assessment.#.concern": concerns,
    "fairness_letter.concerns.#.criterion": criteria,
    "fairness_letter.concerns.#.concern": concerns,
}
WORDED = [field for field in table_fields() if known_words(field)]


def field(dotted: str) -> CaseField:
    return next(field for field in table_fields() if field.dotted == dotted)


def changed(row: str, **cells: Any) -> dict[str, Any]:
    content = deepcopy(CONTENT)
    content[row] |= cells
    return content


@pytest.mark.parametrize("dotted", LISTS)
def test_a_field_of_a_closed_list_reads_its_table_and_no_other(dotted: str) -> None:
    rows = LISTS[dotted]()
    assert set(known_words(field(dotted))) - {"none"} == set(rows)
    for word, row in rows.items():
        assert shown_word(field(dotted), word) == row.names.shown
        assert {words_read(field(dotted))[name] for name in row.names.read} == {word}
    assert set(CONTENT) & set(rows) == set()


@pytest.mark.parametrize("one", WORDED, ids=lambda one: one.dotted)
def test_a_word_becomes_its_value_and_the_value_the_same_word_in_both_languages(one: CaseField) -> None:
    for word in known_words(one):
        for language in Language:
            assert words_read(one)[shown_word(one, word).of(language)] == word


def test_every_row_is_the_word_of_some_field() -> None:
    assert set(CONTENT) - {word for one in WORDED for word in known_words(one)} == set()


FAULTS = {
    "no row": (
        {name: row for name, row in CONTENT.items() if name != "inside_canada"},
        "word inside_canada of the field",
    ),
    "no French name": ({**CONTENT, "omit": {"en": ["Omit"]}}, "row omit lacks the column “fr”"),
    "no English name": ({**CONTENT, "omit": {"fr": ["Omettre"]}}, "row omit lacks the column “en”"),
    "an empty list": (changed("omit", fr=[]), "row omit, the column “fr” is empty"),
    "two words of a field alike": (changed("omit", fr=["Au Canada"]), "stands for both inside_canada and omit"),
    "the id of another": (changed("omit", en=["Inside Canada"]), "stands for both inside_canada and omit"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_word_without_a_name_of_its_own_is_refused(fault: str) -> None:
    content, said = FAULTS[fault]
    with pytest.raises(TableError) as refused:
        names_by_field(table_fields(), content)
    assert said in refused.value.text.en
    assert refused.value.text.fr != refused.value.text.en


def test_words_of_different_fields_may_be_alike() -> None:
    found = names_by_field(table_fields(), changed("company", fr=["Au Canada"]))
    assert found[field("offer.employer.kind")]["company"] == RowNames(("Company",), ("Au Canada",))


def test_the_schema_lists_the_words_of_the_tables() -> None:
    groups = Case.model_json_schema()["$defs"]
    assert groups["Decision"]["properties"]["outcome"]["anyOf"][0]["enum"] == list(outcomes())
    assert groups["Decision"]["properties"]["grounds"]["items"]["enum"] == list(grounds())
    assert groups["Assessment"]["properties"]["concern"]["anyOf"][0]["enum"] == list(concerns())
