"""All rules on the templates of an office, in the order of their codes."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates import (
    change_tracked,
    file_unsafe,
    letter_refused,
    name_unknown,
    sign_typographic,
    tag_split,
    tag_unreadable,
    words_swallowed,
)

TEMPLATE_RULES: tuple[Rule, ...] = (
    name_unknown.RULE,
    tag_split.RULE,
    sign_typographic.RULE,
    words_swallowed.RULE,
    change_tracked.RULE,
    tag_unreadable.RULE,
    file_unsafe.RULE,
    letter_refused.RULE,
)
