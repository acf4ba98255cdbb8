"""The Word letterheads of both languages: what one lost is found in its part, what is free is not."""

import zipfile
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.translation.letterheads import letterhead_findings
from tests.office_template.word_file import p, part, zipped

FOOTER, HEADER, PROPERTIES = "word/footer1.xml", "word/header1.xml", "docProps/core.xml"
CORE = '<c xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">{}</c>'


def letterheads(folder: Path, english: dict[str, str], french: dict[str, str]) -> TemplateTree:
    """Return an office's tree whose letterheads have these parts, over those of the shipped ones."""
    for language, parts in (("en", english), ("fr", french)):
        with zipfile.ZipFile(packaged("templates") / language / "letter.docx") as archive:
            files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        (folder / language).mkdir(parents=True)
        (folder / language / "letter.docx").write_bytes(zipped(files | parts))
    return read_templates(folder)


def footer(*words: str) -> str:
    return part("ftr", p(*words))


def styled(name: str) -> str:
    return part("ftr", f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>')


OURS = footer("Tel. {{ office.name }}, {{ decision.date|long_date }}")

# Each: the English part, the French part with the fault, the French twin; what English and French alone have.
PLANTED = {
    "variable lost from the footer": (
        FOOTER, OURS, footer("Tél. {{ decision.date|long_date }}"),
        footer("Tél. {{ decision.date | long_date }}, {{ office.name }}"), "“{{ office.name }}”",
    ),
    "variable printed twice": (
        FOOTER, OURS, footer("{{ office.name }} {{ office.name }} {{ decision.date|long_date }}"),
        footer("{{ office.name }}", " {{ decision.date|long_date }}"), "“{{ office.name }} × 2”",
    ),
    "filter of the footer": (
        FOOTER, footer("{{ cites.test|citation }}"), footer("{{ cites.test|short_citation }}"),
        footer("{{ cites.test|of_citation }}"), "“{{ cites.test|short_citation }}”",
    ),
    "condition of the footer": (
        FOOTER, footer("{% if part %}a{% endif %}"), footer("{% if not part %}b{% endif %}"),
        footer("{% if part %}b{% endif %}"), "“{% if not part %}”",
    ),
    "style of the footer": (FOOTER, styled("Footer"), styled("Line"), styled("Footer"), "“Line”"),
    "tag in the properties": (
        PROPERTIES, CORE.format("{{ office.name }}"), CORE.format("x"), CORE.format("y {{ office.name }}"), "“{{ office.name }}”",
    ),
}  # fmt: skip


def found(tree: TemplateTree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in letterhead_findings(tree)]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(tmp_path: Path, name: str) -> None:
    where, english, fault, twin, said = PLANTED[name]
    (finding,) = letterhead_findings(letterheads(tmp_path / "fault", {where: english}, {where: fault}))
    assert (finding.code, finding.where) == ("GCM876", f"fr/letter.docx:{where.replace('1.xml', '.xml')}")
    assert said in finding.message.en
    assert found(letterheads(tmp_path / "twin", {where: english}, {where: twin})) == []


def test_the_number_that_word_gives_a_footer_is_free(tmp_path: Path) -> None:
    assert found(letterheads(tmp_path, {FOOTER: OURS}, {"word/footer3.xml": OURS})) == []


def test_the_shipped_letterheads_are_alike() -> None:
    assert found(read_templates()) == []


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    tree = letterheads(tmp_path, {}, {})
    assert found(tree.with_files({"fr/letter.docx": b"no Word file"})) == [("GCM857", "fr/letter.docx")]
