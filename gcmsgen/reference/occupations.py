"""Look up occupations: versions of the National Occupational Classification by date, and their unit groups.

A code is text and is never padded, converted or guessed; `occupation_codes.py` says why a text is not a unit group,
and `job_titles.py` finds groups by job title. A new version is one more line of `noc_versions.csv` with its tables.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gcmsgen.dated import Dated, DatedEntry
from gcmsgen.language import Text
from gcmsgen.reference.table import TABLES, has, rows


@dataclass(frozen=True, slots=True)
class Version:
    """Name a version of the classification: `digits` of its unit groups, the tables' name, and from when it is used.

    `since` is the day from which IRCC asks for it on an offer (None: from before anything that this program reads);
    `instructions_since` the day from which the work-permit instructions said so.
    """

    name: str
    table: str
    digits: int
    since: date | None
    instructions_since: date | None
    source: str
    confidence: str

    @property
    def shown(self) -> Text:
        """Return the name in both languages: NOC 2021 V1.0, CNP 2021 V1.0."""
        return shown_version(self.name)

    @property
    def year(self) -> str:
        """Return the year that an offer names the version by, such as `2021`."""
        return self.table.removeprefix("noc_")


@dataclass(frozen=True, slots=True)
class ExpectedVersion:
    """Name a version that is announced and whose tables are not here yet, and the first day of the month of its coming."""

    name: str
    month: date

    @property
    def shown(self) -> Text:
        """Return the name in both languages."""
        return shown_version(self.name)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Hold a unit group; `teer` is its second digit (None in NOC 2016, which has skill levels instead).

    `successors` are the codes that its occupations have in the next version, where a concordance is published.
    """

    code: str
    teer: int | None
    title: Text
    successors: tuple[str, ...] = ()


def shown_version(name: str) -> Text:
    """Return the name of a version, or of another source of codes, in both languages.

    >>> shown_version("NOC 2021 V1.0").fr
    'CNP 2021 V1.0'
    """
    return Text(en=name, fr=name.replace("NOC ", "CNP "))


def versions(folder: Path = TABLES) -> tuple[Version, ...]:
    """Return all versions, oldest first. Source: `noc_versions.csv`. Raises TableError where it is damaged."""
    return tuple(entry.value for entry in _dated(folder).entries)


def expected_versions(folder: Path = TABLES) -> tuple[ExpectedVersion, ...]:
    """Return the versions that are announced and not here yet. Raises TableError where the table is damaged."""
    awaited = [(row["version"], row.get("expected")) for row in rows("noc_versions", folder)]
    return tuple(ExpectedVersion(name, date.fromisoformat(f"{month}-01")) for name, month in awaited if month)


def version_on(day: date, folder: Path = TABLES) -> Version:
    """Return the version that an offer made that day has to use. Raises TableError where the table is damaged."""
    return _dated(folder).on(day)


def unit_group(code: str, version: Version, folder: Path = TABLES) -> UnitGroup | None:
    """Return the unit group that has exactly this code, or None: `10`, `00010 ` and `21231.0` are none.

    Source: Statistics Canada (docs/sources.md). Raises TableError where the table is damaged.
    """
    return unit_groups(version, folder).get(code)


@cache
def unit_groups(version: Version, folder: Path = TABLES) -> dict[str, UnitGroup]:
    """Return all unit groups of a version by code. Raises TableError where the table is damaged."""
    return {row["code"]: _group(row) for row in rows(version.table, folder)}


@cache
def classes(version: Version, folder: Path = TABLES) -> dict[str, Text]:
    """Return the titles of the groups above the unit groups, by code; empty where no such table is packaged."""
    table = f"{version.table}_classes"
    if not has(table, folder):
        return {}
    return {row["code"]: Text(en=row["title_en"], fr=row["title_fr"]) for row in rows(table, folder)}


@cache
def _dated(folder: Path) -> Dated[Version]:
    found = [_version(row) for row in rows("noc_versions", folder) if not row.get("expected")]
    found.sort(key=lambda version: version.since or date.min)
    return Dated(tuple(DatedEntry(value=v, since=v.since, source=v.source, confidence=v.confidence) for v in found))


def _version(row: dict[str, str]) -> Version:
    return Version(
        name=row["version"],
        table=row["table"],
        digits=int(row["digits"]),
        since=_day(row["since"]),
        instructions_since=_day(row["instructions_since"]),
        source=row["source"],
        confidence=row["confidence"],
    )


def _group(row: dict[str, str]) -> UnitGroup:
    return UnitGroup(
        code=row["code"],
        teer=int(row["teer"]) if row["teer"] else None,
        title=Text(en=row["title_en"], fr=row["title_fr"]),
        successors=tuple(row["successors"].split("|")) if row["successors"] else (),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
