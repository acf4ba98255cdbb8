"""A group of facts: the frozen pydantic model that every noun of a case file is made of.

To the loader every field is optional; a field that is absent is unknown, which is never equal to anything.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gcmsgen.facts.scalar import AdmitsNone, Null

Nothing = Literal["none"]


class Group(BaseModel):
    """Hold facts that belong together; unknown keys are refused, values are never changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=False)

    def __bool__(self) -> Literal[True]:
        """Say that a group which is there is true, whatever is in it: only an unknown one (None) is false."""
        return True

    @model_validator(mode="before")
    @classmethod
    def _read_null(cls, data: Any) -> Any:
        """Turn a JSON null into the word `none` where the field knows it, and leave the field out elsewhere."""
        if not isinstance(data, Mapping) or not any(isinstance(value, Null) for value in data.values()):
            return data
        admits = _fields_admitting_none(cls)
        kept = {key: value for key, value in data.items() if not isinstance(value, Null) or key in admits}
        return {key: "none" if isinstance(value, Null) else value for key, value in kept.items()}


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
