"""Tell whether an output that other libraries made says the same as the one that is made again, by reading both back."""

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import RenderError
from gcmsgen.generate import Output
from gcmsgen.render.pdf import STYLE_SHEET
from gcmsgen.render.proof_docx import paragraphs
from gcmsgen.render.proof_html import read_back_html
from gcmsgen.render.proof_pdf import read_back_pdf


def says_the_same(data: bytes, output: Output, tree: TemplateTree) -> bool:
    """Return whether a PDF or HTML holds the sentences of the document, a DOCX the paragraphs; a text of other bytes never does."""
    try:
        if output.name.endswith(".pdf"):
            read_back_pdf(data, output.document, tree.text(STYLE_SHEET))
            return True
        if output.name.endswith(".html"):
            read_back_html(data, output.document)
            return True
        return output.name.endswith(".docx") and paragraphs(data) == paragraphs(output.data)
    except RenderError:
        return False
