"""Tell the province of a postal code by its forward sortation area: the first three signs, `K1A` of `K1A 0B1`.

A code is judged as typed. Capitals and the space in the middle are forgiven; a letter typed for a digit is not, but the
code that was probably meant is named.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from gcmsgen.reference.table import TABLES, rows

# Canada Post never uses D F I O Q U, nor W and Z in first place: they are read as other signs.
FIRST = "ABCEGHJ-NPRSTVXY"
LETTER = "ABCEGHJ-NPRSTV-Z"
AREA = re.compile(f"[{FIRST}][0-9][{LETTER}]")
CODE = re.compile(f"([{FIRST}][0-9][{LETTER}])([0-9][{LETTER}][0-9])")

# Well formed, and answered by volunteers for Santa Claus: nobody works there.
RESERVED = frozenset({"H0H0H0"})

LOOKALIKES = {"O": "0", "I": "1", "L": "1"}


class Basis(StrEnum):
    """Say on what the answer rests."""

    AREA = "area"
    """The area is in the table."""
    LETTER = "letter"
    """The area is not in the table; its first letter says the province. Ask to confirm, do not refuse."""
    RESERVED = "reserved"
    """The code is well formed and is nobody's address."""
    MALFORMED = "malformed"
    """The text is not a Canadian postal code."""


@dataclass(frozen=True, slots=True)
class PostalArea:
    """Hold what a postal code says: its area, its province or provinces, and on what that rests.

    `code` is the code in its official form (None where malformed, or where only an area was asked for); `candidate` the
    code that a malformed text was probably meant to be; `name` the area's name as published, in English; `places` the places that
    its mail is addressed to, the largest first and six at most.
    """

    text: str
    basis: Basis
    area: str | None = None
    code: str | None = None
    provinces: tuple[str, ...] = ()
    candidate: str | None = None
    name: str = ""
    places: tuple[str, ...] = ()


def postal_area(text: str, folder: Path = TABLES) -> PostalArea:
    """Return what a postal code, or an area alone, says about the province.

    Source: GeoNames (docs/sources.md). Raises TableError where a table is damaged.
    """
    signs = _signs(text)
    if signs is None:
        return PostalArea(text, Basis.MALFORMED)
    if not (AREA.fullmatch(signs) or CODE.fullmatch(signs)):
        return PostalArea(text, Basis.MALFORMED, candidate=_candidate(signs))
    return _known(text, signs, folder)


def _known(text: str, signs: str, folder: Path) -> PostalArea:
    area = signs[:3]
    code = _official(signs) if len(signs) == 6 else None
    if signs in RESERVED:
        return PostalArea(text, Basis.RESERVED, area, code)
    row = areas(folder).get(area)
    if row:
        return PostalArea(
            text,
            Basis.AREA,
            area,
            code,
            tuple(row["provinces"].split("|")),
            name=row["name"],
            places=_listed(row, "places"),
        )
    return PostalArea(text, Basis.LETTER, area, code, letters(folder)[area[0]])


@cache
def areas(folder: Path = TABLES) -> dict[str, dict[str, str]]:
    """Return the rows of the table of areas by area. Raises TableError where it is damaged."""
    return {row["area"]: row for row in rows("postal_areas", folder)}


@cache
def letters(folder: Path = TABLES) -> dict[str, tuple[str, ...]]:
    """Return the provinces of each first letter. Raises TableError where the table is damaged."""
    return {row["letter"]: tuple(row["provinces"].split("|")) for row in rows("postal_letters", folder)}


def _listed(row: dict[str, str], column: str) -> tuple[str, ...]:
    # Tables of letters made before have no such column: nothing is then known of it.
    return tuple((row.get(column) or "").split("|")) if row.get(column) else ()


def _signs(text: str) -> str | None:
    """Return the three or six signs in capitals, or None where the text has another shape."""
    shape = re.fullmatch(r"\s*(\w{3})(?:\s*-?\s*(\w{3}))?\s*", text)
    signs = (shape.group(1) + (shape.group(2) or "")) if shape else ""
    return signs.upper() if signs.isascii() and signs else None


def _official(signs: str) -> str:
    return f"{signs[:3]} {signs[3:]}"


def _candidate(signs: str) -> str | None:
    """Return the code with the letters that stand where a digit must replaced, if that makes it well formed."""
    meant = "".join(LOOKALIKES.get(sign, sign) if at % 2 else sign for at, sign in enumerate(signs))
    if CODE.fullmatch(meant):
        return _official(meant)
    return meant if AREA.fullmatch(meant) else None
