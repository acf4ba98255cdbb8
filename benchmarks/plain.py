"""What a user of docxtpl and of WeasyPrint would write, by their own documentation, with the same templates and fonts."""

import io

from docxtpl import DocxTemplate

from benchmarks.letters import TREE
from gcmsgen.document import Document
from gcmsgen.render import html, pdf
from gcmsgen.render.layout import Layout

BASE = "gcmsgen:layout/"


def docx(document: Document) -> bytes:
    """Return a letter by plain docxtpl: the template is opened, rendered and saved."""
    template = DocxTemplate(io.BytesIO(TREE.data(f"{document.language.value}/{document.id}.docx")))
    template.render({"document": document}, autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def pdf_of(document: Document) -> bytes:
    """Return a letter by plain WeasyPrint: the style sheet stands in the page, its fonts are set up for each letter."""
    style = f"<style>{TREE.text('layout/page.css')}</style></head>"
    page = html.render(document, Layout(TREE)).replace("</head>", style, 1)
    return bytes(pdf.load_weasyprint().HTML(string=page, base_url=BASE, url_fetcher=pdf.fetcher(TREE)).write_pdf())


def shared_pdf(document: Document) -> bytes:
    """Return a letter as gcmsgen does, before its steps of archive and proof: one style sheet and its fonts for all."""
    sheet, fonts = pdf.style(TREE, ())
    return bytes(pdf.page(document, Layout(TREE)).write_pdf(stylesheets=[sheet], font_config=fonts))
