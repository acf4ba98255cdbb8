"""Take a reason apart into what two copies of it share, whatever names and figures each has: runs of three words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from gcmsgen.checks.across.own_reasons import ReasonGiven
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.numbers_named import number_words
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence, sentences
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

_WORD = re.compile(r"[^\W_]+")
_RUN = 3
_FEWEST = (
    8  # below so many words of no name and no figure, a reason is a short formula that any two officers may write alike
)
_FEWEST_OF_FACTS = (
    25  # below so many, a requirement that is met is put as any officer puts it: only its names and figures are its own
)
_MARK = "#"
# A sentence that quotes the law and names nothing else says what every such case has to say.
_LAW = re.compile(
    r"\b(?:paragraphs?|subparagraphs?|sections?|subsections?|alinéas?|paragraphes?|articles?|R\d{3}|A\d{2})\b"
)


def shingles(reason: ReasonGiven, names: frozenset[str]) -> list[str]:
    """Return the runs of words of a reason, names and figures marked, within each sentence; none of a short formula.

    A reason that records what days and lists answer is one run, figures included: it has nothing else of its own. A short one
    that a requirement is met keeps its names and figures.

    >>> from gcmsgen.language import Language
    >>> given = lambda words: ReasonGiven("", Language.EN, words, records=False, weighs=True, denies=True)
    >>> one = "The record shows 25 posts in Spain, and none of them is open to a citizen from here."
    >>> other = "The record shows 9 posts in Viet Nam, and none of them is open to a citizen from here."
    >>> shingles(given(one), frozenset()) == shingles(given(other), frozenset()), shingles(given("The form is signed."), frozenset())
    (True, [])
    """
    if reason.records:
        words = _words(reason.words)
        return [" ".join(words)] if len(words) >= _FEWEST else []
    read = [one for one in sentences(reason.words) if not _quotes_the_law(one, names)]
    marked = [masked(one, reason.language, names) for one in read]
    own = sum(word != _MARK for words in marked for word in words)
    if own < _FEWEST:
        return []
    if own < _FEWEST_OF_FACTS and not reason.denies:
        marked = [tuple(_words(one.text)) for one in read]
    return sorted({run for words in marked for run in _runs(words)})


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def masked(sentence: OfficerSentence, language: Language, names: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a sentence in small letters, each run of names, countries and figures as one mark."""
    small = sentence.text.casefold()
    return _masked(sentence, language, frozenset([name for name in names if name in small]))


@lru_cache(maxsize=KEPT)  # sentences come again in other files, where few of them hold a name of the file
def _masked(sentence: OfficerSentence, language: Language, names: frozenset[str]) -> tuple[str, ...]:
    spans = [(one.start, one.start + len(one.text)) for one in countries_named(sentence, language)]
    figures = _figures_in_words(language)
    found: list[str] = []
    for word in _WORD.finditer(sentence.text):
        text, start = word[0], word.start()
        small = text.casefold()
        if (
            small in figures
            or small in names
            or (start > 0 and text[0].isupper())
            or not small.isalpha()
            or (spans and any(begun <= start < end for begun, end in spans))
        ):
            small = _MARK
        if small != _MARK or not found or found[-1] != _MARK:
            found.append(small)
    return tuple(found)


@cache
def _figures_in_words(language: Language) -> frozenset[str]:
    return number_words(language) | {month.casefold() for month in table("months.yaml")[language.value]}


def _quotes_the_law(sentence: OfficerSentence, names: frozenset[str]) -> bool:
    text = sentence.text
    if not _LAW.search(text):
        return False
    bare = _OF_A_PROVISION.sub("", text)
    return not re.search(r"\d", bare) and not any(
        word[0].isupper() or word.casefold() in names for word in _WORD.findall(bare)[1:]
    )


_OF_A_PROVISION = re.compile(r"\b[RA]?\d+(?:\.\d+)?(?:\(\w+(?:\.\d+)?\)|\w?\))*")


def _runs(words: Sequence[str]) -> Iterator[str]:
    for at in range(max(1, len(words) - _RUN + 1)):
        yield " ".join(words[at : at + _RUN])
