"""What goes out to translators, and what comes back: sentences in both languages, with their placeholders."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gcmsgen.errors import GcmsgenError
from gcmsgen.translation.exchange.meaning import Meaning
from gcmsgen.translation.exchange.placeholders import Numbered, Placeholder, Segments, source_of
from gcmsgen.wording.translation_state import short

SOURCE, TARGET = "en-CA", "fr-CA"
MAX_SENTENCES = 20_000  # of one file: some twenty times what is shipped


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one sentence to send: its place in the words, both languages, its state, what its placeholders mean.

    `previous` is the English that the French was made from, where it is not that of today; `french` is empty where there
    is none. `palette` are the placeholders that its French may have, `needed` the numbers of those that it must have.
    """

    id: str
    place: str
    english: Segments
    french: Segments
    previous: Segments
    state: str
    meanings: tuple[Meaning, ...] = ()
    palette: Mapping[int, Placeholder] = field(default_factory=dict)
    needed: frozenset[int] = frozenset()

    @property
    def file(self) -> str:
        """Return the file of words in which its French stands."""
        return f"fr/{self.id.partition('.')[0]}.j2"

    @property
    def mark(self) -> str:
        """Return the marks of its English and its French, by which it is known that one of them has changed."""
        return f"{mark_of(self.english)}-{mark_of(self.french)}"


@dataclass(frozen=True, slots=True)
class Returned:
    """Hold one sentence as a file brings it back: the marks that it left with, and both languages.

    `finished` says what the translator says of it; None where they say nothing.
    """

    id: str
    mark: str
    english: Numbered
    french: Numbered
    finished: bool | None


@dataclass(frozen=True, slots=True)
class TranslationFile:
    """Hold what a file brings back: the language of its translations, and its sentences."""

    language: str
    sentences: tuple[Returned, ...]


class Damaged(GcmsgenError):
    """Say why a file cannot be taken, and at which of its sentences where one is at fault."""


class Tracked(Damaged):
    """Say that a Word table still holds changes that nobody accepted or rejected."""


def mark_of(some: Segments) -> str:
    """Return the mark of a sentence in one language: the beginning of its hash, short enough to stand in a table."""
    return short(source_of(some))[:8]
