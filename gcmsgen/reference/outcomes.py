"""The outcomes of a decision, a row each: its names, whether it decides, the letter that it calls for, the facts that it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.dated_tables import table

OUTCOMES = "outcomes.yaml"
_COLUMNS = ("names", "noun", "decision", "letter", "needs", *SOURCE)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Hold an outcome: `noun` names it in a list, `letter` is the part that it adds to the letter.

    `decision` says that it grants or refuses the permit; `needs` are the dotted paths of the facts that its documents always print.
    """

    id: str
    names: RowNames
    noun: Text
    decision: bool
    letter: str
    needs: tuple[str, ...]
    source: RowSource


@cache
def outcomes() -> dict[str, OutcomeRow]:
    """Return the outcomes by id. Raises TableError.

    >>> outcomes()["hold"].noun.fr
    'suspension par décret'
    """
    return outcomes_in(table(OUTCOMES))


@cache
def decisions() -> tuple[str, ...]:
    """Return the outcomes that grant or refuse the permit.

    >>> decisions()
    ('approve', 'refuse')
    """
    return tuple(row.id for row in outcomes().values() if row.decision)


def outcomes_in(content: Mapping[str, Any]) -> dict[str, OutcomeRow]:
    """Return the outcomes that the content of a table gives. Raises TableError where it is not whole."""
    found = {
        row.id: OutcomeRow(
            id=row.id,
            names=row.names(),
            noun=row.in_both("noun"),
            decision=row.flag("decision"),
            letter=row.text("letter"),
            needs=row.texts("needs"),
            source=row.source(),
        )
        for row in listed_rows(OUTCOMES, content, _COLUMNS)
    }
    told_apart(OUTCOMES, {name: row.names for name, row in found.items()})
    return found
