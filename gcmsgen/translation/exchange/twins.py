"""French placeholders numbered as their English twins, matched by the facts that they read and the family of their filters."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from gcmsgen.translation.exchange.placeholders import Placeholder, PlaceholderKind, Segments, placeholders_of
from gcmsgen.wording.sentence_source import tokens


class PlaceholderContent(NamedTuple):
    """Hold what a placeholder asks for: the facts that it reads, the families of its filters, and the words that it holds itself."""

    facts: frozenset[str]
    families: tuple[str, ...]
    filters: tuple[str, ...]
    words: bool


@lru_cache(maxsize=4_096)
def asked(placeholder: Placeholder) -> PlaceholderContent:
    """Return what a placeholder asks for.

    >>> asked(Placeholder(1, PlaceholderKind.VARIABLE, '{{ (paper.title_fr or paper.title)|quote }}'))[:2]
    (frozenset({'paper.title'}), ('quote',))
    >>> asked(Placeholder(1, PlaceholderKind.VARIABLE, '{{ n|counted("day", "days") }}')).words
    True
    """
    facts: set[str] = set()
    filters: list[str] = []
    words, before = False, ""
    for part, value in _tokens(placeholder.source):
        if part == "name" and before == "|":
            filters.append(value)
        elif part == "name" and value not in _KEYWORDS:
            facts.add(_ONE_LANGUAGE.sub("", value))
        elif part == "string":
            words = words or (before in ("(", ",") and any(letter.isalpha() for letter in value))
        before = value
    return PlaceholderContent(frozenset(facts), tuple(_FAMILY.sub("", name) for name in filters), tuple(filters), words)


def twinned(english: Segments, french: Segments) -> Segments:
    """Return the French with each placeholder numbered as its English twin; one that has none is numbered after all of these."""
    twins = _twins(placeholders_of(english), placeholders_of(french))
    rest = iter(range(len(placeholders_of(english)) + 1, 10_000))
    numbers = {
        placeholder.number: twins.get(placeholder.number) or next(rest) for placeholder in placeholders_of(french)
    }
    return tuple(replace(one, number=numbers[one.number]) if isinstance(one, Placeholder) else one for one in french)


def french_placeholders(
    english: Iterable[Placeholder], known: Mapping[str, str], filters: Iterable[str]
) -> dict[int, Placeholder]:
    """Return by their numbers the placeholders with which new French is written: what the same English one is in other sentences.

    One that no other sentence has stays as it is, unless it holds English words or a filter that French lacks: then there
    is no placeholder, and its French is written in the file of words.
    """
    there = set(filters)
    found: dict[int, Placeholder] = {}
    for placeholder in english:
        form = asked(placeholder)
        if placeholder.source in known:
            found[placeholder.number] = replace(placeholder, source=known[placeholder.source])
        elif not form.words and there.issuperset(form.filters):
            found[placeholder.number] = replace(placeholder, source=_OWN_WORDS.sub(".fr", placeholder.source))
    return found


def _twins(english: tuple[Placeholder, ...], french: tuple[Placeholder, ...]) -> dict[int, int]:
    """Return the number of the English twin by that of the French placeholder: the surest twins first, in reading order."""
    found: dict[int, int] = {}
    opener, opened = _openers(french), _openers(english)
    for likeness in _LIKENESSES:
        for placeholder in french:
            if placeholder.number in found or (placeholder.kind in _BOUND) != (likeness is _bound):
                continue
            taken = set(found.values())
            same = [
                other.number
                for other in english
                if likeness(other) == likeness(placeholder) and other.number not in taken
            ]
            if likeness is _bound:
                same = [other for other in same if opened[other] == found.get(opener[placeholder.number])]
            if same:
                found[placeholder.number] = same[0]
    return found


def _openers(some: tuple[Placeholder, ...]) -> dict[int, int]:
    """Return for each `elif`, `else` and `end` the number of the tag that opened its block."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for placeholder in some:
        if placeholder.kind in (PlaceholderKind.IF, PlaceholderKind.FOR):
            open_.append(placeholder.number)
        elif placeholder.kind in _BOUND and open_:
            found[placeholder.number] = open_[-1]
            if placeholder.kind in (PlaceholderKind.ENDIF, PlaceholderKind.ENDFOR):
                open_.pop()
    return found


def _exact(placeholder: Placeholder) -> object:
    form = asked(placeholder)
    return placeholder.kind, form.facts, form.filters


def _alike(placeholder: Placeholder) -> object:
    form = asked(placeholder)
    return placeholder.kind, form.facts, form.families


def _same_facts(placeholder: Placeholder) -> object:
    return placeholder.kind, asked(placeholder).facts


def _bound(placeholder: Placeholder) -> object:
    return placeholder.kind, asked(placeholder).facts


_LIKENESSES: tuple[Callable[[Placeholder], object], ...] = (_exact, _alike, _same_facts, _bound)
_BOUND = (PlaceholderKind.ELIF, PlaceholderKind.ELSE, PlaceholderKind.ENDIF, PlaceholderKind.ENDFOR)
_KEYWORDS = {kind.value for kind in PlaceholderKind} | {"in", "and", "or", "not", "is", "true", "false", "none"}
_ONE_LANGUAGE = re.compile(r"(_fr|_en|\.fr|\.en)$")
_OWN_WORDS = re.compile(r"\.en\b")
# `citation`, `the_citation`, `of_citation`: what one language says with a word, another says with the filter.
_FAMILY = re.compile(r"^(the|of|at|in|from|to|short)_")


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a tag, a dotted name as one."""
    dotted = ""
    for token in tokens(source):
        if token.kind == "name" or (token.kind == "operator" and token.value == "." and dotted):
            dotted += token.value
            continue
        if dotted:
            yield "name", dotted
            dotted = ""
        if token.kind not in ("whitespace", "data"):
            yield token.kind, token.value
