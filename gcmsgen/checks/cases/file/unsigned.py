"""GCM504: no officer signs the decision."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where a decision is there and no officer is named."""
    if examined.case.decision and examined.case.decision.outcome and not examined.case.decision.officer:
        yield Hit("decision.officer", _MESSAGE, _FIX)


_MESSAGE = Text(
    en="No officer signs this decision: its documents are marked as drafts.",
    fr="Aucun agent ne signe cette décision\N{NO-BREAK SPACE}: ses documents sont désignés comme des ébauches.",
)
_FIX = Text(
    en="Enter the officer in decision.officer once the decision is made.",
    fr="Inscrivez l’agent dans decision.officer une fois la décision prise.",
)

RULE = Rule(
    code="GCM504",
    severity=Severity.WARNING,
    title=Text(en="No officer signs the decision", fr="Aucun agent ne signe la décision"),
    finds=Text(
        en="A decision that does not name the officer who made it. Its documents are rendered and say that they are drafts.",
        fr="Une décision qui n’indique pas l’agent qui l’a prise. Ses documents sont produits et indiquent qu’ils sont des "
        "ébauches.",
    ),
    matters=Text(
        en="A decision is made by an officer, never by a program.",
        fr="Une décision est prise par un agent, jamais par un programme.",
    ),
    fix=Text(en="Enter the officer in decision.officer.", fr="Inscrivez l’agent dans decision.officer."),
    authority=Text(
        en="Immigration and Refugee Protection Regulations, subsection 200(1): an officer issues the permit.",
        fr="Règlement sur l’immigration et la protection des réfugiés, paragraphe 200(1)\N{NO-BREAK SPACE}: l’agent délivre "
        "le permis.",
    ),
)

CASE_RULE = CaseRule(RULE, check)
