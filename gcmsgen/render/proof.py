"""Prove that an output says what the document says: read its words back and compare them, sentence by sentence.

Each proof raises RenderError naming the first sentence that is not there as composed, or that something was printed that
is no sentence. Spaces are compared as one kind: a line may break where a space stands.
"""

from collections.abc import Sequence

from gcmsgen.document import BlockKind, Document
from gcmsgen.errors import RenderError
from gcmsgen.render.unequal import LOST, MORE, spaced


def read_back_text(data: bytes, document: Document) -> None:
    """Compare a text output, line by line, the marks of list items with it."""
    compare([line for line in data.decode().split("\n") if line], paragraphs_of(document, mark="- "))


def compare(found: Sequence[str], expected: Sequence[tuple[str, str]]) -> None:
    """Compare lines with what they should say, each with the sentence that it begins with."""
    said = "\n".join([text for _, text in expected])
    if "\n".join(found) in (said, said.replace(_NBSP, " ")):
        return
    rest = iter(found)
    for sentence, text in expected:
        if spaced(next(rest, "")) != spaced(text):
            raise RenderError(LOST.filled(sentence=sentence))
    if next(rest, None) is not None:
        raise RenderError(MORE)


_NBSP = "\N{NO-BREAK SPACE}"


def paragraphs_of(document: Document, mark: str = "") -> list[tuple[str, str]]:
    """Return what each paragraph says, with the id of its first sentence; `mark` stands before an item of a list."""
    found: list[tuple[str, str]] = []
    for section in document.sections:
        for block in section.blocks:
            if block.kind in _RUN_TOGETHER:
                found.append((block.sentences[0].id, block.text))
            else:
                before = mark if block.kind is BlockKind.ITEMS else ""
                found += [(sentence.id, before + sentence.text) for sentence in block.sentences]
    return found


_RUN_TOGETHER = (BlockKind.PARAGRAPH, BlockKind.HEADING)
