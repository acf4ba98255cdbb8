"""The workbook to fill in: what it writes, it reads; what an officer chooses from its lists is read too."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gcmsgen.bulk.check import checked_rows
from gcmsgen.bulk.table.flat import row_of
from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.row import case_of
from gcmsgen.bulk.table.words import words_read
from gcmsgen.bulk.template import template
from gcmsgen.bulk.template_columns import choices, template_columns
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.program import main
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.provinces import province_code
from tests.conftest import CASES, DAY, EXAMPLE


@pytest.mark.parametrize("language", list(Language))
def test_what_it_writes_is_read_back_and_nothing_blocks(tmp_path: Path, language: Language) -> None:
    example = load_case("example", EXAMPLE.read_bytes())
    path = tmp_path / "cases.xlsx"
    path.write_bytes(template(language, example))
    table = open_table(path)
    assert table.problems == ()
    assert [column.dotted for column in sorted(table.columns.values(), key=lambda column: column.position)] == [
        column.dotted for column in template_columns()
    ]
    (row,) = checked_rows(table.rows(), on=None, today=DAY, tree=read_templates(None))
    assert (row.blocked, row.row.number, row.row.application) == (False, 2, "W000000002")
    case, findings = case_of(row.row)
    assert case is not None
    assert findings == ()
    assert case.offer is not None
    assert example.offer is not None
    assert case.offer.model_dump(exclude={"employer", "address"}) == example.offer.model_dump(
        exclude={"employer", "address"}
    )
    assert (case.assessment, case.reciprocity, case.decision) == (
        example.assessment,
        example.reciprocity,
        example.decision,
    )


def test_equal_arguments_give_equal_bytes() -> None:
    example = load_case("example", EXAMPLE.read_bytes())
    assert template(Language.FR, example) == template(Language.FR, example)


def test_lists_formats_comments_and_sheets() -> None:
    data = template(Language.FR, load_case("example", EXAMPLE.read_bytes()))
    book = load_workbook(io.BytesIO(data))
    cases, explained, lists = book.worksheets
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("Cas", "visible"),
        ("Comment remplir", "visible"),
        ("Listes", "hidden"),
    ]
    headings = {str(cell.value): cell for cell in cases[1]}
    noc = headings["Code de la CNP dans l’offre"]
    assert cases.column_dimensions[noc.column_letter].number_format == "@"
    assert cases.column_dimensions[headings["Demande reçue"].column_letter].number_format == "yyyy-mm-dd"
    assert (
        cases.cell(2, noc.column).value
        == "21223 – Analystes de bases de données et administrateurs/administratrices de données"
    )
    assert noc.comment is not None
    assert "offer.noc" in noc.comment.text
    offered = {
        str(rule.sqref).split(":")[0].rstrip("2"): rule.formula1 for rule in cases.data_validations.dataValidation
    }
    assert len(offered) >= 20
    assert "Approuver" in {cell.value for row in lists.iter_rows() for cell in row}
    assert explained["A1"].value == "Une ligne par cas"


@pytest.mark.parametrize("language", list(Language))
def test_every_choice_is_read(language: Language) -> None:
    for column in template_columns():
        for choice in choices(column.field, language):
            read = words_read(column.field)
            assert choice in read or province_code(choice) or any(choice.startswith(code) for code in read.values())


def test_every_example_has_its_columns() -> None:
    columns = {column.dotted for column in template_columns()}
    for path in CASES:
        assert set(row_of(load_case(path.name, path.read_bytes()))) - columns - {"schema"} == set()


@pytest.mark.parametrize("outcome", outcomes())
def test_a_workbook_for_an_outcome_shows_it_and_makes_what_it_calls_for(tmp_path: Path, outcome: str) -> None:
    path = tmp_path / "cases.xlsx"
    assert main(["bulk", "template", str(path), "--outcome", outcome, "--lang", "en"]) == 0
    sheet = load_workbook(path).worksheets[0]
    (place,) = (cell.column for cell in sheet[1] if cell.value == "Outcome")
    hidden = [folded for folded in sheet.column_dimensions.values() if folded.hidden]
    assert hidden
    assert [folded.min for folded in hidden if folded.min <= place <= folded.max] == []
    (row,) = checked_rows(open_table(path).rows(), on=None, today=DAY, tree=read_templates(None))
    case, _ = case_of(row.row)
    assert case is not None
    assert case.decision is not None
    assert (case.decision.outcome, row.blocked) == (outcome, False)
