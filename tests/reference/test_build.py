"""The importer: the same bytes again, the published counts, and every trap of the published layouts."""

import csv
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gcmsgen.errors import UsageError
from gcmsgen.reference.build.changes import applied
from gcmsgen.reference.build.municipalities import municipalities, official
from gcmsgen.reference.build.occupations import (
    NOC_2021,
    NocRelease,
    class_table,
    continued,
    noc_2016,
    noc_2021,
    unit_group_table,
)
from gcmsgen.reference.build.place_record import PlaceRecord
from gcmsgen.reference.build.published import rows_of, tidy
from gcmsgen.reference.build.tables import built, differences, write
from gcmsgen.reference.build.titles import forms, titles
from gcmsgen.reference.table import TABLES


@pytest.fixture(scope="module")
def published(shared: Path) -> Path:
    return shared / "reference"


@pytest.fixture(scope="module")
def files(published: Path) -> dict[str, bytes]:
    return built(published)


def ran(*arguments: object) -> tuple[int, str, str]:
    """Return the exit code, output and errors of the importer, run as typed."""
    command = [sys.executable, "-m", "gcmsgen.reference.build", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr


@pytest.fixture
def copied(shared: Path, tmp_path: Path) -> Path:
    """Return a writable copy of the published files."""
    folder = tmp_path / "source"
    for part in ("reference", "language"):
        shutil.copytree(shared / part, folder / part, copy_function=shutil.copyfile)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_the_source_gives_the_packaged_tables_byte_for_byte(files: dict[str, bytes]) -> None:
    assert differences(files, TABLES) == []


def test_tables_are_text_that_a_person_can_compare(files: dict[str, bytes]) -> None:
    for content in files.values():
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\n")
        content.decode("utf-8")


def test_writing_removes_what_is_no_longer_built(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "noc_1991.csv").write_text("code\n")
    (tmp_path / "places.csv").write_text("key\n")
    assert {"noc_1991.csv", "places.csv", "manifest.csv"} <= set(differences(files, tmp_path))
    write(files, tmp_path)
    assert differences(files, tmp_path) == []
    assert not (tmp_path / "noc_1991.csv").exists()


def test_check_says_which_table_differs_and_writes_nothing(published: Path, tables: Path) -> None:
    (tables / "places.csv").write_bytes(b"key\n")
    code, _, errors = ran(published, "--output", tables, "--check")
    assert (code, errors) == (1, "places.csv: differs from what the source gives\n")
    assert (tables / "places.csv").read_bytes() == b"key\n"


@pytest.mark.long
def test_check_says_that_all_files_are_the_same(published: Path) -> None:
    assert ran(published, "--check") == (0, "16 files: byte for byte what the source gives\n", "")


def test_a_folder_without_the_published_files_is_named(tmp_path: Path) -> None:
    code, _, errors = ran(tmp_path, "--check")
    assert code == 2
    assert "no such file; give the folder that holds raw/ and has language/ beside it" in errors
    assert "Traceback" not in errors


def test_no_table_names_a_folder_of_a_machine(files: dict[str, bytes]) -> None:
    assert not any(mark in content for content in files.values() for mark in (b"/work", b"/home", b"/tmp", b"C:\\"))


def test_cells_lose_marks_and_odd_spaces(tmp_path: Path) -> None:
    path = tmp_path / "published.csv"
    path.write_bytes("\ufeffCode, Title ,Symbols,Symbols\r\n00010,\u00a0A  b ,x,y\r\n\r\n\n".encode())
    assert rows_of(path) == [{"Code": "00010", "Title": "A b", "Symbols": "y"}]


def test_a_line_with_too_few_cells_is_not_imported(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_text("a,b\n1\n")
    with pytest.raises(ValueError, match="zip"):
        rows_of(path)


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("Port-Daniel--Gascons", "Port-Daniel—Gascons"),
        ('Peigan Timber Limit B""', 'Peigan Timber Limit B"'),
        ("Sambaa K’e", "Sambaa K’e"),
    ],
)
def test_titles_are_written_as_they_are_officially(published: str, name: str) -> None:
    assert official(published) == name


def test_division_numbers_have_one_space() -> None:
    assert tidy("Division No.  1, Subd. V") == "Division No. 1, Subd. V"


def test_a_stroke_is_a_bilingual_title_only_with_the_french_name(published: Path) -> None:
    towns = municipalities(published)
    pairs = {record.name_en: record.name_fr for record in towns if record.kind == "pair"}
    assert pairs == {
        "Beaubassin East": "Beaubassin-est",
        "French River": "Rivière des Français",
        "Grand Falls": "Grand-Sault",
        "Greater Sudbury": "Grand Sudbury",
        "The Nation": "La Nation",
        "West Nipissing": "Nipissing Ouest",
    }
    assert "Kootenay Boundary B / Lower Columbia-Old-Glory" in {town.spelling for town in towns}


def test_census_divisions_and_provinces_are_no_municipalities(published: Path) -> None:
    assert not {"Ontario", "Canada", "Division No. 1", "Kivalliq"} & {
        town.spelling for town in municipalities(published)
    }


