"""What a rule is: a code, a manual page in both languages under fixed headings, and a function over a case.

One rule, one file, named for the fault; the file's `RULE` is listed in `registry.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gcmsgen.catalogue.office_fonts import NO_FONTS, OfficeFonts
from gcmsgen.facts.case import Case
from gcmsgen.finding import Correction, Finding, Severity
from gcmsgen.language import Text
from gcmsgen.reference.places import OfficePlaces


@dataclass(frozen=True, slots=True)
class Examined:
    """Hold what a rule looks at: the case, the day whose guidance applies, and the places and fonts that an office added.

    `odd` says that some character of the case is out of the ordinary: all texts are looked over once, for every rule.
    """

    case: Case
    on: date
    places: OfficePlaces
    fonts: OfficeFonts = NO_FONTS
    odd: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place where a rule finds its fault: the field, what to say and do about it, and what would clear it.

    `severity` is given where this hit weighs otherwise than its rule, as where a value is only unknown.
    """

    where: str
    message: Text
    fix: Text
    corrections: tuple[Correction, ...] = ()
    severity: Severity | None = None


def of_templates(_examined: Examined) -> Iterable[Hit]:
    """Find nothing in a case: this rule looks at the templates of an office (`gcmsgen template check`)."""
    return ()


def of_tables(_examined: Examined) -> Iterable[Hit]:
    """Find nothing in a case: this rule looks at the table that the case comes from (`gcmsgen bulk check`)."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold a rule and its manual page: what it finds, why that matters, what to do, and on which authority.

    A rule whose error `softens` only warns where no approval or refusal is made (ruling 1 of the contract). A rule of words
    has an `alias`, the name of the rule in the page on French, and examples that are `right` and `wrong`.
    """

    code: str
    severity: Severity
    title: Text
    finds: Text
    matters: Text
    mend: Text
    authority: Text | Callable[[], Text]
    check: Callable[[Examined], Iterable[Hit]]
    softens: bool = False
    alias: str = ""
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def cited(self) -> Text:
        """Return the authority in words; one that quotes a dated table is worded when it is asked for."""
        return self.authority if isinstance(self.authority, Text) else self.authority()

    def findings(self, examined: Examined, *, decided: bool) -> list[Finding]:
        """Return what the rule finds; `decided` says that the outcome is an approval or a refusal, or not known."""
        return [
            Finding(self.code, self._severity(hit, decided=decided), hit.where, hit.message, hit.fix, hit.corrections)
            for hit in self.check(examined)
        ]

    def _severity(self, hit: Hit, *, decided: bool) -> Severity:
        severity = hit.severity or self.severity
        return Severity.WARNING if self.softens and not decided and severity is Severity.ERROR else severity
