"""The paragraphs of a part of a Word file, as docxtpl meets them: their text, and the pieces that it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from gcmsgen.catalogue.word_file import W

_CHANGES = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH = f"{W}p"


@dataclass(frozen=True, slots=True, eq=False)
class TextRun:
    """Hold one element of text: where it begins in the words of its paragraph, and the change that it stands in."""

    node: etree._Element
    start: int
    change: etree._Element | None

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.node.text or ""

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)

    @property
    def run(self) -> etree._Element:
        """Return the run that it stands in."""
        return self.node.getparent()

    @property
    def look(self) -> bytes:
        """Return how its run looks, without what says only in which language it is or when it was edited."""
        own = self.run.find(f"{W}rPr")
        if own is None:
            return b""
        kept = [child for child in own if child.tag not in _NO_LOOK]
        return b"".join(sorted(etree.tostring(child, method="c14n") for child in kept))


_NO_LOOK = frozenset(f"{W}{name}" for name in ("lang", "noProof", "rPrChange", "ins", "del"))


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Hold a paragraph: its number in its part from 1, the pieces that stand, and those that a change takes away."""

    number: int
    node: etree._Element
    pieces: tuple[TextRun, ...]
    taken: tuple[TextRun, ...]

    @cached_property
    def text(self) -> str:
        """Return the words as they stand when every change is accepted."""
        return "".join(piece.text for piece in self.pieces)

    def touched(self, start: int, end: int) -> tuple[TextRun, ...]:
        """Return the pieces that hold a character of this range."""
        return tuple(piece for piece in self.pieces if piece.start < end and piece.end > start)


def paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part in the order in which they begin; those of a text box come after their own.

    What Word repeats for old programs (mc:Fallback) says nothing of its own and is left out.
    """
    number = 0
    for node in root.iter(_PARAGRAPH):
        if next(node.iterancestors(_FALLBACK), None) is None:
            number += 1
            yield paragraph(node, number)


def every_paragraph(root: etree._Element) -> list[Paragraph]:
    """Return all paragraphs, what is repeated for old programs among them."""
    return [paragraph(node, number) for number, node in enumerate(root.iter(_PARAGRAPH), 1)]


def paragraph(node: etree._Element, number: int) -> Paragraph:
    """Return one paragraph, without what a text box in it says."""
    standing: list[TextRun] = []
    taken: list[TextRun] = []
    at = 0
    for text in node.iter(f"{W}t", f"{W}delText"):
        if next(text.iterancestors(_PARAGRAPH)) is not node:
            continue
        change = next((up for up in text.iterancestors(*_CHANGES) if _inside(up, node)), None)
        gone = text.tag == f"{W}delText" or (change is not None and change.tag in _GONE)
        piece = TextRun(text, at, change)
        (taken if gone else standing).append(piece)
        at += 0 if gone else len(piece.text)
    return Paragraph(number, node, tuple(standing), tuple(taken))


def _inside(element: etree._Element, node: etree._Element) -> bool:
    return any(up is node for up in element.iterancestors(_PARAGRAPH))
