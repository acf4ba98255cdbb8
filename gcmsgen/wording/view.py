"""A view over the facts that notes which of them each sentence reads.

Templates see a case only through this view: fields of the case file by their own names, nothing else. A fact that is
unknown is false in a condition and equal to nothing; printing it raises `MissingFact` with its path.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import Undefined, UndefinedError

from gcmsgen.facts.group import Group, named_fields, stated
from gcmsgen.facts.kind import NONE, FieldKind
from gcmsgen.facts.scalar import NO_TEXT


class MissingFact(UndefinedError):
    """Say that a sentence needs a fact that is unknown; the message is its dotted path."""


class UnknownFact(Undefined):
    """Stand for a fact that is not known."""

    __slots__ = ()

    def __getattr__(self, name: str) -> "UnknownFact":
        if name.startswith("_"):
            raise AttributeError(name)
        return unknown(f"{self._undefined_name}.{name}")

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)

    def __str__(self) -> str:
        raise MissingFact(self._undefined_message)

    def __format__(self, _spec: str) -> str:
        return str(self)

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return id(self)


def unknown(path: str) -> UnknownFact:
    """Return what stands for the fact of that path, which has no state of its own."""
    return UnknownFact(name=path, exc=MissingFact)


class Reads:
    """Collect the dotted paths that are read until they are taken; `note` notes that a fact was read, `forget` drops all."""

    __slots__ = ("_paths", "forget", "note", "note_all")

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self.note = self._paths.add
        self.note_all = self._paths.update
        self.forget = self._paths.clear

    def take(self) -> tuple[str, ...]:
        """Return the paths that were read since the last call, sorted."""
        if not self._paths:
            return ()
        taken = tuple(sorted(self._paths))
        self._paths.clear()
        return taken


@lru_cache(maxsize=4096)
def joined(paths: tuple[str, ...], others: frozenset[str]) -> tuple[str, ...]:
    """Return paths and others together, sorted; most cases read the same ones, and look them up (composing: 5 % of its time)."""
    return tuple(sorted(others.union(paths)))


class GroupView:
    """Show a group of facts: `view.field` is a scalar, another view, or Unknown.

    A field is looked up once a view: `_seen` keeps what it says, and its path where reading it is to be noted. The facts
    themselves, by attribute, and their paths are there for `fast_reading.py`.
    """

    __slots__ = ("_group", "_reads", "_seen", "note", "paths", "stated_fields", "values")

    def __init__(self, group: Group, path: str, reads: Reads) -> None:
        self.values = vars(group)
        self.stated_fields = stated(group)
        self.paths = _paths(type(group), path)
        self._group = type(group)
        self._reads = reads
        self.note = reads.note
        self._seen: dict[str, tuple[Any, str | None]] = {}

    def __str__(self) -> str:
        raise TypeError("a group of facts is no word")

    def __getattr__(self, name: str) -> Any:
        try:
            return self.fact(name)
        except KeyError:
            raise AttributeError(name) from None

    def fact(self, name: str) -> Any:
        """Return what a field says, as templates see it. Raises KeyError where the group has no such field."""
        value, path = self._seen.get(name) or self._look_up(name)
        if path is not None:
            self.note(path)
        return value

    def _look_up(self, name: str) -> tuple[Any, str | None]:
        field = named_fields(self._group)[name]
        value = self.values[field.attribute]
        # A field that holds a group or a day, or the word `none`, is to a template a group or a day, and without one it is
        # unknown; so is a text that is stated to be none: false, and a gap where it is printed.
        of_none = NONE if field.group or field.kind is FieldKind.DAY else NO_TEXT
        if type(value) is str and value == of_none:
            value = None
        found = self._seen[name] = shown(value, self.paths[name], self._reads)
        return found


@lru_cache(maxsize=4096)
def _paths(group: type[Group], path: str) -> dict[str, str]:
    """Return by the name of each field of a group its dotted path."""
    return {name: f"{path}.{name}" if path else name for name in named_fields(group)}


def _is_group(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, Group)


class ListView:
    """Show a list of facts, its items numbered from 1 in their paths; whether another item follows is a fact of the list."""

    __slots__ = ("_by_id", "_items", "_path", "_reads", "_shown", "_views")

    def __init__(self, items: tuple[Any, ...], path: str, reads: Reads) -> None:
        self._items = items
        self._views: list[GroupView] | None = None
        if all(map(_is_group, map(type, items))):
            self._views = [GroupView(item, f"{path}.{number}", reads) for number, item in enumerate(items, 1)]
        self._path = path
        self._reads = reads
        self._by_id: tuple[dict[Any, Any], tuple[str, ...]] | None = None
        self._shown: list[tuple[Any, str | None]] | None = None

    def __iter__(self) -> Iterator[Any]:
        """Return the items; one that is a scalar is read when its turn comes."""
        self._reads.note(self._path)
        return self._scalars() if self._views is None else iter(self._views)

    def _scalars(self) -> Iterator[Any]:
        if self._shown is None:
            self._shown = [
                shown(item, f"{self._path}.{number}", self._reads) for number, item in enumerate(self._items, 1)
            ]
        for value, path in self._shown:
            if path is not None:
                self._reads.note(path)
            yield value

    def by_id(self) -> dict[Any, Any]:
        """Return the groups of the list by their ids, all of which are read each time."""
        if self._by_id is None:
            ids = tuple(f"{self._path}.{number}.id" for number in range(1, len(self._items) + 1))
            self._by_id = {view.fact("id"): view for view in self._views or ()}, (self._path, *ids)
        found, paths = self._by_id
        self._reads.note_all(paths)
        return found

    def __len__(self) -> int:
        self._reads.note(self._path)
        return len(self._items)

    @property
    def size(self) -> int:
        """Return the number of items, for those who count and do not read."""
        return len(self._items)

    def __contains__(self, value: object) -> bool:
        return any(item == value for item in self)


def shown(value: Any, path: str, reads: Reads) -> tuple[Any, str | None]:
    """Return a value as templates see it, and its path where a read of it is to be noted: a scalar, or what is unknown."""
    kind = type(value)
    if kind in SCALARS:
        return value, path
    if value is None:
        return unknown(path), path
    if kind is tuple:
        return ListView(value, path, reads), None
    return (GroupView(value, path, reads), None) if _is_group(kind) else (value, path)


# The kinds of most facts.
SCALARS = frozenset({str, int, bool, date, Decimal})
