"""Read the destination of each source as one thing, city and province together, and offer corrections to it as one."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.measure import OFFER, ThreeStatements
from gcmsgen.checks.reading.stated import Stated, cities, province_codes, provinces
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.reference.folding import fold_place
from gcmsgen.reference.places import PlaceNameKind, places, provinces_with, same_place
from gcmsgen.reference.postal_areas import Basis, PostalArea, postal_area
from gcmsgen.reference.provinces import either_province, province_code

WHERE = "offer.address.postal_code"
SAYS = (Basis.AREA, Basis.LETTER)
"""On what a postal code can rest that says a province."""


class StatedPlace(NamedTuple):
    """Hold a city with the province as it is written and its code; None where the text names no province."""

    city: str
    province: str
    code: str | None


def stated_area(examined: Examined) -> PostalArea | None:
    """Return what the postal code of the address of employment says, or None where it is unknown."""
    address = examined.case.offer and examined.case.offer.address
    return postal_area(address.postal_code) if address and address.postal_code else None


def destination_corrections(examined: Examined, source: int) -> tuple[OfferedCorrection, ...]:
    """Return what is offered for the destination of one source: 0 the application, 1 the record, 2 the offer."""
    beside = list(zip(cities(examined.case), provinces(examined.case), province_codes(examined.case), strict=True))
    area = stated_area(examined)

    def right(at: int, there: StatedPlace) -> bool:
        """Say whether such a place exists, and in the offer whether its postal code lies there."""
        lies = at != OFFER or area is None or area.basis not in SAYS or there.code in area.provinces
        return lies and there.code is not None and _is_a_city(there.city, there.code, examined)

    def changes(at: int, there: StatedPlace) -> Iterator[OfferedCorrection]:
        yield from _changes(*beside[at], there, examined)

    stated = [_destination(*entry) for entry in beside]
    judged = ThreeStatements(stated, right, lambda at: _readings(*beside[at], examined), changes)
    measure = stated[judged.measure]
    # What the measure leaves out, only its source can say.
    return judged.offered(source) if measure and measure.city.strip() and measure.province.strip() else ()


def agreed_and_unclaimed(examined: Examined) -> bool:
    """Say whether all three sources name one place of one province that no table knows, and that no other province has.

    What agrees three times is evidence (ruling 19 of the contract): a person confirms it, and nothing is refused.
    """
    names = {fold_place(city.value or "") for city in cities(examined.case)}
    codes = set(province_codes(examined.case))
    if len(names) != 1 or len(codes) != 1 or None in codes or "" in names:
        return False
    name, code = cities(examined.case)[OFFER].value or "", province_codes(examined.case)[OFFER] or ""
    return not places(name, code, extra=examined.places) and not provinces_with(name, extra=examined.places)


def confirmed_severity(city: str | None, examined: Examined) -> Severity | None:
    """Return information where an officer has confirmed the city that the offer names, else None: the severity of the rule."""
    address = examined.case.offer and examined.case.offer.address
    confirmed = address and address.confirmed
    if not address or not confirmed or not (confirmed.by and confirmed.source and confirmed.on):
        return None
    named = fold_place(city or "") == fold_place(address.city or "")
    return Severity.INFO if named and isinstance(confirmed.on, date) and confirmed.on <= examined.on else None


def _destination(city: Stated, province: Stated, code: str | None) -> StatedPlace | None:
    known = (city.value or "").strip() or (province.value or "").strip()
    return StatedPlace(city.value or "", province.value or "", code) if known else None


def _is_a_city(name: str, code: str, examined: Examined) -> bool:
    return any(place.kind is not PlaceNameKind.METROPOLITAN for place in places(name, code, extra=examined.places))


def _readings(city: Stated, province: Stated, code: str | None, examined: Examined) -> Iterator[StatedPlace]:
    """Yield what the text itself says, by rule and never by likeness.

    A province typed behind the city is left out (`Toronto, ON`), an abbreviation of two provinces is each of them (`Nt`), and a city
    of another province is itself there.
    """
    name, written = city.value or "", province.value or ""
    bare, _, behind = (part.strip() for part in re.sub(r"\(([^()]+)\)\s*$", r",\1", name).rpartition(","))
    if bare and code is not None and province_code(behind) == code:
        yield StatedPlace(bare, written, code)
    for other in either_province(written) if code is None else provinces_with(name, extra=examined.places):
        yield StatedPlace(name, other, other)


def _changes(
    city: Stated, province: Stated, code: str | None, there: StatedPlace, examined: Examined
) -> Iterator[OfferedCorrection]:
    """Yield the change of the city, then of the province, each only where it does not say the same already."""
    if (
        there.code is None
        or not city.value
        or same_place(city.value, there.city, there.code, extra=examined.places) is None
    ):
        yield OfferedCorrection(city.where, city.value, there.city)
    if code != there.code:
        yield OfferedCorrection(province.where, province.value, there.province)
