"""Render a document as one HTML file for a browser, a mail program or a portal, and read it back as a browser reads it.

The file is whole: its style sheet stands in it, it has no script and fetches nothing, which it forbids by a policy of its own
(Content Security Policy Level 3, W3C). What it is laid out by is `layout/browser.html` and `layout/browser.css`, for all documents.
"""

from markupsafe import Markup

from gcmsgen.document import Document
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text
from gcmsgen.render import html
from gcmsgen.render.layout import NO_STAMP, Layout
from gcmsgen.render.leaves_html import inspect_html
from gcmsgen.render.proof_html import read_back_html

PAGE, SHEET = "layout/browser.html", "layout/browser.css"


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as HTML, its words read back and compared. Raises RenderError and TemplateError."""
    data = made(document, layout)
    read_back_html(data, document)
    return data


def inspect(data: bytes, _: Layout) -> None:
    """Refuse a page that holds anything but what is listed. Raises RenderError."""
    inspect_html(data)


def made(document: Document, layout: Layout) -> bytes:
    """Return the document as HTML, not yet read back."""
    sheet = layout.tree.text(SHEET)
    if "<" in sheet:
        raise TemplateError(SHEET, _MARKUP)
    known = {"document": document, "style": Markup(sheet), "stamp": layout.stamp or NO_STAMP}  # noqa: S704 - no markup in it
    return html.filled(layout.tree, PAGE, known).encode()


_MARKUP = Text(
    en="a style sheet that stands in a page cannot hold the sign <. Take it out.",
    fr="une feuille de style qui se trouve dans une page ne peut contenir le signe <. Retirez-le.",
)
