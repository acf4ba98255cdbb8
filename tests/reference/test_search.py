"""Search for people: what is meant stands first, in both languages."""

import subprocess
import sys
from datetime import date

import pytest

from gcmsgen.reference.occupations import version_on
from gcmsgen.reference.search import find_countries, find_occupations, find_places, find_postal_areas

NOC_2021 = version_on(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("coach", "53201"),
        ("entraineuse", "53201"),
        ("53201", "53201"),
        ("10", "00010"),
        ("2I231", "21231"),
        ("software devloper", "21232"),
        ("cuisinier", "63200"),
    ],
)
def test_an_occupation_is_found(query: str, code: str) -> None:
    assert find_occupations(query, NOC_2021)[0].code == code


def test_a_wrong_code_names_all_candidates() -> None:
    assert [hit.code for hit in find_occupations("2174", NOC_2021)] == ["21230", "21232", "21234"]


@pytest.mark.parametrize(
    ("query", "province", "found"),
    [
        ("St Johns", "NL", "St. John's"),
        ("Saint John", "NL", "St. John's"),
        ("Montreal", None, "Montréal"),
        ("Trois Riviere", "QC", "Trois-Rivières"),
        ("Asbestoss", "QC", "Asbestos"),
    ],
)
def test_a_place_is_found(query: str, province: str | None, found: str) -> None:
    first = find_places(query, province)[0]
    assert first.found == found
    assert province in (None, first.province)


@pytest.mark.parametrize(
    ("query", "code"),
    [("Japon", "JP"), ("japan", "JP"), ("US", "US"), ("usa", "US"), ("royaume uni", "GB"), ("cote d'ivoire", "CI")],
)
def test_a_country_is_found(query: str, code: str) -> None:
    assert find_countries(query)[0].code == code


@pytest.mark.parametrize(("query", "code"), [("K1A", "K1A"), ("k1a 0b1", "K1A"), ("L3L", "L3L"), ("Iqaluit", "X0A")])
def test_a_postal_area_is_found(query: str, code: str) -> None:
    assert find_postal_areas(query)[0].code == code


@pytest.mark.parametrize("query", ["", " ", "-"])
def test_nothing_asked_finds_nothing(query: str) -> None:
    assert find_places(query) == find_countries(query) == find_postal_areas(query) == ()
    assert find_occupations(query, NOC_2021) == ()


def test_no_more_answers_than_asked_for() -> None:
    assert len(find_places("saint", limit=3)) == len(find_occupations("manager", NOC_2021, limit=3)) == 3


LOOK_UP_ONLY = """
import sys
import subprocess
import sys
from datetime import date
from gcmsgen.reference import occupations, places
version = occupations.version_on(date(2026, 3, 1))
assert occupations.unit_group("53201", version) and places.places("Toronto", "ON")
assert "rapidfuzz" not in sys.modules
"""


def test_a_look_up_does_not_load_the_search() -> None:
    subprocess.run([sys.executable, "-c", LOOK_UP_ONLY], check=True)
