"""What a batch becomes: outputs equal to those of one case, findings where a row is refused, and the lines that are left out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from gcmsgen.bulk.order import CaseRow, Order
from gcmsgen.bulk.produce import produce
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.generate import generate
from gcmsgen.language import Text
from gcmsgen.publish import publish
from tests.conftest import DAY, EXAMPLE, ROOT, facts, loaded

ORDER = Order(("letter", "note"), (Format.TXT, Format.DOCX), today=date(2026, 11, 25))


def row(number: int = 2, **changes: object) -> CaseRow:
    """Return a row with the facts of the example, some of them changed."""
    tree = facts(**changes)
    return CaseRow(number, None, tree["application"].get("number"), tree)


def test_outputs_and_manifests_are_those_of_one_case(tmp_path: Path) -> None:
    [result] = produce((row(),), ORDER)
    case = loaded(EXAMPLE)
    for product, (document, form) in zip(
        result.products, [("letter", Format.TXT), ("letter", Format.DOCX), ("note", Format.TXT)], strict=True
    ):
        output = generate(case, document=document, form=form, on=DAY, tree=read_templates())
        publish(output, tmp_path / output.name, read_templates())
        assert (product.name, product.document, product.data) == (output.name, document, output.data)
        assert product.manifest == (tmp_path / f"{output.name}.manifest.json").read_bytes()


def test_a_format_that_a_document_lacks_is_skipped_with_a_line() -> None:
    [result] = produce((row(),), ORDER)
    assert result.skipped == (
        Text(
            en="The GCMS note was made as txt, as it goes into GCMS, and not as docx: that is the version enclosed with a letter. "
            "Ask for docx alone to have it.",
            fr="Le document demandé (note au SMGC) a été produit au format txt, tel qu’il est versé au SMGC, et non au format docx, "
            "qui est celui de la version jointe à une lettre. Pour obtenir celle-ci, ne demandez que docx.",
        ),
    )


def test_a_note_is_enclosed_where_its_whole_form_is_not_asked_for() -> None:
    [result] = produce((row(),), replace(ORDER, documents=("note",), formats=(Format.DOCX,)))
    assert [product.name for product in result.products] == ["W000000002-note-en.docx"]
    assert result.skipped == ()


def test_a_row_whose_facts_block_is_refused_and_the_next_one_is_made() -> None:
    bad, good = produce((row(record__noc="12345"), row(3)), ORDER)
    assert (bad.products, [product.document for product in good.products]) == ((), ["letter", "letter", "note"])
    assert "GCM103" in {finding.code for finding in bad.findings}


def test_a_row_that_is_no_case_is_refused_without_its_value() -> None:
    [result] = produce((row(applicant__birth_date="Marie Tremblay"),), ORDER)
    assert [(finding.code, finding.where) for finding in result.findings] == [("GCM906", "applicant.birth_date")]
    assert "Tremblay" not in repr(result.findings)


def test_a_row_that_an_office_template_does_not_fit_is_given_up_and_the_next_one_made(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    words = (ROOT / "templates/en/letter.j2").read_text(encoding="utf-8")
    unfit = words.replace(
        "{{ decision.date|long_date }}", "{{ {'W000000001': decision.date|long_date}[application.number] }}"
    )
    (tmp_path / "en" / "letter.j2").write_text(unfit, encoding="utf-8")
    order = replace(ORDER, documents=("letter",), tree=read_templates(tmp_path))
    bad, good = produce((row(application__number="W000000002"), row(3, application__number="W000000001")), order)
    assert (bad.products, len(good.products)) == ((), 2)
    assert bad.stopped
    assert bad.stopped.en.startswith("letter.date: this sentence cannot be worded")
