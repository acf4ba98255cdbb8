"""All rules of words and of pairs, in the order of their codes."""

from gcmsgen.checks.language import (
    citation_differs,
    english_link,
    figures_differ,
    length_band,
    negation_lost,
    sentence_count,
    term_forbidden,
    term_missing,
    untranslated,
)
from gcmsgen.checks.language.listed import WORD_RULES
from gcmsgen.checks.language.pair_rule import PairRule

__all__ = ["PAIR_RULES", "WORD_RULES"]

PAIR_RULES: tuple[PairRule, ...] = (
    term_missing.PAIR_RULE,
    term_forbidden.PAIR_RULE,
    citation_differs.PAIR_RULE,
    untranslated.PAIR_RULE,
    negation_lost.PAIR_RULE,
    sentence_count.PAIR_RULE,
    length_band.PAIR_RULE,
    english_link.PAIR_RULE,
    figures_differ.PAIR_RULE,
)
