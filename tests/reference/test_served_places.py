"""A postal code is told from a city of its province only where no area serves both."""

import pytest

from gcmsgen.reference.places import PlaceNameKind, place_table, read_place
from gcmsgen.reference.postal_areas import areas
from gcmsgen.reference.served_places import lies_elsewhere

FAR = [
    ("V8W", "Vancouver", "BC"),
    ("B1P", "Halifax", "NS"),
    ("P3E", "Windsor", "ON"),
    ("T1J", "Calgary", "AB"),
    ("K1A", "Toronto", "ON"),
    ("M5V", "Ottawa", "ON"),
    ("P0T", "Windsor", "ON"),
    ("G1R", "Montreal", "QC"),
    ("H2Y", "Ville de Québec", "QC"),
    ("S7K", "Regina", "SK"),
    ("R7A", "Winnipeg", "MB"),
    ("E2L", "Moncton", "NB"),
    ("A2A", "St. John’s", "NL"),
    ("V1Y", "Prince George", "BC"),
]
NEAR = [
    ("V6B", "Vancouver", "BC"),
    ("B2Y", "Halifax", "NS"),  # Dartmouth is a part of it
    ("M1P", "Toronto", "ON"),  # Scarborough, formerly
    ("M1P", "Scarborough", "ON"),
    ("N2L", "Kitchener", "ON"),  # Waterloo, beside it
    ("V8X", "Saanich", "BC"),  # mail of Victoria
    ("V9B", "Langford", "BC"),
    ("H9S", "Montréal", "QC"),  # Dorval, on the island
    ("H4L", "Saint-Laurent", "QC"),
    ("P3E", "Sudbury", "ON"),
    ("P3E", "Grand Sudbury", "ON"),
    ("L3T", "Markham", "ON"),  # Thornhill
    ("K0A", "Ottawa", "ON"),  # rural, and of the same letter
    ("T9H", "Fort McMurray", "AB"),
    ("T9H", "Wood Buffalo", "AB"),
    ("J8X", "Gatineau", "QC"),  # Hull
    ("X0A", "Iqaluit", "NU"),
    ("Y0B", "Dawson", "YT"),
    ("K9A", "Township of Hamilton", "ON"),  # not the city of that name
    ("V8W", "Nowhere", "BC"),
    ("V0Z", "Vancouver", "BC"),  # not in the table
]


@pytest.mark.parametrize(("area", "city", "province"), FAR, ids=str)
def test_a_code_far_from_the_city_is_told(area: str, city: str, province: str) -> None:
    assert lies_elsewhere(area, city, province)


@pytest.mark.parametrize(("area", "city", "province"), NEAR, ids=str)
def test_a_code_of_the_city_or_beside_it_is_let_alone(area: str, city: str, province: str) -> None:
    assert not lies_elsewhere(area, city, province)


def test_no_place_is_told_from_an_area_that_serves_it() -> None:
    served = [
        (area, place, province)
        for area, row in areas().items()
        for place in row["places"].split("|")
        for province in row["provinces"].split("|")
    ]
    assert len(served) > 3_500
    assert [one for one in served if lies_elsewhere(*one)] == []


def test_a_city_is_let_alone_with_every_area_of_its_parts() -> None:
    parts = [read_place(cells) for cells in place_table().lines()]
    pairs = {
        (area, part.current.en, part.province)
        for part in parts
        if part.current and part.kind in (PlaceNameKind.FORMER, PlaceNameKind.PART)
        for area, row in areas().items()
        if part.province == row["provinces"] and part.spelling in row["places"].split("|")
    }
    assert len(pairs) > 100
    assert [pair for pair in sorted(pairs) if lies_elsewhere(*pair)] == []
