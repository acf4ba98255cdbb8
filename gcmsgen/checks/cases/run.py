"""Run every rule over a case and gather all findings before anything is refused."""

from datetime import date

from gcmsgen.catalogue.office_fonts import NO_FONTS, OfficeFonts
from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.cases.registry import CASE_RULES
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, in_order
from gcmsgen.reference.outcomes import decisions
from gcmsgen.reference.places import NONE_OF_OUR_OWN, OfficePlaces


def check_case(
    case: Case,
    on: date,
    places: OfficePlaces = NONE_OF_OUR_OWN,
    fonts: OfficeFonts = NO_FONTS,
    offices: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """Return all findings of a case by the guidance of that day, errors first; `places` and `fonts` are an office's own,
    `offices` the names of those that sign.

    Where the outcome is known and is neither an approval nor a refusal, a mismatch only warns: the document that asks
    for the correction must be able to leave (ruling 1 of the contract).
    """
    return findings_in(Examined(case, on, places, fonts, offices))


def findings_in(examined: Examined) -> tuple[Finding, ...]:
    """Return all findings of a case that is looked at, as `check_case` does."""
    outcome = examined.case.decision and examined.case.decision.outcome
    decided = outcome is None or outcome in decisions()
    return in_order(finding for rule in CASE_RULES for finding in rule.findings(examined, decided=decided))
