"""The proof of a PDF on pages that no renderer gives: put together from others."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Document
from gcmsgen.errors import RenderError
from gcmsgen.language import Language
from gcmsgen.render import pdf
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof_pdf import read_back_pdf
from tests.render.outputs import TREE, output

SHEET = TREE.text("layout/page.css").replace("string(before) counter(page)", "none; string-set: x counter(page)")


@pytest.fixture
def unnumbered(tmp_path: Path) -> tuple[Document, bytes]:
    """Return a document without a running head, and its PDF, whose pages say nothing of their own."""
    (tmp_path / "layout").mkdir()
    (tmp_path / "layout" / "page.css").write_text(SHEET, encoding="utf-8")
    document = replace(output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document, head=None)
    return document, pdf.made(document, Layout(read_templates(tmp_path)))


def paged(data: bytes, *pages: int) -> bytes:
    """Return a PDF of some pages of another, in this order."""
    whole, source, target = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(data), io.BytesIO()
    whole.import_pages(source, list(pages))
    whole.save(target)
    source.close()
    whole.close()
    return target.getvalue()


@pytest.mark.parametrize("pages", [(0, 0, 1), (0,), (1, 0)], ids=["a page twice", "a page lost", "pages swapped"])
def test_pages_that_are_not_those_composed_are_found(
    unnumbered: tuple[Document, bytes], pages: tuple[int, ...]
) -> None:
    document, data = unnumbered
    read_back_pdf(paged(data, 0, 1), document, SHEET)
    with pytest.raises(RenderError, match=r"does not hold the sentence|no sentence"):
        read_back_pdf(paged(data, *pages), document, SHEET)
