"""All rules of words and of pairs, in the order of their codes: those of a module each, and the patterns of `word_rules.yaml`."""

from gcmsgen.checks.language import (
    citation_differs,
    date_order,
    day_month_space,
    dollar_space,
    elision_missing,
    english_link,
    figures_differ,
    first_of_month,
    guillemet_space,
    length_band,
    negation_lost,
    other_space,
    sentence_count,
    term_forbidden,
    term_missing,
    untranslated,
    word_before_value,
)
from gcmsgen.checks.language.pair_rule import PairRule
from gcmsgen.checks.language.pattern_rules import pattern_rules
from gcmsgen.checks.language.word_rule import WordRule

_OF_MODULES: tuple[WordRule, ...] = (
    guillemet_space.WORD_RULE,
    dollar_space.WORD_RULE,
    date_order.WORD_RULE,
    first_of_month.WORD_RULE,
    day_month_space.WORD_RULE,
    other_space.WORD_RULE,
    elision_missing.WORD_RULE,
    word_before_value.WORD_RULE,
)
WORD_RULES: tuple[WordRule, ...] = tuple(sorted((*_OF_MODULES, *pattern_rules()), key=lambda one: one.rule.code))

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
