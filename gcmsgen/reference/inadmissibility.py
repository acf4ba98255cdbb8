"""The heads of inadmissibility (A34 to A42), a row each: its names, its provision, and the time for which it bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.closed_list import SOURCE, ListedRow, RowNames, RowSource, listed_rows, told_apart
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.provisions import Provision, provisions

HEADS = "inadmissibility_heads.yaml"
_COLUMNS = ("names", "in_sentence", "provision", "bar", "elements", *SOURCE)


@dataclass(frozen=True, slots=True)
class InadmissibilityRow:
    """Hold a head: `name` stands in a sentence, `bar` is the provision under which it lasts for a time.

    `elements` says that it has elements of its own, which the officer states.
    """

    id: str
    names: RowNames
    name: Text
    test: str
    bars_by: str | None
    elements: bool
    source: RowSource

    @property
    def provision(self) -> Provision:
        """Return the provision of the head."""
        # Looked up here, and not when the row is read: a letter of an earlier day is made again from the provisions of its day.
        return provisions()[self.test]

    @property
    def bar(self) -> Provision | None:
        """Return the provision under which the head lasts for a time, None where the Act fixes none."""
        return provisions()[self.bars_by] if self.bars_by else None


@cache
def inadmissibility_heads() -> dict[str, InadmissibilityRow]:
    """Return the heads of inadmissibility by id. Raises TableError.

    >>> inadmissibility_heads()["misrepresentation"].provision.short.fr
    'L40(1)a)'
    """
    return inadmissibility_heads_in(table(HEADS))


def inadmissibility_heads_in(content: Mapping[str, Any]) -> dict[str, InadmissibilityRow]:
    """Return the heads that the content of a table gives. Raises TableError where it is not whole."""
    found = {row.id: _head(row) for row in listed_rows(HEADS, content, _COLUMNS)}
    told_apart(HEADS, {name: row.names for name, row in found.items()})
    return found


def _head(row: ListedRow) -> InadmissibilityRow:
    return InadmissibilityRow(
        id=row.id,
        names=row.names(),
        name=row.in_both("in_sentence"),
        test=row.text("provision"),
        bars_by=None if row.cells["bar"] is False else row.text("bar"),
        elements=row.flag("elements"),
        source=row.source(),
    )
