"""Read an HTML file as a browser reads it: by the algorithm of the standard (HTML, section 13.2), and where it finds no fault."""

from functools import lru_cache
from typing import Any

from gcmsgen.errors import RenderError
from gcmsgen.language import Text


@lru_cache(maxsize=1)  # each page is asked for twice, by those who read its words and by those who look what leaves
def page_tree(data: bytes) -> Any:
    """Return a page as a tree. Raises RenderError where it is no well-formed page, or holds a comment, which nobody sees."""
    from tinyhtml5.parser import HTMLParser  # costs a command 0.03 s

    reader = HTMLParser(namespace_html_elements=False)
    try:
        source = data.decode()
        root = reader.parse(source)
    except (UnicodeDecodeError, RecursionError):
        raise RenderError(_BROKEN) from None
    if reader.errors or "<!--" in source or not source.startswith("<!DOCTYPE html>\n"):
        raise RenderError(_BROKEN)
    return root


def local(element: Any) -> str:
    """Return the name of an element, empty for what is none."""
    return element.tag if isinstance(element.tag, str) else ""


_BROKEN = Text(
    en="The HTML cannot be read back: it is not a well-formed page, or holds a comment. Nothing was written. Check "
    "layout/browser.html.",
    fr="Le HTML ne peut être relu\N{NO-BREAK SPACE}: ce n’est pas une page bien formée, ou il contient un commentaire. Rien n’a été "
    "écrit. Vérifiez layout/browser.html.",
)
