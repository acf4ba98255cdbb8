"""The gate on real tables: hard cases through the rules, as an officer meets them."""

from pathlib import Path

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Severity
from gcmsgen.reference.office_places import read_office_places
from tests.conftest import DAY, case, facts, found


def everywhere(city: str, province: str, postal_code: str = "K1A 0B1") -> Case:
    """Return the example with one destination in all three places."""
    there = {"city": city, "province": province}
    return case(
        application__destination=there, record__destination=there, offer__address={**there, "postal_code": postal_code}
    )


def said(findings: list[Finding]) -> set[tuple[str, str]]:
    """Return what the gate says: the codes of destination and occupation."""
    return {(finding.code, finding.severity.value) for finding in findings if finding.code.startswith("GCM1")}


@pytest.mark.parametrize(
    ("city", "province", "postal_code", "expected"),
    [
        ("Windsor", "QC", "J1S 1A1", set()),
        ("Windsor", "ON", "N9A 1A1", set()),
        ("Windsor", "NS", "B0N 1A0", {("GCM108", "warning")}),
        ("Hamilton", "ON", "L8P 1A1", set()),
        ("Victoria", "PE", "C0A 1A0", set()),
        ("St. Andrews", "NB", "E5B 1A1", set()),
        ("Saint John", "NL", "A1A 1A1", {("GCM105", "error")}),
        ("Ste-Marie", "QC", "G6E 1A1", set()),
        ("TROIS RIVIERES", "QC", "G9A 1A1", set()),
        ("Quebec City", "QC", "G1R 1A1", set()),
        ("Grand Sudbury", "ON", "P3A 1A1", set()),
        ("Grand-Sault", "NB", "E3Z 1A1", set()),
        ("Asbestos", "QC", "J1T 1A1", {("GCM108", "warning")}),
        ("Tantramar", "NB", "E4L 1A1", set()),
        ("Scarborough", "ON", "M1B 1A1", {("GCM108", "warning")}),
        ("Ville Saint-Laurent", "QC", "H4L 1A1", {("GCM108", "warning")}),
        ("Saint-Laurent", "NB", "E8K 1A1", set()),
        ("Lloydminster", "AB", "T9V 1A1", set()),
        ("Lloydminster", "SK", "S9V 1A1", set()),
        ("Flin Flon", "SK", "R8A 1A1", {("GCM107", "error"), ("GCM108", "warning")}),
        ("Ottawa-Gatineau", "ON", "K1P 1A1", {("GCM105", "error")}),
        ("Behchoko", "NT", "X0E 0Y0", set()),
        ("Sambaa K'e", "NT", "X0E 1Z0", set()),
        ("Gatineau", "QC", "K1A 0J9", set()),
        ("Ottawa", "ON", "K1A 0J9", set()),
        ("Yellowknife", "NT", "X0A 0H0", {("GCM107", "error")}),
        ("Montréal", "QC", "H0H 0H0", {("GCM112", "error")}),
        ("Ottawa", "ON", "KIA 0B1", {("GCM112", "error")}),
        ("Vancouver", "BC", "V5K OA1", {("GCM112", "error")}),
        ("Toronto", "ON", "L3L 1A1", {("GCM115", "warning")}),
        ("Toronto", "QC", "L3L 1A1", {("GCM105", "error"), ("GCM107", "error"), ("GCM115", "warning")}),
        ("Toronto", "ON", "M5V", {("GCM112", "error")}),
        ("Atlantis", "ON", "M5V 1A1", {("GCM108", "warning")}),
        ("Ville d’Ottawa", "ON", "K1P 1A1", set()),
        ("Halifax Regional Municipality", "NS", "B3J 1A1", set()),
        ("VAL D OR", "QC", "J9P  1A1", set()),
        ("Dawson City", "YT", "Y0B 1G0", {("GCM108", "warning")}),
        ("Tk’emlúps te Secwépemc", "BC", "V2H 1H1", set()),
        ("City of Vancouver", "ON", "M5V 1A1", {("GCM105", "error")}),
        ("Iqaluit", "Nt", "X0A 0H0", {("GCM101", "error"), ("GCM113", "error")}),
        ("Iqaluit", "NU", "X0A 0H0", set()),
        ("Yellowknife", "nt", "X1A 1A1", set()),
    ],
)
def test_a_destination_is_held_against_the_real_world(
    city: str, province: str, postal_code: str, expected: set[tuple[str, str]]
) -> None:
    assert said(found(everywhere(city, province, postal_code))) == expected


def test_two_names_of_one_census_subdivision_are_never_equal_by_themselves() -> None:
    toronto = case(
        application__destination={"city": "Toronto", "province": "ON"},
        record__destination={"city": "Scarborough", "province": "ON"},
        offer__address={"city": "Toronto", "province": "ON", "postal_code": "M5V 1A1"},
    )
    assert said(found(toronto)) == {("GCM102", "warning"), ("GCM108", "warning")}


def test_a_part_never_stands_for_its_municipality() -> None:
    ottawa = case(
        application__destination={"city": "Ottawa", "province": "ON"},
        record__destination={"city": "Ottawa", "province": "ON"},
        offer__address={"city": "Orléans", "province": "ON", "postal_code": "K1C 1A1"},
    )
    assert ("GCM102", "error") in said(found(ottawa))


