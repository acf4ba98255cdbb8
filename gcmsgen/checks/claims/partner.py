"""Make up the partner of a case: the same case with other countries, another employer and other figures and days.

A reason that says as much of the partner as of its own case says nothing of either. Nothing is drawn by lot: the same case has
the same partner for ever.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, fields_of
from gcmsgen.facts.kind import FieldKind
from gcmsgen.reference.countries import COUNTRIES

_EMPLOYER = "Made-up Partner Works"
_NUMBERS = frozenset({"number", "uci", "business_number"})
# Far enough from any figure and day of a case that nothing of the partner vouches for one of its own by chance.
_FIGURE = 1_000_003
_DAYS = timedelta(days=40 * 365 + 17)


def partner_of(case: Case) -> Case:
    """Return the partner of a case; the officer's words stay as they are."""
    made = _changed(case, _countries(case))
    return made if isinstance(made, Case) else case


def partner_country(case: Case) -> str:
    """Return the code of the country from which the partner's applicant comes.

    >>> partner_country(Case.model_validate({"applicant": {"coming_from": "AU"}}))
    'IS'
    """
    own = case.applicant and case.applicant.coming_from
    return _countries(case).get(own or "", _OTHERS[0])


def partner_employer() -> str:
    """Return the name of the partner's employer."""
    return _EMPLOYER


_OTHERS = ("IS", "UY", "FJ", "BW", "LA", "MT", "SR", "TO")


def _countries(case: Case) -> dict[str, str]:
    """Return for each country of a case another that is none of them; Canada stays."""
    own = dict.fromkeys(_codes(case))
    others = iter([code for code in (*_OTHERS, *sorted(COUNTRIES)) if code not in own and code != "CA"])
    return {code: next(others, code) for code in own if code != "CA"}


def _codes(group: Group) -> list[str]:
    found: list[str] = []
    for one in fields_of(type(group)):
        value = getattr(group, one.attribute)
        if value is None:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Group):
                found += _codes(item)
            elif one.kind is FieldKind.COUNTRY and item in COUNTRIES:
                found.append(item)
    return found


def _changed(group: Group, countries: dict[str, str]) -> Group:
    """Return a group of facts with other countries, figures, days and numbers of files; it is not judged again."""
    update: dict[str, Any] = {}
    for one in fields_of(type(group)):
        if one.name == "assessment":
            continue
        value = getattr(group, one.attribute)
        if value is None or value == ():
            continue
        if isinstance(value, tuple):
            other: Any = tuple(_other(item, one.name, one.kind, countries) for item in value)
        else:
            other = _other(value, one.name, one.kind, countries)
        if other != value:
            update[one.attribute] = other
    return group.model_copy(update=update) if update else group


def _other(value: Any, name: str, kind: FieldKind, countries: dict[str, str]) -> Any:
    if isinstance(value, Group):
        other = _changed(value, countries)
        return (
            other.model_copy(update={"name": _EMPLOYER, "operating_name": _EMPLOYER}) if name == "employer" else other
        )
    if isinstance(value, date):
        return value - _DAYS
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return value
    if isinstance(value, int | Decimal):
        return value + _FIGURE
    if kind is FieldKind.COUNTRY:
        return countries.get(value, value)
    if name == "employer":
        return _EMPLOYER
    return f"{value}0" if name in _NUMBERS else value
