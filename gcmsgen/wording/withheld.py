"""Withhold protected facts from a document that may not say them: each leaves a visible mark, and the sentence is credited with it.

The words of a fact are found as a person would find them, whatever the capitals, the kind of space, hyphen or apostrophe.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from gcmsgen.document import Document, Sentence
from gcmsgen.facts.protected import ProtectedFact
from gcmsgen.language import Language
from gcmsgen.reference.protected_facts import protected_kinds


@dataclass(frozen=True, slots=True)
class Withheld:
    """Hold a document as its reader gets it, and the ids of its sentences from which something was withheld."""

    document: Document
    sentences: tuple[str, ...] = ()


def withheld(document: Document, facts: tuple[ProtectedFact, ...], reader: str) -> Withheld:
    """Return a document without the protected facts that its reader may not have; `reader` is a name of `protected_facts.yaml`."""
    marks = tuple(_marks(facts, reader, document.language))
    if not marks:
        return Withheld(document)
    changed: list[str] = []

    def read(sentence: Sentence) -> Sentence:
        told = _told(sentence, marks)
        if told is not sentence:
            changed.append(sentence.id)
        return told

    sections = tuple(
        replace(
            section,
            blocks=tuple(block._replace(sentences=tuple(map(read, block.sentences))) for block in section.blocks),
        )
        for section in document.sections
    )
    title = _told(Sentence("title", document.title), marks).text
    head = document.head and read(document.head)
    return Withheld(replace(document, sections=sections, title=title, head=head), tuple(changed))


@dataclass(frozen=True, slots=True)
class _Mark:
    pattern: re.Pattern[str]
    instead: str
    facts: tuple[str, ...]


def _marks(facts: tuple[ProtectedFact, ...], reader: str, language: Language) -> Iterator[_Mark]:
    """Yield what is to be withheld, the longest words first, so that a name goes whole."""
    found = []
    for number, fact in enumerate(facts, 1):
        kind = protected_kinds()[fact.about] if fact.about else None
        if kind is None or reader not in kind.reaches:
            # One of which nobody has said what it is about reaches nobody.
            instead = (kind or protected_kinds()["security"]).withheld.of(language)
            path = f"protected.{number}"
            for place, words in enumerate(fact.words, 1):
                found.append((words, _Mark(pattern_of(words), instead, (f"{path}.about", f"{path}.words.{place}"))))
    return (mark for _, mark in sorted(found, key=lambda one: -len(one[0])))


def _told(sentence: Sentence, marks: tuple[_Mark, ...]) -> Sentence:
    text, facts = unicodedata.normalize("NFC", sentence.text), set(sentence.facts)
    for mark in marks:
        # A mark is not looked through for the words of another.
        text, times = mark.pattern.subn(lambda _, mark=mark: mark.instead, text)  # type: ignore[misc]
        if times:
            facts.update(mark.facts)
    if facts == set(sentence.facts):
        return sentence
    return sentence._replace(text=text, facts=tuple(sorted(facts)))


@lru_cache(maxsize=1024)
def pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern for words as whole words.

    >>> bool(pattern_of("Ana O'Neil-Roy").search("with ANA\\xa0O’NEIL‑ROY.")), bool(pattern_of("Ann").search("Anniversary"))
    (True, False)
    """
    written = "".join(_sign(sign) for sign in " ".join(unicodedata.normalize("NFC", words).split()))
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)


def _sign(sign: str) -> str:
    return next((kind for kind in _ALIKE if re.fullmatch(kind, sign)), re.escape(sign))


_ALIKE = (r"\s+", "['\u2019\u02bc]", "[-\u2010\u2011\u2013]", '["\u201c\u201d\u00ab\u00bb]')
