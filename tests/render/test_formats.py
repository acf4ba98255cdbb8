"""Real files of one family of type, from which nothing is fetched; equality, accessibility and the page have proofs of their own."""

import io
import logging
import re
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.errors import RenderError, TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.generate import generate
from gcmsgen.language import Language
from tests.conftest import DAY, case
from tests.libreoffice import converted
from tests.render import syllabics, words
from tests.render.validators import ARCHIVE, UA, complies

TREE = read_templates()


def made(a_case: Case, document: str, form: Format, language: Language) -> bytes:
    return generate(a_case, document=document, form=form, on=DAY, tree=TREE, language=language).data


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_is_one_or_two_letter_pages_with_title_language_and_tags(language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(case(), "letter", Format.PDF, language))) as pdf:
        assert len(pdf.pages) in (1, 2)
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        assert str(pdf.docinfo["/Title"]).endswith("W000000002")
        assert str(pdf.Root.Lang) == language.tag
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/CreationDate" not in pdf.docinfo


@pytest.mark.parametrize("language", list(Language))
def test_only_the_shipped_fonts_are_embedded(language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(case(), "letter", Format.PDF, language))) as pdf:
        fonts = {str(font.BaseFont).split("+")[1] for p in pdf.pages for font in p.Resources.Font.values()}
    assert fonts == {"Lato-Regular", "Lato-Bold"}


@pytest.mark.parametrize("language", list(Language))
def test_a_docx_has_title_language_styles_and_no_time(language: Language) -> None:
    document = WordDocument(io.BytesIO(made(case(), "letter", Format.DOCX, language)))
    assert document.core_properties.title.endswith("W000000002")
    assert document.core_properties.language == language.tag
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Body Text", "List Bullet", "Office Name"} <= styles
    assert b"dcterms:modified" not in words.parts(made(case(), "letter", Format.DOCX, language))["docProps/core.xml"]


def test_a_letter_without_a_glyph_is_refused_and_never_an_empty_box(tmp_path: Path) -> None:
    # A fact that lacks one is GCM604, before; this stands in the letterhead of the office.
    profile = TREE.text("office.yaml").replace("100 Placeholder Way", "ᐃᓄᒃᑎᑐᑦ")
    (tmp_path / "office.yaml").write_text(profile, encoding="utf-8")
    with pytest.raises(RenderError, match="lack a character"):
        generate(
            case(), document="letter", form=Format.PDF, on=DAY, tree=read_templates(tmp_path), language=Language.EN
        )


def test_added_fonts_are_embedded_and_the_pdf_stays_accessible_and_archivable(tmp_path: Path) -> None:
    for number, name in enumerate(("First", "Second")):
        syllabics.font(tmp_path / f"{name}.ttf", f" {syllabics.INUKTITUT[number::2]}")
    profile = f"{TREE.text('office.yaml')}fonts: [First.ttf, Second.ttf]\n"
    (tmp_path / "office.yaml").write_text(profile, encoding="utf-8")
    a_case = case(applicant__family_name=syllabics.INUKTITUT)
    data = generate(a_case, document="letter", form=Format.PDF, on=DAY, tree=read_templates(tmp_path)).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(font.BaseFont).split("+")[1] for p in pdf.pages for font in p.Resources.Font.values()}
    assert fonts == {"Lato", "Lato-Bold", "Added-1", "Added-2"}
    assert complies(data, UA)
    assert complies(data, ARCHIVE)


def test_no_two_letters_are_drawn_as_one() -> None:
    data = made(case(applicant__family_name="Fikri Sıfır Affirmation Gotı̨́nę"), "letter", Format.PDF, Language.EN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        maps = [font.ToUnicode.read_bytes() for p in pdf.pages for font in p.Resources.Font.values()]
    drawn = [re.findall(rb"^<[0-9a-f]{4}> <([0-9a-f]+)>$", table, re.M) for table in maps]
    assert all(len(table) > 20 for table in drawn)
    assert [sign for table in drawn for sign in table if len(sign) != 4] == []


def laid_out(folder: Path, html: str) -> TemplateTree:
    (folder / "layout").mkdir()
    shipped = TREE.text("layout/letter.html")
    (folder / "layout" / "letter.html").write_text(shipped.replace("</body>", f"{html}</body>"), encoding="utf-8")
    return read_templates(folder)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="file:///etc/hostname" alt="x">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<img src="gcmsgen:layout/../office.yaml" alt="x">',
        '<img src="data:image/svg+xml,&lt;svg/&gt;" alt="x">',
        '<p style="colour: red">x</p>',
    ],
    ids=["net", "file", "attachment", "stylesheet", "outside", "data", "warning"],
)
def test_nothing_is_fetched_but_the_layout_and_every_warning_is_a_failure(tmp_path: Path, html: str) -> None:
    tree = laid_out(tmp_path, html)
    with pytest.raises(RenderError if "colour" in html else TemplateError):
        generate(case(), document="letter", form=Format.PDF, on=DAY, tree=tree, language=Language.EN)


def test_rendering_logs_nothing(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    for form in (Format.TXT, Format.DOCX):
        made(case(), "letter", form, Language.EN)
    assert (caplog.records, capfd.readouterr()) == ([], ("", ""))


def test_libreoffice_opens_the_docx(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(made(case(), "letter", Format.DOCX, Language.FR))
    read = converted(letter, "txt", "Text")
    assert "alinéa\xa0205b)" in read.read_text(encoding="utf-8-sig")
