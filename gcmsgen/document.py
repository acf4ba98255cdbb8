"""A document as sentences: the one thing that text, DOCX and PDF are views of. Frozen values, no behaviour.

Every word that a person reads in an output stands in a `Sentence`, letterhead and signature included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gcmsgen.language import Language


class BlockKind(StrEnum):
    """Say how the sentences of a block stand: run together, one a line, as items, or as a heading."""

    PARAGRAPH = "paragraph"
    LINES = "lines"
    ITEMS = "items"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence: its id, its words, the facts that it read and the provisions that it cites.

    `id` is `document.sentence`; `facts` are dotted paths of the case file, sorted; `cites` are keys such as `R205(b)`.
    """

    id: str
    text: str
    facts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold a fact that a sentence needs and that is unknown."""

    sentence: str
    fact: str


@dataclass(frozen=True, slots=True)
class Block:
    """Hold the sentences that stand together."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the sentences of the block as one run of text."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a part of a document; its id says what it is (`addressee`, `reasons`), so that a layout can place it."""

    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a composed document in one language; `id` is its document id, `title` what a file's properties say."""

    id: str
    language: Language
    title: str
    application: str
    sections: tuple[Section, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.sentences
