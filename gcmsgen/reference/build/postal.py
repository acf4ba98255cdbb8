"""Import forward sortation areas and first letters of postal codes."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from gcmsgen.reference.build.published import expect, rows_of
from gcmsgen.reference.folding import fold_place

Known = dict[tuple[str, str], tuple[str, frozenset[str]]]
"""By folded name and province: the name as the table of places spells it, and the folded names of what it is or is part of."""

NO_PLACE = ""

# Thirteen areas occur in one list of full codes only, in none of the lists of areas: they stay out, so that the look-up
# answers by their first letter and says so.
ONE_LIST = "geonames_full"
SEEN_ONCE = 13


def postal_areas(source: Path, places: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the table of areas: provinces (two for K1A, which crosses the Ottawa River), name, places served, their keys."""
    known = _known(places)
    published = rows_of(source / "fsa.csv")
    listed = [row for row in published if row["sources"] != ONE_LIST]
    expect("fsa.csv", len(published) - len(listed), SEEN_ONCE)
    lines = []
    for row in listed:
        provinces = row["province"].split(";")
        served = [
            _named(place, provinces, known) for place in row["delivery_places_top6"].split("|") if place != NO_PLACE
        ]
        names = list(dict.fromkeys(name for name, _ in served))
        keys = sorted({key for _, found in served for key in found})
        lines.append([row["fsa"], "|".join(provinces), row["area_name"], "|".join(names), "|".join(keys)])
    return [["area", "provinces", "name", "places", "keys"], *sorted(lines)]


def postal_letters(source: Path) -> list[list[str]]:
    """Return the table of first letters with their provinces: two for X alone."""
    published = rows_of(source / "postal_letter_province.csv")
    return [
        ["letter", "provinces"],
        *sorted([row["first_letter"], row["provinces"].replace(";", "|")] for row in published),
    ]


def _known(places: Sequence[Sequence[str]]) -> Known:
    """Return the names of the table of places; what is part of a municipality is known by the name of that too."""
    found: Known = {}
    header, *lines = places
    for line in lines:
        row = dict(zip(header, line, strict=True))
        name, keys = found.get((row["key"], row["province"]), (row["spelling"], frozenset()))
        more = {fold_place(row[column]) for column in ("spelling", "name_en", "name_fr", "current_en") if row[column]}
        found[row["key"], row["province"]] = (name, keys | more)
    return found


def _named(place: str, provinces: Iterable[str], known: Known) -> tuple[str, frozenset[str]]:
    key = fold_place(place)
    for province in provinces:
        if (key, province) in known:
            return known[key, province]
    return cased(place), frozenset({key})


def cased(name: str) -> str:
    """Return the name as it is written: the list capitalises each word, and what follows an apostrophe.

    >>> cased("Ayer'S Cliff"), cased("Saint-Paul-De-L'Ile-Aux-Noix"), cased("Cap-D'Espoir")
    ("Ayer's Cliff", "Saint-Paul-de-l'Ile-aux-Noix", "Cap-d'Espoir")
    """
    return re.sub(r"'S\b|(?<=-)(?:[DL]'|(?:De|Du|Des|La|Le|Les|Sur|Au|Aux|Et|En|Sous)(?=-))", _lowered, name)


def _lowered(found: re.Match[str]) -> str:
    return found.group().lower()
