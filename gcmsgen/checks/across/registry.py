"""All rules across cases, in the order of their codes."""

from gcmsgen.checks.across import copied_reason
from gcmsgen.checks.rule import Rule

ACROSS_RULES: tuple[Rule, ...] = (copied_reason.RULE,)
