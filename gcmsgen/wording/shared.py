"""What both languages share: filters that choose among the facts, and forms that both write alike."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any

from gcmsgen.language import Text
from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.inadmissibility import inadmissibility_heads
from gcmsgen.reference.places import PRESENT_NAMES, places
from gcmsgen.reference.provinces import province_code
from gcmsgen.wording import choosing, placing
from gcmsgen.wording.measured import join
from gcmsgen.wording.view import GroupView, ListView, UnknownFact

NBSP = "\N{NO-BREAK SPACE}"


def evidence(ids: Iterable[str], documents: ListView) -> list[GroupView]:
    """Return the documents that bear these ids, in the order of the ids."""
    known = documents.by_id()
    return [known[name] for name in ids if name in known]


def about(assessment: Iterable[GroupView], criterion_ids: Iterable[str]) -> list[GroupView]:
    """Return the officer's conclusions on these criteria."""
    wanted = set(criterion_ids)
    return [item for item in assessment if item.fact("criterion") in wanted]


def besides(assessment: Iterable[GroupView], criterion_ids: Iterable[str]) -> list[GroupView]:
    """Return the officer's conclusions on all other criteria that the tables know."""
    left_out = set(criterion_ids)
    return [
        item for item in assessment if (criterion := item.fact("criterion")) in criteria() and criterion not in left_out
    ]


def full_name(person: GroupView) -> str:
    """Return given names and family name; some people have a single name."""
    names = [name for name in (person.given_names, person.family_name) if name]
    return " ".join(names) if names else str(person.family_name)


def known(values: Iterable[Any]) -> list[Any]:
    """Return the values that are known.

    >>> known(["Perth", "", "6000"])
    ['Perth', '6000']
    """
    return [value for value in values if not isinstance(value, UnknownFact) and value]


def provision_key(criterion_id: str) -> str:
    """Return the key of the provision that a criterion tests.

    >>> provision_key("will_leave")
    'R200(1)(b)'
    """
    return criteria()[criterion_id].provision.key


def carried_by(ground: str) -> tuple[str, ...]:
    """Return the criteria that can carry a ground of refusal.

    >>> carried_by("will_not_leave")
    ('will_leave',)
    """
    return grounds()[ground].criteria


def not_met(ground: str, assessment: Iterable[GroupView]) -> list[str]:
    """Return the first criterion that carries a ground and is not satisfied; all that can carry it where none is."""
    carrying = grounds()[ground].criteria
    if len(carrying) == 1:
        return list(carrying)
    said = [(item.fact("criterion"), item) for item in assessment]
    # Only the first is printed, so no conclusion behind it is read.
    for name in carrying:
        if any(criterion == name and item.fact("conclusion") == "not_satisfied" for criterion, item in said):
            return [name]
    return list(carrying)


def lowered(label: str, kept: tuple[str, ...] = ()) -> str:
    """Return a label as it stands within a sentence; an acronym keeps its capitals, and so do the words that are `kept`.

    >>> lowered("NOC code in the offer"), lowered("Job title"), lowered("Canadian citizens", ("Canadian",))
    ('NOC code in the offer', 'job title', 'Canadian citizens')
    """
    first = label.split(" ", 1)[0]
    if first in kept or any(sign.isupper() for sign in first[1:]):
        return label
    return label[:1].lower() + label[1:]


def barring(heads: Iterable[GroupView]) -> list[GroupView]:
    """Return the heads of inadmissibility under which a person stays inadmissible for a time."""
    return [head for head in heads if (row := inadmissibility_heads().get(head.fact("head"))) and row.bar]


def head_provision(head: str) -> str:
    """Return the key of the provision of a head of inadmissibility.

    >>> head_provision("misrepresentation")
    'A40(1)(a)'
    """
    return inadmissibility_heads()[head].provision.key


def order_provision(paragraph: str) -> str:
    """Return the key of the paragraph under which an order in council was made.

    >>> order_provision("b")
    'A87.301(1)(b)'
    """
    return f"A87.301(1)({paragraph})"


def may_be_restored(application: GroupView, decision: GroupView) -> bool:
    """Say whether status may be restored (R182(1)): applied for in Canada, lost, by one of its conditions, and on no other ground.

    What is unknown stands in the way of nothing: the sentence then says “if you have lost”.
    """
    if application.made != "inside_canada" or any(ground in NOT_RESTORED for ground in decision.grounds):
        return False
    right = application.right_to_apply
    if right.lost_by == "other":
        return False
    expires, decided = right.expires, decision.date
    return right.status_lost or not (isinstance(expires, date) and isinstance(decided, date) and expires >= decided)


# Restoration asks that no other condition was failed and that the initial requirements are met (R182(1)).
NOT_RESTORED = ("past_breach", "inadmissible")


def missing_items(complete: object) -> Iterable[str]:
    """Return what an incomplete application lacks; one that is complete, or of which nothing is known, lacks nothing."""
    return complete.missing if isinstance(complete, GroupView) else ()


def raised(assessment: Iterable[GroupView], concerns: Iterable[GroupView]) -> list[GroupView]:
    """Return the officer's entries on the criteria that a fairness letter raises."""
    wanted = {concern.criterion for concern in concerns}
    return [item for item in assessment if item.fact("criterion") in wanted]


def numeric_date(day: date) -> str:
    """Return a day in figures, which both languages write alike.

    >>> numeric_date(date(2026, 2, 20))
    '2026-02-20'
    """
    return day.isoformat()


def official_place(written: str, province_written: str) -> Text:
    """Return the official names of a place of a province, in both languages; of a former name or a part, its own spelling.

    >>> official_place("quebec city", "Québec").fr, official_place("NORTH YORK", "ON").en
    ('Québec', 'North York')
    """
    code = province_code(province_written)
    found = places(written, code) if code else ()
    if not found:
        return Text(en=written, fr=written)
    nearest = found[0]
    named = nearest.name if nearest.kind in PRESENT_NAMES else Text(en=nearest.spelling, fr=nearest.spelling)
    return Text(en=named.en.replace("'", "’"), fr=named.fr.replace("'", "’"))


def canadian_postal_code(written: str) -> str:
    """Return a Canadian postal code in capitals, its halves held together.

    >>> canadian_postal_code("t2p0a1"), canadian_postal_code("T2P-0A1")
    ('T2P\\xa00A1', 'T2P\\xa00A1')
    """
    signs = "".join(written.split()).replace("-", "").upper()
    return f"{signs[:3]}{NBSP}{signs[3:]}"


def needing_facts(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that raises MissingFact, naming the fact, where it is given one that is unknown."""

    @wraps(function)
    def filtered(value: Any, *others: Any) -> Any:
        if type(value) is UnknownFact:
            str(value)
        if not others:
            return function(value)
        for other in others:
            if type(other) is UnknownFact:
                str(other)
        return function(value, *others)

    return filtered


# Of Jinja's own filters only this one: the others change words, count or sort, which templates leave to facts.
FILTERS: dict[str, Callable[..., Any]] = (
    {"join": join, **choosing.FILTERS, **placing.FILTERS}
    | {
        function.__name__: function
        for function in (
            *(evidence, about, besides, carried_by, not_met, full_name, known, missing_items, provision_key, raised),
            *(barring, head_provision, order_provision, may_be_restored),
        )
    }
    | {"numeric_date": needing_facts(numeric_date)}
)
