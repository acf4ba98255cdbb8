"""All rules on composed documents, in the order of their codes."""

from gcmsgen.checks.composed import note_and_letter_differ, words_unfilled
from gcmsgen.checks.rule import Rule

COMPOSED_RULES: tuple[Rule, ...] = (note_and_letter_differ.RULE, words_unfilled.RULE)