@pytest.mark.parametrize(
    ("one", "other", "province", "severity"),
    [
        ("Langley", "Township of Langley", "BC", {"warning"}),
        ("Kinngait", "Cape Dorset", "NU", {"warning"}),
        ("Montréal", "City of Montreal", "QC", set()),
        ("Moose Jaw", "RM of Moose Jaw", "SK", {"error"}),
        ("RM of Moose Jaw", "Moose Jaw No. 161", "SK", set()),
        ("Kitchener", "City of Waterloo", "ON", {"error"}),
    ],
)
def test_the_name_of_a_corporation_is_held_against_its_municipality(
    one: str, other: str, province: str, severity: set[str]
) -> None:
    named = case(
        application__destination={"city": one, "province": province},
        record__destination={"city": one, "province": province},
        offer__address={"city": other, "province": province, "postal_code": None},
    )
    assert {how for code, how in said(found(named)) if code == "GCM102"} == severity


def test_both_values_exist_and_only_the_comparison_finds_the_mismatch() -> None:
    richmond = case(
        application__destination={"city": "Richmond", "province": "BC"},
        record__destination={"city": "Richmond", "province": "QC"},
        offer__address={"city": "Richmond", "province": "BC", "postal_code": "V6X 1A1"},
    )
    assert said(found(richmond)) == {("GCM101", "error")}


def coded(noc: str, **more: object) -> set[str]:
    changes = {
        "application__noc": noc,
        "record__noc": noc,
        "offer__noc": noc,
        "offer__job_title": "x",
        "offer__teer": None,
    }
    return {finding.code for finding in found(case(**{**changes, **more}))}


@pytest.mark.parametrize(
    "noc", ["10", "11", "0012", "21231.0", "２１２３１", "88888", "00018", "2174", "2123", "21231 ", "212310"]
)
def test_what_is_no_unit_group_is_refused(noc: str) -> None:
    # Full-width figures are no figures of a code, and the fonts lack them as well.
    assert coded(noc) - {"GCM604"} == {"GCM106"}


@pytest.mark.parametrize(
    ("noc", "named"),
    [
        ("10", ["00010"]),
        ("11", ["00010", "00011"]),
        ("2174", ["21230", "21232", "21234"]),
        ("00018", ["00011", "00012", "00013", "00014", "00015"]),
        ("21231.0", ["21231"]),
        ("88888", []),
    ],
)
def test_the_codes_that_may_have_been_meant_are_named(noc: str, named: list[str]) -> None:
    everywhere_else = {"application__noc": noc, "record__noc": noc}
    finding = next(
        f for f in found(case(offer__noc=noc, **everywhere_else)) if (f.code, f.where) == ("GCM106", "offer.noc")
    )
    assert [correction.right for correction in finding.corrections] == named
    assert all(code in finding.message.en and code in finding.message.fr for code in named)


@pytest.mark.parametrize(
    ("submitted", "noc", "refused"),
    [
        ("2022-11-15", "2172", False),
        ("2022-11-15", "21223", True),
        ("2022-11-16", "2172", True),
        ("2022-11-16", "21223", False),
    ],
)
def test_the_version_is_that_of_the_day_of_the_offer(submitted: str, noc: str, refused: bool) -> None:
    version = "2016" if submitted < "2022-11-16" else "2021"
    assert ("GCM106" in coded(noc, offer__submitted=submitted, offer__noc_version=version)) == refused


def test_a_mismatch_of_title_and_code_names_the_groups() -> None:
    finding = next(f for f in found(case(offer__job_title="Software developers and programmers")) if f.code == "GCM110")
    assert (finding.severity, [c.right for c in finding.corrections]) == (Severity.WARNING, ["21232"])


def test_a_title_without_its_qualifier_asks_which_group_is_meant() -> None:
    worker = case(offer__job_title="Personal support worker")
    finding = next(f for f in found(worker) if f.code == "GCM110")
    assert [c.right for c in finding.corrections] == ["33102", "44101"]


def test_an_office_adds_places_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text("name,province,kind\nPretend Corners,ON,municipality\n", encoding="utf-8")
    pretend = everywhere("Pretend Corners", "ON", "K0K 1A0")
    assert "GCM108" in {f.code for f in found(pretend)}
    assert "GCM108" not in {f.code for f in check_case(pretend, DAY, read_office_places(str(own), own.read_bytes()))}


def test_the_facts_of_the_example_stay_clean() -> None:
    assert found(Case.model_validate(facts())) == []


CONFIRMED = {"by": "AB01004", "on": str(DAY), "source": "E1"}


@pytest.mark.parametrize(
    ("confirmed", "severity"),
    [
        (CONFIRMED, "info"),
        (None, "warning"),
        ({**CONFIRMED, "source": None}, "warning"),
        ({**CONFIRMED, "on": "2090-01-01"}, "warning"),
    ],
    ids=["confirmed", "not", "without a source", "later"],
)
@pytest.mark.parametrize("city", ["Scarborough", "Atlantis"])
def test_a_place_that_an_officer_confirmed_is_asked_for_no_more(
    city: str, confirmed: dict[str, str] | None, severity: str
) -> None:
    there = {"city": city, "province": "ON"}
    confirming = case(
        application__destination=there,
        record__destination=there,
        offer__address={**there, "postal_code": "M5V 1A1", "confirmed": confirmed},
    )
    assert said(found(confirming)) == {("GCM108", severity)}


def test_a_confirmation_never_overrides_a_contradiction() -> None:
    there = {"city": "Vancouver", "province": "ON"}
    contradicted = case(
        application__destination=there,
        record__destination=there,
        offer__address={**there, "postal_code": "M5V 1A1", "confirmed": CONFIRMED},
    )
    assert said(found(contradicted)) == {("GCM105", "error")}
