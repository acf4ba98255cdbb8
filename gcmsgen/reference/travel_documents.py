"""Who needs no passport to become a temporary resident (R52(2)), and how long a biometric check is good for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gcmsgen.reference.dated_tables import table


@dataclass(frozen=True, slots=True)
class Head:
    """Hold one head of R52(2): the countries that each condition names, and whether the officer states it instead."""

    key: str
    conditions: Mapping[str, tuple[str, ...]]
    claimed: bool


@cache
def heads() -> tuple[Head, ...]:
    """Return the heads of R52(2) in their order."""
    return tuple(
        Head(key, {name: tuple(value) for name, value in row.items() if name != "claimed"}, bool(row.get("claimed")))
        for key, row in table("travel_documents.yaml")["heads"].items()
    )


def biometric_years() -> int:
    """Return for how many years after biometrics were given a stay may last (R183(4)(c.1))."""
    return int(table("travel_documents.yaml")["biometrics"]["years"])


def head_claimed(stated: str) -> Head | None:
    """Return the head of R52(2) that a text names, by its letter, or None where it names none.

    >>> head_claimed("R52(2)(e)").key, head_claimed("R52(2)e)").key, head_claimed("e").key, head_claimed("NEXUS")
    ('R52(2)(e)', 'R52(2)(e)', 'R52(2)(e)', None)
    """
    match = re.fullmatch(r"(?:R?52\(2\))?\(?([a-z])\)?", stated.strip(), re.IGNORECASE)
    return next((head for head in heads() if match and head.key.endswith(f"({match[1].casefold()})")), None)


def no_biometrics_of() -> tuple[str, ...]:
    """Return the countries whose nationals give no biometrics for a work permit (R12.2(1)(c)(ii))."""
    return tuple(table("travel_documents.yaml")["biometrics"]["not_required_of"]["citizenship"])
