"""GCM501: a refusal names no ground."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the outcome is a refusal and no ground is named."""
    decision = examined.case.decision
    if decision and decision.outcome == "refuse" and not decision.grounds:
        yield Hit("decision.grounds", _MESSAGE, _FIX)


_MESSAGE = Text(
    en="The decision is a refusal and names no ground.",
    fr="La décision est un refus et n’indique aucun motif.",
)
_FIX = Text(
    en="Enter in decision.grounds the ground or grounds on which you refuse.",
    fr="Inscrivez dans decision.grounds le ou les motifs de votre refus.",
)

RULE = Rule(
    code="GCM501",
    severity=Severity.ERROR,
    title=Text(en="A refusal names no ground", fr="Un refus n’indique aucun motif"),
    finds=Text(
        en="A decision whose outcome is a refusal while decision.grounds is empty.",
        fr="Une décision dont l’issue est un refus alors que decision.grounds est vide.",
    ),
    matters=Text(
        en="A decision is justified by its reasons. A refusal without a ground cannot be explained to the client or "
        "defended in court.",
        fr="Une décision se justifie par ses motifs. Un refus sans motif ne peut être expliqué au client ni défendu devant "
        "un tribunal.",
    ),
    fix=Text(
        en="Name the ground on which you decided. The tool never proposes one.",
        fr="Indiquez le motif de votre décision. L’outil n’en propose jamais.",
    ),
    authority=Text(
        en="Canada (Minister of Citizenship and Immigration) v. Vavilov, 2019 SCC 65: justification, transparency and "
        "intelligibility.",
        fr="Canada (Ministre de la Citoyenneté et de l’Immigration) c. Vavilov, 2019 CSC 65\N{NO-BREAK SPACE}: "
        "justification, transparence et intelligibilité.",
    ),
)

CASE_RULE = CaseRule(RULE, check)
