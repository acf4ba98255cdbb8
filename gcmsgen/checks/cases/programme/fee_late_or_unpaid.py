"""GCM206: the employer compliance fee was not paid before the application, and no exemption is shown."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.programme.offer_after_application import CRITERION, EXEMPT, RECEIVED
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.fee_exemptions import compliance_fee, fact_of, fee_head, head_closed_to_youth

PAID, AMOUNT, HEAD = "offer.fee.paid", "offer.fee.amount", "offer.fee.exempt"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield what the fee calls for: exempt, paid in time, paid late, or not paid."""
    received, stated = fact_at(examined.case, RECEIVED), fact_at(examined.case, HEAD)
    day = received if isinstance(received, date) else examined.on
    if compliance_fee(day) is None:
        return
    if isinstance(stated, str) and stated != "none":
        yield from _exemption(examined, stated)
    elif fact_at(examined.case, EXEMPT) in (None, "none"):
        yield from _payment(examined, exempt_known=stated == "none")


def _exemption(examined: Examined, stated: str) -> Iterator[Hit]:
    """Yield a warning where a claimed head does not exist, or the fact that it rests on is not there."""
    head = fee_head(stated)
    if head is None:
        yield Hit(HEAD, _NO_HEAD.filled(stated=quoted(stated)), _EXEMPT_FIX, severity=Severity.WARNING)
        return
    youth = fact_at(examined.case, "programme.youth_mobility") is True and head == head_closed_to_youth()
    if youth or fact_at(examined.case, fact_of(head)) in (None, "none"):
        message = _YOUTH if youth else _UNMET
        yield Hit(HEAD, message.filled(head=short(head), fact=fact_of(head)), _EXEMPT_FIX, severity=Severity.WARNING)


def _payment(examined: Examined, *, exempt_known: bool) -> Iterator[Hit]:
    paid, received = fact_at(examined.case, PAID), fact_at(examined.case, RECEIVED)
    if not isinstance(paid, date):
        if exempt_known or paid == "none":
            yield from conclusion_called_for(examined, CRITERION, _UNPAID)
        else:
            yield from unknown_facts(missing(examined, [PAID]), _PURPOSE)
        return
    yield from _amount(examined, paid)
    if isinstance(received, date) and paid >= received:
        words = {"paid": paid.isoformat(), "received": received.isoformat()}
        if paid > received:
            yield from conclusion_called_for(examined, CRITERION, _LATE.filled(**words))
        else:
            yield Hit(PAID, _SAME_DAY.filled(**words), _SAME_DAY_FIX, severity=Severity.WARNING)


def _amount(examined: Examined, paid: date) -> Iterator[Hit]:
    amount, due = fact_at(examined.case, AMOUNT), compliance_fee(paid)
    if not isinstance(amount, Decimal) or due is None or amount == due:
        return
    shown = Text(en=f"${amount}", fr=f"{amount}\N{NO-BREAK SPACE}$".replace(".", ","))
    owed = Text(en=f"${due}", fr=f"{due}\N{NO-BREAK SPACE}$")
    yield Hit(AMOUNT, _AMOUNT.filled(amount=shown, due=owed), _AMOUNT_FIX, severity=Severity.WARNING)


_PURPOSE = Text(
    en="the fee was paid before the application, or was not due",
    fr="les frais ont été payés avant la demande, ou n’étaient pas exigibles",
)
_UNPAID = Text(
    en="the employer compliance fee is neither paid nor exempt",
    fr="les frais relatifs à la conformité de l’employeur ne sont ni payés ni visés par une dispense",
)
_LATE = Text(
    en="the employer compliance fee was paid on {paid}, after the application of {received}",
    fr="les frais relatifs à la conformité de l’employeur ont été payés le {paid}, après la demande du {received}",
)
_SAME_DAY = Text(
    en="The fee and the application bear the same day, {received}; the fee must come first.",
    fr="Le paiement des frais et la demande portent la même date, le {received}; le paiement doit précéder la demande.",
)
_SAME_DAY_FIX = Text(
    en="Compare the hours on the receipt and in the application.",
    fr="Comparez les heures sur le reçu et dans la demande.",
)
_AMOUNT = Text(
    en="The fee paid is {amount}; the fee due on that day was {due} for one worker.",
    fr="Les frais payés s’élèvent à {amount}; les frais exigibles ce jour-là étaient de {due} par personne.",
)
_AMOUNT_FIX = Text(
    en="Read the receipt and correct offer.fee.amount. A group of performing artists may have paid a common total (R303.1(7)).",
    fr="Lisez le reçu et corrigez offer.fee.amount. Une troupe d’artistes de spectacle peut avoir payé un total commun (R303.1(7)).",
)
_NO_HEAD = Text(
    en="{stated} is no head of R303.1 that exempts from the fee.",
    fr="{stated} n’est pas une disposition de R303.1 qui dispense des frais.",
)
_UNMET = Text(
    en="The exemption {head} is entered, and {fact} does not show the fact that it rests on.",
    fr="La dispense {head} est inscrite, et {fact} n’indique pas le fait sur lequel elle repose.",
)
_YOUTH = Text(
    en="The exemption {head} is entered, and it does not reach the employer of a participant in a youth program.",
    fr="La dispense {head} est inscrite, et elle ne vise pas l’employeur d’un participant à un programme pour la jeunesse.",
)
_EXEMPT_FIX = Text(
    en="Enter the fact that exempts the employer, or enter none in offer.fee.exempt with the day of payment.",
    fr="Inscrivez le fait qui dispense l’employeur, ou inscrivez none dans offer.fee.exempt, avec le jour du paiement.",
)

RULE = Rule(
    code="GCM206",
    severity=Severity.ERROR,
    title=Text(
        en="The employer compliance fee is late or unpaid",
        fr="Les frais relatifs à la conformité de l’employeur sont payés en retard ou impayés",
    ),
    finds=Text(
        en="A fee that was paid after the application, or neither paid nor exempt, while the assessment holds no conclusion of the "
        "officer on this point, or a contrary one without a reason. The same day, an amount other than the fee of that day and an "
        "exemption without its fact are warnings.",
        fr="Des frais payés après la demande, ou ni payés ni visés par une dispense, alors que l’évaluation ne contient aucune "
        "conclusion de l’agent sur ce point, ou une conclusion contraire sans motif. Le même jour, un montant autre que celui en "
        "vigueur ce jour-là et une dispense sans le fait qui la fonde donnent lieu à un avertissement.",
    ),
    matters=Text(
        en="No permit may be issued where the fee was not paid before the application. On a refusal the fee is remitted and "
        "repaid to the person who paid it.",
        fr="Aucun permis ne peut être délivré si les frais n’ont pas été payés avant la demande. En cas de refus, remise en est "
        "accordée, et ils sont remboursés à la personne qui les a acquittés.",
    ),
    fix=Text(
        en="Check the receipt. Then enter your own conclusion on offer_and_fee_in_time; the tool proposes none.",
        fr="Vérifiez le reçu. Inscrivez ensuite votre propre conclusion sur offer_and_fee_in_time; l’outil n’en propose aucune.",
    ),
    authority=lambda: of_law(
        "R200(3)(f.1)", "R303.1(1)", "R303.1(2)", "R303.1(4.1)", "R303.1(5)", "R299(2)(h)", "R299(2)(i)"
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
