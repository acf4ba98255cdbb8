"""Take an officer's text apart: sentences with their place, and words with theirs."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# A sentence ends at a mark before a blank and a capital, a figure or a quotation mark, but not behind an abbreviation.
_END = re.compile(r"[.!?…]+[”»’\")]*\s+(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|No|Nos|Inc|Ltd|Co|Corp|art|par|al|p|pp|MM?|Mme|Mlle|U\.S|U\.K|v|c|[A-Z]|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|janv|févr|fév|avr|juill|sept|oct|nov|déc))\.$"
)
_LONGEST_ABBREVIATED = 8  # a few signs more than the longest, so that the word before it is seen to end


class Word(NamedTuple):
    """Hold a word as it is written, in small letters, and where it begins and ends in its sentence."""

    text: str
    small: str
    start: int
    end: int


KEPT = 4096
"""How many texts or sentences a reader keeps its answers for: officers use the same reasons again, and rules ask the same."""


class OfficerSentence:
    """Hold one sentence, where it begins in its text, and its different words in small letters (`small`).

    Its words are told apart only where they are asked for. Sentences of the same words are equal wherever they stand: what a
    reader found in one is kept for the next.
    """

    __slots__ = ("_spans", "small", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.small = frozenset(_WORD.findall(text.casefold()))
        self._spans: list[tuple[int, int]] | None = None

    def __eq__(self, other: object) -> bool:
        """Say whether another sentence has the same words."""
        return isinstance(other, OfficerSentence) and self.text == other.text

    def __hash__(self) -> int:
        """Return the hash of the words."""
        return hash(self.text)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return where each of its words begins and ends, in order."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self.text)]
        return self._spans

    def word(self, at: int) -> Word:
        """Return one of its words by its number, from 0."""
        start, end = self.spans[at]
        written = self.text[start:end]
        return Word(written, written.casefold(), start, end)

    @property
    def first(self) -> str:
        """Return its first word in small letters, empty where it has none."""
        match = _WORD.search(self.text)
        return match[0].casefold() if match else ""


@lru_cache(maxsize=KEPT)
def sentences(text: str) -> tuple[OfficerSentence, ...]:
    """Return the sentences of a text.

    >>> [one.text for one in sentences("Mr. Doe works for Acme Inc. in Perth. It ends in 2026.")]
    ['Mr. Doe works for Acme Inc. in Perth.', 'It ends in 2026.']
    """
    found, begun = [], 0
    for end in _END.finditer(text):
        if _ABBREVIATED.search(text[max(begun, end.start() - _LONGEST_ABBREVIATED) : end.start() + 1]):
            continue
        found.append(OfficerSentence(text[begun : end.end()].rstrip(), begun))
        begun = end.end()
    if text[begun:].strip():
        found.append(OfficerSentence(text[begun:].rstrip(), begun))
    return tuple(found)
