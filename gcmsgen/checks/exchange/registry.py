"""All rules on what comes back from translators, in the order of their codes."""

from gcmsgen.checks.exchange import (
    change_tracked,
    english_edited,
    file_damaged,
    french_unfit,
    placeholders_changed,
    sentence_moved_on,
    sentence_unknown,
)
from gcmsgen.checks.rule import Rule

EXCHANGE_RULES: tuple[Rule, ...] = (
    file_damaged.RULE,
    placeholders_changed.RULE,
    english_edited.RULE,
    sentence_moved_on.RULE,
    sentence_unknown.RULE,
    french_unfit.RULE,
    change_tracked.RULE,
)
