"""Filters that ask where the work is: whether offer, application and record name one place, and whether it is in Quebec."""

from collections.abc import Callable
from typing import Any

from gcmsgen.reference.one_place import reconciled
from gcmsgen.reference.places import same_place
from gcmsgen.reference.provinces import QUEBEC, province_code
from gcmsgen.wording.view import GroupView


def how_cities_agree(offer: object, application: object, record: object) -> tuple[str, ...]:
    """Return why the cities of the application and of the record, written otherwise than in the offer, are that of the offer."""
    there = _city_of(offer, "address")
    found = [
        reconciled(city, there[0], code)
        for city, code in (_city_of(application, "destination"), _city_of(record, "destination"))
        if code and code == there[1]
    ]
    return tuple(dict.fromkeys(one.value for one in found if one))


def elsewhere_than(offer: object, application: object) -> bool:
    """Say whether the place of work in the offer is another than in the application; what is unknown is no other."""
    there, here = _city_of(offer, "address"), _city_of(application, "destination")
    if not there[0] or not here[0] or not there[1] or not here[1]:
        return False
    return there[1] != here[1] or same_place(there[0], here[0], there[1]) is None


def _city_of(group: object, place: str) -> tuple[str, str | None]:
    """Return the city of a place, and the code of its province; what is unknown is nothing."""
    at = group.fact(place) if isinstance(group, GroupView) else None
    if not isinstance(at, GroupView):
        return "", None
    city, province = at.fact("city"), at.fact("province")
    return (city if isinstance(city, str) else "", province_code(province) if isinstance(province, str) else None)


def in_quebec(address: object) -> bool:
    """Say whether an address is in Quebec, however its province is written."""
    written = address.fact("province") if isinstance(address, GroupView) else None
    return isinstance(written, str) and province_code(written) == QUEBEC


FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function for function in (how_cities_agree, elsewhere_than, in_quebec)
}
