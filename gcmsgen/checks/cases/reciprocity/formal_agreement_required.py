"""GCM403: a conclusion on reciprocity lacks a formal agreement and nothing else."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import GUIDANCE, LAW, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import FORMAL_AGREEMENT
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.categories import category


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion on reciprocity that is not satisfied for want of a formal agreement alone."""
    for number, item in enumerate(examined.case.assessment, 1):
        if (
            item.criterion in category().criteria
            and item.conclusion == "not_satisfied"
            and set(item.missing) == {FORMAL_AGREEMENT}
        ):
            where = f"assessment.{number}.missing"
            yield Hit(where, _MESSAGE.filled(criterion=item.criterion or "?"), _FIX.filled(where=where))


_MESSAGE = Text(
    en="The conclusion on {criterion} is that it is not satisfied, and all that is missing is a formal agreement. None is "
    "required.",
    fr="La conclusion sur {criterion} est que le critère n’est pas rempli, et seul un accord officiel manque. Aucun n’est "
    "exigé.",
)
_FIX = Text(
    en="Enter in {where} what else was lacking, or review the conclusion: an exchange may be shown by a letter, a contract or "
    "the record of actual positions.",
    fr="Inscrivez dans {where} ce qui manquait par ailleurs, ou revoyez la conclusion\N{NO-BREAK SPACE}: une lettre, un contrat "
    "ou le registre des postes réels peuvent démontrer un échange.",
)

RULE = Rule(
    code="GCM403",
    severity=Severity.ERROR,
    title=Text(en="A formal agreement is treated as required", fr="Un accord officiel est traité comme une exigence"),
    finds=Text(
        en="A conclusion on a criterion of reciprocity that is not satisfied and whose only missing item is formal_agreement.",
        fr="Une conclusion selon laquelle un critère de réciprocité n’est pas rempli et dont le seul élément manquant est "
        "formal_agreement.",
    ),
    matters=Text(
        en="Paragraph 205(b) asks for reciprocal employment, not for a formal agreement, and the guidance says that none is "
        "required. A refusal for want of one would add a condition that the law does not have.",
        fr="L’alinéa 205b) vise l’emploi réciproque et non un accord officiel, et les directives précisent qu’aucun n’est exigé. "
        "Un refus fondé sur cette seule absence ajouterait une condition que la loi ne prévoit pas.",
    ),
    fix=Text(
        en="Say what the evidence does not show (positions, numbers, durations), or review the conclusion.",
        fr="Indiquez ce que la preuve ne montre pas (postes, nombres, durées), ou revoyez la conclusion.",
    ),
    authority=together(LAW, GUIDANCE),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
