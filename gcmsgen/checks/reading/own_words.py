"""The officer's own words in the assessment and the decision, with the path of each: they are read, never altered."""

from collections.abc import Iterator
from dataclasses import dataclass

from gcmsgen.checks.case_rule import Examined
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.facts.decision import Permit, Request
from gcmsgen.language import Language


@dataclass(frozen=True, slots=True)
class OwnText:
    """Hold what the officer wrote in one language, and where."""

    where: str
    language: Language
    words: str


def both(examined: Examined) -> Iterator[tuple[str, OwnWords]]:
    """Yield each reason, each account of contrary evidence and what a permit or a request says, with its path."""
    for number, item in enumerate(examined.case.assessment, 1):
        for name, words in (("reason", item.reason), ("considered", item.considered)):
            if words is not None:
                yield f"assessment.{number}.{name}", words
    yield from _of_decision(examined)


def _of_decision(examined: Examined) -> Iterator[tuple[str, OwnWords]]:
    decision = examined.case.decision
    if decision and isinstance(decision.permit, Permit):
        if decision.permit.reason:
            yield "decision.permit.reason", decision.permit.reason
        for number, words in enumerate(decision.permit.conditions, 1):
            yield f"decision.permit.conditions.{number}", words
    if decision and isinstance(decision.request, Request):
        for number, words in enumerate(decision.request.items, 1):
            yield f"decision.request.items.{number}", words


def written(examined: Examined) -> Iterator[OwnText]:
    """Yield what the officer wrote, each language by itself."""
    for where, words in both(examined):
        yield from in_each_language(where, words)


def in_each_language(where: str, words: OwnWords | None) -> Iterator[OwnText]:
    """Yield the languages in which there are words."""
    if words and words.en:
        yield OwnText(f"{where}.en", Language.EN, words.en)
    if words and words.fr:
        yield OwnText(f"{where}.fr", Language.FR, words.fr)
