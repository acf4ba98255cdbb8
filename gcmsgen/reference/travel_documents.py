"""Who needs no passport to become a temporary resident (R52(2)), and how long a biometric check is good for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from gcmsgen.reference.dated_tables import on_day, table


@dataclass(frozen=True, slots=True)
class Head:
    """Hold one head of R52(2): the countries that each condition names, and whether the officer states it instead."""

    key: str
    conditions: Mapping[str, tuple[str, ...]]
    claimed: bool


@lru_cache(maxsize=64)
def heads(on: date = date.max) -> tuple[Head, ...]:
    """Return the heads of R52(2) that stood that day, in their order; without a day, those of the newest version."""
    rows = on_day(table("travel_documents.yaml")["heads"], on)
    return tuple(
        Head(key, {name: tuple(value) for name, value in row.items() if name != "claimed"}, bool(row.get("claimed")))
        for key, row in rows.items()
        if row
    )


def biometric_years(on: date) -> int:
    """Return for how many years after biometrics were given a stay may last (R183(4)(c.1))."""
    return int(_biometrics(on)["years"])


def head_claimed(stated: str, among: tuple[Head, ...]) -> Head | None:
    """Return the head of R52(2) that a text names, by its letter, or None where it names none of these.

    >>> head_claimed("R52(2)(e)", heads()).key, head_claimed("R52(2)e)", heads()).key, head_claimed("NEXUS", heads())
    ('R52(2)(e)', 'R52(2)(e)', None)
    """
    match = re.fullmatch(r"(?:R?52\(2\))?\(?([a-z])\)?", stated.strip(), re.IGNORECASE)
    return next((head for head in among if match and head.key.endswith(f"({match[1].casefold()})")), None)


def no_biometrics_of(on: date) -> tuple[str, ...]:
    """Return the countries whose nationals give no biometrics for a work permit (R12.2(1)(c)(ii))."""
    stated = _biometrics(on)["not_required_of"]
    # Tables of letters made before name the countries beside their source.
    return tuple(stated["citizenship"] if isinstance(stated, dict) else stated)


@lru_cache(maxsize=64)
def _biometrics(on: date) -> dict[str, Any]:
    found: dict[str, Any] = on_day(table("travel_documents.yaml")["biometrics"], on)
    return found
