"""GCM201: the permit runs beyond the last day that the offer, the passport and the biometrics permit."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides, fact_at, may_approve, outcome, unknown_facts
from gcmsgen.checks.reading.permit_length import CAP, last_day
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

KIND = "applicant.travel_document.kind"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the permit ends too late, and one for each fact without which that cannot be seen."""
    if not may_approve(examined):
        return
    last, to = last_day(examined), fact_at(examined.case, "decision.permit.to")
    if isinstance(to, date) and last.day and last.cap and to > last.day:
        words: dict[str, str | Text] = {
            "to": to.isoformat(),
            "day": last.day.isoformat(),
            "cap": CAP[last.cap],
            "where": last.cap,
        }
        yield Hit("decision.permit.to", _MESSAGE.filled(**words), _FIX.filled(**words))
    if last.head is None and fact_at(examined.case, KIND) == "none":
        yield Hit(KIND, _NO_DOCUMENT, _NO_DOCUMENT_FIX)
    if outcome(examined) == "approve":
        yield from unknown_facts([] if to else ["decision.permit.to"], _PURPOSE)
    if decides(examined) or to:
        yield from unknown_facts(last.unknown, _PURPOSE)


_PURPOSE = Text(
    en="the permit ends in time",
    fr="le permis prend fin à temps",
)
_MESSAGE = Text(
    en="The permit ends on {to}. It may not end after {day}: {cap} sets that limit ({where}).",
    fr="Le permis prend fin le {to}. Il ne peut prendre fin après le {day}\N{NO-BREAK SPACE}: {cap} fixe cette limite ({where}).",
)
_FIX = Text(
    en="Enter a day no later than {day} in decision.permit.to, with a reason (decision.permit.reason) where that is before the "
    "end of the offer, or "
    "correct {where}.",
    fr="Inscrivez dans decision.permit.to un jour qui ne dépasse pas le {day}, avec un motif (decision.permit.reason) s’il précède "
    "la fin de l’offre, ou "
    "corrigez {where}.",
)
_NO_DOCUMENT = Text(
    en="The applicant holds no travel document, and no head of R52(2) exempts from holding one.",
    fr="Le demandeur ne détient aucun titre de voyage, et aucune exception de R52(2) ne l’en dispense.",
)
_NO_DOCUMENT_FIX = Text(
    en="Ask for a travel document that is valid for the stay, or enter the facts on which a head of R52(2) applies.",
    fr="Demandez un titre de voyage valide pour le séjour, ou inscrivez les faits qui rendent applicable une exception de R52(2).",
)

RULE = Rule(
    code="GCM201",
    severity=Severity.ERROR,
    title=Text(en="The permit is too long", fr="Le permis est trop long"),
    finds=Text(
        en="A permit that ends after the earliest of three days: the end of the offer of employment; the expiry of the travel "
        "document, unless a head of R52(2) applies; and, where biometrics are required, ten years from the day on which they "
        "were last given. A fact that is unknown is named in a warning and never exempts.",
        fr="Un permis qui prend fin après le premier de ces trois jours\N{NO-BREAK SPACE}: la fin de l’offre d’emploi; l’expiration "
        "du titre de voyage, sauf si une exception de R52(2) s’applique; et, lorsque des données biométriques sont exigées, dix "
        "ans après le jour où elles ont été fournies la dernière fois. Un fait inconnu est signalé par un avertissement et ne "
        "dispense jamais.",
    ),
    matters=Text(
        en="A permit that outlasts the passport authorizes a stay for which the person holds no valid document, and is made "
        "again at the expense of everyone.",
        fr="Un permis qui survit au passeport autorise un séjour pour lequel la personne ne détient pas de titre valide; il faut "
        "alors le refaire, aux frais de tous.",
    ),
    fix=Text(
        en="Shorten the permit and give the reason, or correct the fact that sets the limit. A later passport may support an "
        "extension.",
        fr="Raccourcissez le permis et indiquez le motif, ou corrigez le fait qui fixe la limite. Un nouveau passeport pourra "
        "appuyer une prorogation.",
    ),
    authority=lambda: of_law("R52(1)", "R52(2)", "R183(2)(c)", "R183(4)(c.1)", "R12.2(1)(c)(ii)", "R185(a)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
