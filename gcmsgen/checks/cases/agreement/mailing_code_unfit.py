"""GCM116: the postal code of a mailing address is none of its country, or of another province."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.address import PostalAddress
from gcmsgen.facts.applicant import Representative
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.postal_areas import Basis, postal_area
from gcmsgen.reference.postal_forms import postal_form
from gcmsgen.reference.provinces import province_code
from gcmsgen.reference.served_places import lies_elsewhere


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each mailing address whose postal code is known and does not fit its country or its province."""
    for place, address in _addresses(examined):
        where = f"{place}.postal_code"
        code, country = address.postal_code, address.country
        if not code:
            continue
        if country == "CA" or (country is None and address.province):
            yield from _canadian(examined, where, address)
        elif country and (form := postal_form(country)) and not form.fits(code):
            yield Hit(where, _ABROAD.filled(form=form.form), _FIX.filled(where=where))


def _addresses(examined: Examined) -> Iterator[tuple[str, PostalAddress]]:
    applicant, offer = examined.case.applicant, examined.case.offer
    if applicant and applicant.address:
        yield "applicant.address", applicant.address
    if applicant and isinstance(applicant.representative, Representative) and applicant.representative.address:
        yield "applicant.representative.address", applicant.representative.address
    if offer and offer.employer and offer.employer.address:
        yield "offer.employer.address", offer.employer.address


def _canadian(examined: Examined, where: str, address: PostalAddress) -> Iterator[Hit]:
    area = postal_area(address.postal_code or "")
    stated = address.province and province_code(address.province)
    if area.code is None or area.basis is Basis.RESERVED:
        yield Hit(where, _MALFORMED, _FIX.filled(where=where))
    elif stated and area.provinces and stated not in area.provinces:
        yield Hit(where, _ELSEWHERE, _FIX.filled(where=where))
    elif area.basis is Basis.LETTER:
        yield Hit(where, _UNKNOWN, _FIX.filled(where=where))
    elif stated and address.city and lies_elsewhere(area.area or "", address.city, stated, extra=examined.places):
        yield Hit(where, _FAR, _FIX.filled(where=where))


_MALFORMED = Text(
    en="The postal code of this mailing address in Canada is not of the form A1A 1A1, or is nobody’s.",
    fr="Le code postal de cette adresse postale au Canada n’a pas la forme A1A 1A1, ou n’est celui de personne.",
)
_ELSEWHERE = Text(
    en="The postal code of this mailing address lies in another province than the one stated.",
    fr="Le code postal de cette adresse postale se trouve dans une autre province que celle qui est indiquée.",
)
_UNKNOWN = Text(
    en="The postal area of this mailing address is not in the table; only its first letter was held against the province.",
    fr="La région postale de cette adresse ne figure pas dans la table; seule sa première lettre a été comparée à la province.",
)
_FAR = Text(
    en="The postal code of this mailing address serves other places of its province than the city that is stated.",
    fr="Le code postal de cette adresse postale dessert d’autres lieux de la province que la ville qui est indiquée.",
)
_ABROAD = Text(
    en="The postal code of this mailing address does not have the form of its country ({form}); zeros at its "
    "beginning may have been lost.",
    fr="Le code postal de cette adresse postale n’a pas la forme de son pays ({form}); des zéros au début ont pu se "
    "perdre.",
)
_FIX = Text(
    en="Read the address in its source and correct {where}.",
    fr="Lisez l’adresse dans sa source et corrigez {where}.",
)

RULE = Rule(
    code="GCM116",
    severity=Severity.WARNING,
    title=Text(
        en="The postal code of a mailing address does not fit",
        fr="Le code postal d’une adresse postale ne convient pas",
    ),
    finds=Text(
        en="In the mailing address of the applicant, the representative or the employer: a Canadian postal code that is "
        "malformed, reserved, of another province, of an area that no table knows, or that serves other places than the city "
        "stated, told as GCM117 tells it; and a code abroad that has not the digits of its country (2139 "
        "for 02139). Countries whose codes are not figures alone are not judged. A mailing address is never held against the place "
        "of employment: an employer’s mail may go anywhere.",
        fr="Dans l’adresse postale du demandeur, du représentant ou de l’employeur : un code postal canadien mal formé, "
        "réservé, d’une autre province, d’une région qu’aucune table ne connaît, ou qui dessert d’autres lieux que la ville "
        "indiquée (voir GCM117); et un code à l’étranger qui n’a pas les chiffres de son pays (2139 pour "
        "02139). Les pays dont les codes ne sont pas que des chiffres ne sont pas jugés. Une adresse postale n’est jamais comparée "
        "au lieu de travail\N{NO-BREAK SPACE}: le courrier d’un employeur peut aller n’importe où.",
    ),
    matters=Text(
        en="A letter that does not arrive starts no time limit.",
        fr="Une lettre qui n’arrive pas ne fait courir aucun délai.",
    ),
    fix=Text(
        en="Read the address in its source and correct the code.",
        fr="Lisez l’adresse dans sa source et corrigez le code.",
    ),
    authority=Text(
        en="Canada Post, Addressing Guidelines; Universal Postal Union, postal addressing systems in member countries "
        "(confidence M; verify).",
        fr="Postes Canada, Directives d’adressage; Union postale universelle, systèmes d’adressage postal des pays "
        "membres (niveau de confiance M; à vérifier).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
