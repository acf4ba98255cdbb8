"""GCM105: the city does not exist in that province."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.destinations import agreed_and_unclaimed, destination_corrections
from gcmsgen.checks.reading.stated import SOURCE, Stated, cities, province_codes, provinces, shown
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Alike, Severity
from gcmsgen.language import Text, listed
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import PlaceNameKind, places, provinces_with
from gcmsgen.reference.provinces import provinces as provinces_of_canada

NEAREST = 3
LOOKED_AT = 10
ALIKE = 70  # of 100: two letters wrong in a name of seven
# Census areas without a council, an address or mail: `Kootenay Boundary B`, `Division No. 1, Subd. V`.
UNADDRESSED = re.compile(r" [A-Z](?: \(|/| / |$)|, (?:Unorganized|Subd\.)|Division No\.")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each city whose name no place of its province has, or that is only a region."""
    stated = zip(cities(examined.case), provinces(examined.case), province_codes(examined.case), strict=True)
    for source, (city, province, code) in enumerate(stated):
        if not city.value or not code:
            continue
        found = places(city.value, code, extra=examined.places)
        if any(place.kind is not PlaceNameKind.METROPOLITAN for place in found):
            continue
        if not found and agreed_and_unclaimed(examined):
            continue
        message = _REGION if found else _MESSAGE
        here = {"here": city.place, "city": shown(city), "province": provinces_of_canada()[code].in_text}
        yield Hit(
            city.where,
            message.filled(**here, there=_elsewhere(examined, city)),
            _FIX.filled(where=city.where, other=province.where),
            destination_corrections(examined, source),
            alike=_alike(city, code),
        )


def _elsewhere(examined: Examined, city: Stated) -> Text:
    """Return in which provinces a place of that name is known; nothing where none has it, or so many that it says nothing."""
    known = provinces_with(city.value or "", extra=examined.places)
    if not 0 < len(known) <= NEAREST:
        return Text(en="", fr="")
    return _ELSEWHERE.filled(provinces=listed(provinces_of_canada()[code].in_text for code in known))


def _alike(city: Stated, code: str) -> tuple[Alike, ...]:
    names = _names_alike(city.value or "", code)
    return (Alike(city.where, names),) if names else ()


@lru_cache(maxsize=1024)
def _names_alike(name: str, code: str) -> tuple[str, ...]:
    """Return the cities of that province that are spelt most like it, never a region nor an electoral area."""
    from gcmsgen.reference.search import find_places

    names = [
        hit.found
        for hit in find_places(name, code, limit=LOOKED_AT)
        if any(place.kind is not PlaceNameKind.METROPOLITAN for place in places(hit.found, code))
        and not UNADDRESSED.search(hit.found)
        and _spelt_alike(fold_place(name), fold_place(hit.found))
    ]
    return tuple(names[:NEAREST])


def _spelt_alike(stated: str, known: str) -> bool:
    """Say whether one may be written for the other: letter for letter, or with words more or fewer.

    A search also answers with names that only hold some of the letters: `Regional Municipality of Wood Buffalo` for `Regina`.
    """
    from rapidfuzz import fuzz

    words = set(stated.split()), set(known.split())
    return (
        known.startswith(stated) or words[0] <= words[1] or words[1] <= words[0] or fuzz.ratio(stated, known) >= ALIKE
    )


_MESSAGE = Text(
    en="The city in {here} is {city}, and no place of that name is known {province}{there}.",
    fr="Dans {here}, la ville est {city}, et aucun lieu de ce nom n’est connu {province}{there}.",
)
_ELSEWHERE = Text(en="; one is known {provinces}", fr="; on en connaît un {provinces}")
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
        "in the stated province; also a metropolitan area or region, such as Ottawa-Gatineau. Where all three "
        "sources agree and no other province has the name, GCM108 asks instead. The name is looked up with "
        "its province, never alone, in the tables of docs/sources.md and in the places that an office has added.",
        fr="Une ville de destination dont aucune municipalité, aucun lieu postal, aucune ancienne municipalité ni partie de "
        "municipalité ne porte le nom dans la province indiquée; de même, une région métropolitaine, comme Ottawa-Gatineau. "
        "Si les trois sources s’accordent et "
        "qu’aucune autre province n’a ce nom, c’est GCM108 qui pose la question. "
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
        en="Take a correction that is shown only where the offer of employment supports it; each would clear the finding. Names that "
        "are only spelt alike are to be looked up in the offer. Where a "
        "real place is missing from the tables, add it to the office’s places.csv.",
        fr="N’apportez une correction affichée que si l’offre d’emploi l’appuie; chacune ferait disparaître le constat. Les noms "
        "dont seule la graphie est voisine sont à chercher dans l’offre. Si un "
        "lieu réel manque aux tables, ajoutez-le au fichier places.csv du bureau.",
    ),
    authority=Text(
        en="Statistics Canada, Standard Geographical Classification 2021, and the other sources of docs/sources.md. "
        + SOURCE.en,
        fr="Statistique Canada, Classification géographique type de 2021, et les autres sources de docs/sources.md. "
        + SOURCE.fr,
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
