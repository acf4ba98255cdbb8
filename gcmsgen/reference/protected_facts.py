"""The kinds of protected facts, a row each: which documents may say one, and what stands in its place in the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.dated_tables import table

PROTECTED_FACTS = "protected_facts.yaml"


@dataclass(frozen=True, slots=True)
class ProtectedKind:
    """Hold a kind of protected fact: the documents that may say one, and the mark that stands for it elsewhere."""

    id: str
    names: RowNames
    withheld: Text
    reaches: tuple[str, ...]
    source: RowSource


@cache
def protected_kinds() -> dict[str, ProtectedKind]:
    """Return the kinds of protected facts by id. Raises TableError.

    >>> [row.id for row in protected_kinds().values() if "letter" in row.reaches]
    ['health']
    """
    return protected_kinds_in(table(PROTECTED_FACTS))


def protected_kinds_in(content: Mapping[str, Any]) -> dict[str, ProtectedKind]:
    """Return the kinds that the content of a table gives. Raises TableError where it is not whole."""
    columns = ("names", "withheld", "reaches", *SOURCE)
    found = {
        row.id: ProtectedKind(row.id, row.names(), row.in_both("withheld"), row.texts("reaches"), row.source())
        for row in listed_rows(PROTECTED_FACTS, content, columns)
    }
    told_apart(PROTECTED_FACTS, {name: row.names for name, row in found.items()})
    return found
