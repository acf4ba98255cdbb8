"""GCM556: an application is closed as withdrawn because the employer withdrew."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WHERE = "decision.withdrawal.by"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a warning where the employer, who made no application, is said to have withdrawn."""
    if outcome(examined) == "withdrawn" and fact_at(examined.case, WHERE) == "employer":
        yield Hit(WHERE, _MESSAGE, _FIX)


_MESSAGE = Text(
    en="The employer withdrew, and the application is the client’s: an offer that is withdrawn leaves an application to be decided.",
    fr="L’employeur s’est retiré, et la demande est celle du client\N{NO-BREAK SPACE}: une offre retirée laisse une demande à "
    "trancher.",
)
_FIX = Text(
    en="Ask the client whether they withdraw too, or decide the application. To be confirmed by counsel.",
    fr="Demandez au client s’il se retire aussi, ou rendez une décision sur la demande. À confirmer par les services juridiques.",
)

RULE = Rule(
    code="GCM556",
    severity=Severity.WARNING,
    title=Text(en="The employer withdrew, not the client", fr="C’est l’employeur, et non le client, qui s’est retiré"),
    finds=Text(
        en="An application that is closed as withdrawn by the employer.",
        fr="Une demande close au motif que l’employeur s’est retiré.",
    ),
    matters=Text(
        en="Only the person who made an application can withdraw it. A file that is closed over their head was never decided. A "
        "legal reading, to be confirmed.",
        fr="Seule la personne qui a présenté une demande peut la retirer. Une demande close à son insu n’a jamais été tranchée. "
        "Lecture juridique à confirmer.",
    ),
    fix=Text(
        en="Ask the client, or decide.",
        fr="Demandez au client, ou rendez une décision.",
    ),
    authority=lambda: of_law("A11(1)", "R42(1)", "R303.1(6)(b)"),
)

CASE_RULE = CaseRule(RULE, check)
