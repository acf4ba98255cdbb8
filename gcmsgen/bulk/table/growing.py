"""Grow the tree of one row value by value, in the order of their places."""

from gcmsgen.checks import table_parts_apart
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
        holder = self._holders.get(place[:-1])
        if holder is None:
            holder = self._grow(place[:-1], [] if isinstance(place[-1], int) else {})
        self._set(holder, place, value)

    def _grow(self, place: Place, new: dict[str, Tree] | list[Tree]) -> dict[str, Tree] | list[Tree]:
        self.put(place, new)
        self._holders[place] = new
        return new

    def _set(self, holder: dict[str, Tree] | list[Tree], place: Place, value: Tree) -> None:
        last = place[-1]
        if isinstance(holder, list):
            if isinstance(last, int) and last > len(holder):
                self.findings.append(table_parts_apart.gap(dotted(place), dotted((*place[:-1], last - 1))))
            holder.append(value)
            return
        before = holder.get(str(last))
        if isinstance(before, str):
            self.findings.append(table_parts_apart.said_twice(dotted(place), before))
        holder[str(last)] = value
