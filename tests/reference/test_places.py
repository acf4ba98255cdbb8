"""Places: membership of (name, province), kinds of names, and by which tier two names are equal."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.language import Text
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.office_places import PROVINCES, read_office_places
from gcmsgen.reference.places import NameTier, Place, PlaceNameKind, place_table, places, provinces_with, same_place


def found(name: str, province: str) -> list[tuple[str, PlaceNameKind]]:
    return [(place.id, place.kind) for place in places(name, province)]


def written(name: str) -> Iterator[str]:
    """Yield the name as people, machines and old systems write it."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    yield from (name, name.upper(), plain, plain.upper(), name.replace("-", " "), unicodedata.normalize("NFD", name))
    yield from (name.replace("'", "’"), f" {name} ", plain.upper().replace("-", " ").replace(".", ""))


def municipalities(shared: Path) -> list[dict[str, str]]:
    """Return the municipalities as compiled independently of the importer."""
    with (shared / "reference" / "sgc_2021_csd.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_municipalities_are_found_however_they_are_written(shared: Path) -> None:
    towns = municipalities(shared)
    assert len(towns) == 5_161
    for town in towns:
        for name in {town["name_en"], town["name_fr"]}:
            for spelling in written(name):
                assert town["csduid"] in {place.id for place in places(spelling, town["province"])}, (spelling, town)


def test_municipalities_are_not_found_where_no_place_has_their_name(shared: Path) -> None:
    named = {(fold_place(line[2]), line[1]) for line in place_table().lines()}
    refused = 0
    for town in municipalities(shared):
        for province in PROVINCES - {town["province"]}:
            if (fold_place(town["name_en"]), province) not in named:
                assert places(town["name_en"], province) == ()
                refused += 1
    assert refused > 55_000


def test_two_places_of_one_name_stay_two(shared: Path) -> None:
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for town in municipalities(shared):
        for name in (town["name_en"], town["name_fr"]):
            alike[fold_place(name), town["province"]].add(town["csduid"])
    doubles = {key: ids for key, ids in alike.items() if len(ids) > 1}
    assert len(doubles) == 137
    for (name, province), ids in doubles.items():
        assert {place.id for place in places(name, province)} >= ids


@pytest.mark.parametrize(
    ("one", "other", "province"),
    [
        ("Lac Simon", "Lac-Simon", "QC"),
        ("St. George", "Saint George", "NB"),
        ("St. Martins", "Saint Martins", "NB"),
        ("St. Stephen", "Saint Stephen", "NB"),
    ],
)
def test_two_official_spellings_of_two_places_differ(one: str, other: str, province: str) -> None:
    assert same_place(one, other, province) is None
    assert same_place(one.upper(), one, province) is NameTier.FOLDED
    assert places(one, province)[0].spelling == one
    assert len({place.id for place in places(one, province)}) == 2


@pytest.mark.parametrize(
    ("name", "province", "expected"),
    [
        ("Windsor", "QC", [("2442088", PlaceNameKind.MUNICIPALITY)]),
        ("Windsor", "ON", [("3537039", PlaceNameKind.MUNICIPALITY)]),
        ("Windsor", "NS", [("NS:windsor", PlaceNameKind.FORMER)]),
        ("Hamilton", "ON", [("3514019", PlaceNameKind.MUNICIPALITY), ("3525005", PlaceNameKind.MUNICIPALITY)]),
        ("Ville-Marie", "QC", [("2485025", PlaceNameKind.MUNICIPALITY), ("QC:ville marie", PlaceNameKind.PART)]),
        ("Flin Flon", "SK", [("4718052", PlaceNameKind.BORDER)]),
        ("Flin Flon", "MB", [("4621064", PlaceNameKind.MUNICIPALITY)]),
        ("Lloydminster (Part)", "AB", [("4810039", PlaceNameKind.SPELLING)]),
        ("City of Toronto", "ON", [("3520005", PlaceNameKind.PAIR)]),
        ("Scarborough", "ON", [("ON:scarborough", PlaceNameKind.FORMER)]),
        ("Anjou", "QC", [("QC:anjou", PlaceNameKind.PART)]),
        ("Whistler Creek", "BC", []),
        ("Banff", "QC", []),
        ("Joliette", "QC", [("2461025", PlaceNameKind.MUNICIPALITY)]),
        ("Agincourt", "ON", [("ON:agincourt", PlaceNameKind.PART)]),
        ("Clearwater County", "BC", []),
        ("Val Caron", "ON", [("ON:val caron", PlaceNameKind.POSTAL)]),
        ("Ottawa - Gatineau", "QC", [("QC:ottawa gatineau", PlaceNameKind.METROPOLITAN)]),
        ("Three Rivers", "NB", [("NB:three rivers", PlaceNameKind.MUNICIPALITY)]),
        ("", "ON", []),
        ("Toronto", "", []),
    ],
)
def test_a_name_is_found_in_its_province(name: str, province: str, expected: list[tuple[str, PlaceNameKind]]) -> None:
    assert found(name, province) == expected


def test_a_former_town_says_what_it_is_part_of_and_since_when() -> None:
    [windsor] = places("windsor", "NS")
    assert (windsor.current, windsor.until) == (Text(en="West Hants", fr="West Hants"), date(2020, 4, 1))
    [sudbury] = places("Sudbury", "ON")
    assert (sudbury.kind, sudbury.current) == (PlaceNameKind.FORMER, Text(en="Greater Sudbury", fr="Grand Sudbury"))
    assert sudbury.source


def test_a_municipality_that_was_merged_keeps_its_code() -> None:
    sackville = places("Sackville", "NB")
    assert {place.id for place in sackville} == {"1307008", "1307009"}
    assert {(place.kind, place.current, place.until) for place in sackville} == {
        (PlaceNameKind.FORMER, Text(en="Tantramar", fr="Tantramar"), date(2023, 1, 1))
    }


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Town of Sackville", "NB"),
        ("Beaubassin-est", "NB"),
        ("Village of Queen Charlotte", "BC"),
        ("Queen Charlotte", "BC"),
    ],
)
def test_all_names_of_a_municipality_end_with_it(name: str, province: str) -> None:
    assert {place.kind for place in places(name, province)} == {PlaceNameKind.FORMER}


