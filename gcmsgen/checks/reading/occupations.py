"""Read the occupation of each source by the version of the classification that applies, and offer corrections to it."""

from collections.abc import Iterable
from datetime import date

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.measure import ThreeStatements
from gcmsgen.checks.reading.stated import nocs
from gcmsgen.finding import OfferedCorrection
from gcmsgen.reference.occupation_codes import explain_code
from gcmsgen.reference.occupations import Version, unit_groups, version_on


def applicable(examined: Examined) -> Version:
    """Return the version that applies: that of the day on which the offer was submitted, else of the day examined."""
    return version_on(day_of_the_offer(examined))


def day_of_the_offer(examined: Examined) -> date:
    """Return the day on which the offer was submitted; the day examined where none was, or it is unknown."""
    submitted = examined.case.offer and examined.case.offer.submitted
    return submitted if isinstance(submitted, date) else examined.on


def noc_corrections(examined: Examined, source: int) -> tuple[OfferedCorrection, ...]:
    """Return what is offered for the code of one source: 0 the application, 1 the record, 2 the offer."""
    stated, version = nocs(examined.case), applicable(examined)
    groups = unit_groups(version)

    def readings(at: int) -> Iterable[str]:
        explained = explain_code(stated[at].value or "", version)
        return explained.candidates if explained else ()

    def changes(at: int, code: str) -> Iterable[OfferedCorrection]:
        return () if stated[at].value == code else (OfferedCorrection(stated[at].where, stated[at].value, code),)

    codes = [entry.value or None for entry in stated]
    return ThreeStatements(codes, lambda _at, code: code in groups, readings, changes).offered(source)


def noc_changed_everywhere(examined: Examined, code: str) -> tuple[OfferedCorrection, ...]:
    """Return one correction of the offer's code to another one, with the sources that agree with it and the TEER category."""
    stated = nocs(examined.case)
    *others, offered = stated
    group, offer = unit_groups(applicable(examined))[code], examined.case.offer
    agreeing = [entry for entry in others if entry.value == offered.value]
    changes = [OfferedCorrection(entry.where, entry.value, code) for entry in (offered, *agreeing)]
    if offer and offer.teer is not None and group.teer is not None and offer.teer != group.teer:
        changes.append(OfferedCorrection("offer.teer", str(offer.teer), str(group.teer)))
    return OfferedCorrection.grouped(changes)
