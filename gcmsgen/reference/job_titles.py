"""Find the unit groups that a job title belongs to, by the index of titles that Statistics Canada publishes.

Equality is that of folded titles (`folding.py`); nothing here is fuzzy. The index holds the job titles, the groups' own
titles and the variants that ESDC prints, one sorted table a language, and a second one with the other gender's forms.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from gcmsgen.language import Language
from gcmsgen.reference.folding import fold_title
from gcmsgen.reference.occupations import Version
from gcmsgen.reference.table import TABLES, SortedTable, has, sorted_table


class TitleTier(StrEnum):
    """Say how a title was found."""

    EXACT = "exact"
    PARTIAL = "partial"
    """Only with a qualifier that the text lacks: `Personal support worker`, of `… - home support`."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TitleGroups:
    """Hold the codes of the unit groups that a title fits, sorted, and how it was found."""

    tier: TitleTier
    codes: tuple[str, ...]


def groups_for_title(title: str, language: Language, version: Version, folder: Path = TABLES) -> TitleGroups:
    """Return the unit groups that have this job title, else those that have it with a qualifier.

    Source: Statistics Canada's index of titles and ESDC (docs/sources.md). Raises TableError where a table is damaged.
    """
    key = fold_title(title)
    return _groups(key, language, version, folder) if key else TitleGroups(TitleTier.NONE, ())


@lru_cache(maxsize=1024)
def _groups(key: str, language: Language, version: Version, folder: Path) -> TitleGroups:
    indexes = title_indexes(language, version, folder)
    exact = {cells[0] for index in indexes for cells in index.equal(key)}
    if exact:
        return TitleGroups(TitleTier.EXACT, tuple(sorted(exact)))
    qualified = {cells[0] for index in indexes for cells in index.starting(f"{key} ") if _unqualified(cells[1]) == key}
    return TitleGroups(TitleTier.PARTIAL if qualified else TitleTier.NONE, tuple(sorted(qualified)))


@cache
def title_indexes(language: Language, version: Version, folder: Path = TABLES) -> tuple[SortedTable, ...]:
    """Return the sorted tables (code, title) of a language: titles, other gender's forms; none where unpublished."""
    tables = [f"{version.table}_titles_{language.value}", f"{version.table}_forms_{language.value}"]
    return tuple(sorted_table(table, _key, folder) for table in tables if has(table, folder))


def _key(cells: list[str]) -> str:
    return fold_title(cells[1])


def _unqualified(title: str) -> str:
    """Return the key of a title without its qualifier (what follows ` - ` or ` (`), or nothing where it has none."""
    bare = title.partition(" - ")[0].partition(" (")[0]
    return fold_title(bare) if bare != title else ""
