"""Hold every row of the collected hard cases that the look-ups can decide; the others belong to the rules.

A row is known by its input. A row that is in neither list fails: somebody has to decide where it belongs.
"""

import csv
import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.language import Language
from gcmsgen.reference.job_titles import TitleTier as TitleTier
from gcmsgen.reference.job_titles import groups_for_title
from gcmsgen.reference.occupation_codes import CodeKind as Reading
from gcmsgen.reference.occupation_codes import explain_code
from gcmsgen.reference.occupations import unit_group, version_on, versions
from gcmsgen.reference.places import NameTier, PlaceNameKind, places, provinces_with, same_place
from gcmsgen.reference.postal_areas import Basis, postal_area
from gcmsgen.reference.provinces import province_code
from gcmsgen.reference.search import find_places
from gcmsgen.reference.table import rows as table_rows

NOC_2021 = version_on(date(2026, 3, 1))


def rows() -> list[dict[str, str]]:
    """Return the rows; none where the folder of published files is not named."""
    if "GCMSGEN_SHARED" not in os.environ:
        return []
    path = Path(os.environ["GCMSGEN_SHARED"]) / "reference" / "hard_cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(row: dict[str, str]) -> str:
    """Return the name of a row in the list of tests."""
    return f"{row['kind']}: {row['input']}"


@pytest.mark.parametrize("row", rows(), ids=named)
def test_hard_case(row: dict[str, str]) -> None:
    DECIDED[row["input"]]()


@pytest.mark.usefixtures("shared")
def test_every_hard_case_is_decided_here() -> None:
    assert {row["input"] for row in rows()} == DECIDED.keys()


def kinds(name: str, province: str) -> set[PlaceNameKind]:
    return {place.kind for place in places(name, province)}


def ids(name: str, province: str) -> set[str]:
    return {place.id for place in places(name, province)}


def candidates(text: str) -> tuple[str, ...]:
    explanation = explain_code(text, NOC_2021)
    assert explanation is not None
    return explanation.candidates


def all_same(province: str, *names: str) -> bool:
    return all(same_place(one, other, province) for one in names for other in names)


def windsor_in_quebec() -> None:
    assert ids("Windsor", "QC") == {"2442088"}
    assert "ON" in provinces_with("Windsor")


def windsor_in_nova_scotia() -> None:
    [windsor] = places("Windsor", "NS")
    assert (windsor.kind, windsor.current and windsor.current.en) == (PlaceNameKind.FORMER, "West Hants")


def hamilton() -> None:
    assert ids("Hamilton", "ON") == {"3525005", "3514019"}


def richmond() -> None:
    for province in ("BC", "QC", "NB"):
        assert kinds("Richmond", province) == {PlaceNameKind.MUNICIPALITY}


def victoria() -> None:
    assert ids("Victoria", "PE") == {"1102032", "1103068"}
    assert {"NL", "PE", "MB", "BC"} <= set(provinces_with("Victoria"))


def saint_andrews() -> None:
    assert {place.name.en for place in places("Saint Andrews", "MB")} == {"St. Andrews"}
    assert {place.name.en for place in places("St. Andrews", "NB")} == {"Saint Andrews"}
    assert kinds("Saint Andrews", "MB") == kinds("St. Andrews", "NB") == {PlaceNameKind.MUNICIPALITY}


def saint_john_in_newfoundland() -> None:
    assert places("Saint John", "NL") == ()
    assert "NB" in provinces_with("Saint John")
    assert find_places("Saint John", "NL")[0].found == "St. John's"


def sainte_marie() -> None:
    assert same_place("Ste-Marie", "Sainte-Marie", "QC") is NameTier.FOLDED
    assert {place.spelling for place in places("Ste-Marie", "QC")} == {"Sainte-Marie"}


def trois_rivieres() -> None:
    assert all_same("QC", "Trois Rivieres", "Trois-Rivieres", "Trois-Rivières")
    assert ids("Trois Rivieres", "QC") == {"2437067"}


def montreal_decomposed() -> None:
    assert same_place(unicodedata.normalize("NFD", "Montréal"), "Montréal", "QC") is NameTier.EXACT


def saint_jean_sur_richelieu() -> None:
    assert same_place("Saint-Jean-sur-Richelieu", "ST JEAN SUR RICHELIEU", "QC") is NameTier.FOLDED
    assert ids("ST JEAN SUR RICHELIEU", "QC") == {"2456083"}


def saint_lin_laurentides() -> None:
    assert same_place("Saint-Lin--Laurentides", "Saint-Lin—Laurentides", "QC") is NameTier.FOLDED
    [place] = places("Saint-Lin--Laurentides", "QC")
    assert (place.id, place.spelling) == ("2463048", "Saint-Lin—Laurentides")


def quebec_city() -> None:
    assert all_same("QC", "Quebec City", "Ville de Québec", "Québec")
    assert ids("Quebec City", "QC") == {"2423027"}


