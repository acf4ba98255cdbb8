"""GCM117: within its province, the postal code serves other places than the city of employment."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.postal_code_of_another_province import RULE as OF_ANOTHER_PROVINCE
from gcmsgen.checks.reading.destinations import WHERE, confirmed_severity, stated_area
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.postal_areas import Basis
from gcmsgen.reference.provinces import province_code
from gcmsgen.reference.served_places import lies_elsewhere

SHOWN = 3


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where no area serves both the city of the offer and a place that the postal code serves."""
    area = stated_area(examined)
    address = examined.case.offer and examined.case.offer.address
    province = address and address.province and province_code(address.province)
    if not area or area.basis is not Basis.AREA or not area.area or not address or not address.city or not province:
        return
    if province in area.provinces and lies_elsewhere(area.area, address.city, province, extra=examined.places):
        words: dict[str, str | Text] = {
            "code": quoted(area.text),
            "places": ", ".join(area.places[:SHOWN]),
            "city": quoted(address.city),
        }
        yield Hit(WHERE, _MESSAGE.filled(**words), _FIX, severity=confirmed_severity(address.city, examined))


_MESSAGE = Text(
    en="The postal code of the address of employment is {code}, which serves {places}; the city stated there is {city}.",
    fr="Le code postal de l’adresse du lieu de travail est {code}, qui dessert {places}; la ville indiquée est {city}.",
)
_FIX = Text(
    en="Read the address in the offer of employment. Correct offer.address.postal_code or offer.address.city, or confirm the place "
    "in offer.address.confirmed (by, on, source).",
    fr="Lisez l’adresse dans l’offre d’emploi. Corrigez offer.address.postal_code ou offer.address.city, ou confirmez le lieu dans "
    "offer.address.confirmed (by, on, source).",
)

RULE = Rule(
    code="GCM117",
    severity=Severity.WARNING,
    title=Text(
        en="The postal code serves another place of the province",
        fr="Le code postal dessert un autre lieu de la province",
    ),
    finds=Text(
        en="A postal code in the address of employment whose area serves other places of the province than the city stated: "
        "Vancouver with V8W (Victoria), Halifax with B1P (Sydney). Areas cross municipal limits, so a code is only told apart from "
        "a city where no area at all serves both the city and one of the places of the code; a city to which no area is known to "
        "deliver is not judged, and of rural areas only the first letter is. The parts of a city are the city.",
        fr="Un code postal, dans l’adresse du lieu de travail, dont la région dessert d’autres lieux de la province que la ville "
        "indiquée\N{NO-BREAK SPACE}: Vancouver avec V8W (Victoria), Halifax avec B1P (Sydney). Les régions débordent les limites "
        "municipales; un code n’est donc tenu pour étranger à une ville que si aucune région ne dessert à la fois la ville et l’un "
        "des lieux du code; une ville pour laquelle aucune région n’est connue n’est pas jugée, et des régions rurales ne compte que "
        "la première lettre. Les parties d’une ville sont la ville.",
    ),
    matters=Text(
        en="City and postal code are typed separately. Where they disagree, one of them may be that of another address, such as the "
        "employer’s mail, and the permit should name the place where the work is done.",
        fr="La ville et le code postal sont tapés séparément. S’ils ne concordent pas, l’un des deux est peut-être celui d’une autre "
        "adresse, comme celle du courrier de l’employeur, et le permis doit désigner le lieu où le travail se fait.",
    ),
    fix=Text(
        en="Read the address in the offer of employment and correct the wrong part, or confirm the place.",
        fr="Lisez l’adresse dans l’offre d’emploi et corrigez la partie erronée, ou confirmez le lieu.",
    ),
    authority=OF_ANOTHER_PROVINCE.authority,
)

CASE_RULE = CaseRule(RULE, check)
