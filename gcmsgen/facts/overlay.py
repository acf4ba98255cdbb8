"""Lay some facts over those of a whole case: another case, of which the reader sees at once what is different."""

from collections.abc import Mapping, Sequence

from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.tree import Tree


def overlaid(base: Mapping[str, Tree], changes: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a tree with some of its facts changed. Raises KeyError where a path leads to no item of a list.

    A group is changed field by field; anything else, a list too, is replaced whole. A name may be a path, in which an item of
    a list is its number (from 1), its `id` or its `criterion`, and `*` every item. What is left empty is left out: a fact is
    then unknown, as in any case file, and an item is none of the list.

    >>> overlaid({"offer": {"noc": "21223", "teer": "1"}}, {"offer.teer": "2", "record": {"noc": "21223"}})
    {'offer': {'noc': '21223', 'teer': '2'}, 'record': {'noc': '21223'}}
    >>> overlaid({"documents": [{"id": "E1"}, {"id": "E2"}]}, {"documents.E2.date": "2026-03-01"})
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


def _with_items(items: Sequence[Tree], path: Sequence[str], change: Tree) -> list[Tree]:
    first, *rest = path
    meant = [first in ("*", *_names(number, item)) for number, item in enumerate(items, 1)]
    if not any(meant):
        raise KeyError(".".join(path))
    changed = [_changed(item, rest, change) if is_meant else item for item, is_meant in zip(items, meant, strict=True)]
    return [item for item in changed if not isinstance(item, Blank)]


def _names(number: int, item: Tree) -> list[Tree]:
    """Return by what a path may name an item of a list."""
    own = [item[name] for name in ("id", "criterion") if name in item] if isinstance(item, dict) else []
    return [str(number), *own]
