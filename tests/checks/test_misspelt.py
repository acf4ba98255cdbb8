"""Offices, what was lacking, re-route codes and corrected fields that are a letter off, and those that only look so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.checks.cases.run import check_case
from gcmsgen.facts.load import case_from
from gcmsgen.facts.overlay import overlaid
from gcmsgen.facts.tree import Parsed
from gcmsgen.finding import Finding
from tests.checks.fixtures import BASE, tree_of
from tests.conftest import DAY, EXAMPLE, Result

OFFICES = ("Example Processing Centre", "Centre de traitement fictif")


def found(code: str, **changes: object) -> list[Finding]:
    tree = overlaid(tree_of(BASE), {"decision": changes})
    case = case_from("base", Parsed(tree, {}))
    return [one for one in check_case(case, DAY, offices=OFFICES) if one.code == code]


@pytest.mark.parametrize(
    "office", ["Example Procesing Centre", "example processing centre", "Example Processing Center"]
)
def test_a_misspelt_office_is_asked_about(office: str) -> None:
    [one] = found("GCM557", office=office)
    assert (one.where, "Example Processing Centre" in one.fix.en) == ("decision.office", True)


@pytest.mark.parametrize("office", [*OFFICES, "Visa Office, Canberra", "Port of Nowhere"])
def test_an_office_that_is_known_or_like_none_is_left_alone(office: str) -> None:
    assert found("GCM557", office=office) == []


@pytest.mark.parametrize(
    ("basis", "asked"), [("visa exempt", 1), ("visa_exempt", 0), ("visa_required", 0), ("none", 0)]
)
def test_a_misspelt_basis_of_the_right_to_apply_is_asked_about_and_another_word_is_left_alone(
    basis: str, asked: int
) -> None:
    tree = overlaid(tree_of(BASE), {"application.right_to_apply.basis": basis})
    hits = [one for one in check_case(case_from("base", Parsed(tree, {})), DAY) if one.code == "GCM557"]
    assert [one.where for one in hits] == ["application.right_to_apply.basis"] * asked


@pytest.mark.parametrize(("written", "meant"), [("c22", "C22"), ("C-22", "C22"), ("C 22", "C22"), ("lmia", "LMIA")])
def test_a_code_in_another_spelling_is_asked_about(written: str, meant: str) -> None:
    [one] = found("GCM555", outcome="reroute", permit="none", reroute_to=written)
    assert f"Did you mean {meant}?" in one.fix.en


@pytest.mark.parametrize(
    ("written", "meant"),
    [("noc", "record.noc"), ("record.nco", "record.noc"), ("destination.city", "record.destination.city")],
)
def test_a_corrected_field_without_its_group_is_asked_about(written: str, meant: str) -> None:
    correction = {"field": written, "wrong": "21222", "right": "21223"}
    [one] = found("GCM554", outcome="correct", permit="none", correction=correction)
    assert meant in one.fix.en


def test_a_correction_of_a_value_to_itself_corrects_nothing() -> None:
    correction = {"field": "record.noc", "wrong": "21223", "right": "21223"}
    [one] = found("GCM554", outcome="correct", permit="none", correction=correction)
    assert one.where == "decision.correction.right"


def test_the_offices_of_a_folder_are_those_that_are_known(run: Callable[..., Result], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(
        EXAMPLE.read_bytes().replace(b"office: Example Processing Centre", b"office: Example Procesing Centre")
    )
    assert "GCM557" in run("check", case).out
    assert "GCM557" not in run("check", EXAMPLE).out
