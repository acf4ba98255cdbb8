"""GCM112: the postal code of the address of employment is malformed, reserved or missing."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.postal_code_of_another_province import RULE as OF_ANOTHER_PROVINCE
from gcmsgen.checks.reading.destinations import WHERE, stated_area
from gcmsgen.checks.reading.measure import OFFER
from gcmsgen.checks.reading.stated import provinces
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Alike, OfferedCorrection, Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.postal_areas import Basis, postal_area
from gcmsgen.reference.provinces import province_code


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the text is no postal code, or nobody's, or only an area; an unknown one is a warning."""
    offer = examined.case.offer
    area = stated_area(examined)
    if area is None:
        if offer and offer.address:
            yield Hit(WHERE, _UNKNOWN, _FIX_UNKNOWN, severity=Severity.WARNING)
    elif area.basis is Basis.RESERVED:
        yield Hit(WHERE, _RESERVED.filled(code=quoted(area.text)), _FIX)
    elif area.code is None:
        meant = area.candidate if area.candidate and " " in area.candidate else None
        fits = meant is not None and _in_the_stated_province(meant, examined)
        corrections = (OfferedCorrection(WHERE, area.text, meant),) if meant and fits else ()
        alike = (Alike(WHERE, (meant,)),) if meant and not fits else ()
        yield Hit(WHERE, _MESSAGE.filled(code=quoted(area.text)), _FIX, corrections, alike=alike)


def _in_the_stated_province(code: str, examined: Examined) -> bool:
    """Say whether a code lies where the offer says: one that does not would only exchange this finding for another."""
    offered = provinces(examined.case)[OFFER].value
    return bool(offered) and province_code(offered or "") in postal_area(code).provinces


_MESSAGE = Text(
    en="The postal code of the address of employment is {code}, which is not of the form A1A 1A1.",
    fr="Le code postal de l’adresse du lieu de travail est {code}, qui n’a pas la forme A1A 1A1.",
)
_RESERVED = Text(
    en="The postal code of the address of employment is {code}, which is reserved and nobody’s address.",
    fr="Le code postal de l’adresse du lieu de travail est {code}, qui est réservé et n’est l’adresse de personne.",
)
_UNKNOWN = Text(
    en="The postal code of the address of employment is unknown, and province and city cannot be held against it.",
    fr="Le code postal de l’adresse du lieu de travail est inconnu, et ni la province ni la ville ne peuvent lui être comparées.",
)
_FIX = Text(
    en="Read the code in the offer of employment and correct offer.address.postal_code.",
    fr="Lisez le code dans l’offre d’emploi et corrigez offer.address.postal_code.",
)
_FIX_UNKNOWN = Text(
    en="Read the code in the offer of employment and enter it in offer.address.postal_code.",
    fr="Lisez le code dans l’offre d’emploi et inscrivez-le dans offer.address.postal_code.",
)

RULE = Rule(
    code="GCM112",
    severity=Severity.ERROR,
    title=Text(en="The postal code is malformed", fr="Le code postal est mal formé"),
    finds=Text(
        en="A postal code in the address of employment that is not of the form A1A 1A1 with the letters that Canada Post uses "
        "(never D, F, I, O, Q, U; never W or Z first), that is reserved (H0H 0H0), or, as a warning, that is unknown. Capitals "
        "and the space in the middle are forgiven; a letter typed for a digit is not, and the code meant is named.",
        fr="Un code postal, dans l’adresse du lieu de travail, qui n’a pas la forme A1A 1A1 avec les lettres que Postes Canada "
        "emploie (jamais D, F, I, O, Q, U; jamais W ni Z en tête), qui est réservé (H0H 0H0) ou, à titre d’avertissement, qui "
        "est inconnu. Une différence de majuscules ou d’espace au milieu est tolérée; une lettre tapée pour un chiffre ne l’est "
        "pas, et le code probable est nommé.",
    ),
    matters=Text(
        en="The postal code is the only part of an address that says its province a second time.",
        fr="Le code postal est la seule partie d’une adresse qui en dit la province une seconde fois.",
    ),
    fix=Text(
        en="Read the code in the offer of employment and correct it.",
        fr="Lisez le code dans l’offre d’emploi et corrigez-le.",
    ),
    authority=OF_ANOTHER_PROVINCE.authority,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
