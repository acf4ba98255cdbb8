"""GCM510: the ability to do the work is in doubt or unknown, and the officer has not concluded on it."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.outcome import approves, rests_on
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

_CRITERION = "able_to_work"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the facts do not say that the person can do the work, and no reasoned conclusion does."""
    experience = examined.case.applicant and examined.case.applicant.experience
    if experience != "yes" and (approves(examined) or rests_on(examined, _CRITERION)):
        yield from conclusion_called_for(examined, _CRITERION, _FACT[experience or "unknown"])


_FACT = {
    "no": Text(
        en="applicant.experience says that the person is not able to do the work",
        fr="applicant.experience indique que la personne n’est pas capable d’exercer l’emploi",
    ),
    "not_assessed": Text(
        en="applicant.experience says that the ability to do the work was not assessed",
        fr="applicant.experience indique que la capacité d’exercer l’emploi n’a pas été évaluée",
    ),
    "unknown": Text(
        en="it is unknown whether the person is able to do the work (applicant.experience)",
        fr="on ne sait pas si la personne est capable d’exercer l’emploi (applicant.experience)",
    ),
}

RULE = Rule(
    code="GCM510",
    severity=Severity.ERROR,
    title=Text(
        en="No conclusion on the ability to do the work", fr="Aucune conclusion sur la capacité d’exercer l’emploi"
    ),
    finds=Text(
        en="An approval, or a refusal for inability, where applicant.experience is no, not_assessed or unknown and the officer has "
        "not concluded on able_to_work, or finds it satisfied without a reason.",
        fr="Une approbation, ou un refus pour incapacité, où applicant.experience a la valeur no ou not_assessed, ou est inconnu, "
        "alors que l’agent n’a pas conclu sur able_to_work, ou l’estime rempli sans motif.",
    ),
    matters=Text(
        en="No permit is issued where there are reasonable grounds to believe that the person is unable to do the work. The case "
        "file does not decide it; the officer does.",
        fr="Aucun permis n’est délivré s’il y a des motifs raisonnables de croire que la personne est incapable d’exercer "
        "l’emploi. Le fichier de cas ne le décide pas\N{NO-BREAK SPACE}: c’est l’agent qui le fait.",
    ),
    fix=Text(
        en="Conclude on able_to_work with the diplomas, licences and work history, or state the fact in applicant.experience.",
        fr="Inscrivez une conclusion sur able_to_work à partir des diplômes, des permis d’exercice et du parcours professionnel, ou "
        "indiquez le fait dans applicant.experience.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Regulations, paragraph 200(3)(a), in this form since 2018-03-27 (confidence H).",
        fr="Règlement sur l’immigration et la protection des réfugiés, alinéa 200(3)a), dans cette version depuis le 2018-03-27 "
        "(niveau de confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
