"""What a rule of cases is: a rule with its manual page, and a function over a case that is looked at on one day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from gcmsgen.catalogue.office_fonts import NO_FONTS, OfficeFonts
from gcmsgen.checks.claims.ledger import CaseReading
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.case import Case
from gcmsgen.finding import Alike, Finding, OfferedCorrection, Severity
from gcmsgen.language import Text
from gcmsgen.reference.places import OfficePlaces


@dataclass(frozen=True, slots=True)
class Examined:
    """Hold what a rule looks at: the case, the day whose guidance applies, what an office added, and how offices are called.

    `reading` reads the texts of the case and the officer's words once for all rules, and only as far as one of them asks.
    """

    case: Case
    on: date
    places: OfficePlaces
    fonts: OfficeFonts = NO_FONTS
    offices: tuple[str, ...] = ()
    reading: CaseReading = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin the reading of the case, of which nothing is read yet."""
        object.__setattr__(self, "reading", CaseReading(self.case))


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place where a rule finds its fault: the field, what to say and do about it, and what would clear it.

    `severity` is given where this hit weighs otherwise than its rule, as where a value is only unknown.
    """

    where: str
    message: Text
    fix: Text
    corrections: tuple[OfferedCorrection, ...] = ()
    severity: Severity | None = None
    alike: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRule:
    """Hold a rule of cases; one whose error `softens` only warns where no approval or refusal is made (ruling 1)."""

    rule: Rule
    check: Callable[[Examined], Iterable[Hit]]
    softens: bool = False

    def findings(self, examined: Examined, *, decided: bool) -> list[Finding]:
        """Return what the rule finds; `decided` says that the outcome is an approval or a refusal, or not known."""
        code = self.rule.code
        return [
            Finding(
                code, self._severity(hit, decided=decided), hit.where, hit.message, hit.fix, hit.corrections, hit.alike
            )
            for hit in self.check(examined)
        ]

    def _severity(self, hit: Hit, *, decided: bool) -> Severity:
        severity = hit.severity or self.rule.severity
        return Severity.WARNING if self.softens and not decided and severity is Severity.ERROR else severity
