"""The words for a country in both languages: its names, short and long, its adjectives and those who come from it.

Unicode CLDR has the names that `countries.py` reads and no adjectives; those, and the other names in use, are kept by hand in
`kept/country_words.csv`, a row a country, with how certain they are. A word that begins with `?` has other meanings as well
(Georgia, Jordan, French): it never says by itself that a country is meant.

>>> [form.codes for form in country_forms(Language.EN)["viet"]]
[('VN',)]
>>> sorted(code for form in country_forms(Language.FR)["australiennes"] for code in form.codes)
['AU']
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gcmsgen.errors import TableError
from gcmsgen.language import Language, Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.folding import fold_letters

_FILE = Path(__file__).parent / "kept" / "country_words.csv"
# The tables of letters made before do not have it.
_ADDED = frozenset({"XK"})
_WORD = re.compile(r"[^\W_]+")
# CLDR's names that stand for two things, or that no sentence says in this form (`Myanmar (Burma)`, `Hong Kong SAR China`).
_SEVERAL = {
    (Language.EN, "GE"),
    (Language.EN, "IL"),
    (Language.EN, "JE"),
    (Language.EN, "JO"),
    (Language.EN, "LB"),
    (Language.EN, "TD"),
    (Language.EN, "RE"),
    (Language.EN, "MF"),
    (Language.FR, "DM"),
    (Language.FR, "GD"),
    (Language.FR, "GE"),
    (Language.FR, "IL"),
    (Language.FR, "JE"),
    (Language.FR, "MU"),
    (Language.FR, "RE"),
    (Language.FR, "SV"),
    (Language.FR, "MF"),
    (Language.FR, "SX"),
}


@dataclass(frozen=True, slots=True)
class CountryForm:
    """Hold one word or phrase for a country: its words in small letters, the codes that it may stand for.

    `several` says that it has other meanings, `people` that it is an adjective or names those who come from there.
    """

    words: tuple[str, ...]
    codes: tuple[str, ...]
    several: bool
    people: bool


@cache
def country_forms(language: Language) -> dict[str, tuple[CountryForm, ...]]:
    """Return every form by its first word, the longest first, with accents and without. Raises TableError."""
    meant: dict[tuple[str, ...], list[tuple[str, bool, bool]]] = {}
    for code, written, people in _written(language):
        words = written.removeprefix("?")
        several = written != words or (not people and (language, code) in _SEVERAL and words == _name(code, language))
        for spelling in {words, fold_letters(words.replace("’", " "))}:
            parts = tuple(_WORD.findall(spelling.casefold()))
            if parts:
                meant.setdefault(parts, []).append((code, several, people))
    return _by_first_word(meant)


def other_names() -> tuple[tuple[str, str], ...]:
    """Return the other names of countries in both languages, each with its code: Holland, Hollande.

    >>> [code for code, name in other_names() if name == "UAE"]
    ['AE']
    """
    names = [
        (row["code"], name) for row in _rows() for part in Language for name in _several(row[f"names_{part.value}"])
    ]
    return tuple((code, name.removeprefix("?")) for code, name in names)


def _by_first_word(meant: dict[tuple[str, ...], list[tuple[str, bool, bool]]]) -> dict[str, tuple[CountryForm, ...]]:
    found: dict[str, list[CountryForm]] = {}
    for parts, readings in meant.items():
        codes = tuple(dict.fromkeys(code for code, _, _ in readings))
        form = CountryForm(parts, codes, any(r[1] for r in readings), all(r[2] for r in readings))
        found.setdefault(parts[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda form: -len(form.words))) for word, forms in found.items()}


def _name(code: str, language: Language) -> str:
    return COUNTRIES[code].name.of(language)


def _written(language: Language) -> Iterator[tuple[str, str, bool]]:
    for code in COUNTRIES:
        yield code, _name(code, language), False
    for row in _rows():
        yield from ((row["code"], name, False) for name in _several(row[f"names_{language.value}"]))
        for people in _several(row[f"people_{language.value}"]):
            yield from ((row["code"], form, True) for form in _inflected(people, language))


def _several(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _inflected(people: str, language: Language) -> Iterator[str]:
    """Yield the forms of an adjective: `australien+ne` stands for four.

    >>> list(_inflected("australien+ne", Language.FR))
    ['australien', 'australiens', 'australienne', 'australiennes']
    """
    stem, _, ending = people.partition("+")
    yield stem
    if stem[-1] not in "szh":
        yield f"{stem}s"
    if ending and language is Language.FR:
        yield from (f"{stem}{ending}", f"{stem}{ending}s")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    try:
        rows = tuple(csv.DictReader(io.StringIO(_FILE.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError):
        raise TableError(_FILE.name, Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")) from None
    unknown = [row["code"] for row in rows if row["code"] not in COUNTRIES and row["code"] not in _ADDED]
    if unknown:
        raise TableError(_FILE.name, Text(en=f"{unknown[0]} is no country.", fr=f"{unknown[0]} n’est pas un pays."))
    return tuple(row for row in rows if row["code"] in COUNTRIES)
