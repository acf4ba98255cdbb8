"""Put together the table of places: municipalities first, then what each further list adds to them.

1. the municipalities of 2021, with French names and without qualifiers such as `(Part)`;
2. names of their corporations (`City of Toronto`);
3. changes kept by hand: renamed, amalgamated, boroughs, metropolitan areas;
4. aliases compiled from postal data and GeoNames that the hand-kept list lacks;
5. names and municipalities of 2016 that are no more;
6. place names of postal addresses that are none of these.
"""

from collections.abc import Iterable
from pathlib import Path

from gcmsgen.reference.build.changes import applied, kept_changes
from gcmsgen.reference.build.municipalities import corporations, former_2016, municipalities, spellings
from gcmsgen.reference.build.place_record import HEADER, PlaceRecord
from gcmsgen.reference.build.postal import cased
from gcmsgen.reference.build.published import expect, rows_of

# The kinds of the compiled aliases, in our words; what is not here is another name of the same municipality.
ALIAS_KINDS = {
    "former_municipality": "former",
    "former_name": "former",
    "borough": "part",
    "community": "part",
    "urban_service_area": "part",
}

# In the postal data, but no place.
NO_PLACE = {"Reserved (Santa Claus)"}


def places(source: Path) -> list[list[str]]:
    """Return the table of places in the order of folded names. Raises UsageError where a municipality is not among them."""
    postal = _postal_names(source)
    towns = municipalities(source)
    records = applied(
        kept_changes(towns), _with_border(_added(spellings(towns), corporations(source, towns), to=towns), postal)
    )
    records = _added(_aliases(source, towns), to=records)
    records = _added(former_2016(source, towns), to=records)
    records = _added(postal, to=records)
    expect("place_changes.csv", sorted({town.id for town in towns} - {record.id for record in records}), [])
    return [list(HEADER), *sorted(record.cells() for record in records)]


def _added(*lists: Iterable[PlaceRecord], to: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the records with those of each list that name something not yet named in their province."""
    records = list(to)
    for addition in lists:
        taken = {(record.key, record.province) for record in records}
        records += [record for record in addition if (record.key, record.province) not in taken]
    return records


def _postal_names(source: Path) -> list[PlaceRecord]:
    rows = rows_of(source / "postal_places.csv")
    return [
        PlaceRecord.named(cased(row["place"]), row["province"], "postal")
        for row in rows
        if row["place"] not in NO_PLACE
    ]


def _with_border(records: list[PlaceRecord], postal: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the records with those marked that are the side of a town where no mail is addressed.

    Flin Flon is in Manitoba and in Saskatchewan, two `Flin Flon (Part)`, and all its mail is addressed to Manitoba.
    """
    addressed = {(record.key, record.province) for record in postal}
    mailed = {key for key, _ in addressed}
    split = {record.id for record in records if "(Part)" in record.spelling}
    own = [record for record in records if record.id in split and record.key in mailed]
    beyond = {record.id for record in own if (record.key, record.province) not in addressed}
    return [record.changed(kind="border") if record.id in beyond else record for record in records]


def _aliases(source: Path, towns: list[PlaceRecord]) -> list[PlaceRecord]:
    names = {town.id: town for town in towns}
    records = []
    for row in rows_of(source / "place_aliases.csv"):
        town = names[row["csduid"]]
        kind = ALIAS_KINDS.get(row["kind"], "pair")
        alias = PlaceRecord.named(row["alias"], row["province"], kind, source="GeoNames, postal data")
        records.append(alias.of(town) if kind == "pair" else alias.within(town))
    return records
