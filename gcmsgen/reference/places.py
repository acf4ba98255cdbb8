"""Look up places of Canada by (name, province), never by name alone: `Windsor` is in Ontario, Quebec and Nova Scotia.

Membership is that of folded names within one province. A name that a place used to have, or the name of a part of it,
is a record of its own kind: it is found, and it never equals the municipality silently. Two places whose names fold
alike (`Lac Simon` and `Lac-Simon`, or the two `Hamilton` of Ontario) stay two records with two identifiers.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from gcmsgen.language import Text
from gcmsgen.reference.corporate_names import other_readings
from gcmsgen.reference.folding import fold_letters, fold_place
from gcmsgen.reference.table import TABLES, SortedTable, sorted_table


class PlaceNameKind(StrEnum):
    """Say what a name is the name of; the values are promises of the table and of the JSON answers."""

    MUNICIPALITY = "municipality"
    """A municipality (census subdivision), or its newer official name."""
    PAIR = "pair"
    """The same municipality in the other official language, or the name of its corporation (`City of Toronto`)."""
    SPELLING = "spelling"
    """Another spelling of the same municipality, such as its title without `(Part)`."""
    BORDER = "border"
    """The part of a municipality beyond a provincial border, where no mail is addressed: to be confirmed."""
    FORMER = "former"
    """A name or a municipality that is no more: to be confirmed."""
    PART = "part"
    """A borough or community of a municipality: to be confirmed."""
    POSTAL = "postal"
    """A place name in postal addresses that is no municipality."""
    USUAL = "usual"
    """A name that people use for a municipality or for parts of several, and that is no official one: to be confirmed."""
    METROPOLITAN = "metropolitan"
    """A metropolitan area or region: refused, for it is not a place that a permit can name."""


# A name of these kinds is a name that the municipality has today.
PRESENT_NAMES = frozenset({PlaceNameKind.MUNICIPALITY, PlaceNameKind.PAIR, PlaceNameKind.SPELLING})


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a place as one of its names finds it.

    `id` is the code of the census subdivision where it is one; `spelling` the name that was found, as it is officially
    spelt; `name` the official name in both languages; `current` what it is part of or called now, where that differs;
    `since` and `until` the first and last day of the name, where they are known (until is exclusive).
    """

    id: str
    name: Text
    province: str
    kind: PlaceNameKind
    spelling: str
    current: Text | None = None
    since: date | None = None
    until: date | None = None
    source: str = ""


class NameTier(StrEnum):
    """Say by which rule two names are equal, strictest first."""

    EXACT = "exact"
    OFFICIAL_PAIR = "official_pair"
    FOLDED = "folded"


OfficePlaces = Mapping[str, tuple[Place, ...]]
"""An office's own places by folded name (`office_places.py`)."""

NONE_OF_OUR_OWN: OfficePlaces = {}


def places(
    name: str, province: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN, folder: Path = TABLES
) -> tuple[Place, ...]:
    """Return the places of that name in that province (two-letter code), those spelt most like it first.

    Source: Statistics Canada, GeoNames and others (docs/sources.md). Raises TableError where the table is damaged.
    """
    called = _called(fold_place(name), extra, folder)
    # `Clearwater County` is in Alberta: it is not read as the corporation of Clearwater, British Columbia.
    found = [place for place in called if place.province == province]
    found = found if called else _read_otherwise(name, province, extra, folder)
    return tuple(sorted(found, key=lambda place: (_distance(name, place.spelling), place.id)))


def _read_otherwise(name: str, province: str, extra: OfficePlaces, folder: Path) -> list[Place]:
    """Return the places that a name means as the name of a corporation, or typed without its apostrophe or colon."""
    for reading in other_readings(name):
        found = [
            _as_its_corporation(place)
            for place in _called(fold_place(reading), extra, folder)
            if place.province == province and place.kind not in _NO_CORPORATION
        ]
        if found:
            return found
    return []


def _as_its_corporation(place: Place) -> Place:
    return replace(place, kind=PlaceNameKind.PAIR) if place.kind is PlaceNameKind.MUNICIPALITY else place


_NO_CORPORATION = (PlaceNameKind.METROPOLITAN, PlaceNameKind.POSTAL)


