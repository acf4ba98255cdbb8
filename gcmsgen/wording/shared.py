"""What both languages share: filters that choose among the facts, and forms that both write alike."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any

from gcmsgen.reference.criteria import criteria
from gcmsgen.reference.grounds import grounds
from gcmsgen.wording.sandbox import join
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


def canadian_postal_code(written: str) -> str:
    """Return a Canadian postal code in capitals, its halves held together.

    >>> canadian_postal_code("t2p0a1")
    'T2P\\xa00A1'
    """
    signs = "".join(written.split()).upper()
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
    {"join": join}
    | {
        function.__name__: function
        for function in (evidence, about, besides, carried_by, full_name, known, missing_items, provision_key, raised)
    }
    | {"numeric_date": needing_facts(numeric_date)}
)
