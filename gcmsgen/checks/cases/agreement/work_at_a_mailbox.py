"""GCM118: the address of employment is one for mail alone, such as a post office box."""

import re
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.stated import SOURCE
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WHERE = "offer.address.street"
# How Canada Post and people write a box, general delivery, and the station that either belongs to.
_BOX = re.compile(
    r"\b(?:p\.?\s*o\.?\s*box|post(?:al)?\s+office\s+box|case\s+postale|c\.?\s*p\.?(?=\s*\d)|bo[iî]te\s+postale|"
    r"b\.?\s*p\.?(?=\s*\d))\s*(?:no?\.?\s*)?#?\s*[\w-]*|\b(?:general\s+delivery|poste\s+restante|gd|pr)\b",
    re.IGNORECASE,
)
_STATION = re.compile(
    r"\b(?:stn|station|succ(?:ursale)?|rpo|cs[ps]|lcd|bdp|pdf|main|po|rr|r\.r\.)\b\.?(?:\s+[\w’'-]+)?", re.IGNORECASE
)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the street of the address of employment is a box or general delivery and nothing beside it."""
    address = examined.case.offer and examined.case.offer.address
    if address and address.street and mail_alone(address.street):
        yield Hit(WHERE, _MESSAGE, _FIX)


def mail_alone(street: str) -> bool:
    """Say whether a street is an address for mail alone; one with a civic number or a road beside the box is not.

    >>> mail_alone("P.O. Box 12, Stn Main"), mail_alone("C.P. 400, succ. Centre-ville"), mail_alone("General Delivery")
    (True, True, True)
    >>> mail_alone("12 Main Street, PO Box 4"), mail_alone("1 Box Hill Road"), mail_alone("Highway 11, P.O. Box 9")
    (False, False, False)
    """
    if not _BOX.search(street):
        return False
    rest = _STATION.sub(" ", _BOX.sub(" ", street))
    return not re.search(r"\w{3}|\d", rest)


_MESSAGE = Text(
    en="The address of employment is a post office box or general delivery: an address for mail, where nobody works.",
    fr="L’adresse du lieu de travail est une case postale ou la poste restante\N{NO-BREAK SPACE}: une adresse pour le courrier, où "
    "personne ne travaille.",
)
_FIX = Text(
    en="Read the offer of employment. Enter the street where the work is done in offer.address.street, and the address for mail in "
    "offer.employer.address.",
    fr="Lisez l’offre d’emploi. Inscrivez la rue où le travail se fait dans offer.address.street, et l’adresse du courrier dans "
    "offer.employer.address.",
)

RULE = Rule(
    code="GCM118",
    severity=Severity.WARNING,
    title=Text(
        en="The address of employment is for mail alone",
        fr="L’adresse du lieu de travail ne sert qu’au courrier",
    ),
    finds=Text(
        en="A street in the address of employment that is a post office box or general delivery and no more. A civic number or a "
        "road beside the box is a place, and a rural route alone is not judged.",
        fr="Une rue, dans l’adresse du lieu de travail, qui n’est qu’une case postale ou la poste restante. Un numéro de voirie ou "
        "une route à côté de la case est un lieu, et une route rurale seule n’est pas jugée.",
    ),
    matters=Text(
        en="The permit names the place of work. An employer’s box may stand in another town than the shop.",
        fr="Le permis désigne le lieu de travail. La case postale d’un employeur peut se trouver dans une autre ville que "
        "l’établissement.",
    ),
    fix=Text(
        en="Ask for the street where the work is done; the box belongs to the employer’s mailing address.",
        fr="Demandez la rue où le travail se fait; la case postale relève de l’adresse postale de l’employeur.",
    ),
    authority=SOURCE,
)

CASE_RULE = CaseRule(RULE, check)
