"""GCM313: the employer is ineligible or in default, or was not checked on the day of the decision."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

VALUE, CHECKED = "offer.employer.eligible.value", "offer.employer.eligible.checked"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield what the check of the employer calls for; the day of the decision counts."""
    yield from unknown_facts(missing(examined, [VALUE, CHECKED]), _PURPOSE)
    if fact_at(examined.case, VALUE) is False:
        yield from conclusion_called_for(examined, "employer_eligible", _INELIGIBLE)
    checked, decided = fact_at(examined.case, CHECKED), fact_at(examined.case, "decision.date")
    if isinstance(checked, date) and isinstance(decided, date) and checked < decided:
        words = {"checked": checked.isoformat(), "decided": decided.isoformat()}
        yield Hit(CHECKED, _OLD.filled(**words), _OLD_FIX.filled(**words), severity=Severity.WARNING)


_PURPOSE = Text(
    en="the employer may employ a foreign worker on the day of the decision",
    fr="l’employeur peut embaucher un travailleur étranger au jour de la décision",
)
_INELIGIBLE = Text(
    en="the employer is on the list of ineligible employers or is in default of a penalty",
    fr="l’employeur figure sur la liste des employeurs inadmissibles ou est en défaut de paiement d’une sanction",
)
_OLD = Text(
    en="The employer was checked on {checked}, before the decision of {decided}.",
    fr="L’employeur a été vérifié le {checked}, avant la décision du {decided}.",
)
_OLD_FIX = Text(
    en="Check the list again on {decided} and enter that day in offer.employer.eligible.checked.",
    fr="Vérifiez de nouveau la liste le {decided} et inscrivez ce jour dans offer.employer.eligible.checked.",
)

RULE = Rule(
    code="GCM313",
    severity=Severity.ERROR,
    title=Text(en="The employer is not eligible", fr="L’employeur n’est pas admissible"),
    finds=Text(
        en="An employer that the officer found ineligible or in default of a penalty, while the assessment holds no conclusion on "
        "this point, or a contrary one without a reason. A check that is older than the decision, and one that is unknown, are "
        "warnings.",
        fr="Un employeur que l’agent a jugé inadmissible ou en défaut de paiement d’une sanction, alors que l’évaluation ne contient "
        "aucune conclusion sur ce point, ou une conclusion contraire sans motif. Une vérification antérieure à la décision, ou "
        "inconnue, donne lieu à un avertissement.",
    ),
    matters=Text(
        en="The Regulations speak of the employer as it is on the day of the decision; an employer may come onto the list while the "
        "application waits.",
        fr="Le Règlement vise l’employeur tel qu’il est au jour de la décision; un employeur peut être inscrit sur la liste pendant "
        "que la demande attend.",
    ),
    fix=Text(
        en="Check the list on the day of the decision. Then enter your own conclusion on employer_eligible; the tool proposes none.",
        fr="Vérifiez la liste au jour de la décision. Inscrivez ensuite votre propre conclusion sur employer_eligible; l’outil n’en "
        "propose aucune.",
    ),
    authority=lambda: of_law("R200(3)(h)", "R200(3)(g.1)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
