"""Write values in the one form that is hashed: JSON with sorted keys, no spaces, in UTF-8."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:  # what a case is costs 0.3 s, and whoever hashes need not know it
    from gcmsgen.facts.case import Case


def canonical(value: Any) -> bytes:
    """Return a value of JSON in its canonical form.

    >>> canonical({"b": "é", "a": [1]}).decode()
    '{"a":[1],"b":"é"}'
    """
    try:
        return orjson.dumps(value, option=_SORTED)
    except TypeError:
        # A number beyond 64 bits, a key that is no text, parts within parts: none stands in what is made here.
        return _ENCODER.encode(value).encode()


_SORTED = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class JsonPart:
    """Hold a value of JSON that stands in several records; its canonical form is worked out once for all of them."""

    value: Any

    @cached_property
    def written(self) -> bytes:
        """Return it in its canonical form."""
        return canonical(self.value)


def put_together(parts: Mapping[str, JsonPart]) -> bytes:
    """Return a mapping of parts in its canonical form.

    >>> put_together({"b": JsonPart("é"), "a": JsonPart([1])}).decode()
    '{"a":[1],"b":"é"}'
    """
    return b"{%b}" % b",".join([canonical(name) + b":" + parts[name].written for name in sorted(parts)])


def digest(value: Any) -> str:
    """Return the SHA-256 of a value in its canonical form, in hexadecimal; bytes are hashed as they are."""
    return hashlib.sha256(value if isinstance(value, bytes) else canonical(value)).hexdigest()


def canonical_facts(case: "Case") -> dict[str, Any]:
    """Return the known facts of a case as a case file in JSON holds them, a list that is stated empty among them."""
    facts: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    return facts
