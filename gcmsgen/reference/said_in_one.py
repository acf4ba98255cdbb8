"""What the note or the letter of a case says alone and is meant to, a row each, with the reason why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, ListedRow, RowSource, listed_rows
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.grounds import GROUNDS, grounds
from gcmsgen.reference.outcomes import outcomes

SAID_IN_ONE = "said_in_one.yaml"
_COLUMNS = ("kind", "where", "said_in", "outcomes", "unless_on", "why", *SOURCE)


class StatedKind(StrEnum):
    """Name what a document can say that the other of a case ought to say too."""

    GROUND = "ground"
    CONCLUSION = "conclusion"
    DOCUMENT = "document"
    OTHER_CONCLUSION = "other_conclusion"
    OTHER_DOCUMENT = "other_document"
    DAY = "day"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class SaidInOne:
    """Hold what one document alone says: at which places of a case, for which outcomes, save on which grounds, and why."""

    id: str
    kind: StatedKind
    where: tuple[str, ...]
    said_in: str
    outcomes: tuple[str, ...]
    unless_on: tuple[str, ...]
    why: Text
    source: RowSource

    def allows(self, kind: StatedKind, where: str, said_in: str) -> bool:
        """Say whether the row is about something that one document says; of the outcome nothing is asked.

        >>> said_in_one()["day_of_the_order"].allows(StatedKind.DAY, "decision.hold.date", "letter")
        True
        """
        place = ".".join("#" if part.isdecimal() else part for part in where.split("."))
        return self.kind is kind and self.said_in == said_in and place in self.where


@cache
def said_in_one() -> dict[str, SaidInOne]:
    """Return the rows by id. Raises TableError."""
    return said_in_one_in(table(SAID_IN_ONE))


def said_in_one_in(content: Mapping[str, Any]) -> dict[str, SaidInOne]:
    """Return the rows that the content of a table gives. Raises TableError where it is not whole."""
    return {row.id: _row(row) for row in listed_rows(SAID_IN_ONE, content, _COLUMNS)}


def _row(row: ListedRow) -> SaidInOne:
    unless = row.each_of("unless_on", grounds(), GROUNDS) if row.cells["unless_on"] != [] else ()
    return SaidInOne(
        id=row.id,
        kind=row.one_of("kind", {kind.value: kind for kind in StatedKind}, SAID_IN_ONE),
        where=row.texts("where"),
        said_in=row.one_of("said_in", {"note": "note", "letter": "letter"}, SAID_IN_ONE),
        outcomes=tuple(outcome.id for outcome in row.each_of("outcomes", outcomes(), "outcomes.yaml")),
        unless_on=tuple(ground.id for ground in unless),
        why=row.in_both("why"),
        source=row.source(),
    )
