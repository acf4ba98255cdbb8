"""Find where a word may be divided by the patterns that come with Pyphen, as it finds it, and read no pattern that no word asks for.

Pyphen takes every pattern apart before it divides a first word, which costs a command more than its letter does.
`tests/render/test_breaking.py` holds both against each other.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyphen


class Patterns:
    """Hold the patterns of a language as they are written (`ab2h`), by their letters (`abh`)."""

    def __init__(self, path: Path) -> None:
        """Read a dictionary in UTF-8 whose patterns change no letter, as those of English and French are."""
        written = path.read_text(encoding="utf-8").partition("\n")[2]
        self._written = dict(zip(written.translate(_NO_FIGURES).split("\n"), written.split("\n"), strict=True))
        self._written.pop("", None)
        self._longest = max(map(len, self._written))
        self._words: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return after how many letters a word may be divided, the first place first."""
        word = word.lower()
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            found = self._words[word] = tuple(self._found(f".{word}."))
        return found

    def _found(self, word: str) -> Iterator[int]:
        weights = [0] * (len(word) + 1)
        for start in range(len(word) - 1):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                if pattern := self._written.get(word[start:end]):
                    for at, figure in enumerate(_PARTS.findall(pattern), start):
                        if figure:
                            weights[at] = max(weights[at], int(figure))
        return (at - 1 for at, weight in enumerate(weights) if weight % 2)


_NO_FIGURES = str.maketrans("", "", "0123456789")
_PARTS = re.compile(r"(\d?)(?:\D|$)")
_MOST_WORDS = 20_000


@cache
def patterns(language: str) -> Patterns:
    """Return the patterns of a language of hyphens, read once."""
    return Patterns(pyphen.LANGUAGES[language])


@cache
def divides(tag: str) -> str | None:
    """Return the language of hyphens for a language tag, None where there is none."""
    found: str | None = pyphen.language_fallback(tag)
    return found
