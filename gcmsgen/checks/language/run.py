"""Run the rules of words over the sentences of both languages."""

from collections.abc import Iterator

from gcmsgen.checks.language import pair_rule, word_rule
from gcmsgen.checks.language.pair_rule import pairs
from gcmsgen.checks.language.passage import Passage, passages
from gcmsgen.checks.language.registry import PAIR_RULES, WORD_RULES
from gcmsgen.checks.language.terms import Terms
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording.translation_state import BilingualSentence


def of_words(row: BilingualSentence, terms: Terms) -> Iterator[Finding]:
    """Yield what the rules of words find in a sentence. Raises TemplateError where it cannot be read.

    Ways through a sentence share most of their words: a fault of several is one, shown as the first of them has it.
    """
    found: dict[tuple[str, str], Finding] = {}
    for finding in _of_every_way(row, terms):
        found.setdefault((finding.code, finding.where), finding)
    yield from found.values()


def _of_every_way(row: BilingualSentence, terms: Terms) -> Iterator[Finding]:
    english = [*passages(row.english, Language.EN)] if row.english else []
    french = [*passages(row.french, Language.FR)] if row.french else []
    for passage in (*english, *french):
        yield from in_passage(passage)
    if row.english and row.french and row.french.source:
        for pair in pairs(english, french):
            for rule in PAIR_RULES:
                yield from pair_rule.findings(rule, pair, terms)


def in_passage(passage: Passage) -> Iterator[Finding]:
    """Yield what the rules of words find in a passage."""
    for rule in WORD_RULES:
        yield from word_rule.findings(rule, passage)
