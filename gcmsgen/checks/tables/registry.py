"""All rules on tables of cases, in the order of their codes."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.tables import (
    cell_not_text,
    code_number,
    column_repeated,
    column_unknown,
    line_unreadable,
    number_repeated,
    parts_apart,
    person_repeated,
    row_given_up,
    row_hidden,
    row_kept,
    row_uneven,
    row_unreleased,
    value_unfit,
)

TABLE_RULES: tuple[Rule, ...] = (
    column_unknown.RULE,
    column_repeated.RULE,
    cell_not_text.RULE,
    row_uneven.RULE,
    code_number.RULE,
    value_unfit.RULE,
    number_repeated.RULE,
    parts_apart.RULE,
    line_unreadable.RULE,
    row_hidden.RULE,
    person_repeated.RULE,
    row_kept.RULE,
    row_given_up.RULE,
    row_unreleased.RULE,
)
