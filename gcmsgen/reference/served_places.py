"""Hold a city against the places that a postal code serves, within one province.

Areas cross municipal limits, and people name the next town: a city is only told apart from a code where no area serves
both the city and any place of the code.
"""

from functools import cache, lru_cache
from pathlib import Path

from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import NONE_OF_OUR_OWN, PRESENT_NAMES, OfficePlaces, places
from gcmsgen.reference.postal_areas import areas
from gcmsgen.reference.table import TABLES

MOST_LISTED = 6
"""The table names no more places of an area: where it names as many, there may be others."""
A_CITY_OF_ITS_OWN = 3
"""So many areas serve a city alone that its mail is told from that of towns in the same part of the province."""


def lies_elsewhere(
    area: str, city: str, province: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN, folder: Path = TABLES
) -> bool:
    """Say whether an area serves other places of the province than that city, and none that shares an area with it.

    What is not known says nothing: an area that is not in the table, a city that no area serves.

    >>> lies_elsewhere("V8W", "Vancouver", "BC"), lies_elsewhere("N2L", "Kitchener", "ON"), lies_elsewhere("B2Y", "Halifax", "NS")
    (True, False, False)
    """
    here = _served(folder).get(area, frozenset())
    keys, named_itself = _keys(city, province, extra, folder)
    if not here or not named_itself or here & keys:
        return False
    own = {
        code: served for code, served in _served(folder).items() if served & keys and _lies_in(code, province, folder)
    }
    if not own or here & frozenset().union(*own.values()):
        return False
    if len(areas(folder)[area]["places"].split("|")) >= MOST_LISTED:
        return area[0] not in {code[0] for code in own}
    alone = sum("|" not in areas(folder)[code]["places"] for code in own)
    return area[:2] not in {code[:2] for code in own} or alone >= A_CITY_OF_ITS_OWN


def _lies_in(area: str, province: str, folder: Path) -> bool:
    return province in areas(folder)[area]["provinces"].split("|")


def _keys(city: str, province: str, extra: OfficePlaces, folder: Path) -> tuple[frozenset[str], bool]:
    """Return the folded names of what a city is or is part of, and whether it can be told which of two of one name it is."""
    found = places(city, province, extra=extra, folder=folder)
    names = {place.name.en for place in found} | {place.current.en for place in found if place.current}
    towns = {
        town.id
        for name in names
        for town in places(name, province, extra=extra, folder=folder)
        if town.kind in PRESENT_NAMES
    }
    keys = frozenset({fold_place(city), *map(fold_place, names)})
    return keys, len(towns) < 2 or fold_place(city) in _all_keys(folder)


@cache
def _served(folder: Path) -> dict[str, frozenset[str]]:
    """Return the keys of the places that each area serves; tables of letters made before do not tell."""
    return {area: frozenset(row["keys"].split("|")) for area, row in areas(folder).items() if row.get("keys")}


@lru_cache(maxsize=4)
def _all_keys(folder: Path) -> frozenset[str]:
    return frozenset().union(*_served(folder).values())
