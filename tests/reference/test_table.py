"""Opening a table: a damaged one is refused, and the bisection finds what a scan finds."""

from datetime import date
from pathlib import Path

import pytest

from gcmsgen.errors import TableError
from gcmsgen.reference import occupations, places, postal_areas
from gcmsgen.reference.occupations import version_on
from gcmsgen.reference.table import TABLES, SortedTable, has, provenances, read, rows, sorted_table

DAY = date(2026, 3, 1)


def first(cells: list[str]) -> str:
    return cells[0]


def test_every_table_says_where_it_comes_from() -> None:
    told = provenances()
    assert {table.table for table in told} == {path.stem for path in TABLES.glob("*.csv")} - {"manifest"}
    assert all(table.source and table.licence and table.date and table.version for table in told)


def test_the_manifest_counts_the_rows() -> None:
    assert {table.table: table.rows for table in provenances()} == {
        table.table: len(list(rows(table.table))) for table in provenances()
    }


@pytest.mark.parametrize("table", ["places", "noc_2021", "postal_areas", "postal_letters", "noc_versions", "countries"])
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "altered"])
def test_a_damaged_table_is_refused(tables: Path, table: str, damage: str) -> None:
    path = tables / f"{table}.csv"
    content = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        middle = content[len(content) // 2]
        altered = content[: len(content) // 2] + bytes([middle ^ 1]) + content[len(content) // 2 + 1 :]
        path.write_bytes({"empty": b"", "cut": content[:-1], "altered": altered}[damage])
    with pytest.raises(TableError) as refused:
        read(table, tables)
    assert refused.value.table == table
    assert refused.value.text.fr != refused.value.text.en


@pytest.mark.parametrize("damage", ["missing", "empty", "line left out", "line altered", "binary"])
def test_a_damaged_manifest_is_refused(tables: Path, damage: str) -> None:
    path = tables / "manifest.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    if damage == "missing":
        path.unlink()
    else:
        contents = {
            "empty": b"",
            "line left out": b"".join(lines[:5] + lines[6:]),
            "line altered": b"".join(lines).replace(b"noc_2021_titles_fr", b"noc_2021_titles_xx"),
            "binary": b"\xff\xfe" * 100,
        }
        path.write_bytes(contents[damage])
    with pytest.raises(TableError):
        provenances(tables)


def test_no_look_up_passes_on_damaged_tables(tables: Path) -> None:
    for path in tables.glob("*.csv"):
        if path.stem != "manifest":
            path.write_bytes(path.read_bytes()[:-10])
    version = version_on(DAY)
    with pytest.raises(TableError):
        occupations.unit_group("53201", version, tables)
    with pytest.raises(TableError):
        occupations.version_on(DAY, tables)
    with pytest.raises(TableError):
        places.places("Toronto", "ON", folder=tables)
    with pytest.raises(TableError):
        postal_areas.postal_area("K1A 0B1", tables)


def test_a_table_that_nobody_lists_is_refused() -> None:
    assert not has("noc_2031")
    with pytest.raises(TableError):
        read("noc_2031")


def test_bisection_finds_what_a_scan_finds() -> None:
    table = sorted_table("places", first)
    lines = list(table.lines())
    keys = [line[0] for line in lines]
    assert keys == sorted(keys)
    for key in [*keys[::97], keys[0], keys[-1], "", "zzzz", "hamilton", "~"]:
        assert table.equal(key) == [line for line in lines if line[0] == key]
    assert table.starting("saint jean sur") == [line for line in lines if line[0].startswith("saint jean sur")]


def test_a_table_of_its_header_only_finds_nothing() -> None:
    table = SortedTable(b"key,province\n", first)
    assert table.equal("a") == []
    assert table.starting("") == []
    assert list(table.lines()) == []
