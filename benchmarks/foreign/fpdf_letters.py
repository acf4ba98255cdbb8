"""Make letters with fpdf2, untagged; `timed.py` says how it is run."""

from pathlib import Path

from fpdf import FPDF
from timed import order, run

FONTS = Path(order()["fonts"])


def made(letter: dict) -> bytes:
    """Return one letter as PDF."""
    page = FPDF(format="letter", unit="pt")
    page.set_margins(72, 65)
    page.set_auto_page_break(auto=True, margin=65)
    for style, file in (("", "Lato-Regular.ttf"), ("B", "Lato-Bold.ttf")):
        page.add_font("Lato", style, FONTS / file)
    page.add_page()
    for block in letter["blocks"]:
        page.set_font("Lato", "B" if block["kind"] == "heading" else "", 10)
        mark = "• " if block["kind"] == "items" else ""
        together = block["kind"] in ("paragraph", "heading")
        for line in [" ".join(block["lines"])] if together else block["lines"]:
            page.multi_cell(0, 13.4, mark + line, new_x="LMARGIN", new_y="NEXT")
        page.ln(5.5)
    return bytes(page.output())


run(made)
