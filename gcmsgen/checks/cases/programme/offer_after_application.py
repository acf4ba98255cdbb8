"""GCM205: the offer was not submitted in the Employer Portal before the application."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.fee_exemptions import compliance_fee, portal_exemption_since, portal_head

EXEMPT, SUBMITTED, RECEIVED = "offer.portal_exempt", "offer.submitted", "application.received"
CRITERION = "offer_and_fee_in_time"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield what the days of the offer and of the application call for, unless the employer is exempt."""
    received, submitted = fact_at(examined.case, RECEIVED), fact_at(examined.case, SUBMITTED)
    day = received if isinstance(received, date) else examined.on
    if compliance_fee(day) is None:
        return
    exempt = fact_at(examined.case, EXEMPT)
    if isinstance(exempt, str) and exempt != "none":
        yield from _exemption(exempt, day)
        return
    yield from unknown_facts(missing(examined, [SUBMITTED, RECEIVED, "offer.number"]), _PURPOSE)
    if submitted == "none":
        yield from conclusion_called_for(examined, CRITERION, _NO_OFFER)
    elif isinstance(received, date) and isinstance(submitted, date):
        words = {"submitted": submitted.isoformat(), "received": received.isoformat()}
        if submitted > received:
            yield from conclusion_called_for(examined, CRITERION, _LATE.filled(**words))
        elif submitted == received:
            yield Hit(SUBMITTED, _SAME_DAY.filled(**words), _SAME_DAY_FIX, severity=Severity.WARNING)


def _exemption(exempt: str, day: date) -> Iterator[Hit]:
    since = portal_exemption_since()
    if portal_head(exempt) is None:
        yield Hit(EXEMPT, _NO_HEAD.filled(exempt=quoted(exempt)), _EXEMPT_FIX, severity=Severity.WARNING)
    elif day < since:
        yield Hit(EXEMPT, _TOO_EARLY.filled(since=since.isoformat()), _EXEMPT_FIX, severity=Severity.WARNING)


_PURPOSE = Text(
    en="the offer of employment was submitted before the application",
    fr="l’offre d’emploi a été présentée avant la demande",
)
_NO_OFFER = Text(
    en="no offer of employment was submitted in the Employer Portal",
    fr="aucune offre d’emploi n’a été présentée dans le Portail de l’employeur",
)
_LATE = Text(
    en="the offer of employment was submitted on {submitted}, after the application of {received}",
    fr="l’offre d’emploi a été présentée le {submitted}, après la demande du {received}",
)
_SAME_DAY = Text(
    en="The offer of employment and the application bear the same day, {received}; the offer must come first.",
    fr="L’offre d’emploi et la demande portent la même date, le {received}; l’offre doit précéder la demande.",
)
_SAME_DAY_FIX = Text(
    en="Compare the hours in the Employer Portal and in the application.",
    fr="Comparez les heures dans le Portail de l’employeur et dans la demande.",
)
_NO_HEAD = Text(
    en="{exempt} is no head of R209.91, so it does not exempt the employer from the Employer Portal.",
    fr="{exempt} n’est pas une disposition de R209.91; l’employeur n’est donc pas dispensé du Portail de l’employeur.",
)
_TOO_EARLY = Text(
    en="The exemption of R209.91 exists since {since}, after this application.",
    fr="La dispense de R209.91 existe depuis le {since}, après cette demande.",
)
_EXEMPT_FIX = Text(
    en="Enter the head of R209.91 that applies in offer.portal_exempt, or none.",
    fr="Inscrivez dans offer.portal_exempt la disposition de R209.91 qui s’applique, ou none.",
)

RULE = Rule(
    code="GCM205",
    severity=Severity.ERROR,
    title=Text(
        en="The offer was submitted after the application",
        fr="L’offre a été présentée après la demande",
    ),
    finds=Text(
        en="An offer of employment submitted in the Employer Portal after the application was made, while the assessment holds no "
        "conclusion of the officer on this point, or a contrary one without a reason. The same day is a warning, because the "
        "hours are not in the file; so is an unknown day or number. An employer exempt under R209.91 submits no offer.",
        fr="Une offre d’emploi présentée dans le Portail de l’employeur après la demande, alors que l’évaluation ne contient aucune "
        "conclusion de l’agent sur ce point, ou une conclusion contraire sans motif. Le même jour donne lieu à un avertissement, "
        "puisque les heures ne figurent pas au fichier; de même, un jour ou un numéro inconnu. L’employeur dispensé par R209.91 "
        "ne présente pas d’offre.",
    ),
    matters=Text(
        en="No permit may be issued where the information was not provided before the application, however strong the exchange is.",
        fr="Aucun permis ne peut être délivré si les renseignements n’ont pas été fournis avant la demande, si solide que soit "
        "l’échange.",
    ),
    fix=Text(
        en="Check the days. Then enter your own conclusion on offer_and_fee_in_time; the tool proposes none.",
        fr="Vérifiez les jours. Inscrivez ensuite votre propre conclusion sur offer_and_fee_in_time; l’outil n’en propose aucune.",
    ),
    authority=lambda: of_law("R200(3)(f.1)", "R209.11(1)", "R209.91"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
