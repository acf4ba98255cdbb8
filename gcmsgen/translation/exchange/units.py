"""The sentences of a template tree as they go out: placeholders numbered alike in both languages, and what each of them means."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.translation.exchange.examples import SentenceExamples, seen
from gcmsgen.translation.exchange.meaning import meanings
from gcmsgen.translation.exchange.placeholders import Placeholder, placeholders_of, segments
from gcmsgen.translation.exchange.translation_file import Unit
from gcmsgen.translation.exchange.twins import french_placeholders, twinned
from gcmsgen.wording.environment import language_filters
from gcmsgen.wording.translation_state import BilingualSentence, FrenchStanding, rows


def units_of(tree: TemplateTree) -> dict[str, Unit]:
    """Return by its id every sentence that the English has. Raises TemplateError where a file of words cannot be read."""
    units = {name: _unit(row) for name, row in rows(tree).items() if row.english}
    known = _twins(units.values())
    filters = language_filters(Language.FR)
    return {name: _with_palette(unit, known, filters) for name, unit in units.items()}


def explained(units: Iterable[Unit], tree: TemplateTree) -> tuple[Unit, ...]:
    """Return units with what their placeholders mean, which composes all example cases."""
    some = tuple(units)
    shown = seen(tree, {unit.id: (unit.english, unit.french) for unit in units_of(tree).values()})
    return tuple(_explained(unit, shown.get(unit.id, SentenceExamples())) for unit in some)


def _explained(unit: Unit, shown: SentenceExamples) -> Unit:
    return replace(unit, meanings=meanings(unit.english, unit.french, shown.facts, shown.examples))


def _unit(row: BilingualSentence) -> Unit:
    assert row.english is not None
    english = segments(row.english.source)
    french = twinned(english, segments(row.french.source)) if row.french else ()
    # The English before has the numbers of the English of today, so that the two can be compared.
    previous = (
        twinned(english, segments(row.entry.english)) if row.standing is FrenchStanding.STALE and row.entry else ()
    )
    return Unit(row.id, (row.french or row.english).where, english, french, previous, row.standing.value)


def _twins(units: Iterable[Unit]) -> dict[str, str]:
    """Return by the source of an English placeholder what it most often is in French."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for unit in units:
        french = {placeholder.number: placeholder for placeholder in placeholders_of(unit.french)}
        for placeholder in placeholders_of(unit.english):
            if placeholder.number in french:
                found[placeholder.source][french[placeholder.number].source] += 1
    return {source: counted.most_common(1)[0][0] for source, counted in found.items()}


def _with_palette(unit: Unit, known: Mapping[str, str], filters: Iterable[str]) -> Unit:
    """Return a unit with the placeholders that its French may have and must have.

    French keeps the placeholders that it has. French of which the English has changed may take and lose those that one language
    alone has: which facts both must say, the rules of pairs decide. New French takes those of the English.
    """
    french = {placeholder.number: placeholder for placeholder in placeholders_of(unit.french)}
    english = {placeholder.number for placeholder in placeholders_of(unit.english)}
    if unit.french and not unit.previous:
        return replace(unit, palette=french, needed=frozenset(french))
    added = french_placeholders(_without(placeholders_of(unit.english), french), known, filters)
    return replace(unit, palette=french | added, needed=frozenset(english & set(french) if unit.french else english))


def _without(placeholders: Iterable[Placeholder], some: Mapping[int, Placeholder]) -> Iterator[Placeholder]:
    return (placeholder for placeholder in placeholders if placeholder.number not in some)
