"""Open the packaged tables: comma-separated text, one value a cell, read when first asked for."""

import csv
from importlib.resources import files

from gcmsgen.errors import TableError
from gcmsgen.language import Text


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the packaged table `name`. Raises TableError where it is missing or has no rows."""
    try:
        text = files("gcmsgen.reference").joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise TableError(name, Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")) from None
    found = list(csv.DictReader(text.splitlines()))
    if not found or any(None in row or None in row.values() for row in found):
        raise TableError(name, Text(en="It is damaged.", fr="Elle est endommagée."))
    return found
