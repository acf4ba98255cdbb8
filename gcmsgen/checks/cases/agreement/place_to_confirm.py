"""GCM108: the city is a former place, a part of one, or lies beyond a border."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.city_not_in_province import RULE as CITY_NOT_IN_PROVINCE
from gcmsgen.checks.reading.destinations import agreed_and_unclaimed, confirmed_severity
from gcmsgen.checks.reading.measure import OFFER
from gcmsgen.checks.reading.stated import cities, cities_in_provinces, province_codes, shown
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.places import Place, PlaceNameKind, places
from gcmsgen.reference.provinces import provinces

_CONFIRM = (PlaceNameKind.FORMER, PlaceNameKind.PART, PlaceNameKind.BORDER, PlaceNameKind.USUAL)


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each city that only such a place of its province bears the name of, and one that no table knows."""
    if agreed_and_unclaimed(examined):
        offered, code = cities(examined.case)[OFFER], province_codes(examined.case)[OFFER] or ""
        yield Hit(
            offered.where,
            _UNKNOWN.filled(city=shown(offered), province=provinces()[code].in_text),
            _FIX.filled(where=offered.where),
            severity=confirmed_severity(offered.value, examined),
        )
    for city, _, code in cities_in_provinces(examined.case):
        found = [
            place
            for place in places(city.value or "", code, extra=examined.places)
            if place.kind is not PlaceNameKind.METROPOLITAN
        ]
        if found and all(_asks(place, examined.on) for place in found):
            place = found[0]
            yield Hit(
                city.where,
                (_MESSAGE if place.current or place.kind is PlaceNameKind.BORDER else _WITHOUT_NOW)[place.kind].filled(
                    here=city.place,
                    city=shown(city),
                    province=provinces()[code].in_text,
                    now=place.current or "",
                ),
                _FIX.filled(where=city.where),
                severity=confirmed_severity(city.value, examined),
            )


def _asks(place: Place, on: date) -> bool:
    """Say whether a place is to be confirmed on that day; a former one was itself until it ended."""
    return place.kind in _CONFIRM and not (place.kind is PlaceNameKind.FORMER and place.until and on < place.until)


_MESSAGE = {
    PlaceNameKind.FORMER: Text(
        en="The city in {here} is {city}, the name of a former municipality {province}; the place is now {now}.",
        fr="Dans {here}, la ville est {city}, le nom d’une ancienne municipalité {province}; le lieu s’appelle maintenant "
        "{now} ou en fait partie.",
    ),
    PlaceNameKind.PART: Text(
        en="The city in {here} is {city}, which {province} is a part of {now} and no municipality.",
        fr="Dans {here}, la ville est {city}, qui n’est pas une municipalité {province}, mais une partie de {now}.",
    ),
    PlaceNameKind.USUAL: Text(
        en="The city in {here} is {city}, a usual name {province} of what is officially {now}.",
        fr="Dans {here}, la ville est {city}, un nom d’usage de {now}, son nom officiel {province}.",
    ),
    PlaceNameKind.BORDER: Text(
        en="The city in {here} is {city}; only a small part of that city lies {province}.",
        fr="Dans {here}, la ville est {city}; seule une petite partie de cette ville se trouve {province}.",
    ),
}
# Where the tables do not say what the place became: nothing is its own successor.
_WITHOUT_NOW = {
    PlaceNameKind.FORMER: Text(
        en="The city in {here} is {city}, a name {province} that municipalities no longer bear; the tables do not say what became "
        "of it.",
        fr="Dans {here}, la ville est {city}, nom qu’aucune municipalité ne porte plus {province}; les tables ne disent pas ce que "
        "le lieu est devenu.",
    ),
    PlaceNameKind.PART: Text(
        en="The city in {here} is {city}, which {province} is a part of a municipality and no municipality itself.",
        fr="Dans {here}, la ville est {city}, qui n’est pas une municipalité {province}, mais une partie d’une municipalité.",
    ),
    PlaceNameKind.USUAL: Text(
        en="The city in {here} is {city}, a name that people use {province} and that no municipality bears.",
        fr="Dans {here}, la ville est {city}, un nom d’usage qu’aucune municipalité ne porte {province}.",
    ),
}
_UNKNOWN = Text(
    en="The application, the record in GCMS and the offer of employment agree on the city {city}; no table knows a place of that "
    "name {province}, and no other province has one.",
    fr="La demande, le dossier du SMGC et l’offre d’emploi s’accordent sur la ville {city}; aucune table ne connaît de lieu de ce "
    "nom {province}, et aucune autre province n’en a un.",
)
_FIX = Text(
    en="Confirm that {where} is the place as the offer of employment writes it, in offer.address.confirmed (by, on, source), or "
    "correct it.",
    fr="Confirmez que {where} est bien le lieu tel que l’écrit l’offre d’emploi, dans offer.address.confirmed (by, on, source), ou "
    "corrigez-le.",
)

RULE = Rule(
    code="GCM108",
    severity=Severity.WARNING,
    title=Text(
        en="The city is a former place or a part of one",
        fr="La ville est un ancien lieu ou une partie d’un lieu",
    ),
    finds=Text(
        en="A destination city that is the name of a municipality which was renamed or merged (Asbestos, Scarborough), of a "
        "borough or community (Saint-Laurent in Montréal), or of the small part of a city across a provincial border (Flin "
        "Flon, Saskatchewan); a usual name (Dawson City); also a name that no table knows, where all three sources agree on it and "
        "no other province has it. Such a name never equals the municipality of today by itself.",
        fr="Une ville de destination qui est le nom d’une municipalité renommée ou fusionnée (Asbestos, Scarborough), d’un "
        "arrondissement ou d’une localité (Saint-Laurent, à Montréal), ou de la petite partie d’une ville au-delà d’une "
        "limite provinciale (Flin Flon, en Saskatchewan); un nom d’usage (Dawson City); de même, un nom qu’aucune table ne connaît, "
        "si les trois sources s’accordent sur lui et qu’aucune autre province ne l’a. Un tel "
        "nom n’est jamais, à lui seul, tenu pour celui de la "
        "municipalité d’aujourd’hui.",
    ),
    matters=Text(
        en="People go on writing the old name of their town, and mail arrives; a permit should name the place as the offer "
        "does, and the officer should know that two names may be one place.",
        fr="Les gens continuent d’écrire l’ancien nom de leur ville, et le courrier arrive; le permis doit désigner le lieu "
        "comme l’offre, et l’agent doit savoir que deux noms peuvent désigner un même lieu.",
    ),
    fix=Text(
        en="Confirm the name with the offer of employment. Where the offer uses the name of today, correct the other source.",
        fr="Confirmez le nom au moyen de l’offre d’emploi. Si l’offre emploie le nom d’aujourd’hui, corrigez l’autre source.",
    ),
    authority=CITY_NOT_IN_PROVINCE.authority,
)

CASE_RULE = CaseRule(RULE, check)