def provinces_with(name: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN, folder: Path = TABLES) -> tuple[str, ...]:
    """Return the provinces that have a place of that name, sorted: for suggestions, never for deciding.

    Metropolitan areas do not count. Raises TableError where the table is damaged.
    """
    found = [place for each in (name, *other_readings(name)) for place in _called(fold_place(each), extra, folder)]
    return tuple(sorted({place.province for place in found if place.kind is not PlaceNameKind.METROPOLITAN}))


def same_place(
    one: str, other: str, province: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN, folder: Path = TABLES
) -> NameTier | None:
    """Return the tier by which two names mean the same place of one province, or None where they do not.

    Whether there is such a place at all is not asked; an empty name is unknown and equals nothing. Two names that fold
    alike and are official spellings of two places differ; a former name, or that of a part, never equals the
    municipality. Raises TableError where the table is damaged.
    """
    if not fold_place(one):
        return None
    if _as_written(one) == _as_written(other):
        return NameTier.EXACT
    ids = [_meant(places(name, province, extra=extra, folder=folder), name) for name in (one, other)]
    if fold_place(one) == fold_place(other):
        return NameTier.FOLDED if ids[0] & ids[1] or not any(ids) else None
    return NameTier.OFFICIAL_PAIR if ids[0] & ids[1] else None


def to_be_confirmed(
    one: str, other: str, province: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN, folder: Path = TABLES
) -> bool:
    """Say whether two names may mean one place, which a person has to confirm: one names what the other was called before.

    Also where a corporation is named and its province has two of that name (the city and the township of Langley).
    """
    found = [_meaning(places(name, province, extra=extra, folder=folder)) for name in (one, other)]
    before, now = found
    successor = any(a.current and a.current == b.name for a, b in product(before, now)) or any(
        b.current and b.current == a.name for a, b in product(before, now)
    )
    twins = _as_written(one) != _as_written(other) and len({a.id for a in before} & {b.id for b in now}) > 1
    return successor or (twins and any(a.kind is PlaceNameKind.PAIR for a in (*before, *now)))


def _meaning(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places of a name that it can be another name of; a part is less than its municipality."""
    return tuple(place for place in found if place.kind in (*PRESENT_NAMES, PlaceNameKind.FORMER, PlaceNameKind.USUAL))


def _meant(found: tuple[Place, ...], name: str) -> frozenset[tuple[str, bool]]:
    """Return the places nearest in spelling, as (id, whether the name is one it has today)."""
    if not found:
        return frozenset()
    nearest = _distance(name, found[0].spelling)
    near = [place for place in found if _distance(name, place.spelling) == nearest]
    return frozenset((place.id, place.kind in PRESENT_NAMES) for place in near)


def _distance(name: str, spelling: str) -> int:
    """Return 0 for the same text, 1 where only capitals, accents and points differ, 2 for the rest of folding."""
    if _as_written(name) == _as_written(spelling):
        return 0
    return 1 if _letters(name) == _letters(spelling) else 2


def _as_written(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split())


def _letters(name: str) -> str:
    return " ".join(fold_letters(name).replace(".", " ").split())


def _called(key: str, extra: OfficePlaces, folder: Path) -> tuple[Place, ...]:
    return _packaged(key, folder) + tuple(extra.get(key, ()))


@lru_cache(maxsize=4096)
def _packaged(key: str, folder: Path) -> tuple[Place, ...]:
    return tuple(read_place(cells) for cells in place_table(folder).equal(key)) if key else ()


@cache
def place_table(folder: Path = TABLES) -> SortedTable:
    """Return the table of places, in the order of folded names. Raises TableError where it is damaged."""
    return sorted_table("places", lambda cells: cells[0], folder)


def read_place(cells: list[str]) -> Place:
    """Return the place that a line of the table holds; empty names are those of the column before."""
    _, province, spelling, kind, number, en, fr, current_en, current_fr, since, until, source = cells
    return Place(
        id=number,
        name=Text(en=en or spelling, fr=fr or en or spelling),
        province=province,
        kind=PlaceNameKind(kind),
        spelling=spelling,
        current=Text(en=current_en, fr=current_fr or current_en) if current_en else None,
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
        source=source,
    )
