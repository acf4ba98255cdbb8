"""Render a document as plain text: UTF-8, LF, one paragraph a line, an empty line between blocks."""

from gcmsgen.catalogue.documents import Spaces
from gcmsgen.document import Block, BlockKind, Document
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof import read_back_text


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as text, its words read back and compared."""
    data = made(document, layout)
    read_back_text(data, document)
    return data


def made(document: Document, layout: Layout) -> bytes:
    """Return the document as text, not yet read back."""
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            lines += _lines(block)
            lines.append("")
    text = "\n".join(lines)
    return (text.replace("\N{NO-BREAK SPACE}", " ") if layout.spaces is Spaces.PLAIN else text).encode()


def _lines(block: Block) -> list[str]:
    if block.kind is BlockKind.PARAGRAPH:
        return [block.text]
    mark = "- " if block.kind is BlockKind.ITEMS else ""
    return [mark + sentence.text for sentence in block.sentences]
