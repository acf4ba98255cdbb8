"""Filters that ask on which limb of a provision a ground of refusal rests: whether days came before others, what closed an entry.

Each reads no more facts than its answer rests on, for a sentence is credited with what was read to say it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from gcmsgen.dated import months_after
from gcmsgen.facts.kind import NONE
from gcmsgen.reference.channels import RIGHT_TO_APPLY, entry_bases, provision_tested, youth_bases, youth_open_to
from gcmsgen.reference.ground_needs import months_of_breach
from gcmsgen.reference.inadmissibility import inadmissibility_heads
from gcmsgen.wording.choosing import never
from gcmsgen.wording.view import GroupView

LIMBS = NOT_EXEMPT, NO_CERTIFICATE, NO_APPROVAL = "R198(1)", "R198(2)(b)", "R198(2)(c)"


def not_submitted_before(offer: object, application: GroupView) -> bool:
    """Say whether the offer was submitted after the application, or never, and no head exempts from submitting it."""
    if not isinstance(offer, GroupView) or _claimed(offer.fact("portal_exempt")):
        return False
    return _not_before(offer, "submitted", application)


def fee_not_paid_before(offer: object, application: GroupView) -> bool:
    """Say whether the fee was paid after the application, or never, and no head exempts from paying it."""
    fee = offer.fact("fee") if isinstance(offer, GroupView) else None
    if not isinstance(fee, GroupView) or _claimed(fee.fact("exempt")):
        return False
    return _not_before(fee, "paid", application)


def _not_before(group: GroupView, name: str, application: GroupView) -> bool:
    """Say whether a day came after that of the application, or never; one that is the same or unknown does not tell."""
    day, received = group.fact(name), application.fact("received")
    if isinstance(day, date):
        return isinstance(received, date) and day > received
    return never(group, name)


def _claimed(head: object) -> bool:
    return isinstance(head, str) and head != NONE


def closed_at_entry(application: GroupView, applicant: object, programme: object, decision: GroupView) -> list[str]:
    """Return the provisions of R198 that, by the facts, keep this person from applying at a port of entry."""
    if application.fact("made") != "port_of_entry":
        return []
    return list(_limbs(application.right_to_apply.basis, applicant, programme, decision))


def _limbs(basis: object, applicant: object, programme: object, decision: GroupView) -> Iterator[str]:
    if isinstance(basis, str) and basis not in entry_bases():
        yield NOT_EXEMPT
    if isinstance(applicant, GroupView) and _without_certificate(applicant.fact("medical"), decision):
        yield NO_CERTIFICATE
    if basis not in youth_bases() and _on_exchange(programme) and not _open_to(applicant):
        yield NO_APPROVAL


def _on_exchange(programme: object) -> bool:
    return isinstance(programme, GroupView) and programme.fact("youth_mobility") is True


def _without_certificate(medical: object, decision: GroupView) -> bool:
    """Say whether an examination is required and its result is stated not to be there, or to have expired."""
    if not isinstance(medical, GroupView) or medical.fact("required") is not True:
        return False
    until, decided = medical.fact("valid_until"), decision.fact("date")
    if isinstance(until, date):
        return isinstance(decided, date) and until < decided
    return never(medical, "valid_until")


def _open_to(applicant: object) -> bool:
    """Say whether R198(2)(c) does not stop this person."""
    return isinstance(applicant, GroupView) and any(
        country in countries for field, countries in youth_open_to().items() for country in applicant.fact(field)
    )


def ended_lately(breach: object, decision: GroupView) -> bool:
    """Say whether a breach ended so few months before the decision that it is a ground."""
    if not isinstance(breach, GroupView):
        return False
    ended, decided = breach.fact("ended"), decision.fact("date")
    return isinstance(ended, date) and isinstance(decided, date) and decided < months_after(ended, months_of_breach())


def without_exception(breach: object) -> bool:
    """Say whether the officer states of each exception of R200(3)(e)(ii) to (iv) that it does not apply."""
    exceptions = breach.fact("exceptions") if isinstance(breach, GroupView) else None
    if not isinstance(exceptions, GroupView):
        return False
    return all(exceptions.fact(name) is False for name in ("conditions_only", "no_other_means", "later_permit"))


def rehabilitable(heads: Iterable[GroupView]) -> bool:
    """Say whether every head that is stated is one that rehabilitation can lift (A36(3)(c)), and there is one."""
    stated = [head.fact("head") for head in heads]
    return bool(stated) and all(isinstance(head, str) and head_provision(head) in LIFTED for head in stated)


# Of A36(1) and (2), paragraphs (b) and (c) each, and a case does not say the paragraph.
LIFTED = ("A36(1)", "A36(2)")


def head_provision(head: str) -> str:
    """Return the key of the provision of a head of inadmissibility.

    >>> head_provision("misrepresentation")
    'A40(1)(a)'
    """
    return inadmissibility_heads()[head].provision.key


def situation_provision(situation: object) -> str:
    """Return the key of the provision by which an employer is not eligible: of its situation, or of both where that is unknown.

    >>> situation_provision("in_default")
    'R200(3)(h)(iii)'
    """
    return {"ineligible": "R200(3)(h)(ii)", "in_default": "R200(3)(h)(iii)"}.get(str(situation or ""), "R200(3)(h)")


def tested_under(criterion: str, application: GroupView) -> str:
    """Return the key of the provision that a criterion tests; the right to apply, by where the application was made."""
    return provision_tested(criterion, application.fact("made") if criterion == RIGHT_TO_APPLY else None)


FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        *(not_submitted_before, fee_not_paid_before, closed_at_entry, tested_under, ended_lately, without_exception),
        *(rehabilitable, head_provision, situation_provision),
    )
}
