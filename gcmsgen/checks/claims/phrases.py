"""Turns of phrase that rules of reasons look for, from `phrases.yaml`: compiled once, when the first is asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gcmsgen.checks.claims.sentences import KEPT
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

_FOLDER = Path(__file__).resolve().parent
_PLAIN = str.maketrans(
    {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "’": "'", "\N{NON-BREAKING HYPHEN}": "-"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold what is looked for in a sentence, and what in the same sentence excuses it."""

    find: re.Pattern[str]
    unless: re.Pattern[str] | None

    def found_in(self, sentence: str) -> str | None:
        """Return the words of a sentence that are looked for, None where there are none or they are excused."""
        words = plain(sentence)
        match = self.find.search(words)
        if match is None or (self.unless and self.unless.search(words)):
            return None
        return sentence[match.start() : match.end()]


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Return a text with plain spaces, hyphens and apostrophes, sign for sign.

    >>> plain("l’offre\\xa0: oui")
    "l'offre : oui"
    """
    return text.translate(_PLAIN)


@cache
def guidance_phrases(language: Language) -> Mapping[str, Phrase]:
    """Return what misreads the guidance, by what it makes of it. Raises TableError."""
    return {name: _phrase(row[language.value]) for name, row in _table()["guidance"].items()}


@cache
def doubt_phrase(language: Language) -> Phrase:
    """Return the words by which a reason doubts a person or a document."""
    return _phrase(_table()["doubt"][language.value])


def contrary_words(side: str, criterion: str, language: Language, sentence: str) -> str | None:
    """Return the first words of a sentence that affirm or deny a criterion, whichever it is (`side`), None where there are none."""
    words = plain(sentence)
    patterns = (_contrary(side, name, language) for name in ("any", criterion))
    found = [match for pattern in patterns if pattern and (match := pattern.search(words))]
    first = min(found, key=lambda match: match.start(), default=None)
    return sentence[first.start() : first.end()] if first else None


@cache
def supporting(criterion: str, language: Language) -> re.Pattern[str] | None:
    """Return what speaks for a criterion, None where nothing is listed."""
    row = _table()["contrary"]["supports"].get(criterion)
    return _joined(row[language.value]) if row else None


@cache
def saying(language: Language) -> re.Pattern[str]:
    """Return the words by which a text reports what somebody says or hopes, or sets one thing against another."""
    return _joined(_table()["contrary"]["saying"][language.value])


@cache
def affirming_denial(criterion: str, language: Language) -> Phrase | None:
    """Return the denials by which a text says that a criterion is met (`no conviction`), None where a denial says no such thing."""
    row = _table()["contrary"]["affirms_by_denial"].get(criterion)
    return _phrase(row[language.value]) if row else None


@cache
def denying_words(language: Language) -> frozenset[str]:
    """Return the words in small letters without one of which a sentence denies no criterion."""
    return frozenset(_table()["contrary"]["denying"][language.value])


@cache
def _contrary(side: str, criterion: str, language: Language) -> re.Pattern[str] | None:
    """Return what is said on one criterion, or on `any`: compiled apart, since the longer part is that of all."""
    patterns = _table()["contrary"][side].get(criterion, {}).get(language.value)
    return _joined(patterns) if patterns else None


@cache
def reporting(language: Language) -> re.Pattern[str]:
    """Return the words of a sentence that reports what others say, or that turns: it concludes nothing by itself."""
    return _joined(_table()["contrary"]["reports"][language.value])


def _phrase(row: Mapping[str, Sequence[str]]) -> Phrase:
    unless = row.get("unless")
    return Phrase(_joined(row["find"]), _joined(unless) if unless else None)


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _table() -> Any:
    return table("phrases.yaml", _FOLDER)
