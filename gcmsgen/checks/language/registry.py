"""All rules of words, in the order of their codes."""

from gcmsgen.checks.language import colon_space
from gcmsgen.checks.language.word_rule import WordRule

WORD_RULES: tuple[WordRule, ...] = (colon_space.WORD_RULE,)
