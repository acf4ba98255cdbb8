"""All rules that look at templates or at tables rather than at a case, in the order of their codes.

They stand apart from those of `registry.py` so that a check of cases does not load them: explain, the documentation,
`template check` and `translation check` do.
"""

from gcmsgen.checks import (
    exchange_change_tracked,
    exchange_chips_changed,
    exchange_english_edited,
    exchange_file_damaged,
    exchange_french_unfit,
    exchange_sentence_moved_on,
    exchange_sentence_unknown,
    table_cell_not_text,
    table_code_number,
    table_column_repeated,
    table_column_unknown,
    table_line_unreadable,
    table_number_repeated,
    table_parts_apart,
    table_row_given_up,
    table_row_uneven,
    table_value_unfit,
    template_change_tracked,
    template_file_unsafe,
    template_name_unknown,
    template_sign_typographic,
    template_tag_split,
    template_tag_unreadable,
    template_words_swallowed,
)
from gcmsgen.checks.language.registry import PAIR_RULES, WORD_RULES
from gcmsgen.checks.parity import (
    branches_swapped,
    conditions_differ,
    facts_differ,
    filters_differ,
    french_first,
    french_missing,
    french_orphan,
    french_stale,
    french_unrecorded,
    letterheads_differ,
    waiver,
)
from gcmsgen.checks.registry import RULES
from gcmsgen.checks.rule import Rule

EXCHANGE_RULES: tuple[Rule, ...] = (
    exchange_file_damaged.RULE,
    exchange_chips_changed.RULE,
    exchange_english_edited.RULE,
    exchange_sentence_moved_on.RULE,
    exchange_sentence_unknown.RULE,
    exchange_french_unfit.RULE,
    exchange_change_tracked.RULE,
)

TEMPLATE_RULES: tuple[Rule, ...] = (
    template_name_unknown.RULE,
    template_tag_split.RULE,
    template_sign_typographic.RULE,
    template_words_swallowed.RULE,
    template_change_tracked.RULE,
    template_tag_unreadable.RULE,
    template_file_unsafe.RULE,
)

PARITY_RULES: tuple[Rule, ...] = (
    french_stale.RULE,
    french_missing.RULE,
    french_orphan.RULE,
    french_first.RULE,
    french_unrecorded.RULE,
    facts_differ.RULE,
    filters_differ.RULE,
    conditions_differ.RULE,
    branches_swapped.RULE,
    letterheads_differ.RULE,
    waiver.RULE,
)

TABLE_RULES: tuple[Rule, ...] = (
    table_column_unknown.RULE,
    table_column_repeated.RULE,
    table_cell_not_text.RULE,
    table_row_uneven.RULE,
    table_code_number.RULE,
    table_value_unfit.RULE,
    table_number_repeated.RULE,
    table_parts_apart.RULE,
    table_line_unreadable.RULE,
    table_row_given_up.RULE,
)


def every_rule() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes, in which lists and manuals show them."""
    of_words = [*(one.rule for one in WORD_RULES), *(one.rule for one in PAIR_RULES)]
    known = (*RULES, *of_words, *EXCHANGE_RULES, *TEMPLATE_RULES, *PARITY_RULES, *TABLE_RULES)
    return tuple(sorted(known, key=lambda rule: rule.code))
