"""Every rule, by name: a rule that is not listed here does not run."""

from gcmsgen.checks import (
    character_unprintable,
    city_differs,
    city_written_differently,
    client_language_missing,
    destination_missing,
    ground_missing,
    ground_without_conclusion,
    noc_differs,
    province_differs,
    reason_missing,
    sentence_lacks_fact,
    unsigned,
)
from gcmsgen.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    province_differs.RULE,
    city_differs.RULE,
    noc_differs.RULE,
    destination_missing.RULE,
    city_written_differently.RULE,
    ground_missing.RULE,
    ground_without_conclusion.RULE,
    reason_missing.RULE,
    unsigned.RULE,
    character_unprintable.RULE,
    client_language_missing.RULE,
    sentence_lacks_fact.RULE,
)
