"""Read the words of an output back, as a reader of the file would, and bring them to one form for comparison."""

import io
import re
import zipfile

import lxml.html
import pypdfium2
from docx import Document as WordDocument


def of_text(data: bytes) -> list[str]:
    """Return the words of a text output; the mark of a list item is no word."""
    return _words(re.sub(r"^- ", "", data.decode(), flags=re.M))


def of_docx(data: bytes) -> list[str]:
    """Return the words in the body of a DOCX."""
    return _words("\n".join(p.text for p in WordDocument(io.BytesIO(data)).paragraphs))


def of_html(data: bytes) -> list[str]:
    """Return the words on the page of an HTML file."""
    body = lxml.html.document_fromstring(data.decode()).find("body")
    return _words(" ".join(body.itertext()))


def of_pdf(data: bytes) -> list[str]:
    """Return the words on the pages of a PDF, without running head, page number and list marks."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        # A word that goes on overleaf ends with a hyphen; inside a page pdfium reports that as U+0002.
        return _words(re.sub("(?<=\\w)[-\u2010\x02\ufffe]\\s*\f", "\x02", "\f".join(_page(page) for page in pdf)))
    finally:
        pdf.close()


def _page(page: pypdfium2.PdfPage) -> str:
    """Return the text between the margins: the running head ends above 0.56 inches, the text ends 0.9 above the edge."""
    width, height = page.get_size()
    bottom, top = 0.9 * 72 - 4, height - 0.56 * 72
    text = page.get_textpage().get_text_bounded(left=0, bottom=bottom, right=width, top=top)
    # A line may end after the stroke of a pair of forms, as in Entraîneur/entraîneuse: no space stands there.
    text = re.sub(r"/\n", "/", text.replace("\r", ""))
    return re.sub(r"^\s*• ", "", text, flags=re.M)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _words(text: str) -> list[str]:
    return text.replace("\N{NO-BREAK SPACE}", " ").split()


def equal(of_pdf: list[str], of_text: list[str]) -> bool:
    """Compare the words of a PDF with those of the text; one that goes on in the next line may have a hyphen or none.

    PDFium writes U+0002 or U+FFFE for such a hyphen, whether the text has it or the layout divides the word.
    """
    return len(of_pdf) == len(of_text) and all(
        other in (one, re.sub("[\x02\ufffe]", "", one), re.sub("[\x02\ufffe]", "-", one))
        for one, other in zip(of_pdf, of_text, strict=True)
    )