def test_the_nearest_spelling_comes_first() -> None:
    assert [place.spelling for place in places("Lac-Simon", "QC")] == ["Lac-Simon", "Lac Simon"]
    assert [place.spelling for place in places("Lac Simon", "QC")] == ["Lac Simon", "Lac-Simon"]


@pytest.mark.parametrize(
    ("one", "other", "province", "tier"),
    [
        ("Montréal", "Montréal", "QC", NameTier.EXACT),
        ("Montréal", unicodedata.normalize("NFD", "Montréal"), "QC", NameTier.EXACT),
        ("Sambaa K’e", "Sambaa K'e", "NT", NameTier.EXACT),
        ("Nowhere", "Nowhere", "ON", NameTier.EXACT),
        ("Nowhere-on-Sea", "NOWHERE ON SEA", "ON", NameTier.FOLDED),
        ("Montreal", "Montréal", "QC", NameTier.FOLDED),
        ("Québec", "Quebec City", "QC", NameTier.OFFICIAL_PAIR),
        ("Ville de Québec", "Quebec City", "QC", NameTier.OFFICIAL_PAIR),
        ("Grand Sudbury", "Greater Sudbury", "ON", NameTier.OFFICIAL_PAIR),
        ("Grand-Sault", "Grand Falls", "NB", NameTier.OFFICIAL_PAIR),
        ("Ville Saint-Laurent", "St-Laurent", "QC", NameTier.OFFICIAL_PAIR),
        ("Baie-des-Hérons", "Heron Bay", "NB", NameTier.OFFICIAL_PAIR),
        ("SCARBOROUGH", "Scarborough", "ON", NameTier.FOLDED),
        ("HAMILTON", "Hamilton", "ON", NameTier.FOLDED),
        ("Scarborough", "Toronto", "ON", None),
        ("Asbestos", "Val-des-Sources", "QC", None),
        ("Queen Charlotte", "Daajing Giids", "BC", None),
        ("Sudbury", "Greater Sudbury", "ON", None),
        ("Windsor", "West Hants", "NS", None),
        ("Scarborough", "Etobicoke", "ON", None),
        ("Saint John", "St. John's", "NB", None),
        ("Grand Falls", "Grand Falls-Windsor", "NL", None),
        ("Montréal", "Montréal-Est", "QC", None),
        ("", "Toronto", "ON", None),
        ("", "", "ON", None),
        ("-", "-", "ON", None),
    ],
)
def test_two_names_are_equal_by_a_tier_or_not(one: str, other: str, province: str, tier: NameTier | None) -> None:
    assert same_place(one, other, province) is tier
    assert same_place(other, one, province) is tier


