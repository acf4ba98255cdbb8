"""The words that a cell may hold for a closed value, in both languages: Approuver, Yes, Australie, 21223 – Analystes…"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import key
from gcmsgen.errors import TableError
from gcmsgen.facts.fields import CaseField
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.language import Language, Text
from gcmsgen.reference.closed_list import RowNames, listed_rows, names_in, told_apart
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.inadmissibility import inadmissibility_heads
from gcmsgen.reference.occupations import unit_groups, versions
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.protected_facts import protected_kinds

BEHIND_CODE = " – "
WORDS = "words.yaml"


class Named(Protocol):
    """Stand for a row of a closed list, whichever: it has names."""

    @property
    def names(self) -> RowNames:
        """Return its names."""


# The closed lists that have a table of their own, by the name of the field that holds their words.
_LISTS: Mapping[str, Callable[[], Mapping[str, Named]]] = {
    "outcome": outcomes,
    "grounds": grounds,
    "criterion": criteria,
    "concern": concerns,
    "head": inadmissibility_heads,
    "about": protected_kinds,
}


def shown_word(field: CaseField, word: str) -> Text:
    """Return what a workbook shows for a closed word of a field; what is no word of the field is shown as it stands.

    >>> shown_word(next(field for field in table_fields() if field.dotted == "decision.outcome"), "refuse").fr
    'Refuser'
    """
    names = _names()[field].get(word)
    return names.shown if names else Text(en=word, fr=word)


def shown_anywhere(word: str) -> Text:
    """Return what a workbook shows for a word, whichever field it is a closed word of; of none, as it stands."""
    return next((shown_word(field, word) for field, names in _names().items() if word in names), Text(en=word, fr=word))


def known_words(field: CaseField) -> tuple[str, ...]:
    """Return the closed words of a column; the criteria are a field's of that name, and `none` empties a list.

    The text of a private list is never such a word, for it may be somebody's name.
    """
    words = tuple(criteria()) if field.own_name == "criterion" else field.words
    return (*words, NONE) if field.many and not field.private else words


def expected_in(field: CaseField) -> Text | None:
    """Return what is expected in a column of closed values, in the words of a table; None where others say it as well."""
    if field.kind is FieldKind.COUNTRY:
        return _COUNTRY
    if field.kind not in (FieldKind.WORD, FieldKind.LIST):
        return None
    shown = [shown_word(field, word) for word in known_words(field)]
    return _ONE_OF.filled(words=Text(*(", ".join(word.of(language) for word in shown) for language in Language)))


_COUNTRY = Text(
    en="expected a country: its name, or its code of two capital letters, such as AU.",
    fr="attendu\N{NO-BREAK SPACE}: un pays, par son nom ou son code de deux lettres majuscules, comme AU.",
)
_ONE_OF = Text(en="expected one of: {words}.", fr="attendu\N{NO-BREAK SPACE}: l’une de ces valeurs, {words}.")


@cache
def words_read(field: CaseField) -> dict[str, str]:
    """Return what the text of a cell stands for in a field, by the text and by its key: closed words, countries, occupations."""
    read = {
        form: word for word in known_words(field) for shown in forms_of(field, word) for form in (shown, key(shown))
    }
    if field.kind is FieldKind.COUNTRY:
        read |= _countries()
    if field.kind is FieldKind.NOC:
        read |= _occupations()
    return read


def forms_of(field: CaseField, word: str) -> list[str]:
    """Return all that stands for a closed word of a field: the word itself, and its names in each language.

    >>> forms_of(next(field for field in table_fields() if field.dotted == "decision.outcome"), "hold")[:2]
    ['hold', 'Hold']
    """
    return [word, *_names()[field][word].read]


@cache
def words_for_none() -> frozenset[str]:
    """Return the words that say in a cell of plain text that there is none; a name that reads so stands between quotes.

    >>> sorted(words_for_none() & {"None", "none", "AUCUN", "Nonesuch"})
    ['AUCUN', 'None', 'none']
    """
    rows = {row.id: names_in(row) for row in listed_rows(WORDS, table(WORDS, Path(__file__).parent), list(Language))}
    words = (NONE, *rows[NONE].read)
    return frozenset(form for word in words for form in (word, word.casefold(), word.upper()))


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by code, name, and code with name, in both languages."""
    forms = {
        key(name.of(language)): code
        for code, country in COUNTRIES.items()
        for name in (country.alone, country.name)
        for language in Language
    }
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
def _names() -> Mapping[CaseField, Mapping[str, RowNames]]:
    """Return the names of the closed words of every field."""
    return names_by_field(table_fields(), table(WORDS, Path(__file__).parent))


def names_by_field(
    fields: Iterable[CaseField], content: Mapping[str, Any]
) -> Mapping[CaseField, Mapping[str, RowNames]]:
    """Return the names of the closed words of fields, from the table of their list, or else from the content of `WORDS`.

    Raises TableError where a word has no name in one of the languages, or two words of a field have one name.
    """
    rows = {row.id: names_in(row) for row in listed_rows(WORDS, content, list(Language))}
    found = {field: {word: _name(field, word, rows) for word in known_words(field)} for field in fields}
    for names in found.values():
        told_apart(WORDS, names)
    return found


def _name(field: CaseField, word: str, rows: Mapping[str, RowNames]) -> RowNames:
    listed = _LISTS[field.own_name]() if field.own_name in _LISTS else {}
    if word in listed:
        return listed[word].names
    if word not in rows:
        raise TableError(WORDS, _NAMELESS.filled(word=word, field=field.dotted))
    return rows[word]


_NAMELESS = Text(
    en="The word {word} of the field {field} has no row, and so no name in either language.",
    fr="Le mot {word} du champ {field} n’a pas de ligne, et donc de nom dans aucune des deux langues.",
)
