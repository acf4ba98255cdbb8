"""All rules of all rooms, in the order of their codes.

A check of cases loads the rules of cases alone; explain, the documentation, `template check` and `translation check` ask here.
"""

from gcmsgen.checks.across.registry import ACROSS_RULES
from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.checks.composed.registry import COMPOSED_RULES
from gcmsgen.checks.exchange.registry import EXCHANGE_RULES
from gcmsgen.checks.language.registry import PAIR_RULES, WORD_RULES
from gcmsgen.checks.parity.registry import PARITY_RULES
from gcmsgen.checks.rule import Rule
from gcmsgen.checks.tables.registry import TABLE_RULES
from gcmsgen.checks.templates.registry import TEMPLATE_RULES


def every_rule() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes, in which lists and manuals show them."""
    of_cases = [one.rule for one in CASE_RULES]
    of_words = [*(one.rule for one in WORD_RULES), *(one.rule for one in PAIR_RULES)]
    known = (
        *(*of_cases, *ACROSS_RULES, *COMPOSED_RULES, *of_words),
        *(*EXCHANGE_RULES, *TEMPLATE_RULES, *PARITY_RULES, *TABLE_RULES),
    )
    return tuple(sorted(known, key=lambda rule: rule.code))
