"""The names of cities that a reason may name, each with its country: no table of all cities, but those that are no other word.

Statistics Canada's places (`places.py`) hold thousands of names, and most are a word, a name of a person or a city elsewhere
as well; these are kept by hand in `kept/city_words.csv`, a row a city. A name that two countries share is left out, and one behind a
`?` is a name by which the file may call the city and no word for it. The provinces and territories stand beside them.

>>> city_forms(Language.EN)["new"][0].words, city_forms(Language.FR)["pékin"][0].country
(('new', 'york', 'city'), 'CN')
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
from gcmsgen.reference.provinces import provinces

_FILE = Path(__file__).parent / "kept" / "city_words.csv"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class CityForm:
    """Hold one name of a city or province: its words in small letters, its country, and every name by which the file may call it.

    `province` is the code of a province that is named itself, empty of a city.
    """

    words: tuple[str, ...]
    country: str
    names: tuple[str, ...]
    province: str = ""


@cache
def city_forms(language: Language) -> dict[str, tuple[CityForm, ...]]:
    """Return every form by its first word, the longest first. Raises TableError."""
    found: dict[str, list[CityForm]] = {}
    for form in _forms(language):
        found.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda form: -len(form.words))) for word, forms in found.items()}


def _forms(language: Language) -> Iterator[CityForm]:
    for row in _rows():
        english = row["names_en"].split("|")
        french = row["names_fr"].split("|") if row["names_fr"] else english
        names = tuple(dict.fromkeys(name.removeprefix("?") for name in (*english, *french)))
        for name in english if language is Language.EN else french:
            if not name.startswith("?"):
                yield CityForm(tuple(_WORD.findall(name.casefold())), row["country"], names)
    for code, one in provinces().items():
        words = tuple(_WORD.findall(one.name.of(language).casefold()))
        yield CityForm(words, "CA", one.spellings, code)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    try:
        rows = tuple(csv.DictReader(io.StringIO(_FILE.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError):
        raise TableError(_FILE.name, Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")) from None
    for row in rows:
        if row["country"] not in COUNTRIES or (row["province"] and row["province"] not in provinces()):
            raise TableError(_FILE.name, _NOWHERE.filled(name=row["names_en"]))
    return rows


_NOWHERE = Text(
    en="The city {name} is in no country or province that is known.",
    fr="La ville {name} n’est dans aucun pays ni aucune province connus.",
)
