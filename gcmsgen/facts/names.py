"""The plain names of the fields of a case file, in both languages, along a dotted path."""

from collections.abc import Iterator

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, groups_in
from gcmsgen.language import Text


def names_along(path: str) -> tuple[Text, ...]:
    """Return the names of the fields along a path, outermost first; empty where it leads to no field.

    >>> [name.fr for name in names_along("record.destination.city")]
    ['Dossier au SMGC', 'Destination au dossier', 'Ville']
    """
    try:
        return tuple(_along(Case, [part for part in path.split(".") if not part.isdigit()]))
    except KeyError:
        return ()


def _along(group: type[Group], parts: list[str]) -> Iterator[Text]:
    if not parts:
        return
    fields = {field.alias or name: field for name, field in group.model_fields.items()}
    field = fields[parts[0]]
    extra = field.json_schema_extra
    yield Text(en=field.description or "", fr=str(extra["fr"]) if isinstance(extra, dict) else "")
    inner = next(groups_in(field.annotation), None)
    if parts[1:] and inner is None:
        raise KeyError(parts[1])
    if inner:
        yield from _along(inner, parts[1:])
