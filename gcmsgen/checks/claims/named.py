"""Read everything that a sentence names; what one reader took is left to no other (the 4 of May 4 counts nothing)."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter

from gcmsgen.checks.claims.claim import Mention
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.days_named import days_of_words
from gcmsgen.checks.claims.names_named import may_name_anybody, names_named
from gcmsgen.checks.claims.numbers_named import counts_in_words, numbers_in_digits, numbers_named
from gcmsgen.checks.claims.numbers_of_files import may_hold_any, numbers_of_files
from gcmsgen.checks.claims.places_named import places_named
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence
from gcmsgen.language import Language

_DIGIT = re.compile(r"\d")
_TAKEN = "\N{MIDDLE DOT}"
_PLACE = attrgetter("start")


def named_in(sentence: OfficerSentence, language: Language, known: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """Return what a sentence names, in the order of its words; `known` are names and titles of the file, whose parts are none.

    >>> from gcmsgen.checks.claims.sentences import sentences
    >>> [n.text for n in named_in(sentences("On May 4, 2026, 16 of 40 posts under R205(b) were in Spain.")[0], Language.EN)]
    ['May 4, 2026', '16', '40', 'R205(b)', 'Spain']
    """
    text = sentence.text
    for name in known:
        text = text.replace(name, _TAKEN * len(name)) if name in text else text
    return _named_in(sentence, text, language)


@lru_cache(maxsize=KEPT)
def _named_in(sentence: OfficerSentence, text: str, language: Language) -> tuple[Mention, ...]:
    """Return what a sentence names; `text` is the sentence with the names of the file blotted out."""
    found, small = list[Mention](), sentence.small
    digits = _DIGIT.search(text) is not None
    if digits:
        if may_hold_any(text, small):
            text = _take(found, text, lambda part: numbers_of_files(part, small))
        text = _take(found, text, lambda part: days_of_words(part, small, language))
    if may_name_anybody(text, small):
        text = _take(found, text, lambda part: names_named(part, language))
    if counts_in_words(small, language):
        found += numbers_named(text, language, small)
    elif digits:
        found += numbers_in_digits(text, language, small)
    where = (*countries_named(sentence, language), *places_named(sentence, language))
    found += (one for one in where if text[one.start] != _TAKEN)
    return tuple(sorted(found, key=_PLACE)) if len(found) > 1 else tuple(found)


def _take(found: list[Mention], text: str, read: Callable[[str], Iterable[Mention]]) -> str:
    """Add what a reader finds, and return the text with it blotted out."""
    for one in tuple(read(text)):
        found.append(one)
        end = one.start + len(one.text)
        text = text[: one.start] + _TAKEN * (end - one.start) + text[end:]
    return text
