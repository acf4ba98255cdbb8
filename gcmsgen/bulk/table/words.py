"""The words that a cell may hold for a closed value, in both languages: Approuver, Yes, Australie, 21223 – Analystes…"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gcmsgen.bulk.table.fields import Kind, TableField
from gcmsgen.bulk.table.headings import key
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.occupations import unit_groups, versions

BEHIND_CODE = " – "


@cache
def shown_word(word: str) -> Text:
    """Return what a workbook shows for a closed word; the word itself where it has no other name.

    >>> shown_word("refuse").fr, shown_word("gcmsgen.case/1").fr
    ('Refuser', 'gcmsgen.case/1')
    """
    row = _table().get(word)
    return Text(*(row[language.value][0] for language in Language)) if row else Text(en=word, fr=word)


def known_words(field: TableField) -> tuple[str, ...]:
    """Return the closed words of a field; the criteria are a field's of that name."""
    return tuple(criteria()) if field.place[-1] == "criterion" else field.words


def expected_in(field: TableField) -> Text | None:
    """Return what is expected in a column of closed values, in the words of a table; None where others say it as well."""
    if field.kind is Kind.COUNTRY:
        return _COUNTRY
    if field.kind not in (Kind.WORD, Kind.LIST):
        return None
    shown = [shown_word(word) for word in known_words(field)]
    return _ONE_OF.filled(words=Text(*(", ".join(word.of(language) for word in shown) for language in Language)))


_COUNTRY = Text(
    en="expected a country: its name, or its code of two capital letters, such as AU.",
    fr="attendu\N{NO-BREAK SPACE}: un pays, par son nom ou son code de deux lettres majuscules, comme AU.",
)
_ONE_OF = Text(en="expected one of: {words}.", fr="attendu\N{NO-BREAK SPACE}: l’une de ces valeurs, {words}.")


@cache
def words_read(field: TableField) -> dict[str, str]:
    """Return what the text of a cell stands for in a field, by the text and by its key: closed words, countries, occupations."""
    read = {form: word for word in known_words(field) for shown in forms_of(word) for form in (shown, key(shown))}
    if field.kind is Kind.COUNTRY:
        read |= _countries()
    if field.kind is Kind.NOC:
        read |= _occupations()
    return read


def forms_of(word: str) -> list[str]:
    """Return all that stands for a closed word: the word itself, and its names in each language, the one shown first.

    >>> forms_of("none")[:4]
    ['none', 'None', 'Aucun', 'Aucune']
    """
    row = _table().get(word, {})
    return [word, *(form for language in Language for form in row.get(language.value, ()))]


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by code, name, and code with name, in both languages."""
    forms = {key(form): code for code, country in COUNTRIES.items() for form in (country.name.en, country.name.fr)}
    coded = {
        key(f"{code}{country.name.of(language)}"): code for code, country in COUNTRIES.items() for language in Language
    }
    return {**forms, **coded, **{code: code for code in COUNTRIES}}


@cache
def _occupations() -> dict[str, str]:
    """Return the codes of unit groups by code with title; a title alone is never read for a code."""
    groups = [group for version in versions() for group in unit_groups(version).values()]
    titled = {key(f"{group.code}{group.title.of(language)}"): group.code for group in groups for language in Language}
    return {**titled, **{group.code: group.code for group in groups}}


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("gcmsgen.bulk.table").joinpath("words.yaml").read_text("utf-8")
    table: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return table