def test_a_missing_municipality_stops_the_import(copied: Path) -> None:
    path = copied / "reference" / "raw" / "98100002.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2021A00053520005" not in line), encoding="utf-8")
    with pytest.raises(UsageError, match=r"98100002\.csv: found 5160, expected 5161\. Nothing was imported"):
        municipalities(copied / "reference")


NEXT = NocRelease("noc_2026_en.csv", "noc_2026_fr.csv", by_teer={0: 1, 1: 2}, by_length={1: 2, 2: 2, 3: 2, 4: 2})
LEVELS = {"0": "Lead", "00": "Lead", "000": "Lead", "0001": "Lead", "00010": "Leaders",
          "2": "Do", "21": "Do", "212": "Do", "2123": "Do", "21235": "Engineers", "21236": "Makers"}  # fmt: skip


def made_up_release(folder: Path) -> Path:
    """Return a folder that holds the published files of NOC 2026, invented: 21231 is split."""
    (folder / "raw").mkdir()
    for name, mark in ((NEXT.english, ""), (NEXT.french, " (fr)")):
        lines = "".join(f"5,Group,{code},{title}{mark},text\n" for code, title in LEVELS.items())
        (folder / "raw" / name).write_text(f"\ufeffLevel,Hierarchical structure,Code,Class title,Definition\n{lines}")
    (folder / "raw" / "concordance.csv").write_text("Old,New\n10,10\n21231,21235\n21231,21236\n")
    return folder


def test_the_next_version_is_imported_from_its_published_files(tmp_path: Path) -> None:
    source = made_up_release(tmp_path)
    assert unit_group_table(source, NEXT)[1:] == [
        ["00010", "0", "Leaders", "Leaders (fr)", ""],
        ["21235", "1", "Engineers", "Engineers (fr)", ""],
        ["21236", "1", "Makers", "Makers (fr)", ""],
    ]
    assert [line[0] for line in class_table(source, NEXT)[1:]] == ["0", "00", "000", "0001", "2", "21", "212", "2123"]
    assert continued(source / "raw" / "concordance.csv", "Old", "New", digits=5) == {
        "00010": "00010",
        "21231": "21235|21236",
    }


def test_a_next_version_with_another_count_is_not_imported(tmp_path: Path) -> None:
    source = made_up_release(tmp_path)
    with pytest.raises(UsageError, match="noc_2026_en"):
        unit_group_table(source, replace(NEXT, by_teer={0: 1, 1: 3}))
    with pytest.raises(UsageError, match="noc_2026_en"):
        class_table(source, replace(NEXT, by_length={1: 2, 2: 2, 3: 2, 4: 3}))


def test_a_missing_unit_group_stops_the_import(copied: Path) -> None:
    for path in (copied / "reference" / "raw").glob("*assification*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if ",53201," not in line), encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"found \{0: 48, 1: 97, 2: 162, 3: 68, 4: 95, 5: 45\}, expected \{0: 48, .* 3: 69"
    ):
        noc_2021(copied / "reference")


def test_lost_zeros_come_back_where_the_column_says_how_many(published: Path) -> None:
    table = {line[0]: line for line in noc_2016(published)}
    assert table["0011"][4] == "00010"
    assert table["0112"][4] == "10011|11200|13110|22232"


def test_a_french_title_beside_the_wrong_code_is_not_taken(published: Path) -> None:
    table = {line[0]: line for line in noc_2016(published)}
    assert table["0431"][3] == "Officiers / officières de direction des services de police"
    assert table["4031"][3] == "Enseignants / enseignantes au niveau secondaire"


def test_the_classes_above_are_those_published(published: Path) -> None:
    classes = {line[0]: line[1] for line in class_table(published, NOC_2021)}
    assert classes["2123"] == "Computer, software and Web designers and developers"
    assert len(classes) == 1 + 10 + 45 + 89 + 162


def test_the_index_holds_the_groups_and_the_variants(published: Path) -> None:
    english, french = titles(published, noc_2021(published))
    assert ["53201", "Coaches"] in english
    assert ["21221", "Business system specialists"] in english
    assert not [line for line in french if line[0] == "82030" and line[1].startswith("Ouvriers spécialisés")]
    assert ["92012", "Abattoir forewoman"] in forms(english)


def test_the_importer_agrees_with_the_compiled_tables(published: Path) -> None:
    """An independent compilation of the same sources gives the same codes, titles and names."""
    compiled = {
        row["code"]: [row["teer"], row["title_en"], row["title_fr"]] for row in _rows(published, "noc_2021.csv")
    }
    assert {line[0]: line[1:4] for line in noc_2021(published)[1:]} == compiled
    towns = {record.id: record for record in municipalities(published) if record.kind == "municipality"}
    for row in _rows(published, "sgc_2021_csd.csv"):
        town = towns[row["csduid"]]
        expected = [official(tidy(row[name].replace("(Part)", ""))) for name in ("name_en", "name_fr")]
        assert [town.name_en, town.name_fr, town.province] == [*expected, row["province"]]


def test_a_region_never_takes_the_name_of_a_municipality() -> None:
    town = PlaceRecord.named("Durham", "ON", "municipality")
    with pytest.raises(UsageError, match=r"place_changes\.csv: found Durham, expected nothing else"):
        applied([PlaceRecord.named("Durham", "ON", "metropolitan")], [town])


def _rows(published: Path, name: str) -> list[dict[str, str]]:
    with (published / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
