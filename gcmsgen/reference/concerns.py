"""The kinds of concern about a criterion, a row each: its names, and whether it has to be put to the applicant first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.dated_tables import table

CONCERNS = "concerns.yaml"


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """Hold a kind of concern, its `name` in a letter to the client, and whether a refusal on it needs a fairness letter first."""

    id: str
    names: RowNames
    name: Text
    fairness_letter: bool
    source: RowSource


@cache
def concerns() -> dict[str, ConcernRow]:
    """Return the kinds of concern by id. Raises TableError.

    >>> [row.id for row in concerns().values() if not row.fairness_letter]
    ['insufficiency']
    """
    return concerns_in(table(CONCERNS))


def concerns_in(content: Mapping[str, Any]) -> dict[str, ConcernRow]:
    """Return the kinds of concern that the content of a table gives. Raises TableError where it is not whole."""
    found = {
        row.id: ConcernRow(row.id, row.names(), row.in_both("in_sentence"), row.flag("fairness_letter"), row.source())
        for row in listed_rows(CONCERNS, content, ("names", "in_sentence", "fairness_letter", *SOURCE))
    }
    told_apart(CONCERNS, {name: row.names for name, row in found.items()})
    return found
