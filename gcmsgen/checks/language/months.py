"""The French names of the months, as patterns."""

_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MONTHS = "|".join(_NAMES)
CAPITAL_MONTHS = "|".join(name.capitalize() for name in _NAMES)
