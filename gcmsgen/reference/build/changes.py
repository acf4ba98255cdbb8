"""Apply the changes of places that are kept by hand: `kept/place_changes.csv`, a line with its source for each."""

from collections.abc import Iterable

from gcmsgen.reference.build.place_record import PlaceRecord
from gcmsgen.reference.build.published import KEPT, expect, rows_of


def kept_changes(towns: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the kept records, each with the official names of its place and of what it is now part of."""
    rows = rows_of(KEPT / "place_changes.csv")
    official = {town.id: town for town in towns if town.kind == "municipality"}
    newer = {(row["spelling"], row["province"]): _own(row) for row in rows if row["kind"] == "municipality"}
    return [_record(row, official, newer) for row in rows]


def applied(changes: Iterable[PlaceRecord], records: list[PlaceRecord]) -> list[PlaceRecord]:
    """Return the records with the changes: a municipality that is no more stays, with its code, as a former one."""
    changes = list(changes)
    former = {(change.key, change.province): change for change in changes if change.kind == "former"}
    # All names of a municipality end with it: `Beaubassin-est` with `Beaubassin East`, `Town of Sackville` too.
    ended = {
        record.id: former.get((record.key, record.province)) for record in records if record.kind == "municipality"
    }
    kept = [_ended(record, ended.get(record.id)) for record in records]
    known = {(record.key, record.province) for record in records}
    again = [change for change in changes if (change.key, change.province) in known]
    # `Ville-Marie` is a town of Quebec and a borough of Montréal: two places. A region of that name would be a mistake.
    mistaken = [change.spelling for change in again if change.kind in ("municipality", "metropolitan")]
    expect("place_changes.csv", mistaken, [])
    return kept + [change for change in changes if change.kind == "part" or change not in again]


def _ended(record: PlaceRecord, change: PlaceRecord | None) -> PlaceRecord:
    if change is None:
        return record
    fields = ("kind", "current_en", "current_fr", "until", "source")
    return record.changed(**{field: getattr(change, field) for field in fields})


def _record(
    row: dict[str, str], official: dict[str, PlaceRecord], newer: dict[tuple[str, str], PlaceRecord]
) -> PlaceRecord:
    record = _own(row)
    if row["current"]:
        return record.within(official.get(row["current"]) or newer[row["current"], row["province"]])
    another_name = row["kind"] in ("pair", "spelling") and row["id"] in official
    return record.of(official[row["id"]]) if another_name else record


def _own(row: dict[str, str]) -> PlaceRecord:
    record = PlaceRecord.named(row["spelling"], row["province"], row["kind"], source=row["source"])
    english = row["name_en"] or row["spelling"]
    return record.changed(
        id=row["id"] or record.id,
        name_en=english,
        name_fr=row["name_fr"] or english,
        since=row["since"],
        until=row["until"],
    )
