"""Read the place names that an office adds in a CSV file of its own, such as communities it often writes to.

The file has the columns `name,province,kind,name_en,name_fr,current_en,current_fr,since,until,source`; only the first
two have to be filled. A kind that is left out is `part`, so that the officer confirms it.
"""

import csv
import io
from collections import defaultdict
from datetime import date

from gcmsgen.errors import CaseFileError, Fault
from gcmsgen.language import Text
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import OfficePlaces, Place, PlaceNameKind, read_place

COLUMNS = ("name_en", "name_fr", "current_en", "current_fr", "since", "until", "source")
PROVINCES = frozenset({"NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC", "YT", "NT", "NU"})


def read_office_places(source: str, data: bytes) -> OfficePlaces:
    """Return the places of an office's file by folded name, for the argument `extra` of the look-ups.

    `source` is what messages call the file.

    Comma or semicolon, UTF-8 with or without its mark. Raises CaseFileError naming every line that cannot be read.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    faults = []
    for line, row in enumerate(_rows(source, data), start=2):
        fault = _fault(row, line)
        if fault:
            faults.append(fault)
        else:
            place = _place(row)
            found[fold_place(place.spelling)].append(place)
    if faults:
        raise CaseFileError(source, faults)
    return {key: tuple(group) for key, group in found.items()}


def _rows(source: str, data: bytes) -> list[dict[str, str]]:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        expected = Text(en="a CSV file in UTF-8 is expected here.", fr="un fichier CSV en UTF-8 est attendu ici.")
        raise CaseFileError(source, [Fault(expected)]) from None
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in header else ",", restval="")
    return [{name: value for name, value in row.items() if isinstance(value, str)} for row in reader]


def _fault(row: dict[str, str], line: int) -> Fault | None:
    if not fold_place(row.get("name", "")):
        return Fault(Text(en="a place name is expected.", fr="un nom de lieu est attendu."), line, "name")
    if row.get("province") not in PROVINCES:
        expected = Text(
            en="a two-letter code is expected, such as ON.", fr="un code à deux lettres est attendu, p. ex. ON."
        )
        return Fault(expected, line, "province")
    if row.get("kind") and row["kind"] not in set(PlaceNameKind):
        kinds = ", ".join(PlaceNameKind)
        return Fault(
            Text(en=f"one of these is expected: {kinds}.", fr=f"un de ces mots est attendu: {kinds}."), line, "kind"
        )
    return _date_fault(row, line)


def _date_fault(row: dict[str, str], line: int) -> Fault | None:
    for field in ("since", "until"):
        try:
            date.fromisoformat(row.get(field) or "2000-01-01")
        except ValueError:
            expected = Text(
                en="a date is expected, such as 2023-01-01.", fr="une date est attendue, p. ex. 2023-01-01."
            )
            return Fault(expected, line, field)
    return None


def _place(row: dict[str, str]) -> Place:
    key = fold_place(row["name"])
    number = f"office:{row['province']}:{key}"
    rest = [row.get(column, "") for column in COLUMNS]
    return read_place([key, row["province"], row["name"], row.get("kind") or PlaceNameKind.PART, number, *rest])
