"""Part the findings of a case by what there is to do: mend what is wrong, enter what is unknown, look at the rest again."""

from collections.abc import Iterable
from enum import StrEnum

from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group, named_fields
from gcmsgen.finding import Finding, Severity


class ToDo(StrEnum):
    """Say what a finding asks for."""

    WRONG = "wrong"
    TO_ENTER = "to-enter"
    TO_CONSIDER = "to-consider"


def parted(findings: Iterable[Finding], case: Case) -> dict[ToDo, tuple[Finding, ...]]:
    """Return the findings by what they ask for, each part in the order given; information is always to be considered."""
    found: dict[ToDo, list[Finding]] = {part: [] for part in ToDo}
    for finding in findings:
        found[to_do(finding, case)].append(finding)
    return {part: tuple(several) for part, several in found.items()}


def to_do(finding: Finding, case: Case) -> ToDo:
    """Return what a finding asks for: to enter what is unknown, to mend an error, to consider whatever else."""
    if finding.severity is Severity.INFO:
        return ToDo.TO_CONSIDER
    if unstated(case, finding.where):
        return ToDo.TO_ENTER
    return ToDo.WRONG if finding.severity is Severity.ERROR else ToDo.TO_CONSIDER


def unstated(case: Case, where: str) -> bool:
    """Say whether a case says nothing at a place, as a finding names it (`documents.1.title`).

    What is stated to be none is stated.

    >>> unstated(Case(), "offer.noc"), unstated(Case.model_validate({"documents": [{"id": "E1"}]}), "documents.1.id")
    (True, False)
    """
    part: object = case
    for name in where.split("."):
        if isinstance(part, Group) and name in named_fields(type(part)):
            part = getattr(part, named_fields(type(part))[name].attribute)
        elif isinstance(part, tuple) and name.isdecimal() and 1 <= int(name) <= len(part):
            part = part[int(name) - 1]
        else:
            return not (isinstance(part, str | bool) and part is not None)
    return part is None or part == ()
