"""What is wrong with a case is a value: code, severity, place, message and fix, the words in both languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Language, Text


class Severity(StrEnum):
    """Say what a finding does: an error blocks, a warning asks, information informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_WORD = {
    Severity.ERROR: Text(en="error", fr="erreur"),
    Severity.WARNING: Text(en="warning", fr="avertissement"),
    Severity.INFO: Text(en="information", fr="information"),
}


@dataclass(frozen=True, slots=True)
class OfferedCorrection:
    """Hold one smallest change of the case file that would clear a finding: data only, never a decision.

    `found` is what stands there now (None: nothing); where several corrections are offered, each clears it alone, and
    which of them is true only the source can say.
    """

    where: str
    found: str | None
    right: str

    def line(self) -> str:
        """Return the correction as both languages show it.

        >>> print(OfferedCorrection("record.destination.city", "St. John's", "Saint John").line())
        record.destination.city: "St. John's" -> "Saint John"
        """
        return f'{self.where}: "{self.found or ""}" -> "{self.right}"'


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding; `where` is the dotted path of the field at fault (`documents.1.title`, from 1)."""

    code: str
    severity: Severity
    where: str
    message: Text
    fix: Text
    corrections: tuple[OfferedCorrection, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the finding in the form that the contract promises (gcmsgen.findings/1)."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": {"en": self.message.en, "fr": self.message.fr},
            "fix": {"en": self.fix.en, "fr": self.fix.fr},
            "corrections": [{"where": c.where, "from": c.found, "to": c.right} for c in self.corrections],
        }

    def line(self, language: Language) -> str:
        """Return the finding as a person reads it: the fault, the fix, and a line for each correction."""
        colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
        head = f"{self.code} {SEVERITY_WORD[self.severity].of(language)} {self.where}"
        rows = [f"{head}{colon} {self.message.of(language)}", self.fix.of(language)]
        return "\n    ".join([*rows, *(correction.line() for correction in self.corrections)])


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, errors first, then by field and code, so that two runs never differ."""
    rank = list(Severity)
    return tuple(sorted(findings, key=lambda f: (rank.index(f.severity), f.where, f.code, f.message.en)))


def blocks(findings: Iterable[Finding]) -> bool:
    """Say whether any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


class Refused(GcmsgenError):
    """Carry the findings that forbid rendering from where they were found to whoever asked for the document."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        codes = ", ".join(sorted({finding.code for finding in errors}))
        super().__init__(
            Text(
                en=f"Nothing was rendered: {len(errors)} error(s), {codes}. Correct what they name and try again.",
                fr=f"Rien n’a été produit\N{NO-BREAK SPACE}: {len(errors)} erreur(s), {codes}. Corrigez ce qui est "
                "nommé, puis recommencez.",
            )
        )
        self.findings = in_order(findings)
