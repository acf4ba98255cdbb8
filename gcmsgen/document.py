"""A document as sentences: the one thing that text, DOCX and PDF are views of. Frozen values, no behaviour.

Every word that a person reads in an output stands in a `Sentence`, letterhead and signature included.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gcmsgen.language import Language


class BlockKind(StrEnum):
    """Say how the sentences of a block stand: run together, one a line, as items, or as a heading."""

    PARAGRAPH = "paragraph"
    LINES = "lines"
    ITEMS = "items"
    HEADING = "heading"


class Sentence(NamedTuple):
    """Hold one sentence: its id, its words, the facts that it read, the provisions that it cites, the rule that calls for it.

    A tuple with names, for a note makes seventy of them in less than a thousandth of a second. `id` is
    `document.sentence`; `facts` are dotted paths of the case file, sorted; `cites` are keys such as `R205(b)`;
    `rule` is the place in the outline with its condition; `since` is the day from which its words are in force, where it has
    other words for the days before.
    """

    id: str
    text: str
    facts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    rule: str = ""
    since: str = ""

    @property
    def version(self) -> str:
        """Return what translators call these words of the sentence: the day stands behind its id."""
        return f"{self.id}.{self.since}" if self.since else self.id


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold a fact that a sentence needs and that is unknown."""

    sentence: str
    fact: str


class Block(NamedTuple):
    """Hold the sentences that stand together."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the sentences of the block as one run of text."""
        return " ".join([sentence.text for sentence in self.sentences])


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a part of a document; its id says what it is (`addressee`, `reasons`), so that a layout can place it."""

    id: str
    blocks: tuple[Block, ...]


PAGE, PAGES = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Running:
    """Hold the running head in three parts: before the number of the page, between it and the number of pages, after."""

    before: str
    between: str
    after: str

    def on_page(self, page: int, pages: int) -> str:
        """Return the words of the running head on one page.

        >>> Running("Application W1, page ", " of ", "").on_page(2, 3)
        'Application W1, page 2 of 3'
        """
        return f"{self.before}{page}{self.between}{pages}{self.after}"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a composed document in one language; `id` is its document id, `title` what a file's properties say.

    `head` is the sentence that runs from page two on, with the marks `PAGE` and `PAGES` where a layout counts. `titled` is what
    translators call the words of the title.
    """

    id: str
    language: Language
    title: str
    application: str
    sections: tuple[Section, ...]
    head: Sentence | None = None
    titled: str = ""

    @property
    def running(self) -> Running | None:
        """Return the running head in its parts; None where the document has none."""
        if self.head is None:
            return None
        before, _, rest = self.head.text.partition(PAGE)
        between, _, after = rest.partition(PAGES)
        return Running(before, between, after)

    @property
    def subject(self) -> str:
        """Return the id of the section whose heading comes first, which is the heading of the whole; empty where none has one."""
        headed = (part.id for part in self.sections if any(block.kind is BlockKind.HEADING for block in part.blocks))
        return next(headed, "")

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.sentences
