"""The grounds of refusal, a row each: its names, what it tests, what can carry it, and what the letter says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.errors import TableError
from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, ListedRow, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.criteria import CRITERIA, criteria
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.provisions import PROVISIONS, Provision, provisions

GROUNDS = "refusal_grounds.yaml"
_COLUMNS = ("names", "provision", "criteria", "says", "lmia_would_not_help", *SOURCE)


@dataclass(frozen=True, slots=True)
class GroundRow:
    """Hold a ground: the provision that it tests, the criteria that can carry it, and the sentences that say it.

    `test` are the sentences of the letter that give the law, `found` those that say what was found. `lmia_would_not_help` is
    the source by which the provision stands in the way of a permit on a labour market impact assessment too, None where it does not.
    """

    id: str
    names: RowNames
    provision: Provision
    criteria: tuple[str, ...]
    test: tuple[str, ...]
    found: tuple[str, ...]
    lmia_would_not_help: RowSource | None
    source: RowSource

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return every sentence without which a letter would give no reason on this ground."""
        return self.test + self.found


@cache
def grounds() -> dict[str, GroundRow]:
    """Return the grounds of refusal by id. Raises TableError.

    >>> grounds()["labour_dispute"].criteria, grounds()["labour_dispute"].names.shown.fr
    (('no_labour_dispute',), 'Conflit de travail')
    """
    return grounds_in(table(GROUNDS))


def grounds_in(content: Mapping[str, Any]) -> dict[str, GroundRow]:
    """Return the grounds that the content of a table gives. Raises TableError where it is not whole."""
    found = {row.id: _ground(row) for row in listed_rows(GROUNDS, content, _COLUMNS)}
    told_apart(GROUNDS, {name: row.names for name, row in found.items()})
    return found


def _ground(row: ListedRow) -> GroundRow:
    says = row.group("says", ("test", "found"))
    lmia = row.cells["lmia_would_not_help"]
    return GroundRow(
        id=row.id,
        names=row.names(),
        provision=row.one_of("provision", provisions(), PROVISIONS),
        criteria=tuple(_carrying(row)),
        test=says.texts("test"),
        found=says.texts("found"),
        lmia_would_not_help=None if lmia is False else row.group("lmia_would_not_help", SOURCE).source(),
        source=row.source(),
    )


def _carrying(row: ListedRow) -> Iterator[str]:
    """Yield the criteria that can carry a ground: each tests the same provision, so that none carries another's ground."""
    for criterion in row.each_of("criteria", criteria(), CRITERIA):
        if criterion.provision.key != row.cells["provision"]:
            raise TableError(GROUNDS, _OTHER_TEST.filled(row=row.id, criterion=criterion.id))
        yield criterion.id


_OTHER_TEST = Text(
    en="The row {row} rests on {criterion}, which tests another provision.",
    fr="La ligne {row} repose sur {criterion}, qui applique une autre disposition.",
)
