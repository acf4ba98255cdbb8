"""Letters for a browser, made with the shipped page and some rules, or some elements, more."""

from pathlib import Path

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.language import Language
from gcmsgen.render.layout import Layout
from gcmsgen.render.renderers import RENDERERS
from tests.render.outputs import TREE, output


def browser_letter(
    folder: Path, *, rules: str = "", html: str = "", old: str = "</main>", new: str | None = None
) -> bytes:
    """Return the letter of an example as HTML; `html` stands at the end of it, `new` in place of `old`."""
    layout = folder / "layout"
    layout.mkdir()
    (layout / "browser.css").write_text(f"{TREE.text('layout/browser.css')}\n{rules}", encoding="utf-8")
    page = TREE.text("layout/browser.html")
    assert old in page
    (layout / "browser.html").write_text(page.replace(old, f"{html}{old}" if new is None else new), encoding="utf-8")
    said = output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document
    return RENDERERS[Format.HTML].render(said, Layout(read_templates(folder)))
