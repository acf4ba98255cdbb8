"""Say which documents of the case a sentence names: it then vouches by them for its figures and days (ruling 22).

A document is named by its id (`E6`), by a word of its title that is its own (`payroll`, « relevé »), or, where the conclusion lists
documents, by a word for what a file holds or by a verb by which it speaks (`the record shows`, « l’employeur écrit »). A sentence
that begins with a pronoun goes on about the document of the sentence before. Those who are in every case, such as the employer,
name none.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gcmsgen.checks.claims.numbers_named import number_words
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence, sentences
from gcmsgen.facts.assessment import Evidence
from gcmsgen.language import Language
from gcmsgen.reference.city_words import city_forms
from gcmsgen.reference.country_words import country_forms
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.evidence_words import evidence_words

_SHORTEST = 4  # letters of a word of a title that can name it


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Hold the words of a document's title that name it, in small letters: those that are its own, and all of them."""

    id: str
    own: frozenset[str]
    every: frozenset[str]


class AttributedSentence(NamedTuple):
    """Hold a sentence with the documents that it speaks of, and those among them that it names by itself."""

    sentence: OfficerSentence
    documents: tuple[str, ...]
    own: tuple[str, ...]


def document_words(papers: tuple[Evidence, ...], language: Language) -> tuple[DocumentWords, ...]:
    """Return the words of the titles of documents, in a language, and in the other where one has no title in it."""
    found = []
    for number, paper in enumerate(papers, 1):
        titles = " ".join(title for title in (paper.title, paper.title_fr) if title)
        found.append(DocumentWords(paper.id or str(number), *_naming(titles, language)))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _naming(titles: str, language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of titles that name a document, those that are its own first."""
    words = frozenset(word for sentence in sentences(titles) for word in sentence.small if _names(word, language))
    return _both_numbers(words - generic(language)), _both_numbers(words)


def _names(word: str, language: Language) -> bool:
    """Say whether a word of a title can name the document: a country, a city or a number in it is named by whoever speaks of that."""
    return (
        len(word) >= _SHORTEST
        and word.isalpha()
        and not evidence_words(language).parties.fullmatch(word)
        and word not in _SMALL
        and word not in country_forms(language)
        and word not in city_forms(language)
        and word not in number_words(language)
    )


_SMALL_LISTED = "from with that this into about their both between sans dans pour avec leur leurs cette entre issued"
_SMALL = frozenset({*_SMALL_LISTED.split(), "délivré", "délivrée"})


@cache
def generic(language: Language) -> frozenset[str]:
    """Return the words that any case may hold, so that they are no title's own."""
    return frozenset(table("generic_words.yaml")[language.value])


def _named(sentence: OfficerSentence, known: tuple[DocumentWords, ...]) -> tuple[str, ...]:
    """Return the ids of the documents that a sentence names by itself: by their ids, or by a word of a title that is its own."""
    words, text = sentence.small, sentence.text
    return tuple(
        [one.id for one in known if not words.isdisjoint(one.own) or (one.id in text and _is_in(one.id, text))]
    )


def _called(
    sentence: OfficerSentence, known: tuple[DocumentWords, ...], listed: tuple[str, ...], language: Language
) -> tuple[str, ...]:
    """Return the ids of those documents of its conclusion that a sentence speaks of, which names none by itself."""
    if not listed:
        return ()
    called = tuple([one.id for one in known if one.id in listed and not sentence.small.isdisjoint(one.every)])
    return called or (listed if _speaks_of_evidence(sentence, language) else ())


def _both_numbers(words: frozenset[str]) -> frozenset[str]:
    """Return words in their singular and their plural, as far as an s makes the difference."""
    return words | {f"{word}s" for word in words} | {word.removesuffix("s") for word in words}


def _is_in(id_: str, text: str) -> bool:
    """Say whether an id stands in a text as it is written."""
    return re.search(rf"\b{re.escape(id_)}\b", text) is not None


@lru_cache(maxsize=KEPT)
def _speaks_of_evidence(sentence: OfficerSentence, language: Language) -> bool:
    """Say whether a sentence holds a word for what a file holds, or lets somebody of the case speak (`the employer writes`)."""
    kinds = {_kind(word, language) for word in sentence.small}
    return "noun" in kinds or {"says", "party"} <= kinds


@lru_cache(maxsize=8192)
def _kind(word: str, language: Language) -> str:
    known = evidence_words(language)
    kinds = {"noun": known.nouns, "says": known.says, "party": known.parties, "pronoun": known.pronouns}
    found = next((kind for kind, pattern in kinds.items() if pattern.fullmatch(word)), "")
    return "party" if found == "pronoun" and word in _SPEAKING else found


# He or she speaks for one of the case.
_SPEAKING_LISTED = "he she they it il elle ils elles"
_SPEAKING = frozenset(_SPEAKING_LISTED.split())


def attributed(
    text: str, known: tuple[DocumentWords, ...], listed: tuple[str, ...], language: Language
) -> tuple[AttributedSentence, ...]:
    """Return the sentences of a text, each with the documents that it speaks of, by itself or after the sentence before."""
    found: list[AttributedSentence] = []
    before: tuple[str, ...] = ()
    for sentence in sentences(text):
        own = _named(sentence, known)
        documents = own or _called(sentence, known, listed, language)
        if not documents and evidence_words(language).pronouns.fullmatch(sentence.first):
            documents = before
        found.append(AttributedSentence(sentence, documents, own))
        before = documents
    return tuple(found)
