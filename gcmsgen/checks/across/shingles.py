"""Take a reason apart into what two copies of it share, whatever names and figures each has: its words, and runs of them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from gcmsgen.checks.across.own_reasons import ReasonGiven
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.formula import formula_words, words_listed
from gcmsgen.checks.claims.numbers_named import number_words
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence, sentences
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

_FOLDER = Path(__file__).resolve().parent
_WORD = re.compile(r"[^\W_]+")
# Words of a run of a requirement that is met: one word that is changed in twenty-five leaves six tenths of the runs, and of a short
# reason none may be.
_RUN, _RUN_OF_FEW = 5, 7
_OWN, _SHORTEST = 2, 3  # so many words of some length, of no formula, make a sentence more than the test of the law
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
    """Return what tells a reason, names and figures marked: its words and each two beside each other; nothing of a short formula.

    So a copy in which every tenth word is another is still like it. What every such reason has to say, the test of the law in its own
    words, is left out where there is more. Of a requirement that is met, longer runs are taken, which only a close copy shares, and a
    short one keeps its names and figures. A reason that records what days and lists answer is one run, figures included: it has
    nothing else of its own.

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
    if _count(marked) < _FEWEST:
        return []
    if reason.denies:
        telling = [words for words in marked if _tells(words, reason.language)]
        return sorted(_words_and_pairs(telling if _count(telling) >= _FEWEST else marked))
    if _count(marked) < _FEWEST_OF_FACTS:
        return sorted({run for one in read for run in _runs(_words(one.text), _RUN_OF_FEW)})
    return sorted({run for words in marked for run in _runs(words, _RUN)})


def _count(marked: Sequence[Sequence[str]]) -> int:
    """Return how many words are no names and no figures."""
    return sum(word != _MARK for words in marked for word in words)


def _tells(words: Sequence[str], language: Language) -> bool:
    """Say whether a sentence says more than the law has every such reason say."""
    own = (word for word in words if len(word) >= _SHORTEST and not _is_of_a_formula(word, language))
    return sum(1 for _ in own) >= _OWN


@lru_cache(maxsize=8192)
def _is_of_a_formula(word: str, language: Language) -> bool:
    return bool(formula_words(language).fullmatch(word) or _lawful(language).fullmatch(word))


@cache
def _lawful(language: Language) -> re.Pattern[str]:
    return words_listed(table("lawful_words.yaml", _FOLDER)[language.value])


def _words_and_pairs(marked: Sequence[Sequence[str]]) -> Iterator[str]:
    alone = {word for words in marked for word in words if word != _MARK}
    yield from alone
    yield from {f"{one} {other}" for words in marked for one, other in pairwise(words)}


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


def _runs(words: Sequence[str], length: int) -> Iterator[str]:
    for at in range(max(1, len(words) - length + 1)):
        yield " ".join(words[at : at + length])
