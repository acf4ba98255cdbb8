"""The criteria on which an officer concludes, each with its names and the provision that it tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.provisions import PROVISIONS, Provision, provisions

CRITERIA = "assessment_criteria.yaml"


@dataclass(frozen=True, slots=True)
class Criterion:
    """Hold a criterion: its names in a table, its name in a sentence, and the provision that it tests.

    `of_today` is its name in a sentence of a letter made today, where letters made before say another.
    """

    id: str
    names: RowNames
    name: Text
    of_today: Text | None
    provision: Provision
    source: RowSource


@cache
def criteria() -> dict[str, Criterion]:
    """Return the criteria by id. Raises TableError.

    >>> criteria()["will_leave"].provision.key
    'R200(1)(b)'
    """
    return criteria_in(table(CRITERIA))


def criteria_in(content: Mapping[str, Any]) -> dict[str, Criterion]:
    """Return the criteria that the content of a table gives. Raises TableError where it is not whole."""
    found = {
        row.id: Criterion(
            id=row.id,
            names=row.names(),
            name=row.in_both("in_sentence"),
            of_today=row.in_both("of_today") if row.cells["of_today"] else None,
            provision=row.one_of("provision", provisions(), PROVISIONS),
            source=row.source(),
        )
        for row in listed_rows(CRITERIA, content, ("names", "in_sentence", "of_today", "provision", *SOURCE))
    }
    told_apart(CRITERIA, {name: row.names for name, row in found.items()})
    return found
