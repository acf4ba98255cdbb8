"""Which documents of the file are, by their titles, what a request asked for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from gcmsgen.facts.assessment import Evidence, OwnWords
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import Request

_WORD = re.compile(r"\w+")
# Articles and prepositions: what is asked for is named by the other words.
_EMPTY = "a an the of from by for in to your my d de des du l la le les un une au aux en par pour votre vos"
_NAMES_NOTHING = frozenset(_EMPTY.split())


def asked_and_on_file(case: Case) -> list[list[Evidence]]:
    """Return, for each item that the request asks for, the listed documents that bear its name, in either language."""
    request = case.decision.request if case.decision else None
    items = request.items if isinstance(request, Request) else ()
    return [[paper for paper in case.documents if _is_named(item, paper)] for item in items]


def _is_named(item: OwnWords, paper: Evidence) -> bool:
    titles = [_naming(title) for title in (paper.title, paper.title_fr) if title]
    return any(asked and asked <= title for asked in map(_naming, _written(item)) for title in titles)


def _written(item: OwnWords) -> Iterator[str]:
    yield from (words for words in (item.en, item.fr) if words)


def _naming(words: str) -> frozenset[str]:
    """Return the words that name a thing, alike in the singular and the plural."""
    plain = unicodedata.normalize("NFC", words).casefold()
    return frozenset(_singular(_WORD.findall(plain)))


def _singular(words: Iterable[str]) -> Iterator[str]:
    yield from (word.removesuffix("s") for word in words if word not in _NAMES_NOTHING)
