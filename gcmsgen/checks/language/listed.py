"""The rules of words, in the order of their codes: those of a module each, and the patterns of `word_rules.yaml`.

They stand apart from the rules of pairs, which load more than a check of a case needs.
"""

from gcmsgen.checks.language import (
    date_order,
    day_month_space,
    dollar_space,
    elision_missing,
    first_of_month,
    guillemet_space,
    other_space,
    word_before_value,
)
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
