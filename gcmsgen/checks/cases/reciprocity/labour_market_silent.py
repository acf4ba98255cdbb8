"""GCM404: the effect on the labour market is not addressed."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import OLD_GUIDANCE
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import concluded
from gcmsgen.checks.reading.outcome import approves, rests_on
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_CRITERION = "neutral_labour_market"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where neither the facts of the exchange nor the assessment addresses the labour market."""
    if not (approves(examined) or rests_on(examined, "creates_or_maintains")):
        return
    facts = examined.case.reciprocity and examined.case.reciprocity.neutral_labour_market
    found = facts and facts.finding in ("satisfied", "not_satisfied")
    if not found and not concluded(examined, _CRITERION):
        yield Hit("reciprocity.neutral_labour_market", _MESSAGE, _FIX)


_MESSAGE = Text(
    en="Nothing says whether the effect of the exchange on the labour market is neutral.",
    fr="Rien n’indique si l’incidence de l’échange sur le marché du travail est neutre.",
)
_FIX = Text(
    en="Enter your finding in reciprocity.neutral_labour_market, or conclude on neutral_labour_market in the assessment.",
    fr="Inscrivez votre constatation dans reciprocity.neutral_labour_market, ou une conclusion sur neutral_labour_market dans "
    "l’évaluation.",
)

RULE = Rule(
    code="GCM404",
    severity=Severity.WARNING,
    title=Text(en="The labour market is not addressed", fr="Le marché du travail n’est pas abordé"),
    finds=Text(
        en="An approval, or a refusal on reciprocity, with no finding on a neutral effect on the labour market and no "
        "conclusion on it.",
        fr="Une approbation, ou un refus fondé sur la réciprocité, sans constatation ni conclusion sur l’incidence neutre sur le "
        "marché du travail.",
    ),
    matters=Text(
        en="The guidance has officers look at whether the entry of workers under an exchange leaves the labour market neutral. "
        "Reasons that pass over it look incomplete.",
        fr="Les directives demandent à l’agent d’examiner si l’arrivée de travailleurs dans le cadre d’un échange a une incidence "
        "neutre sur le marché du travail. Des motifs qui n’en disent rien paraissent incomplets.",
    ),
    fix=Text(
        en="Record what the evidence shows, with its document. The guidance is a lens; paragraph 205(b) is the test.",
        fr="Consignez ce que montre la preuve, avec son document. Les directives éclairent; l’alinéa 205b) est le critère.",
    ),
    authority=OLD_GUIDANCE,
)

CASE_RULE = CaseRule(RULE, check)
