"""Make letters with ReportLab, untagged; `timed.py` says how it is run."""

import io
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from timed import order, run

BODY = ParagraphStyle("body", fontName="Lato", fontSize=10, leading=13.4, spaceAfter=5.5)
LINE = ParagraphStyle("line", parent=BODY, spaceAfter=0)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=4, spaceAfter=1.5)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Lato-Bold", spaceBefore=10)


for name, file in (("Lato", "Lato-Regular.ttf"), ("Lato-Bold", "Lato-Bold.ttf")):
    pdfmetrics.registerFont(TTFont(name, str(Path(order()["fonts"]) / file)))


def made(letter: dict) -> bytes:
    """Return one letter as PDF."""
    target = io.BytesIO()
    page = SimpleDocTemplate(target, pagesize=LETTER, leftMargin=inch, rightMargin=inch)
    page.build([flowable for block in letter["blocks"] for flowable in flowables(block)])
    return target.getvalue()


def flowables(block: dict) -> list[Flowable]:
    """Return the paragraphs of one block."""
    lines = [escape(line) for line in block["lines"]]
    if block["kind"] == "items":
        return [Paragraph(line, ITEM, bulletText="•") for line in lines]
    if block["kind"] == "lines":
        return [Paragraph(line, LINE) for line in lines]
    return [Paragraph(" ".join(lines), HEADING if block["kind"] == "heading" else BODY)]


run(made)
