"""GCM105: the city does not exist in that province."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.stated import SOURCE, Stated, cities_in_provinces, shown
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text
from gcmsgen.reference.places import PlaceNameKind, places, provinces_with
from gcmsgen.reference.provinces import provinces

NEAREST = 3


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each city whose name no place of its province has, or that is only a region."""
    for city, province, code in cities_in_provinces(examined.case):
        found = places(city.value or "", code, extra=examined.places)
        if any(place.kind is not PlaceNameKind.METROPOLITAN for place in found):
            continue
        message = _REGION if found else _MESSAGE
        yield Hit(
            city.where,
            message.filled(here=city.place, city=shown(city), province=provinces()[code].in_text),
            _FIX.filled(where=city.where, other=province.where),
            tuple(_corrections(city, province, code, examined)),
        )


def _corrections(city: Stated, province: Stated, code: str, examined: Examined) -> Iterator[OfferedCorrection]:
    """Yield the places of that province that are spelt most like it, and the provinces that have such a place."""
    from gcmsgen.reference.search import find_places

    for hit in find_places(city.value or "", code, limit=NEAREST):
        if any(place.kind is not PlaceNameKind.METROPOLITAN for place in places(hit.found, code)):
            yield OfferedCorrection(city.where, city.value, hit.found)
    for other in provinces_with(city.value or "", extra=examined.places):
        if other != code:
            yield OfferedCorrection(province.where, province.value, other)


_MESSAGE = Text(
    en="The city in {here} is {city}, and no place of that name is known {province}.",
    fr="Dans {here}, la ville est {city}, et aucun lieu de ce nom n’est connu {province}.",
)
_REGION = Text(
    en="The city in {here} is {city}, which {province} is a region and no city that a permit can name.",
    fr="Dans {here}, la ville est {city}; {province}, c’est une région, et non une ville qu’un permis peut désigner.",
)
_FIX = Text(
    en="Read the address in the offer of employment. Correct {where} or {other}.",
    fr="Lisez l’adresse dans l’offre d’emploi. Corrigez {where} ou {other}.",
)

RULE = Rule(
    code="GCM105",
    severity=Severity.ERROR,
    title=Text(en="The city does not exist in that province", fr="La ville n’existe pas dans cette province"),
    finds=Text(
        en="A destination city of which no municipality, postal place, former municipality or part of one bears the name "
        "in the stated province; also a metropolitan area or region, such as Ottawa-Gatineau. The name is looked up with "
        "its province, never alone, in the tables of docs/sources.md and in the places that an office has added.",
        fr="Une ville de destination dont aucune municipalité, aucun lieu postal, aucune ancienne municipalité ni partie de "
        "municipalité ne porte le nom dans la province indiquée; de même, une région métropolitaine, comme Ottawa-Gatineau. "
        "Le nom est cherché avec sa province, jamais seul, dans les tables de docs/sources.md et parmi les lieux ajoutés "
        "par un bureau.",
    ),
    matters=Text(
        en="Three sources that agree on a city that does not exist are three times the same mistake: Saint John is in New "
        "Brunswick, and St. John’s in Newfoundland and Labrador.",
        fr="Trois sources qui s’accordent sur une ville qui n’existe pas répètent trois fois la même erreur\N{NO-BREAK SPACE}: "
        "Saint John est au Nouveau-Brunswick, et St. John’s, à Terre-Neuve-et-Labrador.",
    ),
    fix=Text(
        en="Choose among the corrections shown the one that the offer of employment supports; each would clear the finding. "
        "Where a real place is missing from the tables, add it to the office’s places.csv.",
        fr="Choisissez, parmi les corrections affichées, celle qu’appuie l’offre d’emploi; chacune ferait disparaître le "
        "constat. Si un lieu réel manque aux tables, ajoutez-le au fichier places.csv du bureau.",
    ),
    authority=Text(
        en="Statistics Canada, Standard Geographical Classification 2021, and the other sources of docs/sources.md. "
        + SOURCE.en,
        fr="Statistique Canada, Classification géographique type de 2021, et les autres sources de docs/sources.md. "
        + SOURCE.fr,
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
