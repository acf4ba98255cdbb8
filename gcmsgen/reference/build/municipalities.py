"""Import the municipalities of 2021 from Statistics Canada's table 98-10-0002-01, and what the list of 2016 adds.

The table has a byte-order mark, columns of one title, two spaces in `Division No.  1`, two hyphens for the dash of
`Saint-Lin—Laurentides`, one cell with both languages (`Greater Sudbury / Grand Sudbury`) and empty lines at its end.
"""

import re
from collections import Counter
from pathlib import Path

from gcmsgen.reference.build.place_record import PlaceRecord
from gcmsgen.reference.build.published import expect, rows_of, tidy
from gcmsgen.reference.folding import fold_place

POPULATION = "98100002.csv"
OPEN_CIVIC_DATA = "ocd_ca_census_subdivisions.csv"

# The vintage, level and type of a census subdivision in Statistics Canada's geographic identifiers.
CENSUS_SUBDIVISION = "2021A0005"
MUNICIPALITIES = 5_161
BILINGUAL = 6
PARTS = 23
RESERVE = "IRI"
# Added to a title where a place lies in two divisions or provinces.
PART = "(Part)"
# `Moose Jaw No. 161` is the rural municipality around the city of Moose Jaw.
RURAL_MUNICIPALITY = re.compile(r"(.+) No\. \d+")
SOURCE_2016 = "SGC 2016, not in SGC 2021"


def municipalities(source: Path) -> list[PlaceRecord]:
    """Return a record for every municipality, and one more where its title is bilingual or has `(Part)`.

    Raises UsageError where they are not as many as were published.
    """
    provinces = {row["sgc"]: row["code"] for row in rows_of(source / "provinces.csv")}
    french = {row["id"].rpartition(":")[2]: row["name_fr"] for row in _of_2016(source)}
    rows = [row for row in rows_of(source / "raw" / POPULATION) if row["DGUID"].startswith(CENSUS_SUBDIVISION)]
    expect(POPULATION, len(rows), MUNICIPALITIES)
    records = []
    for row in rows:
        number = row["DGUID"].removeprefix(CENSUS_SUBDIVISION)
        records += _town(number, provinces[number[:2]], official(row["GEO"]), french.get(number, ""))
    kinds = {"municipality": MUNICIPALITIES, "pair": BILINGUAL, "spelling": PARTS}
    expect(POPULATION, dict(Counter(record.kind for record in records)), kinds)
    return records


def official(title: str) -> str:
    """Return a title as it is officially written.

    >>> official("Saint-Lin--Laurentides"), official('Peigan Timber Limit B""')
    ('Saint-Lin—Laurentides', 'Peigan Timber Limit B"')
    """
    return title.replace("--", "—").replace('""', '"')


def spellings(towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the names in Newfoundland without the bay that Statistics Canada adds: `Seal Cove (White Bay)`.

    And those of the rural municipalities of Saskatchewan as people write them, without the number.
    """
    found = []
    for town in towns:
        bare = re.split(r" \(|, ", town.spelling)[0]
        if town.province == "NL" and bare != town.spelling and "Subd." not in town.spelling:
            found.append(PlaceRecord.named(bare, town.province, "spelling").of(town))
        numbered = RURAL_MUNICIPALITY.fullmatch(town.spelling)
        if numbered and town.province == "SK":
            forms = (f"{form} {numbered[1]}" for form in ("RM of", "Rural Municipality of"))
            found += [PlaceRecord.named(form, town.province, "pair").of(town) for form in forms]
    return found


def corporations(source: Path, towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the names of the corporations, `City of Toronto`, where they hold the name of the town of today."""
    names = {town.id: town for town in towns if town.kind == "municipality"}
    found = []
    for row in _of_2016(source):
        town = names.get(row["id"].rpartition(":")[2])
        if town and row["organization_name"].endswith(town.spelling):
            found.append(PlaceRecord.named(row["organization_name"], town.province, "pair").of(town))
    return found


def former_2016(source: Path, towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the names of 2016 that the list of 2021 lacks: of the same municipality, or of one that is no more."""
    provinces = {row["sgc"]: row["code"] for row in rows_of(source / "provinces.csv")}
    names = {town.id: town for town in towns if town.kind == "municipality"}
    found = {}
    for row in _of_2016(source):
        number = row["id"].rpartition(":")[2]
        name = PlaceRecord.named(official(row["name"]), provinces[number[:2]], "former", source=SOURCE_2016).changed(
            id=number
        )
        town = names.get(number)
        found[name.key, name.province] = _renamed(name, town, row["classification"]) if town else name
    return list(found.values())


def _renamed(name: PlaceRecord, town: PlaceRecord, classification: str) -> PlaceRecord:
    """Return a name that a municipality had in 2016: former, but another spelling of a reserve that changed words only.

    `Wemotaci` is `Communauté de Wemotaci` today, and `Uashat` is `Uashat 27`.
    """
    old, new = set(name.key.split()), set(town.key.split())
    same = classification == RESERVE and (old <= new or new <= old)
    return name.changed(kind="spelling").of(town) if same else name.within(town)


def _town(number: str, province: str, title: str, french: str) -> list[PlaceRecord]:
    """Return the record of a title, and a second one of a title that is bilingual or ends in `(Part)`.

    A title is bilingual only where its second half is the French name:
    `Kootenay Boundary B / Lower Columbia-Old-Glory` has a stroke and is one name.
    """
    english, _, second = title.partition(" / ")
    if second and fold_place(second) == fold_place(french):
        town = PlaceRecord.named(english, province, "municipality").changed(id=number, name_fr=second)
        return [town, PlaceRecord.named(second, province, "pair").of(town)]
    if PART in title:
        town = PlaceRecord.named(tidy(title.replace(PART, "")), province, "municipality").changed(id=number)
        return [town, PlaceRecord.named(title, province, "spelling").of(town)]
    return [PlaceRecord.named(title, province, "municipality").changed(id=number)]


def _of_2016(source: Path) -> list[dict[str, str]]:
    return rows_of(source / "raw" / OPEN_CIVIC_DATA)
