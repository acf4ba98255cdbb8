"""All rules on French that may say something else than its English, in the order of their codes."""

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
from gcmsgen.checks.rule import Rule

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