def test_suggestions_name_the_provinces_of_a_name() -> None:
    assert provinces_with("Richmond") == ("BC", "NB", "NS", "ON", "PE", "QC")
    assert provinces_with("Ottawa-Gatineau") == ()
    assert provinces_with("Xyzzy") == ()


def test_every_compiled_alias_leads_to_its_municipality(shared: Path) -> None:
    with (shared / "reference" / "place_aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = list(csv.DictReader(file))
    for alias in aliases:
        towns = {place.name.en for place in places(alias["canonical_2021"], alias["province"])}
        known = places(alias["alias"], alias["province"])
        assert any(place.id == alias["csduid"] or (place.current and place.current.en in towns) for place in known), (
            alias
        )


def test_an_office_adds_places_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("\ufeffname;province;name_fr;current_en;until\nThe Beaches;ON;;Toronto;1998-01-01\nToronto;ON;;;\n")
    ours = read_office_places(str(file), file.read_bytes())
    beaches = Place(
        id="office:ON:the beaches",
        name=Text(en="The Beaches", fr="The Beaches"),
        province="ON",
        kind=PlaceNameKind.PART,
        spelling="The Beaches",
        current=Text(en="Toronto", fr="Toronto"),
        until=date(1998, 1, 1),
    )
    assert places("THE BEACHES", "ON") == ()
    assert places("THE BEACHES", "ON", extra=ours) == (beaches,)
    assert provinces_with("the beaches", extra=ours) == ("ON",)
    assert same_place("The Beaches", "Toronto", "ON", extra=ours) is None
    assert {place.id for place in places("Toronto", "ON", extra=ours)} == {"3520005", "office:ON:toronto"}


def test_every_wrong_line_of_an_office_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text(
        "name,province,kind,since\n,ON,,\nA,Ontario,,\nB,ON,town,\nC,ON,part,2023-13-01\nD,ON,part,2023-01-01\n"
    )
    with pytest.raises(CaseFileError) as refused:
        read_office_places(str(file), file.read_bytes())
    assert [(fault.line, fault.field) for fault in refused.value.faults] == [
        (2, "name"),
        (3, "province"),
        (4, "kind"),
        (5, "since"),
    ]


def test_an_office_file_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(CaseFileError):
        read_office_places("ours.csv", b"name,province\n\xff\xfe\n")


def test_the_page_on_sources_lists_all_places_of_one_name() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \*\*(..)\*\* \((\d+)\): (.*)\.$", page.partition("<!-- same names -->")[2], re.MULTILINE)
    names = [
        (name, province) for province, _, line in listed for pair in line.split("; ") for name in pair.split(" or ")[:1]
    ]
    assert len(names) == sum(int(count) for _, count, _ in listed) == 137
    assert all(len({place.id for place in places(name, province)}) > 1 for name, province in names)
