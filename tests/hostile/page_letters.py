"""Letters made with the shipped layout and some rules, or some elements, more."""

import io
from pathlib import Path

from PIL import Image, ImageDraw

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.language import Language
from gcmsgen.render.layout import Layout
from gcmsgen.render.renderers import RENDERERS
from tests.render.outputs import TREE, output


def letter(folder: Path, *, rules: str = "", html: str = "", document: str = "letter") -> bytes:
    """Return a document of an example as PDF, its style sheet and its page longer by what is given."""
    layout = folder / "layout"
    layout.mkdir()
    (layout / "page.css").write_text(f"{TREE.text('layout/page.css')}\n{rules}", encoding="utf-8")
    page = TREE.text(f"layout/{document}.html").replace("</body>", f"{html}</body>")
    (layout / f"{document}.html").write_text(page, encoding="utf-8")
    for name, colour in (("logo", "#af3c43"), ("pale", "#e6ebf0"), ("white", "#ffffff")):
        (layout / f"{name}.png").write_bytes(_picture(colour))
    name = "02-refuse-wrong-country" if document == "letter" else "05-partial-limited-history"
    said = output(name, document, Format.TXT, Language.EN).document
    return RENDERERS[Format.PDF].render(said, Layout(read_templates(folder)))


def _picture(colour: str) -> bytes:
    picture, target = Image.new("RGB", (200, 100), "white"), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((10, 10, 190, 90), fill=colour)
    picture.save(target, "PNG")
    return target.getvalue()
