"""What goes out to translators, and what comes back: sentences in both languages, with their chips."""

import hashlib
from dataclasses import dataclass

from gcmsgen.errors import GcmsgenError
from gcmsgen.translation.exchange.chips import Numbered, Segments, source_of
from gcmsgen.translation.exchange.meaning import Meaning

SOURCE, TARGET = "en-CA", "fr-CA"


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one sentence to send: its place in the words, both languages, its state, what its chips mean.

    `previous` is the English that the French was made from, where it is not that of today; `french` is empty where there
    is none.
    """

    id: str
    place: str
    english: Segments
    french: Segments
    previous: Segments
    state: str
    meanings: tuple[Meaning, ...]

    @property
    def file(self) -> str:
        """Return the file of words in which its French stands."""
        return f"fr/{self.id.partition('.')[0]}.j2"

    @property
    def mark(self) -> str:
        """Return the mark of its English, by which an English that changed is known."""
        return mark_of(source_of(self.english))


@dataclass(frozen=True, slots=True)
class Returned:
    """Hold one sentence as a file brings it back: the mark of the English when it left, and both languages.

    `finished` says what the translator says of it; None where they say nothing.
    """

    id: str
    mark: str
    english: Numbered
    french: Numbered
    finished: bool | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Hold what a file brings back: the language of its translations, and its sentences."""

    language: str
    sentences: tuple[Returned, ...]


class Damaged(GcmsgenError):
    """Say why a file cannot be taken, and at which of its sentences where one is at fault."""


class Tracked(Damaged):
    """Say that a Word table still holds changes that nobody accepted or rejected."""


def mark_of(source: str) -> str:
    """Return the mark of a sentence: the beginning of its SHA-256.

    >>> mark_of("The fee is due.")
    '0ee2eb3ce2b3'
    """
    return hashlib.sha256(source.encode()).hexdigest()[:12]
