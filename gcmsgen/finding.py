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
class Finding:
    """Hold one finding; `where` is the dotted path of the field at fault (`documents.1.title`, from 1)."""

    code: str
    severity: Severity
    where: str
    message: Text
    fix: Text

    def as_json(self) -> dict[str, object]:
        """Return the finding in the form that the contract promises (gcmsgen.findings/1)."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": {"en": self.message.en, "fr": self.message.fr},
            "fix": {"en": self.fix.en, "fr": self.fix.fr},
        }

    def line(self, language: Language) -> str:
        """Return the finding as a person reads it: one line for the fault, one for the fix."""
        colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
        head = f"{self.code} {SEVERITY_WORD[self.severity].of(language)} {self.where}"
        return f"{head}{colon} {self.message.of(language)}\n    {self.fix.of(language)}"


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
                en=f"Nothing was rendered: {len(errors)} error(s), {codes}. Correct the facts and try again.",
                fr=f"Rien n’a été produit\N{NO-BREAK SPACE}: {len(errors)} erreur(s), {codes}. Corrigez les faits, "
                "puis recommencez.",
            )
        )
        self.findings = in_order(findings)
