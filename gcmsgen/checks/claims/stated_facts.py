"""Every fact of a case by its kind, with its path: what a claim of the same kind may rest on. The officer's own words are none."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.days_named import days_of_words
from gcmsgen.checks.claims.numbers_named import counts_in_words, numbers_in_digits, numbers_named
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, GroupField, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language

_WORDS_OF_THE_OFFICER = frozenset({"assessment", "reason", "conditions", "items", "source"})
_DIGIT = re.compile(r"\d")
_YEARS = frozenset({"year", "first_exchange_year"})


@dataclass(slots=True)
class StatedFacts:
    """Hold the facts of a case: paths by country, day, year, amount, name, number of a file and NOC code."""

    countries: dict[str, str] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)
    years: dict[int, str] = field(default_factory=dict)
    amounts: dict[Decimal, str] = field(default_factory=dict)
    months: dict[int, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    nocs: dict[str, str] = field(default_factory=dict)
    prose: list[tuple[str, str]] = field(default_factory=list)


def stated_facts(case: Case) -> StatedFacts:
    """Return the facts of a case by their kinds."""
    found = StatedFacts(countries={"CA": "application"})
    _add_group(found, case, "")
    for day, path in list(found.days.items()):
        found.years.setdefault(day.year, path)
    return found


def _add_group(found: StatedFacts, group: Group, before: str) -> None:
    """Add the facts of a group and of the groups in it; `before` is its path, with the full stop behind it."""
    values = vars(group)
    for one in _fields_of_facts(type(group)):
        value = values[one.attribute]
        if value is None:
            continue
        if type(value) is not tuple:
            _add(found, f"{before}{one.name}", one, value)
        else:
            for number, item in enumerate(value, 1):
                _add(found, f"{before}{one.name}.{number}", one, item)


@cache
def _fields_of_facts(group: type[Group]) -> tuple[GroupField, ...]:
    return tuple(one for one in fields_of(group) if one.name not in _WORDS_OF_THE_OFFICER)


def _add(found: StatedFacts, path: str, one: GroupField, value: object) -> None:
    if isinstance(value, str):
        _add_text(found, path, one.kind, value, private=one.private)
    elif isinstance(value, Group):
        _add_group(found, value, f"{path}.")
    elif isinstance(value, date):
        found.days.setdefault(value, path)
    elif isinstance(value, Decimal):
        found.amounts.setdefault(value, path)
    elif isinstance(value, int) and not isinstance(value, bool):
        if one.name in _YEARS:
            found.years.setdefault(value, path)
        elif one.name == "months":
            found.months.setdefault(value, path)


def _add_text(found: StatedFacts, path: str, kind: FieldKind, value: str, *, private: bool) -> None:
    if kind is FieldKind.COUNTRY:
        found.countries.setdefault(value, path)
    elif kind is FieldKind.NOC:
        found.nocs.setdefault(value, path)
    elif kind is FieldKind.TEXT:
        found.texts.setdefault(value, path)
        if _DIGIT.search(value) and " " not in value.strip():
            found.codes.setdefault(re.sub(r"[\W_]", "", value).upper(), path)
        if " " in value and not private:
            found.prose.append((path, value))


@dataclass(frozen=True, slots=True)
class ProseClaims:
    """Hold what the free texts of the facts name, such as the titles of documents: paths by value, for each kind."""

    by_kind: dict[ClaimKind, dict[str, str]]

    def path(self, kind: ClaimKind, value: str) -> str | None:
        """Return the path of the text that names a value of a kind, None where none does."""
        return self.by_kind.get(kind, {}).get(value)


def prose_claims(facts: StatedFacts) -> ProseClaims:
    """Return what the free texts of the facts name: countries, days, years and numbers. It is asked for where no fact answers."""
    found: dict[ClaimKind, dict[str, str]] = {}
    for path, text in facts.prose:
        for kind, value in _named(text):
            found.setdefault(kind, {}).setdefault(value, path)
    return ProseClaims(found)


@lru_cache(maxsize=KEPT)
def _named(text: str) -> tuple[tuple[ClaimKind, str], ...]:
    """Return what a text names, read in either language; the titles of an employer's documents are the same in all its files."""
    found = list[Mention]()
    for language in Language:
        for sentence in sentences(text):
            found += countries_named(sentence, language)
            if _DIGIT.search(sentence.text):
                numbers = numbers_named if counts_in_words(sentence.small, language) else numbers_in_digits
                found += [*days_of_words(sentence.text, sentence.small, language), *numbers(sentence.text, language)]
    return tuple(dict.fromkeys((one.kind, value) for one in found for value in one.values))
