"""Headings in all their spellings, and what is wrong with them."""

from pathlib import Path

import pytest

from gcmsgen.bulk.table.fields import table_fields
from gcmsgen.bulk.table.headings import heading, meant
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Language
from tests.bulk.table.tables import lines, only, table


@pytest.mark.parametrize("language", list(Language))
def test_every_field_has_a_heading_of_its_own(language: Language) -> None:
    for field in table_fields():
        numbers = tuple(range(1, field.lists + 1))
        assert meant(heading(field, numbers, language)) == (field, numbers)
        assert meant(field.dotted.replace("#", "7")) == (field, (7,) * field.lists)


@pytest.mark.parametrize(
    "written",
    [
        "offer.noc",
        "OFFER_NOC",
        "Offer - Noc",
        "NOC code in the offer",
        "noc_code_in_the_OFFER",
        "Code de la CNP dans l’offre",
        "code de la cnp dans l'offre",
        "Offre d’emploi – Code de la CNP dans l’offre",
    ],
)
def test_case_spaces_marks_and_accents_do_not_count(tmp_path: Path, written: str) -> None:
    found = table(tmp_path, lines([written], ["00010"]))
    assert (found.problems, only(found).tree) == ((), {"offer": {"noc": "00010"}})


def test_repeated_and_numbered_columns_make_lists(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        lines(
            ["documents.title", "documents.date", "documents.title", "Citoyenneté 2", "applicant.citizenship.1"],
            ["Offer", "2026-05-04", "Letter", "NZ", "Australie"],
        ),
    )
    assert found.problems == ()
    assert only(found).tree == {
        "documents": [{"title": "Offer", "date": "2026-05-04"}, {"title": "Letter"}],
        "applicant": {"citizenship": ["AU", "NZ"]},
    }


def test_an_unknown_column_is_named_with_the_nearest_and_a_fact_is_not_echoed(tmp_path: Path) -> None:
    found = table(tmp_path, lines(["application.numbr", "Sampleton", "", "offer.noc"], ["W1", "x", "", "1"]))
    near, unlike = found.problems
    assert (near.code, near.where) == ("GCM901", "A")
    assert "“application.numbr”" in near.message.en
    assert "application.number (Application number)" in near.message.en
    assert "application.number (Numéro de la demande)" in near.message.fr
    assert (unlike.where, "Sampleton" in unlike.message.en + unlike.message.fr) == ("B", False)


def test_two_columns_of_one_field(tmp_path: Path) -> None:
    found = table(tmp_path, lines(["offer.noc", "documents.1.title", "Document title 1", "OFFER NOC"], list("1234")))
    assert [(problem.code, problem.where) for problem in found.problems] == [("GCM902", "C"), ("GCM902", "D")]


def test_a_mapping_renames_and_ignores(tmp_path: Path) -> None:
    mapping = {"Dossier n°": "application.number", "remarks": "ignore", "other": "no.such.field"}
    found = table(tmp_path, lines(["dossier N°", "Remarks", "offer.noc"], ["W1", "x", "00010"]), mapping=mapping)
    assert only(found).tree == {"application": {"number": "W1"}, "offer": {"noc": "00010"}}
    (problem,) = found.problems
    assert (problem.code, problem.where) == ("GCM901", "mapping")


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseTableError, match="no heading in the first row"):
        table(tmp_path, lines(["Shoe size"], ["42"]))
    with pytest.raises(CaseTableError, match="empty"):
        table(tmp_path, "\n\n")
