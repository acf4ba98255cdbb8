"""Postal codes: province by area, by letter where the area is unknown, and what a mistyped code was meant to be."""

import pytest

from gcmsgen.reference.postal_areas import Basis, PostalArea, areas, letters, postal_area


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("K1A 0J9", ("ON", "QC")),
        ("M5V 3L9", ("ON",)),
        ("J8X 4B7", ("QC",)),
        ("X0A 0H0", ("NU",)),
        ("X0B 0C0", ("NU",)),
        ("X0C 0G0", ("NU",)),
        ("X0E 0A0", ("NT",)),
        ("X0G 0A0", ("NT",)),
        ("X1A 2N4", ("NT",)),
        ("T9V 0A1", ("AB",)),
        ("S9V 0A1", ("SK",)),
        ("Y1A 1A1", ("YT",)),
        ("V5K", ("BC",)),
    ],
)
def test_an_area_names_its_province(text: str, provinces: tuple[str, ...]) -> None:
    found = postal_area(text)
    assert (found.basis, found.area, found.provinces) == (Basis.AREA, text[:3], provinces)


@pytest.mark.parametrize("text", ["k1a0b1", "K1A-0B1", " K1A 0B1 ", "k1a\N{NO-BREAK SPACE}0b1"])
def test_capitals_and_the_space_are_forgiven(text: str) -> None:
    assert (postal_area(text).basis, postal_area(text).code) == (Basis.AREA, "K1A 0B1")


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("L3L 1A1", ("ON",)),
        ("M7R", ("ON",)),
        ("R5M", ("MB",)),
        ("S7C", ("SK",)),
        ("T6Y", ("AB",)),
        ("X9X 1A1", ("NU", "NT")),
    ],
)
def test_an_unknown_area_falls_back_to_its_letter(text: str, provinces: tuple[str, ...]) -> None:
    found = postal_area(text)
    assert (found.basis, found.provinces) == (Basis.LETTER, provinces)


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("KIA 0B1", "K1A 0B1"),
        ("kia0b1", "K1A 0B1"),
        ("V5K OA1", "V5K 0A1"),
        ("KlA OBl", "K1A 0B1"),
        ("LIL 1A1", "L1L 1A1"),
        ("VSK 0A1", None),
        ("KIA", "K1A"),
        ("D1A 1A1", None),
        ("W1A 1A1", None),
        ("Z1A 1A1", None),
        ("K1O 1A1", None),
        ("K1A 0B", None),
        ("K1A  0B1 x", None),
        ("90210", None),
        ("SW1A 1AA", None),
        ("Ｋ１Ａ ０Ｂ１", None),
        ("", None),
    ],
)
def test_a_malformed_code_is_refused_with_what_was_meant(text: str, candidate: str | None) -> None:
    assert postal_area(text) == PostalArea(text, Basis.MALFORMED, candidate=candidate)


def test_the_code_of_santa_claus_is_nobodys_address() -> None:
    assert postal_area("h0h 0h0") == PostalArea("h0h 0h0", Basis.RESERVED, "H0H", "H0H 0H0")


def test_every_area_lies_in_a_province_of_its_letter() -> None:
    assert len(areas()) == 1_651
    assert {area for area, row in areas().items() if "|" in row["provinces"]} == {"K1A"}
    for area, row in areas().items():
        assert area == "K1A" or set(row["provinces"].split("|")) <= set(letters()[area[0]])


def test_every_well_formed_area_has_a_province_and_every_other_none() -> None:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    well_formed = [
        f"{a}{n}{b}" for a in signs for n in range(10) for b in signs if a not in "DFIOQUWZ" and b not in "DFIOQU"
    ]
    for area in well_formed:
        assert postal_area(area).provinces
    assert len(well_formed) == 18 * 10 * 20
    for area in (f"{a}{n}{b}" for a in signs for n in range(10) for b in signs):
        assert (postal_area(area).basis is Basis.MALFORMED) == (area not in well_formed)
