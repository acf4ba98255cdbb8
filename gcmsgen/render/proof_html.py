"""Prove that an HTML file says what the document says: read it as a browser does and compare its blocks, one by one."""

from collections.abc import Iterator
from typing import Any

from gcmsgen.document import Document
from gcmsgen.errors import RenderError
from gcmsgen.render.ink_html import see_html
from gcmsgen.render.page_tree import local, page_tree
from gcmsgen.render.proof import compare, paragraphs_of
from gcmsgen.render.unequal import MORE, spaced


def read_back_html(data: bytes, document: Document) -> None:
    """Compare the title and the blocks of a page with a document, and see that an eye can read them. Raises RenderError."""
    root = page_tree(data)
    if [spaced(title.text or "") for title in root.iter() if local(title) == "title"] != [spaced(document.title)]:
        raise RenderError(MORE)
    compare([text for block in _blocks(root) if (text := spaced(block))], paragraphs_of(document))
    see_html(root, document)


def _blocks(root: Any) -> Iterator[str]:
    """Yield what each block of the page says, in reading order; words beside a block are a block of their own."""
    said: list[str] = [""]
    for body in root:
        if local(body) == "body":
            _read(body, said)
    yield from said


def _read(element: Any, said: list[str]) -> None:
    block = local(element) not in _WITHIN
    if block:
        said.append("")
    said[-1] += " " if local(element) == "br" else (element.text or "")
    for child in element:
        _read(child, said)
        said[-1] += child.tail or ""
    if block:
        said.append("")


# All other elements begin a line of their own (HTML, section 15.3, "Rendering: flow content").
_WITHIN = ("span", "strong", "em", "b", "i", "a", "br", "abbr")
