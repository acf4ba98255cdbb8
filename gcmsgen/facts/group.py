"""A group of facts: the frozen pydantic model that every noun of a case file is made of, and the fields that it declares.

To the loader every field is optional; a field that is absent is unknown, which is never equal to anything. A group asks for
its fields while it is validated, so their table by group stands here; that of a whole case is `fields.py`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

from gcmsgen.errors import TableError
from gcmsgen.facts.kind import NONE, FieldKind, kind_of, parts_of, types_of, words_of
from gcmsgen.facts.scalar import NO_TEXT, Blank, Null, named_none, says_none
from gcmsgen.language import Text

Nothing = Literal["none"]


class Group(BaseModel):
    """Hold facts that belong together; unknown keys are refused, values are never changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=False)

    def __bool__(self) -> Literal[True]:
        """Say that a group which is there is true, whatever is in it: only an unknown one (None) is false."""
        return True

    @model_validator(mode="before")
    @classmethod
    def _read_nothing(cls, data: Any) -> Any:
        """Leave out what says nothing, where the field is known: an unknown name is refused, empty or not.

        Nothing is an empty value, and a JSON null or the word `none` where the field does not know that word. Of a text, such a
        word (`says_none`) says that there is none, which is not unknown; a name that is None stands between quotation marks.
        """
        if not isinstance(data, Mapping) or not any(_may_say_nothing(value) for value in data.values()):
            return data
        admits, texts, known = _fields_by_none(cls)
        return {
            key: _read(value, of_text=key in texts)
            for key, value in data.items()
            if key not in known or not _says_nothing(value, of_text=key in texts, knows_none=key in admits)
        }


def _may_say_nothing(value: object) -> bool:
    return isinstance(value, Blank | Null) or (type(value) is str and (value[:1] == '"' or says_none(value)))


def _read(value: Any, *, of_text: bool) -> Any:
    """Return a value as it is held: of a text, none where the word says so, and without marks where they keep it a name."""
    if isinstance(value, Null):
        return NONE
    if not of_text or not isinstance(value, str):
        return value
    return NO_TEXT if says_none(value) else named_none(value) or value


def _says_nothing(value: object, *, of_text: bool, knows_none: bool) -> bool:
    if isinstance(value, Blank):
        return True
    if isinstance(value, Null):
        return not knows_none
    return value == NONE and not knows_none and not of_text


@cache
def _fields_by_none(group: type[Group]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the fields that know the word `none`, those of one plain text that do not, and all of them, by their names."""
    fields = fields_of(group)
    admits = frozenset(field.name for field in fields if NONE in field.words)
    texts = frozenset(
        f.name for f in fields if f.kind in (FieldKind.TEXT, FieldKind.NOC) and not f.many and f.name not in admits
    )
    return admits, texts, frozenset(f.name for f in fields)


def fact(en: str, fr: str, *, private: bool = False, alias: str | None = None, many: bool = False) -> Any:
    """Declare a field with its plain English and French names; a private value is never echoed in a message."""
    extra: dict[str, Any] = {"fr": fr, **({"private": True} if private else {})}
    if many:
        return Field(default=(), description=en, json_schema_extra=extra, alias=alias)
    return Field(default=None, description=en, json_schema_extra=extra, alias=alias)


@dataclass(frozen=True, slots=True)
class GroupField:
    """Hold one field as its group declares it.

    `attribute` is its name in the program and `name` that in a case file (`from_`, `from`); `title` are its plain names.
    Of a list (`many`), `words`, `group` and `types` say what its items are, and `kind` too where they are no groups; `types`
    are those that the program holds, a group last.
    """

    attribute: str
    name: str
    title: Text
    kind: FieldKind
    words: tuple[str, ...]
    private: bool
    many: bool
    group: type[Group] | None
    types: tuple[type, ...]


@cache
def fields_of(group: type[Group]) -> tuple[GroupField, ...]:
    """Return the fields of a group, in its order. Raises TableError where one lacks a name in either language, or a kind."""
    # The one place that asks pydantic what a model declares. It stands here and not in `fields.py`, which knows the case and
    # so every group: a group needs its own fields while it is validated.
    return tuple(_field(group, attribute, declared) for attribute, declared in group.model_fields.items())


@cache
def named_fields(group: type[Group]) -> Mapping[str, GroupField]:
    """Return the fields of a group by their names in a case file, and by those in the program where they are others."""
    return {field.attribute: field for field in fields_of(group)} | {field.name: field for field in fields_of(group)}


def stated(group: Group) -> Set[str]:
    """Return the attributes of the fields that stand in the case file, of an empty list too."""
    return group.model_fields_set


def states(group: Group, field: GroupField) -> bool:
    """Say whether a field stands in the case file, even where it says that its list is empty."""
    return field.attribute in stated(group)


def _field(group: type[Group], attribute: str, declared: FieldInfo) -> GroupField:
    name = declared.alias or attribute
    extra = declared.json_schema_extra if isinstance(declared.json_schema_extra, dict) else {}
    title = Text(en=(declared.description or "").strip(), fr=str(extra.get("fr", "")).strip())
    if not (title.en and title.fr):
        raise TableError("facts", _NAMELESS.filled(field=f"{group.__name__}.{name}"))
    parts = (*parts_of(declared.annotation), *declared.metadata)
    inner = [part for part in parts if isinstance(part, type) and issubclass(part, Group)]
    many = declared.default == ()
    kind = kind_of(name, parts) or ((FieldKind.LIST if many else FieldKind.GROUP) if inner else None)
    if kind is None or len(inner) > 1:
        raise TableError("facts", _UNREAD.filled(field=f"{group.__name__}.{name}"))
    held = next(iter(inner), None)
    types = (*types_of(parts), *inner)
    return GroupField(attribute, name, title, kind, words_of(parts), bool(extra.get("private")), many, held, types)


_NAMELESS = Text(
    en="The field {field} has no name in one of the two languages.",
    fr="Le champ {field} n’a pas de nom dans l’une des deux langues.",
)
_UNREAD = Text(
    en="The field {field} holds values of a kind that nothing reads.",
    fr="Le champ {field} contient des valeurs d’un genre que rien ne lit.",
)
