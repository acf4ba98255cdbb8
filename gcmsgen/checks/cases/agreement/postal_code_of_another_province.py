"""GCM107: the postal code belongs to another province."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import SAYS, WHERE, destination_corrections, stated_area
from gcmsgen.checks.reading.measure import OFFER
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.provinces import province_code, provinces


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the area, or its first letter, is in other provinces than the one stated."""
    area = stated_area(examined)
    address = examined.case.offer and examined.case.offer.address
    code = address and address.province and province_code(address.province)
    if area and address and code and area.provinces and area.basis in SAYS and code not in area.provinces:
        yield Hit(
            WHERE,
            _MESSAGE.filled(code=quoted(area.text), where=_either(area.provinces), stated=provinces()[code].name),
            _FIX,
            destination_corrections(examined, OFFER),
        )


def _either(codes: tuple[str, ...]) -> Text:
    names = [provinces()[code].in_text for code in codes]
    return Text(en=" or ".join(name.en for name in names), fr=" ou ".join(name.fr for name in names))


_MESSAGE = Text(
    en="The postal code of the address of employment is {code}, which lies {where}; the province stated there is {stated}.",
    fr="Le code postal de l’adresse du lieu de travail est {code}, qui se trouve {where}; la province indiquée est {stated}.",
)
_FIX = Text(
    en="Read the address in the offer of employment. Correct offer.address.postal_code or offer.address.province.",
    fr="Lisez l’adresse dans l’offre d’emploi. Corrigez offer.address.postal_code ou offer.address.province.",
)

RULE = Rule(
    code="GCM107",
    severity=Severity.ERROR,
    title=Text(en="The postal code belongs to another province", fr="Le code postal appartient à une autre province"),
    finds=Text(
        en="A postal code in the address of employment whose forward sortation area (its first three signs) lies in another "
        "province than the one stated. K1A serves federal offices in Ontario and in Quebec; X0A to X0C are Nunavut, X0E to "
        "X1A the Northwest Territories.",
        fr="Un code postal, dans l’adresse du lieu de travail, dont la région de tri d’acheminement (les trois premiers signes) "
        "se trouve dans une autre province que celle indiquée. K1A dessert des bureaux fédéraux en Ontario et au Québec; X0A à "
        "X0C correspondent au Nunavut, et X0E à X1A, aux Territoires du Nord-Ouest.",
    ),
    matters=Text(
        en="Province and postal code are typed separately. Where they disagree, one of them is wrong, and the city may be too.",
        fr="La province et le code postal sont tapés séparément. S’ils ne concordent pas, l’un des deux est erroné, et la ville "
        "l’est peut-être aussi.",
    ),
    fix=Text(
        en="Read the address in the offer of employment and correct the wrong part.",
        fr="Lisez l’adresse dans l’offre d’emploi et corrigez la partie erronée.",
    ),
    authority=Text(
        en="Forward sortation areas as published by GeoNames (CC BY 4.0) and others; docs/sources.md.",
        fr="Régions de tri d’acheminement publiées par GeoNames (CC BY 4.0) et d’autres; docs/sources.md.",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
