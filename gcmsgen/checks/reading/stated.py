"""Where a destination and an occupation are stated: in the application, in the record and in the offer.

The guidance asks officers to note province, city and NOC as in the job offer, so the offer is the measure.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gcmsgen.checks.case_rule import Hit
from gcmsgen.facts.address import Destination, WorkAddress
from gcmsgen.facts.case import Case
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.provinces import province_code


class Stated(NamedTuple):
    """Hold what one of the three places states, and the dotted path of the field; None is unknown.

    A tuple with names, for the rules ask for some seventy-five of them a case.
    """

    place: Text
    where: str
    value: str | None


APPLICATION = Text(en="the application", fr="la demande")
RECORD = Text(en="the record in GCMS", fr="le dossier du SMGC")
OFFER = Text(en="the offer of employment", fr="l’offre d’emploi")

_FIX = Text(
    en="Compare both with their sources. Correct the one that is wrong ({where} or {other}), or send a document that asks for the "
    "correction.",
    fr="Comparez les deux avec leurs sources. Corrigez la valeur erronée ({where} ou {other}), ou envoyez un document qui demande la "
    "correction.",
)
SOURCE = Text(
    en="Instructions on reciprocal employment, R205(b) - C20, of 2026-02-20: province, city and NOC are noted as in the "
    "offer of employment (reported by several sources; verify against the instructions themselves). "
    "The gate applies to decisions of every date.",
    fr="Instructions sur l’emploi réciproque, R205b) - C20, du 2026-02-20\N{NO-BREAK SPACE}: la province, la ville et la "
    "CNP sont consignées telles qu’elles figurent dans l’offre d’emploi (selon plusieurs sources; à vérifier dans les "
    "instructions elles-mêmes). Le contrôle s’applique aux décisions de toute date.",
)
MEND = Text(
    en="Compare both values with the offer itself. Correct the wrong one in its source and in the case file, or "
    "render a document request or a correction notice. No option renders the decision past this finding.",
    fr="Comparez les deux valeurs avec l’offre elle-même. Corrigez la valeur erronée à sa source et dans le fichier de "
    "cas, ou produisez une demande de documents ou un avis de correction. Aucune option ne permet de produire la "
    "décision malgré ce constat.",
)


def provinces(case: Case) -> tuple[Stated, Stated, Stated]:
    """Return the province that the application, the record and the offer state."""
    entered, recorded, offered = _destinations(case)
    return (
        Stated(APPLICATION, "application.destination.province", entered and entered.province),
        Stated(RECORD, "record.destination.province", recorded and recorded.province),
        Stated(OFFER, "offer.address.province", offered and offered.province),
    )


def cities(case: Case) -> tuple[Stated, Stated, Stated]:
    """Return the city that the application, the record and the offer state."""
    entered, recorded, offered = _destinations(case)
    return (
        Stated(APPLICATION, "application.destination.city", entered and entered.city),
        Stated(RECORD, "record.destination.city", recorded and recorded.city),
        Stated(OFFER, "offer.address.city", offered and offered.city),
    )


def nocs(case: Case) -> tuple[Stated, Stated, Stated]:
    """Return the NOC code that the application, the record and the offer state."""
    return (
        Stated(APPLICATION, "application.noc", case.application and case.application.noc),
        Stated(RECORD, "record.noc", case.record and case.record.noc),
        Stated(OFFER, "offer.noc", case.offer and case.offer.noc),
    )


def pairs(stated: tuple[Stated, Stated, Stated]) -> Iterator[tuple[int, int]]:
    """Yield which statements to compare, the one at fault first: each with the offer, or with one another without it."""
    application, record, offer = range(3)
    with_offer, without_offer = [(application, offer), (record, offer)], [(record, application)]
    candidates = without_offer if stated[offer].value is None else with_offer
    yield from ((one, other) for one, other in candidates if stated[one].value and stated[other].value)


def province_codes(case: Case) -> tuple[str | None, str | None, str | None]:
    """Return the codes of the provinces that the application, the record and the offer state; None names none."""
    first, second, third = (entry.value and province_code(entry.value) for entry in provinces(case))
    return first, second, third


def cities_in_provinces(case: Case) -> Iterator[tuple[Stated, Stated, str]]:
    """Yield each stated city with its stated province and the code of that, where both are known."""
    for city, province, code in zip(cities(case), provinces(case), province_codes(case), strict=True):
        if city.value and code:
            yield city, province, code


def shown(entry: Stated) -> Text:
    """Return the value between quotation marks, as a message shows it."""
    return quoted(entry.value or "")


def differences(
    stated: tuple[Stated, Stated, Stated],
    same: Callable[[int, int], bool],
    message: Text,
    corrections: Callable[[int], tuple[OfferedCorrection, ...]],
    *,
    named: Callable[[Stated], Text] = shown,
    severity: Callable[[int, int], Severity | None] = lambda _one, _other: None,
) -> Iterator[Hit]:
    """Yield a hit for each statement that is known and not the same as its measure, with both values and places.

    The corrections are those to the statement, else those to its measure (`measure.py`).
    """
    for one, other in pairs(stated):
        if same(one, other):
            continue
        wrong, measure = stated[one], stated[other]
        yield Hit(
            wrong.where,
            message.filled(here=wrong.place, value=named(wrong), there=measure.place, other=named(measure)),
            _FIX.filled(where=wrong.where, other=measure.where),
            corrections(one) or _making_equal(corrections(other), measure, wrong),
            severity(one, other),
        )


def _making_equal(
    corrections: tuple[OfferedCorrection, ...], measure: Stated, wrong: Stated
) -> tuple[OfferedCorrection, ...]:
    """Return the corrections to a measure that make it say what the other source says: the others would clear nothing here."""
    return tuple(
        one for one in corrections if (measure.where, wrong.value) in [(each.where, each.right) for each in one.changes]
    )


def _destinations(case: Case) -> tuple[Destination | None, Destination | None, WorkAddress | None]:
    entered = case.application and case.application.destination
    recorded = case.record and case.record.destination
    return entered, recorded, case.offer and case.offer.address
