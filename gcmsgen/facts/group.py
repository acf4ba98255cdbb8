"""A group of facts: the frozen pydantic model that every noun of a case file is made of.

To the loader every field is optional; a field that is absent is unknown, which is never equal to anything.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gcmsgen.facts.scalar import AdmitsNone, Blank, Null

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

        Nothing is an empty value, and a JSON null or the word `none` where the field does not know that word; a private
        text keeps it, for it may be somebody's name.
        """
        if not isinstance(data, Mapping) or not any(_may_say_nothing(value) for value in data.values()):
            return data
        admits, keeps, known = _fields_by_none(cls)
        return {
            key: "none" if isinstance(value, Null) else value
            for key, value in data.items()
            if key not in known or not _says_nothing(value, key in admits, key in keeps)
        }


def _may_say_nothing(value: object) -> bool:
    return isinstance(value, Blank | Null) or value == "none"


def _says_nothing(value: object, admits: bool, keeps: bool) -> bool:  # noqa: FBT001 - two facts of a field
    if isinstance(value, Blank):
        return True
    if isinstance(value, Null):
        return not admits
    return value == "none" and not admits and not keeps


@cache
def _fields_by_none(group: type[Group]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the fields that know the word `none`, those whose text is private, and all of them, by their names."""
    fields = {field.alias or name: field for name, field in group.model_fields.items()}
    private = {
        n for n, f in fields.items() if isinstance(f.json_schema_extra, dict) and f.json_schema_extra.get("private")
    }
    return _fields_admitting_none(group), frozenset(private), frozenset(fields)


@cache
def _fields_admitting_none(group: type[Group]) -> frozenset[str]:
    return frozenset(
        field.alias or name
        for name, field in group.model_fields.items()
        if any(isinstance(mark, AdmitsNone) for mark in _marks(field.annotation, field.metadata))
        or "none" in _words(field.annotation)
    )


def _marks(annotation: Any, metadata: list[Any]) -> list[Any]:
    inner = [mark for part in get_args(annotation) for mark in getattr(part, "__metadata__", ())]
    return [*metadata, *inner]


def _words(annotation: Any) -> list[Any]:
    parts = get_args(annotation)
    return [part for part in parts if isinstance(part, str)] + [word for part in parts for word in _words(part)]


def fact(en: str, fr: str, *, private: bool = False, alias: str | None = None, many: bool = False) -> Any:
    """Declare a field with its plain English and French names; a private value is never echoed in a message."""
    extra: dict[str, Any] = {"fr": fr, **({"private": True} if private else {})}
    if many:
        return Field(default=(), description=en, json_schema_extra=extra, alias=alias)
    return Field(default=None, description=en, json_schema_extra=extra, alias=alias)


def groups_in(annotation: Any) -> Iterator[type[Group]]:
    """Yield the groups that an annotation of a field names."""
    if isinstance(annotation, type) and issubclass(annotation, Group):
        yield annotation
    for part in get_args(annotation):
        yield from groups_in(part)
