"""Rank what a person may have meant, in both languages: for people to choose from, never to decide equality.

Scores run from 0 to 100 and are those of the library `rapidfuzz`; they order the answers and mean nothing else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from gcmsgen.language import Language, Text
from gcmsgen.reference.country_words import other_names
from gcmsgen.reference.folding import fold_letters, fold_place, fold_title
from gcmsgen.reference.job_titles import title_indexes
from gcmsgen.reference.occupation_codes import explain_code
from gcmsgen.reference.occupations import Version, unit_groups
from gcmsgen.reference.places import place_table, read_place
from gcmsgen.reference.postal_areas import Basis, areas, postal_area
from gcmsgen.reference.table import TABLES, rows

# Below this the answers look random to people.
WORTH_SHOWING = 70.0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Hold one answer: the code or identifier, its official name, the words that were found, and the score."""

    code: str
    name: Text
    found: str
    province: str = ""
    score: float = 100.0


def find_occupations(query: str, version: Version, *, limit: int = 10, folder: Path = TABLES) -> tuple[SearchHit, ...]:
    """Return unit groups by code, by what a wrong code may have meant, by title or by job title.

    Source: Statistics Canada and ESDC (docs/sources.md). Raises TableError where a table is damaged.
    """
    groups = unit_groups(version, folder)
    if any(sign.isdigit() for sign in query):
        explained = explain_code(query, version, folder)
        codes = explained.candidates if explained else (query,)
        if codes:
            return tuple(SearchHit(code, groups[code].title, groups[code].title.en) for code in codes[:limit])
    return _best(_titles(query, version, groups.keys(), folder), lambda code: groups[code].title, limit)


def find_places(
    query: str, province: str | None = None, *, limit: int = 10, folder: Path = TABLES
) -> tuple[SearchHit, ...]:
    """Return places by name, in one province or in all; former names and parts too. Raises TableError."""
    table = [read_place(cells) for cells in place_table(folder).lines() if province in (None, cells[1])]
    ranked = _ranked(fold_place(query), [fold_place(place.spelling) for place in table])
    hits = [
        SearchHit(table[at].id, table[at].name, table[at].spelling, table[at].province, score) for at, score in ranked
    ]
    return _distinct(hits, limit)


def find_postal_areas(query: str, *, limit: int = 10, folder: Path = TABLES) -> tuple[SearchHit, ...]:
    """Return forward sortation areas by code, or by their published (English) name. Raises TableError."""
    known = postal_area(query, folder)
    if known.basis in (Basis.AREA, Basis.LETTER) and known.area:
        return (SearchHit(known.area, Text(en=known.name, fr=known.name), known.area, "|".join(known.provinces)),)
    table = list(areas(folder).values())
    ranked = _ranked(fold_place(query), [fold_place(row["name"]) for row in table])
    found = [(table[at], score) for at, score in ranked]
    hits = [
        SearchHit(row["area"], Text(en=row["name"], fr=row["name"]), row["name"], row["provinces"], s)
        for row, s in found
    ]
    return _distinct(hits, limit)


def find_countries(query: str, *, limit: int = 10, folder: Path = TABLES) -> tuple[SearchHit, ...]:
    """Return countries by ISO code of two or three letters, or by any name in either language (`Holland`).

    Raises TableError where the table is damaged.
    """
    table = list(rows("countries", folder))
    # Tables that an older version kept have no codes of three letters.
    coded = [row for row in table if query.strip().upper() in (row["code"], row.get("alpha3"))]
    by_code = {row["code"]: row for row in table}
    names = [(row, row[column]) for row in table for column in ("name_en", "name_fr", "name_in_text_en")]
    names += [(by_code[code], name) for code, name in other_names() if code in by_code]
    ranked = _ranked(fold_place(query), [fold_place(name) for _, name in names])
    hits = [_country(row, row["code"], 100.0) for row in coded]
    hits += [_country(*names[at], score) for at, score in ranked]
    return _distinct(hits, limit)


def _country(row: dict[str, str], found: str, score: float) -> SearchHit:
    return SearchHit(row["code"], Text(en=row["name_en"], fr=row["name_fr"]), found, score=score)


def _titles(query: str, version: Version, codes: Iterable[str], folder: Path) -> list[tuple[str, str, float]]:
    """Return (code, title, score) of the titles of both languages that are worth showing."""
    lines = [
        cells for language in Language for index in title_indexes(language, version, folder) for cells in index.lines()
    ]
    known = set(codes)
    lines = [cells for cells in lines if cells[0] in known]
    folded = fold_letters("\n".join(cells[1] for cells in lines)).split("\n")
    return [(lines[at][0], lines[at][1], score) for at, score in _ranked(fold_title(query), folded)]


def _ranked(query: str, choices: Sequence[str]) -> list[tuple[int, float]]:
    """Return (position, score) of the choices like the query, best first, and the shorter of equals first."""
    if not query:
        return []
    found = process.extract(query, choices, scorer=fuzz.WRatio, score_cutoff=WORTH_SHOWING, limit=200)
    scored = [(at, _whole(query, choice, score)) for choice, score, at in found]
    return sorted(scored, key=lambda item: (-item[1], len(choices[item[0]]), choices[item[0]]))


def _whole(query: str, choice: str, score: float) -> float:
    """Return the score, lifted where the choice begins with the query: what people type first, they mean."""
    return min(100.0, score + 5.0) if choice.startswith(query) else score


def _best(found: list[tuple[str, str, float]], title: Callable[[str], Text], limit: int) -> tuple[SearchHit, ...]:
    return _distinct([SearchHit(code, title(code), words, score=score) for code, words, score in found], limit)


def _distinct(hits: list[SearchHit], limit: int) -> tuple[SearchHit, ...]:
    """Return the first hits, one for each code and province."""
    first: dict[tuple[str, str], SearchHit] = {}
    for hit in hits:
        first.setdefault((hit.code, hit.province), hit)
    return tuple(first.values())[:limit]
