"""The officer's own words in an assessment, with the dotted path of each: they are read, never altered."""

from collections.abc import Iterator
from dataclasses import dataclass

from gcmsgen.checks.rule import Examined
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.language import Language


@dataclass(frozen=True, slots=True)
class Written:
    """Hold what the officer wrote in one language, and where."""

    where: str
    language: Language
    words: str


def both(examined: Examined) -> Iterator[tuple[str, OwnWords]]:
    """Yield each reason and each account of contrary evidence, with its path."""
    for number, item in enumerate(examined.case.assessment, 1):
        for name, words in (("reason", item.reason), ("considered", item.considered)):
            if words is not None:
                yield f"assessment.{number}.{name}", words


def written(examined: Examined) -> Iterator[Written]:
    """Yield what the officer wrote, each language by itself."""
    for where, words in both(examined):
        yield from in_each_language(where, words)


def in_each_language(where: str, words: OwnWords | None) -> Iterator[Written]:
    """Yield the languages in which there are words."""
    for language in Language:
        text = words and getattr(words, language.value)
        if text:
            yield Written(f"{where}.{language.value}", language, text)
