"""The fields that a column may hold: all of a case file but the groups, which are made of others.

A list that is known to be empty is said by `none`: in its first item, or in a column of the list itself where its items are
groups.
"""

from functools import cache, lru_cache

from gcmsgen.facts.fields import CaseField, case_fields, field_at
from gcmsgen.facts.kind import FieldKind


@cache
def table_fields() -> tuple[CaseField, ...]:
    """Return all fields that a column may hold, in the order of the case file."""
    return tuple(field for field in case_fields() if field.kind is not FieldKind.GROUP)


@lru_cache(maxsize=4096)
def column_field(dotted: str) -> CaseField | None:
    """Return the field that a column of that name holds; None where there is none.

    >>> column_field("documents.2.title").dotted, column_field("record")
    ('documents.#.title', None)
    """
    field = field_at(dotted)
    return None if field is None or field.kind is FieldKind.GROUP else field
