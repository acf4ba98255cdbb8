"""Every fact of a case by its kind, with its path: what a claim of the same kind may rest on. The officer's own words are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gcmsgen.checks.claims.claim import ClaimKind
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.days_named import days_named
from gcmsgen.checks.claims.numbers_named import numbers_named
from gcmsgen.checks.claims.sentences import sentences
from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.language import Language
from gcmsgen.reference.folding import fold_place

_WORDS_OF_THE_OFFICER = frozenset({"assessment", "reason", "conditions", "items", "source"})
_DIGIT = re.compile(r"\d")
_PLACES = frozenset({"city", "province", "region"})
_YEARS = frozenset({"year", "first_exchange_year"})


@dataclass(slots=True)
class StatedFacts:
    """Hold the facts of a case: paths by country, day, year, amount, name, number of a file, NOC code and place."""

    countries: dict[str, str] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)
    years: dict[int, str] = field(default_factory=dict)
    amounts: dict[Decimal, str] = field(default_factory=dict)
    months: dict[int, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    nocs: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    prose: list[tuple[str, str]] = field(default_factory=list)


def stated_facts(case: Case) -> StatedFacts:
    """Return the facts of a case by their kinds."""
    found = StatedFacts(countries={"CA": "application"})
    for path, name, kind, private, value in _facts(case, ""):
        _add(found, path, name, kind, value, private=private)
    for day, path in list(found.days.items()):
        found.years.setdefault(day.year, path)
    return found


def _facts(group: Group, before: str) -> Iterator[tuple[str, str, FieldKind, bool, object]]:
    for one in fields_of(type(group)):
        if one.name in _WORDS_OF_THE_OFFICER:
            continue
        value = getattr(group, one.attribute)
        path = f"{before}{one.name}"
        items = enumerate(value, 1) if isinstance(value, tuple) else ((0, value),)
        for number, item in items:
            where = f"{path}.{number}" if number else path
            if isinstance(item, Group):
                yield from _facts(item, f"{where}.")
            elif item is not None:
                yield where, one.name, one.kind, one.private, item


def _add(found: StatedFacts, path: str, name: str, kind: FieldKind, value: object, *, private: bool) -> None:
    if isinstance(value, date):
        found.days.setdefault(value, path)
    elif isinstance(value, Decimal):
        found.amounts.setdefault(value, path)
    elif isinstance(value, int) and not isinstance(value, bool):
        if name in _YEARS:
            found.years.setdefault(value, path)
        elif name == "months":
            found.months.setdefault(value, path)
    elif isinstance(value, str):
        _add_text(found, path, name, kind, value, private=private)


def _add_text(found: StatedFacts, path: str, name: str, kind: FieldKind, value: str, *, private: bool) -> None:
    if kind is FieldKind.COUNTRY:
        found.countries.setdefault(value, path)
    elif kind is FieldKind.NOC:
        found.nocs.setdefault(value, path)
    elif kind is FieldKind.TEXT:
        found.texts.setdefault(value, path)
        if name in _PLACES:
            found.places.setdefault(fold_place(value), path)
        if " " not in value.strip() and any(sign.isdigit() for sign in value):
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
        for language in Language:
            for sentence in sentences(text):
                named = [*countries_named(sentence, language)]
                if _DIGIT.search(sentence.text):
                    named += [*days_named(sentence.text, language), *numbers_named(sentence.text, language)]
                for one in named:
                    for value in one.values:
                        found.setdefault(one.kind, {}).setdefault(value, path)
    return ProseClaims(found)
