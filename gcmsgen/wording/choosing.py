"""Filters that choose what a document says: which conclusions decide, whether a reply came, what exempts from a passport.

Each reads no more facts than its answer rests on, for a sentence is credited with what was read to say it.
"""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Any

from gcmsgen.facts.kind import NONE
from gcmsgen.reference.categories import category
from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.fee_exemptions import fact_of, fee_head
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.guidance_criteria import guidance_criteria
from gcmsgen.reference.provisions import provision
from gcmsgen.reference.travel_documents import Head, head_claimed, heads
from gcmsgen.wording.view import GroupView, UnknownFact


def decides(item: GroupView, decision: GroupView) -> bool:
    """Say whether a conclusion is one that the decision rests on: of an approval its category’s, of a refusal its grounds’."""
    criterion, outcome = item.fact("criterion"), decision.fact("outcome")
    if outcome == "approve":
        return criterion in category().criteria
    if outcome != "refuse":
        return False
    rows = grounds()
    for ground in decision.fact("grounds"):
        if criterion in rows[ground].criteria:
            return bool(item.fact("conclusion") == "not_satisfied")
    return False


def stands_beside(item: GroupView, decision: GroupView) -> bool:
    """Say whether a conclusion is on a criterion that the tables know, and the decision does not rest on it."""
    return item.fact("criterion") in criteria() and not decides(item, decision)


def is_not_met(ground: str, assessment: Iterable[GroupView]) -> bool:
    """Say whether the officer concluded that a criterion which carries the ground is not satisfied."""
    return any(True for _ in _not_met(ground, assessment))


def all_not_met(ground: str, assessment: Iterable[GroupView]) -> list[str]:
    """Return every criterion that carries the ground and is not satisfied, in the order of the officer."""
    return [item.fact("criterion") for item in _not_met(ground, assessment)]


def _not_met(ground: str, assessment: Iterable[GroupView]) -> Iterator[GroupView]:
    carrying = grounds()[ground].criteria
    for item in assessment:
        if item.fact("criterion") in carrying and item.fact("conclusion") == "not_satisfied":
            yield item


def unreasoned(assessment: Iterable[GroupView], conclusion: str) -> list[str]:
    """Return the criteria on which the officer so concluded and wrote no reason: they are run together, reasons never are."""
    return [
        item.fact("criterion")
        for item in assessment
        if not item.fact("reason") and item.fact("conclusion") == conclusion and item.fact("criterion") in criteria()
    ]


def satisfied_besides(assessment: Iterable[GroupView], criterion_ids: Iterable[str]) -> list[str]:
    """Return the criteria of the tables, others than these, that the officer concluded to be satisfied."""
    left_out = set(criterion_ids)
    return [
        criterion
        for item in assessment
        if (criterion := item.fact("criterion")) in criteria()
        and criterion not in left_out
        and item.fact("conclusion") == "satisfied"
    ]


def of_the_act(key: str) -> bool:
    """Say whether a provision is one of the Act, and not of the Regulations.

    >>> of_the_act("A11(1)"), of_the_act("R205(b)")
    (True, False)
    """
    return provision(key).instrument == "IRPA"


def of_instructions(criterion_id: str) -> bool:
    """Say whether the instructions ask for a criterion that the law does not name.

    >>> of_instructions("neutral_labour_market"), of_instructions("creates_or_maintains")
    (True, False)
    """
    return criterion_id in guidance_criteria()


def people_in(row: GroupView) -> int:
    """Return how many people a row of the exchange counts; what is unknown counts none."""
    names = [name for name in ("citizens", "permanent_residents", "workers") if name in row.paths]
    return sum(counted for counted in map(row.fact, names) if isinstance(counted, int))


def without(items: Iterable[str], *left_out: str) -> list[str]:
    """Return the items that are none of these.

    >>> without(["medical", "past_breach"], "medical", "reciprocity")
    ['past_breach']
    """
    return [item for item in items if item not in left_out]


def exempt_by_agreement(fee: object, programme: object) -> bool:
    """Say whether the employer pays no fee by the head that rests on the cultural agreement, and the case has that agreement."""
    if not isinstance(fee, GroupView) or not isinstance(programme, GroupView):
        return False
    stated = fee.fact("exempt")
    head = fee_head(stated) if isinstance(stated, str) else None
    if head is None or fact_of(head) != AGREEMENT:
        return False
    agreement = programme.fact("cultural_agreement")
    return isinstance(agreement, GroupView) and bool(agreement.fact("country"))


AGREEMENT = "programme.cultural_agreement"


def concerns_raised(fairness_letter: object) -> list[GroupView]:
    """Return the concerns that a fairness letter raised and that the tables know."""
    if not isinstance(fairness_letter, GroupView):
        return []
    raised = fairness_letter.fact("concerns")
    return [one for one in raised if one.fact("criterion") in criteria() and one.fact("concern") in concerns()]


def unanswered(fairness_letter: object) -> bool:
    """Say whether the case states that no reply to the fairness letter came."""
    return never(fairness_letter, "reply_received")


def several(items: Sized) -> bool:
    """Say whether a list has more than one item, so that what announces it agrees.

    >>> several(["E1"]), several(["E1", "E2"])
    (False, True)
    """
    return len(items) > 1


def never(group: object, name: str) -> bool:
    """Say whether the case states that there is no such day, which is not the same as not knowing it."""
    if not isinstance(group, GroupView):
        return False
    group.fact(name)
    return bool(group.values[name] == NONE)


def states_none(group: object, name: str) -> bool:
    """Say whether the case states that a list is empty (`[]`), which is not the same as saying nothing of it."""
    if not isinstance(group, GroupView):
        return False
    group.fact(name)
    return name in group.stated_fields and not group.values[name]


def passport_exemption(applicant: object, of_the_day: tuple[Head, ...] = ()) -> tuple[str, ...]:
    """Return the key of the first head of R52(2) that the facts meet or the officer claims, alone; none where no head is met.

    Outlines of letters made before name no heads: those of the newest version are taken.
    """
    if not isinstance(applicant, GroupView):
        return ()
    among = of_the_day or heads()
    return next(((head.key,) for head in among if _is_met(head, applicant, among)), ())


def _is_met(head: Head, applicant: GroupView, among: tuple[Head, ...]) -> bool:
    if head.claimed:
        stated = applicant.fact("travel_document").exempt
        return isinstance(stated, str) and head_claimed(stated, among) == head
    return all(_one_of(applicant.fact(name), countries) for name, countries in head.conditions.items())


def _one_of(stated: Any, countries: Iterable[str]) -> bool:
    if isinstance(stated, str | UnknownFact):
        return any(stated == code for code in countries)
    return any(code in countries for code in stated)


def bars_youth_at_entry(reroute_to: object, applicant: object) -> bool:
    """Say whether R198(2)(c) keeps an application for C21 from being made at entry: not for a national or resident of the US."""
    if reroute_to != YOUTH_EXCHANGE or not isinstance(applicant, GroupView):
        return False
    return not any(_one_of(applicant.fact(name), ("US",)) for name in ("citizenship", "permanent_resident_of"))


YOUTH_EXCHANGE = "C21"

FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        *(satisfied_besides, of_the_act, decides, stands_beside, is_not_met, all_not_met, unreasoned),
        *(of_instructions, people_in, without, exempt_by_agreement),
        *(concerns_raised, unanswered, never, several, passport_exemption, bars_youth_at_entry, states_none),
    )
}
