"""GCM505: an approval while a criterion is not satisfied."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import approves
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each criterion that the officer found not satisfied while the outcome is an approval."""
    if not approves(examined):
        return
    for number, item in enumerate(examined.case.assessment, 1):
        if item.conclusion == "not_satisfied":
            words = {"criterion": item.criterion or "?", "where": f"assessment.{number}.conclusion"}
            yield Hit(words["where"], _MESSAGE.filled(**words), _FIX.filled(**words))


_MESSAGE = Text(
    en="The application is approved, and your conclusion on {criterion} is that it is not satisfied.",
    fr="La demande est approuvée, et votre conclusion sur {criterion} est que le critère n’est pas rempli.",
)
_FIX = Text(
    en="Review {where}, or the outcome of the decision: the two cannot stand together.",
    fr="Revoyez {where}, ou l’issue de la décision\N{NO-BREAK SPACE}: les deux ne peuvent coexister.",
)

RULE = Rule(
    code="GCM505",
    severity=Severity.ERROR,
    title=Text(en="An approval goes against a conclusion", fr="Une approbation contredit une conclusion"),
    finds=Text(
        en="A decision whose outcome is an approval while an entry of the assessment finds a criterion not satisfied.",
        fr="Une décision dont l’issue est une approbation alors qu’un élément de l’évaluation conclut qu’un critère n’est pas "
        "rempli.",
    ),
    matters=Text(
        en="A permit is issued where it is established that the requirements are met. A decision that contradicts its own reasons "
        "cannot be justified.",
        fr="Un permis est délivré s’il est établi que les exigences sont remplies. Une décision qui contredit ses propres motifs ne "
        "peut être justifiée.",
    ),
    fix=Text(
        en="Change whichever of the two is wrong. The tool does not say which.",
        fr="Corrigez la décision ou la conclusion, selon ce qui est erroné. L’outil ne dit pas lequel.",
    ),
    authority=together(
        Text(
            en="Immigration and Refugee Protection Regulations, subsections 200(1) and (3), in this form since 2018-03-27 "
            "(confidence H).",
            fr="Règlement sur l’immigration et la protection des réfugiés, paragraphes 200(1) et (3), dans cette version depuis le "
            "2018-03-27 (niveau de confiance H).",
        ),
        REASONS,
    ),
)

CASE_RULE = CaseRule(RULE, check)