def quebec_without_a_province() -> None:
    assert places("Quebec", "") == ()
    assert provinces_with("Quebec") == ("QC",)


def greater_sudbury() -> None:
    assert same_place("Grand Sudbury", "Greater Sudbury", "ON") is NameTier.OFFICIAL_PAIR
    assert {place.name.fr for place in places("Greater Sudbury", "ON")} == {"Grand Sudbury"}


def grand_falls() -> None:
    assert same_place("Grand-Sault", "Grand Falls", "NB") is NameTier.OFFICIAL_PAIR
    assert same_place("Grand Falls", "Grand Falls-Windsor", "NL") is None


def asbestos() -> None:
    [place] = places("Asbestos", "QC")
    assert (place.kind, place.id, place.current and place.current.fr) == (
        PlaceNameKind.FORMER,
        "2440043",
        "Val-des-Sources",
    )


def tantramar() -> None:
    assert kinds("Tantramar", "NB") == {PlaceNameKind.MUNICIPALITY}


def parts_of_toronto() -> None:
    for name in ("Scarborough", "North York", "Etobicoke"):
        [place] = places(name, "ON")
        assert (place.kind, place.current and place.current.en) == (PlaceNameKind.FORMER, "Toronto")


def scarborough_is_not_toronto() -> None:
    assert same_place("Toronto", "Scarborough", "ON") is None


def saint_laurent() -> None:
    for name in ("Ville Saint-Laurent", "St-Laurent", "Saint-Laurent"):
        [place] = places(name, "QC")
        assert (place.kind, place.current and place.current.fr) == (PlaceNameKind.PART, "Montréal")
    assert kinds("Saint-Laurent", "NB") == {PlaceNameKind.POSTAL}


def lloydminster() -> None:
    assert kinds("Lloydminster", "AB") == kinds("Lloydminster", "SK") == {PlaceNameKind.MUNICIPALITY}
    assert (ids("Lloydminster", "AB"), ids("Lloydminster", "SK")) == ({"4810039"}, {"4717029"})
    assert (postal_area("T9V").provinces, postal_area("S9V").provinces) == (("AB",), ("SK",))


def flin_flon() -> None:
    assert kinds("Flin Flon", "SK") == {PlaceNameKind.BORDER}
    assert kinds("Flin Flon", "MB") == {PlaceNameKind.MUNICIPALITY}


def ottawa_gatineau() -> None:
    assert kinds("Ottawa-Gatineau", "ON") == kinds("Ottawa-Gatineau", "QC") == {PlaceNameKind.METROPOLITAN}
    assert ids("Gatineau", "QC") == {"2481017"}


def behchoko() -> None:
    assert all_same("NT", "Behchokǫ̀", "Behchokò", "Behchoko")
    assert ids("Behchokǫ̀", "NT") == {"6103031"}
    for name in ("Whatì", "Gamètì", "Wekweètì"):
        assert kinds(name.translate(str.maketrans("ìè", "ie")), "NT") == {PlaceNameKind.MUNICIPALITY}


def sambaa_ke() -> None:
    assert same_place("Sambaa K’e", "Sambaa K'e", "NT") is NameTier.EXACT
    assert ids("Sambaa K'e", "NT") == {"6104006"}


def ottawa_river() -> None:
    assert postal_area("K1A 0J9").provinces == ("ON", "QC")


def nunavut_code() -> None:
    assert postal_area("X0A 0H0").provinces == ("NU",)
    assert [postal_area(area).provinces for area in ("X0B", "X0C", "X0E", "X0G", "X1A")] == [("NU",)] * 2 + [
        ("NT",)
    ] * 3


def santa_claus() -> None:
    assert postal_area("H0H 0H0").basis is Basis.RESERVED


def letters_for_digits() -> None:
    assert [postal_area(code).candidate for code in ("KIA 0B1", "V5K OA1")] == ["K1A 0B1", "V5K 0A1"]
    assert all(postal_area(f"{letter}1A 0B1").basis is Basis.MALFORMED for letter in "DFIOQUWZ")


def unknown_areas() -> None:
    found = [postal_area(area) for area in ("L3L", "M7R", "R5M", "S7C", "T6Y")]
    assert {area.basis for area in found} == {Basis.LETTER}
    assert [area.provinces for area in found] == [("ON",), ("ON",), ("MB",), ("SK",), ("AB",)]


def ten_from_a_spreadsheet() -> None:
    assert unit_group("10", NOC_2021) is None
    assert candidates("10") == ("00010",)


def eleven_from_a_spreadsheet() -> None:
    explanation = explain_code("11", NOC_2021)
    assert explanation is not None
    assert explanation.ambiguous
    assert explanation.candidates == ("00010", "00011")


def split_code() -> None:
    assert candidates("2174") == ("21230", "21232", "21234")


