"""The French names of the months, as patterns."""

from gcmsgen.reference.dated_tables import table

_NAMES = table("months.yaml")["fr"]
MONTHS = "|".join(_NAMES)
CAPITAL_MONTHS = "|".join(name.capitalize() for name in _NAMES)
