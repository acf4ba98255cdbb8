"""Whether two written city names mean one city of one province: by tiers, and never by edit distance.

>>> same_city("Quebec City", "Québec", "QC").value, same_city("MONTREAL", "Montréal", "QC").value
('official_pair', 'folded')
>>> same_city("St. John's", "Saint John", "NB") is None
True
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache

from gcmsgen.reference.table import rows


class Tier(StrEnum):
    """Say how two names were found to mean one city."""

    EXACT = "exact"
    OFFICIAL_PAIR = "official_pair"
    FOLDED = "folded"


def same_city(one: str, other: str, province: str | None) -> Tier | None:
    """Return the tier by which two names are equal in a province, or None where they are not.

    Without a province that both sides share, only the same text is the same city: many names repeat across provinces.
    """
    one, other = (unicodedata.normalize("NFC", name).strip() for name in (one, other))
    if one == other:
        return Tier.EXACT
    if province is None:
        return None
    one, other = folded_city(one), folded_city(other)
    if one != other and _city(one, province) == _city(other, province):
        return Tier.OFFICIAL_PAIR
    return Tier.FOLDED if one == other else None


def folded_city(name: str) -> str:
    """Return a city name without case, accents, hyphens or apostrophes; St is Saint and Ste is Sainte.

    >>> folded_city("STE-ANNE-DE-BELLEVUE"), folded_city("St. John’s")
    ('sainte anne de bellevue', 'saint johns')
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    bare = re.sub(r"['’ʼ`.]", "", bare)
    words = re.sub(r"[-‐‑–—\s]+", " ", bare).split()
    return " ".join(_SAINT.get(word, word) for word in words)


_SAINT = {"st": "saint", "ste": "sainte"}


def _city(folded: str, province: str) -> str:
    """Return the French official name, folded, of a city that has a name in each language; else the name itself."""
    return _official_pairs().get((province, folded), folded)


@cache
def _official_pairs() -> dict[tuple[str, str], str]:
    pairs = rows("place_pairs.csv")
    return {(row["province"], folded_city(row["english"])): _french(row["french"]) for row in pairs} | {
        (row["province"], folded_city(row["french"])): _french(row["french"]) for row in pairs
    }


def _french(name: str) -> str:
    return folded_city(name).removeprefix("ville de ")
