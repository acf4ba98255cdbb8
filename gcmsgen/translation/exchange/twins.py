"""French chips numbered as their English twins, matched by the facts that they read and the family of their filters."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from gcmsgen.translation.exchange.chips import Chip, Kind, Segments, chips_of, lexed


class Asked(NamedTuple):
    """Hold what a chip asks for: the facts that it reads, the families of its filters, and the words that it holds itself."""

    facts: frozenset[str]
    families: tuple[str, ...]
    filters: tuple[str, ...]
    words: bool


@lru_cache(maxsize=4_096)
def asked(chip: Chip) -> Asked:
    """Return what a chip asks for.

    >>> asked(Chip(1, Kind.VARIABLE, '{{ (paper.title_fr or paper.title)|quote }}'))[:2]
    (frozenset({'paper.title'}), ('quote',))
    >>> asked(Chip(1, Kind.VARIABLE, '{{ n|counted("day", "days") }}')).words
    True
    """
    facts: set[str] = set()
    filters: list[str] = []
    words, before = False, ""
    for part, value in _tokens(chip.source):
        if part == "name" and before == "|":
            filters.append(value)
        elif part == "name" and value not in _KEYWORDS:
            facts.add(_ONE_LANGUAGE.sub("", value))
        elif part == "string":
            words = words or (before in ("(", ",") and any(letter.isalpha() for letter in value))
        before = value
    return Asked(frozenset(facts), tuple(_FAMILY.sub("", name) for name in filters), tuple(filters), words)


def twinned(english: Segments, french: Segments) -> Segments:
    """Return the French with each chip numbered as its English twin; one that has none is numbered after all of these."""
    twins = _twins(chips_of(english), chips_of(french))
    rest = iter(range(len(chips_of(english)) + 1, 10_000))
    numbers = {chip.number: twins.get(chip.number) or next(rest) for chip in chips_of(french)}
    return tuple(replace(one, number=numbers[one.number]) if isinstance(one, Chip) else one for one in french)


def french_chips(english: Iterable[Chip], known: Mapping[str, str], filters: Iterable[str]) -> dict[int, Chip]:
    """Return by their numbers the chips with which new French is written: what the same English chip is in other sentences.

    One that no other sentence has stays as it is, unless it holds English words or a filter that French lacks: then there
    is no chip, and its French is written in the file of words.
    """
    there = set(filters)
    found: dict[int, Chip] = {}
    for chip in english:
        form = asked(chip)
        if chip.source in known:
            found[chip.number] = replace(chip, source=known[chip.source])
        elif not form.words and there.issuperset(form.filters):
            found[chip.number] = replace(chip, source=_OWN_WORDS.sub(".fr", chip.source))
    return found


def _twins(english: tuple[Chip, ...], french: tuple[Chip, ...]) -> dict[int, int]:
    """Return the number of the English twin by that of the French chip: the surest twins first, in reading order."""
    found: dict[int, int] = {}
    opener, opened = _openers(french), _openers(english)
    for likeness in _LIKENESSES:
        for chip in french:
            if chip.number in found or (chip.kind in _BOUND) != (likeness is _bound):
                continue
            taken = set(found.values())
            same = [
                other.number for other in english if likeness(other) == likeness(chip) and other.number not in taken
            ]
            if likeness is _bound:
                same = [other for other in same if opened[other] == found.get(opener[chip.number])]
            if same:
                found[chip.number] = same[0]
    return found


def _openers(some: tuple[Chip, ...]) -> dict[int, int]:
    """Return for each `elif`, `else` and `end` the number of the tag that opened its block."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for chip in some:
        if chip.kind in (Kind.IF, Kind.FOR):
            open_.append(chip.number)
        elif chip.kind in _BOUND and open_:
            found[chip.number] = open_[-1]
            if chip.kind in (Kind.ENDIF, Kind.ENDFOR):
                open_.pop()
    return found


def _exact(chip: Chip) -> object:
    form = asked(chip)
    return chip.kind, form.facts, form.filters


def _alike(chip: Chip) -> object:
    form = asked(chip)
    return chip.kind, form.facts, form.families


def _same_facts(chip: Chip) -> object:
    return chip.kind, asked(chip).facts


def _bound(chip: Chip) -> object:
    return chip.kind, asked(chip).facts


_LIKENESSES: tuple[Callable[[Chip], object], ...] = (_exact, _alike, _same_facts, _bound)
_BOUND = (Kind.ELIF, Kind.ELSE, Kind.ENDIF, Kind.ENDFOR)
_KEYWORDS = {kind.value for kind in Kind} | {"in", "and", "or", "not", "is", "true", "false", "none"}
_ONE_LANGUAGE = re.compile(r"(_fr|_en|\.fr|\.en)$")
_OWN_WORDS = re.compile(r"\.en\b")
# `citation`, `the_citation`, `of_citation`: what one language says with a word, another says with the filter.
_FAMILY = re.compile(r"^(the|of|at|in|from|to|short)_")


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a tag, a dotted name as one."""
    dotted = ""
    for _, part, value in lexed(source):
        if part == "name" or (part == "operator" and value == "." and dotted):
            dotted += value
            continue
        if dotted:
            yield "name", dotted
            dotted = ""
        if part not in ("whitespace", "data"):
            yield part, value