def minor_group_or_old_code() -> None:
    explanation = explain_code("2123", NOC_2021)
    assert explanation is not None
    assert [reading.kind for reading in explanation.readings] == [Reading.OTHER_VERSION, Reading.HIGHER_GROUP]


def merged_code() -> None:
    explanation = explain_code("00018", NOC_2021)
    assert explanation is not None
    assert [reading.kind for reading in explanation.readings] == [Reading.UNOFFICIAL]
    assert explanation.candidates == ("00011", "00012", "00013", "00014", "00015")


def teer(code: str, digit: int) -> Callable[[], None]:
    def check() -> None:
        group = unit_group(code, NOC_2021)
        assert group is not None
        assert group.teer == digit

    return check


def title_of_another_code() -> None:
    assert groups_for_title("Software developers and programmers", Language.EN, NOC_2021).codes == ("21232",)


def title_with_two_groups() -> None:
    found = groups_for_title("Personal support worker", Language.EN, NOC_2021)
    assert (found.tier, found.codes) == (TitleTier.PARTIAL, ("33102", "44101"))


def french_names_of_provinces() -> None:
    french = {row["code"]: row["name_fr"] for row in table_rows("provinces")}
    assert (french["NB"], french["PE"]) == ("Nouveau-Brunswick", "Île-du-Prince-Édouard")


def version_to_come() -> None:
    """`test_occupations.py` adds NOC 2026 as tables; here it is enough that an offer names its version by its day."""
    assert [version.name for version in versions()] == ["NOC 2016 V1.3", "NOC 2021 V1.0"]


def northwest_territories() -> None:
    assert province_code("NT") == province_code("nt") == "NT"


def nunavut_or_the_territories() -> None:
    """`Nt` is neither; the postal code is a second witness (GCM107), and never settles it silently."""
    assert province_code("Nt") is None
    assert postal_area("X0A 0H0").provinces == ("NU",)


DECIDED: dict[str, Callable[[], None]] = {
    "NT or nt": northwest_territories,
    "Nt in a French address": nunavut_or_the_territories,
    "Nouveau Brunswick; Île-du-Prince Édouard (pycountry/iso-codes FR)": french_names_of_provinces,
    "city=Windsor; province=QC": windsor_in_quebec,
    "city=Windsor; province=NS": windsor_in_nova_scotia,
    "city=Hamilton; province=ON": hamilton,
    "city=Richmond; job offer BC; letter QC": richmond,
    "city=Victoria; province=PE": victoria,
    "St. Andrews / Saint Andrews; province=MB or NB": saint_andrews,
    "Saint John, NL": saint_john_in_newfoundland,
    "Ste-Marie / Sainte-Marie, QC": sainte_marie,
    "Trois Rivieres / Trois-Rivieres / Trois-Rivières, QC": trois_rivieres,
    "Montréal in NFD (e + U+0301)": montreal_decomposed,
    "Saint-Jean-sur-Richelieu vs ST JEAN SUR RICHELIEU": saint_jean_sur_richelieu,
    "Saint-Lin--Laurentides vs Saint-Lin—Laurentides": saint_lin_laurentides,
    "Quebec City / Ville de Québec / Québec, QC": quebec_city,
    "city=Quebec; province=(empty)": quebec_without_a_province,
    "Grand Sudbury vs Greater Sudbury, ON": greater_sudbury,
    "Grand-Sault vs Grand Falls, NB": grand_falls,
    "Asbestos, QC": asbestos,
    "Tantramar, NB": tantramar,
    "Scarborough, ON / North York, ON / Etobicoke, ON": parts_of_toronto,
    "offer=Toronto ON; letter=Scarborough ON": scarborough_is_not_toronto,
    "Ville Saint-Laurent / St-Laurent / Saint-Laurent, QC": saint_laurent,
    "Lloydminster, AB and Lloydminster, SK": lloydminster,
    "Flin Flon, SK": flin_flon,
    "Ottawa-Gatineau, ON": ottawa_gatineau,
    "Behchokǫ̀ / Behchokò / Behchoko, NT": behchoko,
    "Sambaa K’e / Sambaa K'e, NT": sambaa_ke,
    "K1A 0J9 + Gatineau, QC": ottawa_river,
    "X0A 0H0 + NT": nunavut_code,
    "H0H 0H0": santa_claus,
    "KIA 0B1 / V5K OA1": letters_for_digits,
    "L3L, M7R, R5M, S7C, T6Y": unknown_areas,
    "10 (Excel)": ten_from_a_spreadsheet,
    "11 (Excel)": eleven_from_a_spreadsheet,
    "2174": split_code,
    "2123": minor_group_or_old_code,
    "00018": merged_code,
    "63200 + TEER 2": teer("63200", 3),
    "82021 + TEER 3": teer("82021", 2),
    '21231 + "Software developers and programmers"': title_of_another_code,
    "Personal support worker": title_with_two_groups,
    "any code after NOC 2026 V1.0 (announced for December 2026)": version_to_come,
}
