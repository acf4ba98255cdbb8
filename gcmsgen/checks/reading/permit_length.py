"""How long a permit may run: to the end of the offer, the passport (unless R52(2) exempts) or ten years of biometrics.

Citizenship, permanent residence, residence and the place of entry are four facts; none is inferred from another, and an
unknown one never exempts.
"""

from dataclasses import dataclass
from datetime import date

from gcmsgen.checks.case_rule import Examined
from gcmsgen.facts.applicant import Applicant
from gcmsgen.language import Text
from gcmsgen.reference.travel_documents import Head, biometric_years, head_claimed, heads, no_biometrics_of

OFFER, PASSPORT, BIOMETRICS = "offer.end", "applicant.travel_document.expires", "applicant.biometrics.given"
REQUIRED = "applicant.biometrics.required"

CAP = {
    OFFER: Text(en="the end of the offer of employment", fr="la fin de l’offre d’emploi"),
    PASSPORT: Text(en="the expiry of the travel document", fr="l’expiration du titre de voyage"),
    BIOMETRICS: Text(
        en="the end of the period for which the biometrics are good",
        fr="la fin de la validité des données biométriques",
    ),
}


@dataclass(frozen=True, slots=True)
class LastDay:
    """Hold the last permitted day, as far as it is known, the field that sets it, and the facts that are unknown."""

    day: date | None
    cap: str | None
    head: Head | None
    unknown: tuple[str, ...]


def last_day(examined: Examined) -> LastDay:
    """Return the last day on which a permit may end, and which of its three caps sets it."""
    offer = examined.case.offer
    applicant = examined.case.applicant or Applicant()
    head = head_met(applicant, examined.on)
    caps = {OFFER: offer and offer.end, **_passport(applicant, head), **_biometrics(applicant, examined.on)}
    known = {where: day for where, day in caps.items() if day}
    cap = min(known, key=lambda where: known[where], default=None)
    return LastDay(known[cap] if cap else None, cap, head, tuple(where for where in caps if where not in known))


def head_met(applicant: Applicant, on: date) -> Head | None:
    """Return the first head of R52(2) whose conditions the facts meet, or that the officer states where none can tell."""
    return next((head for head in heads(on) if _is_met(head, applicant, heads(on))), None)


def unmet(head: Head, applicant: Applicant) -> tuple[str, ...]:
    """Return the fields whose facts do not meet a head's conditions; an unknown fact meets none."""
    return tuple(
        field for field, countries in head.conditions.items() if _stated(applicant, field).isdisjoint(countries)
    )


def _is_met(head: Head, applicant: Applicant, among: tuple[Head, ...]) -> bool:
    if head.claimed:
        document = applicant.travel_document
        return head_claimed((document and document.exempt) or "", among) == head
    return not unmet(head, applicant)


def _stated(applicant: Applicant, field: str) -> set[str]:
    value = getattr(applicant, field)
    return {value} if isinstance(value, str) else set(value or ())


def _passport(applicant: Applicant, head: Head | None) -> dict[str, date | None]:
    document = applicant.travel_document
    return {} if head else {PASSPORT: document and document.expires}


def _biometrics(applicant: Applicant, on: date) -> dict[str, date | None]:
    biometrics = applicant.biometrics
    if biometrics is None or biometrics.required is None:
        return {} if _stated(applicant, "citizenship") & set(no_biometrics_of(on)) else {REQUIRED: None}
    given = biometrics.given
    if not biometrics.required:
        return {}
    return {BIOMETRICS: _years_after(given, biometric_years(on)) if isinstance(given, date) else None}


def _years_after(day: date, years: int) -> date:
    """Return the same day some years later; of February 29, the last day of February.

    >>> _years_after(date(2024, 2, 29), 10)
    datetime.date(2034, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=day.day - 1)
