"""All rules that look at templates rather than at a case, in the order of their codes.

They stand apart from those of `registry.py` so that a check of cases does not load them: explain, the documentation,
`template check` and `translation check` do.
"""

from gcmsgen.checks import (
    template_change_tracked,
    template_file_unsafe,
    template_name_unknown,
    template_sign_typographic,
    template_tag_split,
    template_tag_unreadable,
    template_words_swallowed,
)
from gcmsgen.checks.registry import RULES
from gcmsgen.checks.rule import Rule

TEMPLATE_RULES: tuple[Rule, ...] = (
    template_name_unknown.RULE,
    template_tag_split.RULE,
    template_sign_typographic.RULE,
    template_words_swallowed.RULE,
    template_change_tracked.RULE,
    template_tag_unreadable.RULE,
    template_file_unsafe.RULE,
)


def every_rule() -> tuple[Rule, ...]:
    """Return the rules of cases and those of templates, in the order in which lists and manuals show them."""
    return (*RULES, *TEMPLATE_RULES)
