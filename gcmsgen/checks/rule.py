"""What a rule is: a code, a manual page in both languages under fixed headings, and a function over a case.

One rule, one file, named for the fault; the file's `RULE` is listed in `registry.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place where a rule finds its fault: the field, and what to say and do about it."""

    where: str
    message: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold a rule and its manual page: what it finds, why that matters, what to do, and on which authority.

    A rule whose error `softens` only warns where no approval or refusal is made (ruling 1 of the contract).
    """

    code: str
    severity: Severity
    title: Text
    finds: Text
    matters: Text
    mend: Text
    authority: Text
    check: Callable[[Case, date], Iterable[Hit]]
    softens: bool = False

    def findings(self, case: Case, on: date, *, decided: bool) -> list[Finding]:
        """Return what the rule finds in a case by the guidance of that day."""
        softer = self.softens and not decided and self.severity is Severity.ERROR
        severity = Severity.WARNING if softer else self.severity
        return [Finding(self.code, severity, hit.where, hit.message, hit.fix) for hit in self.check(case, on)]
