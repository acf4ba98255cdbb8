"""Say by what two names were taken as those of one place: for the note and the finding that tell how they were reconciled."""

from enum import StrEnum

from gcmsgen.reference.corporate_names import names_a_corporation
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import NONE_OF_OUR_OWN, NameTier, OfficePlaces, places, same_place


class Reconciled(StrEnum):
    """Say why two names that are written differently are those of one place."""

    FOLDED = "folded"
    """They differ in capitals, accents, hyphens, apostrophes or the form of Saint."""
    LANGUAGES = "languages"
    """They are its official names in the two languages."""
    CORPORATION = "corporation"
    """One is the name of the corporation of the other."""
    NAMES = "names"
    """The tables have both as names of it."""


def reconciled(one: str, other: str, province: str, *, extra: OfficePlaces = NONE_OF_OUR_OWN) -> Reconciled | None:
    """Return why two names of a province are those of one place; None for one text, and for two places.

    >>> reconciled("Greater Sudbury", "Grand-Sudbury", "ON"), reconciled("City of Toronto", "Toronto", "ON")
    (<Reconciled.LANGUAGES: 'languages'>, <Reconciled.CORPORATION: 'corporation'>)
    >>> reconciled("MONTREAL", "Montréal", "QC"), reconciled("Quebec City", "Québec", "QC"), reconciled("Laval", "Laval", "QC")
    (<Reconciled.FOLDED: 'folded'>, <Reconciled.NAMES: 'names'>, None)
    """
    tier = same_place(one, other, province, extra=extra)
    if tier is None or tier is NameTier.EXACT:
        return None
    if tier is NameTier.FOLDED or _signs(one) == _signs(other):
        return Reconciled.FOLDED
    if names_a_corporation(one) or names_a_corporation(other):
        return Reconciled.CORPORATION
    official = {
        fold_place(name) for place in places(one, province, extra=extra) for name in (place.name.en, place.name.fr)
    }
    return Reconciled.LANGUAGES if {fold_place(one), fold_place(other)} <= official else Reconciled.NAMES


def _signs(name: str) -> str:
    """Return a folded name without spaces: `VAL D OR` is typed for Val-d'Or, `Kahnawà:ke` for Kahnawake."""
    return fold_place(name).replace(" ", "")
