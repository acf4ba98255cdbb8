"""Compare the English and the French of a sentence, path by path."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gcmsgen.checks.parity import branches_swapped, conditions_differ, facts_differ, filters_differ
from gcmsgen.checks.parity.only import Only, only
from gcmsgen.checks.parity.pairs import Allowed, allowed, terms
from gcmsgen.checks.parity.shape import Path, Shape, shape
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording.translation_state import BilingualSentence


def of_pair(row: BilingualSentence) -> Iterator[Finding]:
    """Yield what the two languages of a sentence do not share. Raises TemplateError where one cannot be read."""
    if row.english and row.french and row.french.source:
        english = shape(row.english.written, Language.EN, row.english.where)
        french = shape(row.french.written, Language.FR, row.french.where)
        yield from _differing(row, english, french, allowed().get(row.id, Allowed()))


def _differing(row: BilingualSentence, english: Shape, french: Shape, may: Allowed) -> Iterator[Finding]:
    for say, differs in differences(english, french):
        left = Only(
            tuple(one for one in differs.english if unplaced(one) not in may.english),
            tuple(one for one in differs.french if unplaced(one) not in may.french),
        )
        if left.english or left.french:
            yield say(row, left)


Say = Callable[[BilingualSentence, Only], Finding]


def differences(english: Shape, french: Shape) -> Iterator[tuple[Say, Only]]:
    """Yield each kind of difference with what differs; paths are compared only where both languages have the same."""
    if english.conditions != french.conditions:
        named = only(_conditions(english), _conditions(french))
        nested = only(_placed(english.conditions), _placed(french.conditions))
        yield conditions_differ.finding, named if named.english or named.french else nested
        english, french = _without_paths(english), _without_paths(french)
    elif swapped := [*_swapped(english.words, french.words)]:
        yield branches_swapped.finding, Only(*map(tuple, map(dict.fromkeys, zip(*swapped, strict=True))))
    if english.facts != french.facts:
        yield facts_differ.finding, only(_placed(english.facts), _placed(french.facts))
    shared = english.facts & french.facts
    filters = only(_placed(_filters(english, shared)), _placed(_filters(french, shared)))
    if filters.english or filters.french:
        yield filters_differ.finding, filters


def _conditions(one: Shape) -> set[str]:
    return {words for _, words in one.conditions}


def _placed(some: Iterable[tuple[Path, str]]) -> set[str]:
    """Return things in words, each behind the tags of the path on which it stands."""
    return {placed(words, path) for path, words in some}


def placed(words: str, path: Path) -> str:
    """Return words behind the tags of their path.

    >>> placed("offer.noc", ("for offer in offers", "offer.noc"))
    '{% for offer in offers %}{% if offer.noc %} offer.noc'
    """
    tags = "".join(f"{{% {one if one.startswith('for ') else f'if {one}'} %}}" for one in path)
    return f"{tags} {words}" if tags else words


def unplaced(words: str) -> str:
    """Return words without their path.

    >>> unplaced(placed("offer.noc", ("offer.noc",)))
    'offer.noc'
    """
    return words.rpartition("%} ")[2]


def _filters(one: Shape, facts: set[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield the filters of the facts that both languages print on a path; where a fact differs, its filters are no news."""
    for path, base, name in one.filters:
        if (path, base.partition("|")[0]) in facts or base.startswith("["):
            yield path, f"{base}|{name}"


def _without_paths(one: Shape) -> Shape:
    return Shape(set(), {((), fact) for _, fact in one.facts}, {((), base, name) for _, base, name in one.filters})


def _swapped(english: Mapping[Path, str], french: Mapping[Path, str]) -> Iterator[tuple[str, str]]:
    """Yield the terms of a branch that exclude one another, in English and in French."""
    for path, words in english.items():
        other = french.get(path, "")
        for one, two in zip(terms(words, Language.EN), terms(other, Language.FR), strict=True):
            if one and two and not one & two:
                yield placed(", ".join(sorted(one)), path), placed(", ".join(sorted(two)), path)
        ends = words.strip(), other.strip()
        if path and ends[0] != ends[1] and set(ends) <= _ENDS:
            yield placed(ends[0], path), placed(ends[1], path)


_ENDS = frozenset(".,;")
