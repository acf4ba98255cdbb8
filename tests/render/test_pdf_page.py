"""The quicker way into WeasyPrint changes no byte of any PDF, and a page that is no XML goes the ordinary way."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.language import Language
from gcmsgen.render import html, pdf, pdf_metadata, pdf_page
from gcmsgen.render.layout import Layout
from tests.render.outputs import every, output, sampled

TREE = read_templates()
WEASYPRINT = pdf.load_weasyprint()


@pytest.mark.parametrize(("name", "document", "language"), sampled(every(Format.PDF)))
def test_the_quick_way_gives_the_bytes_of_the_ordinary_one(name: str, document: str, language: Language) -> None:
    made, layout = output(name, document, Format.PDF, language).document, Layout(TREE)
    sheet, fonts = pdf.style(TREE, ())
    source = html.render(made, layout)
    ordinary = WEASYPRINT.HTML(string=source, base_url="gcmsgen:layout/", url_fetcher=pdf.fetcher(TREE))
    quick = pdf.page(made, layout)
    assert type(quick) is not WEASYPRINT.HTML
    options = {"stylesheets": [sheet], "font_config": fonts, "pdf_variant": pdf_metadata.VARIANT}
    assert quick.write_pdf(**options) == ordinary.write_pdf(**options)


@pytest.mark.parametrize(
    ("source", "sheet", "kind", "lean"),
    [
        ("<html><body><p>a</p></body></html>", "p { margin: 0 }", "Page", True),
        ("<html><body><p>a</p></body></html>", "p::before { content: 'x' }", "Page", False),
        ("<html><body><p>a</p></body></html>", ".note { float: footnote }", "Page", False),
        ("<html><body><p style='display: list-item'>a</p></body></html>", "", "Page", False),
        ("<html><body><p>a<br>b</body></html>", "", "HTML", False),
        ("<html><body><p>a&nbsp;b</p></body></html>", "", "HTML", False),
    ],
)
def test_only_what_is_safe_to_leave_out_is_left_out(source: str, sheet: str, kind: str, lean: bool) -> None:
    made = pdf_page.page(WEASYPRINT, source, sheet, base_url="gcmsgen:layout/", fetcher=pdf.fetcher(TREE))
    assert type(made).__name__ == kind
    assert (made._ua_stylesheets() != WEASYPRINT.HTML._ua_stylesheets(made)) is lean
    shared, fonts = pdf.style(TREE, ())
    assert made.write_pdf(stylesheets=[shared], font_config=fonts).startswith(b"%PDF")


def test_a_layout_of_an_office_that_is_no_xml_is_still_printed(tmp_path: Path) -> None:
    own = tmp_path / "layout" / "letter.html"
    own.parent.mkdir()
    own.write_text(TREE.text("layout/letter.html").replace('<meta charset="utf-8"/>', '<meta charset="utf-8">'))
    made = output("02-refuse-wrong-country", "letter", Format.PDF, Language.EN).document
    assert pdf.render(made, Layout(read_templates(tmp_path))) == pdf.render(made, Layout(TREE))


def test_streams_that_are_packed_once_are_the_same_bytes() -> None:
    made = output("02-refuse-wrong-country", "letter", Format.PDF, Language.EN).document
    sheet, fonts = pdf.style(TREE, ())
    written = []
    for finish in (pdf_metadata.complete, pdf_metadata.described):
        page = pdf.page(made, Layout(TREE))
        finisher = partial(_finished, finish)
        written.append(
            page.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant=pdf_metadata.VARIANT, finisher=finisher)
        )
    assert written[0] == written[1]


def _finished(finish: Callable[[Any, None], None], _document: Any, written: Any) -> None:
    finish(written, None)
