"""The names that a template may use: the facts of a case, what frames them, and what each of them holds.

What a fact holds is told by the table of fields, what else a name holds by the annotations of the program itself, so that
nothing needs a second list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, reduce
from inspect import isfunction
from operator import or_
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2.runtime import LoopContext
from rapidfuzz import fuzz, process

from gcmsgen.catalogue.office import Office
from gcmsgen.document import Document
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import NUMBER, case_fields, case_parts
from gcmsgen.facts.group import Group, GroupField, fields_of, named_fields
from gcmsgen.wording.compose import COPIED, published

Kind = Any  # an annotation, a mapping of names to values, or one of the classes below


@dataclass(frozen=True, slots=True)
class FactList:
    """Stand for a list of facts, whose items a template can walk through and count, and no more."""

    item: Kind


class Nothing:
    """Stand for what a name holds that does not exist."""


class Callable:
    """Stand for what a template may call: a macro, those that it imports, the builder of a document."""


LOOP = LoopContext
_NEAR_ENOUGH = 60  # of 100, as rapidfuzz counts: one word with a letter or two wrong


@cache
def word_names() -> Mapping[str, Kind]:
    """Return the names that an office's Word template may use, with what each holds."""
    return {**case_names(), "document": Document}


@cache
def case_names() -> Mapping[str, Kind]:
    """Return the names that outlines and words may use, with what each holds."""
    facts = {name: _fact(named_fields(Case)[name]) for name in case_parts()}
    # Which names the tables have does not depend on the day.
    return {**facts, **published(date.max), **_FRAME}


_FRAME: Mapping[str, Kind] = {
    "office": Office,
    "language": str,
    "part": str | None,
    "page": str,
    "pages": str,
    "copy": dict.fromkeys(COPIED, False),
    "enclosed": bool,
    "parts": Mapping[str, int],
    "part_total": int,
}


@cache
def fact_paths() -> tuple[str, ...]:
    """Return the dotted path of every fact that can be named without a loop."""
    paths = [field.path for field in case_fields()]
    return tuple(".".join(path) for path in paths if path[0] in case_parts() and NUMBER not in path)


def held(kind: Kind, name: str) -> Kind:
    """Return what an attribute of something holds; `Nothing` where it has no such attribute."""
    found = [_of_leaf(leaf, name) for leaf in _leaves(kind)]
    known = [one for one in found if one is not Nothing]
    if not found or any(one is Any for one in known):
        return Any
    if not known:
        return Nothing
    return known[0] if len(known) == 1 else Any


def items(kind: Kind) -> Kind:
    """Return what each item of something holds."""
    for leaf in _leaves(kind):
        if isinstance(leaf, FactList):
            return leaf.item
        if _origin(leaf) is tuple:
            return get_args(leaf)[0]
    return Any


def attributes(kind: Kind) -> list[str]:
    """Return the attributes that something has, where they can be listed."""
    names: list[str] = []
    for leaf in _leaves(kind):
        if isinstance(leaf, Mapping):
            names += leaf
        elif isinstance(leaf, type) and issubclass(leaf, Group):
            names += (field.name for field in fields_of(leaf))
        elif isinstance(leaf, type) and is_dataclass(leaf):
            names += (name for name in dir(leaf) if not name.startswith("_"))
    return names


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like another; None where none is like it.

    >>> nearest("family_name", ["applicant.family_name", "office"]), nearest("zzz", ["office"])
    ('applicant.family_name', None)
    """
    choices = sorted(set(known))
    ended = [choice for choice in choices if choice.endswith(f".{name}")]
    if ended:
        return ended[0]
    best = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return best[0] if best else None


def _of_leaf(leaf: Kind, name: str) -> Kind:
    if leaf is Any:
        return Any
    if isinstance(leaf, Mapping):
        return _of_value(leaf[name]) if name in leaf else Nothing
    if isinstance(leaf, type) and issubclass(leaf, Group):
        field = next((field for field in fields_of(leaf) if field.name == name), None)
        return _fact(field) if field else Nothing
    if isinstance(leaf, FactList) or name.startswith("_"):
        return Nothing
    if isinstance(leaf, type) and is_dataclass(leaf):
        return _of_dataclass(leaf, name)
    if isinstance(leaf, type) and issubclass(leaf, Enum):
        return _of_type(type(next(iter(leaf))), name)
    owner = leaf if isinstance(leaf, type) else _origin(leaf) or type(leaf)
    if owner is Mapping and not hasattr(owner, name):
        return get_args(leaf)[1]  # its keys are not known before a case is: what each holds is
    return _of_type(owner, name)


def _of_type(owner: type, name: str) -> Kind:
    """Return what an attribute of a value of Python holds; its methods are no names of a template."""
    return Nothing if callable(getattr(owner, name, Nothing)) else Any


def offers(kind: Kind, name: str) -> bool:
    """Say whether a template may call something of a value: of a loop, or of a document."""
    leaves = _leaves(kind)
    if LOOP in leaves:
        return name in ("cycle", "changed")
    own = [leaf for leaf in leaves if isinstance(leaf, type) and is_dataclass(leaf)]
    return not name.startswith("_") and any(isfunction(vars(leaf).get(name)) for leaf in own)


def _of_dataclass(owner: type, name: str) -> Kind:
    hints = get_type_hints(owner)
    if name in hints:
        return hints[name]
    attribute = getattr(owner, name, Nothing)
    if isinstance(attribute, property):
        return get_type_hints(attribute.fget).get("return", Any)
    return Any if attribute is not Nothing else Nothing


def _of_value(value: object) -> Kind:
    return value if isinstance(value, Mapping) else type(value)


def _fact(field: GroupField) -> Kind:
    """Return what a field holds, a list marked as a list of facts."""
    value = reduce(or_, field.types)
    return FactList(value) if field.many else value


def _leaves(kind: Kind) -> list[Kind]:
    """Return the alternatives of an annotation, without None."""
    origin = _origin(kind)
    if origin is Union or isinstance(kind, UnionType):
        return [leaf for part in get_args(kind) for leaf in _leaves(part)]
    return [] if kind is type(None) else [kind]


def _origin(kind: Kind) -> Any:
    return get_origin(kind)
