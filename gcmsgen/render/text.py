"""Render a document as plain text: UTF-8, LF, one paragraph a line, an empty line between blocks."""

from collections.abc import Iterator

from gcmsgen.catalogue.documents import Spaces
from gcmsgen.document import Block, BlockKind, Document
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof import prove_text


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as text, its words read back and compared."""
    data = made(document, layout)
    prove_text(data, document)
    return data


def made(document: Document, layout: Layout) -> bytes:
    """Return the document as text, not yet read back."""
    blocks = ("\n".join(_lines(block)) for section in document.sections for block in section.blocks)
    text = "\n\n".join(blocks) + "\n"
    return (text.replace("\N{NO-BREAK SPACE}", " ") if layout.spaces is Spaces.PLAIN else text).encode()


def _lines(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.PARAGRAPH:
        yield block.text
    else:
        mark = "- " if block.kind is BlockKind.ITEMS else ""
        yield from (mark + sentence.text for sentence in block.sentences)
