"""Render a document as plain text: UTF-8, LF, one paragraph a line, an empty line between blocks."""

import re

from gcmsgen.catalogue.documents import Spaces
from gcmsgen.document import Block, BlockKind, Document
from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof import read_back_text


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as text, its words read back and compared."""
    data = made(document, layout)
    read_back_text(data, document)
    return data


def inspect(data: bytes, _: Layout) -> None:
    """Refuse a text with a sign that commands a screen or a printer: none is listed but the end of a line. Raises RenderError."""
    if _COMMAND.search(data.decode()):
        raise RenderError(_COMMANDS)


# C0 and C1 (ISO 6429), the separators that some readers take for the end of a line, and what reverses the order of letters.
_COMMAND = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


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


_COMMANDS = Text(
    en="The text holds a sign that is not printed and that commands a screen or a printer. Nothing was written. Take it out of the "
    "words of the template.",
    fr="Le texte contient un signe qui ne s’imprime pas et qui commande un écran ou une imprimante. Rien n’a été écrit. "
    "Retirez-le des mots du gabarit.",
)
