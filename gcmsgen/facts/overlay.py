"""Lay some facts over those of a whole case: another case, of which the reader sees at once what is different."""

from collections.abc import Mapping, Sequence

from gcmsgen.facts.tree import Tree


def overlaid(base: Mapping[str, Tree], changes: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a tree with some of its facts changed. Raises KeyError where a path leads to no item of a list.

    A group is changed field by field; anything else, a list too, is replaced whole. A name may be a path, in which a number
    is an item of a list, counted from 1, and `*` every item. A fact that is left empty is unknown, as in any case file.

    >>> overlaid({"offer": {"noc": "21223", "teer": "1"}}, {"offer.teer": "2", "record": {"noc": "21223"}})
    {'offer': {'noc': '21223', 'teer': '2'}, 'record': {'noc': '21223'}}
    >>> overlaid({"documents": [{"id": "E1"}, {"id": "E2"}]}, {"documents.2.date": "2026-03-01"})
    {'documents': [{'id': 'E1'}, {'id': 'E2', 'date': '2026-03-01'}]}
    """
    tree = dict(base)
    for path, change in changes.items():
        first, *rest = path.split(".")
        tree[first] = _changed(tree.get(first), rest, change)
    return tree


def _changed(part: Tree | None, path: Sequence[str], change: Tree) -> Tree:
    if isinstance(part, list) and path:
        return _with_items(part, path, change)
    group = part if isinstance(part, dict) else {}
    if path:
        return overlaid(group, {".".join(path): change})
    return overlaid(group, change) if isinstance(change, dict) else change


def _with_items(items: list[Tree], path: Sequence[str], change: Tree) -> list[Tree]:
    first, *rest = path
    numbers = range(1, len(items) + 1) if first == "*" else [n for n in range(1, len(items) + 1) if str(n) == first]
    if not numbers:
        raise KeyError(".".join(path))
    return [_changed(item, rest, change) if n in numbers else item for n, item in enumerate(items, 1)]
