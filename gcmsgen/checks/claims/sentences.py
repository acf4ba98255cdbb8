"""Take an officer's text apart: sentences with their place, and words with theirs."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# A sentence ends at a mark before a blank and a capital, a figure or a quotation mark, but not behind an abbreviation.
_END = re.compile(r"[.!?…]+[”»’\")]*\s+(?=[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Ste|No|Nos|Inc|Ltd|Co|Corp|art|par|al|p|pp|MM?|Mme|Mlle|U\.S|U\.K|v|c|[A-Z]))\.$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a word as it is written, in small letters, and where it begins and ends in its sentence."""

    text: str
    small: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence, where it begins in its text, and its words."""

    text: str
    start: int
    words: tuple[Word, ...]


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text.

    >>> [one.text for one in sentences("Mr. Doe works for Acme Inc. in Perth. It ends in 2026.")]
    ['Mr. Doe works for Acme Inc. in Perth.', 'It ends in 2026.']
    """
    found, begun = [], 0
    for end in _END.finditer(text):
        if _ABBREVIATED.search(text[begun : end.start() + 1]):
            continue
        found.append(_sentence(text[begun : end.end()].rstrip(), begun))
        begun = end.end()
    if text[begun:].strip():
        found.append(_sentence(text[begun:].rstrip(), begun))
    return tuple(found)


def _sentence(text: str, start: int) -> Sentence:
    words = tuple(Word(m[0], m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text))
    return Sentence(text, start, words)
