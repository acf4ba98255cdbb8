"""Grow the tree of one row value by value, in the order of their places."""

from gcmsgen.bulk.table.words import shown_anywhere
from gcmsgen.checks.tables import parts_apart
from gcmsgen.facts.kind import NONE
from gcmsgen.facts.tree import Place, Tree, dotted
from gcmsgen.finding import Finding


class GrowingTree:
    """Hold the tree of a row while it grows, and what was found wrong about the way its parts fit together."""

    def __init__(self) -> None:
        self.root: dict[str, Tree] = {}
        self.findings: list[Finding] = []
        self._holders: dict[Place, dict[str, Tree] | list[Tree]] = {(): self.root}

    def put(self, place: Place, value: Tree) -> None:
        """Put a value at its place; places come sorted, so that the items of a list come in order."""
        self.put_in(place[:-1], place[-1], value)

    def put_in(self, parent: Place, last: str | int, value: Tree) -> None:
        """Put a value at its place, of which all but the last part is `parent`."""
        holder = self._holders.get(parent)
        if holder is None:
            holder = self._grown(parent, [] if isinstance(last, int) else {})
        if isinstance(holder, dict):
            holder[str(last)] = value
        else:
            self._add(holder, parent, int(last), value)

    def _grown(self, place: Place, new: dict[str, Tree] | list[Tree]) -> dict[str, Tree] | list[Tree]:
        """Return a new part of the tree at a place, which stands in its own parent."""
        *_, last = place
        holder = self._holders.get(place[:-1])
        if holder is None:
            holder = self._grown(place[:-1], [] if isinstance(last, int) else {})
        if isinstance(holder, dict):
            before = holder.get(str(last))
            if before is not None:
                word = shown_anywhere(before if isinstance(before, str) else NONE)
                self.findings.append(parts_apart.said_twice(dotted(place), word))
            holder[str(last)] = new
        else:
            self._add(holder, place[:-1], int(last), new)
        self._holders[place] = new
        return new

    def _add(self, items: list[Tree], parent: Place, position: int, value: Tree) -> None:
        if position > len(items):
            self.findings.append(parts_apart.gap(dotted((*parent, position)), dotted((*parent, position - 1))))
        items.append(value)
