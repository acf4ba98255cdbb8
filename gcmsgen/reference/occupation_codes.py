"""Explain why a text is not a unit group, and name the codes that may have been meant.

Each way to read the text is a `Reading`. With one reading a person may correct the code; with several the text is
ambiguous. The candidates are only named: choosing one is the officer's work.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from gcmsgen.language import Text
from gcmsgen.reference.occupations import Version, classes, unit_group, unit_groups, versions
from gcmsgen.reference.table import TABLES, has, rows


class CodeKind(StrEnum):
    """Say how a text can be read; the value is part of the JSON answers."""

    ZEROS_LOST = "zeros_lost"
    """A unit group without its leading zeros, as a spreadsheet writes it: `10`."""
    OTHER_VERSION = "other_version"
    """A unit group of another version of the classification: `2174`."""
    HIGHER_GROUP = "higher_group"
    """A broader group of the version, whose unit groups are the candidates: `2123`."""
    TYPED_OTHERWISE = "typed_otherwise"
    """A unit group with something added or typed otherwise: `21231.0`, full-width digits, the letter O for zero."""
    UNOFFICIAL = "unofficial"
    """A code that somebody publishes and that is not of the classification: `00018`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read a text: the code read, its version and title, and the unit groups that it leads to."""

    kind: CodeKind
    code: str
    version: str
    title: Text
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeExplanation:
    """Hold all readings of a text that is not a unit group; none of them means that there is no such code."""

    text: str
    readings: tuple[Reading, ...]

    @property
    def ambiguous(self) -> bool:
        """Tell whether the text can be read in more than one way."""
        return len(self.readings) > 1

    @property
    def candidates(self) -> tuple[str, ...]:
        """Return the codes of all readings, each once, in order."""
        return tuple(sorted({code for reading in self.readings for code in reading.candidates}))


def explain_code(text: str, version: Version, folder: Path = TABLES) -> CodeExplanation | None:
    """Return why the text is not a unit group of the version, or None where it is one.

    Raises TableError where a table is damaged.
    """
    if unit_group(text, version, folder):
        return None
    readings = _readings(text, version, folder) or _typed_otherwise(text, version, folder)
    return CodeExplanation(text, readings)


def _readings(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    zeros_lost = _zeros_lost(text, version, folder)
    # Where `10` is what a spreadsheet leaves of 00010, nobody means major group 10 by it.
    higher = () if zeros_lost else _higher_group(text, version, folder)
    return zeros_lost + _other_versions(text, version, folder) + higher + _unofficial(text, version, folder)


def _zeros_lost(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    group = _padded(text, version, folder)
    return (
        (Reading(CodeKind.ZEROS_LOST, group, version.name, _title(group, version, folder), (group,)),) if group else ()
    )


def _other_versions(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            CodeKind.OTHER_VERSION,
            code,
            other.name,
            _title(code, other, folder),
            _carried(code, other, version, folder),
        )
        for other in versions(folder)
        if other != version and (code := _code_in(text, other, folder))
    )


def _code_in(text: str, version: Version, folder: Path) -> str | None:
    return text if unit_group(text, version, folder) else _padded(text, version, folder)


def _padded(text: str, version: Version, folder: Path) -> str | None:
    """Return the unit group that the text is without its leading zeros, to be named and not to be used."""
    if not re.fullmatch("[0-9]+", text) or len(text) >= version.digits:
        return None
    padded = text.zfill(version.digits)
    return padded if unit_group(padded, version, folder) else None


def _higher_group(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    title = classes(version, folder).get(text)
    if title is None:
        return ()
    below = tuple(code for code in sorted(unit_groups(version, folder)) if code.startswith(text))
    return (Reading(CodeKind.HIGHER_GROUP, text, version.name, title, below),)


def _unofficial(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    row = _unofficial_codes(version, folder).get(text)
    if row is None:
        return ()
    title = Text(en=row["title_en"], fr=row["title_fr"])
    return (Reading(CodeKind.UNOFFICIAL, text, row["source"], title, tuple(row["candidates"].split("|"))),)


@cache
def _unofficial_codes(version: Version, folder: Path) -> dict[str, dict[str, str]]:
    table = f"{version.table}_unofficial"
    return {row["code"]: row for row in rows(table, folder)} if has(table, folder) else {}


def _typed_otherwise(text: str, version: Version, folder: Path) -> tuple[Reading, ...]:
    plain = _plain_digits(text)
    if plain == text:
        return ()
    if unit_group(plain, version, folder):
        return (Reading(CodeKind.TYPED_OTHERWISE, plain, version.name, _title(plain, version, folder), (plain,)),)
    return _readings(plain, version, folder)


def _plain_digits(text: str) -> str:
    """Return the digits of a text that is a number but for its typing.

    >>> [_plain_digits(text) for text in ("21231.0", "２１２３１", "NOC 21231", "2I23l", " 21 231", "21231 cook")]
    ['21231', '21231', '21231', '21231', '21231', '21231 cook']
    """
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    bare = re.sub(r"^(noc|cnp)|[\s\u200b\ufeff-]", "", re.sub(r"[.,]0*\s*$", "", digits.strip()), flags=re.IGNORECASE)
    number = bare.translate(str.maketrans("OoIl", "0011"))
    return number if re.fullmatch("[0-9]+", number) else text


def _carried(code: str, source: Version, target: Version, folder: Path) -> tuple[str, ...]:
    """Return the unit groups of `target` that the concordances give for a code of `source`, forwards or backwards."""
    order = versions(folder)
    start, end = order.index(source), order.index(target)
    codes = {code}
    for step in range(start, end):
        codes = {new for old in codes for new in _successors(old, order[step], folder)}
    for step in range(start, end, -1):
        earlier = unit_groups(order[step - 1], folder).values()
        codes = {group.code for group in earlier if codes.intersection(group.successors)}
    return tuple(sorted(codes))


def _successors(code: str, version: Version, folder: Path) -> tuple[str, ...]:
    group = unit_group(code, version, folder)
    return group.successors if group else ()


def _title(code: str, version: Version, folder: Path) -> Text:
    return unit_groups(version, folder)[code].title
