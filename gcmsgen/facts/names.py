"""The plain names of the fields of a case file, in both languages, along a dotted path."""

from gcmsgen.facts.fields import field_along
from gcmsgen.language import Text


def names_along(path: str) -> tuple[Text, ...]:
    """Return the names of the fields along a path, outermost first; empty where it leads to no field.

    >>> [name.fr for name in names_along("record.destination.city")]
    ['Dossier au SMGC', 'Destination au dossier', 'Ville']
    """
    field = field_along(part for part in path.split(".") if not part.isdigit())
    return field.names if field else ()
