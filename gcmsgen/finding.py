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

    `found` is what stands there now (None: nothing). `together` are changes of other fields that belong to it, as the province of
    a city: they are made with it or not at all. Where several corrections are offered, each clears the finding alone, and which of
    them is true only the source can say.
    """

    where: str
    found: str | None
    right: str
    together: tuple["OfferedCorrection", ...] = ()

    @classmethod
    def grouped(cls, changes: Iterable["OfferedCorrection"]) -> tuple["OfferedCorrection", ...]:
        """Return the changes as one correction, or nothing where there is none.

        >>> change = OfferedCorrection("record.noc", "5252", "53201")
        >>> OfferedCorrection.grouped([change]) == (change,), OfferedCorrection.grouped([])
        (True, ())
        """
        listed = tuple(changes)
        return tuple(cls(first.where, first.found, first.right, listed[1:]) for first in listed[:1])

    @property
    def changes(self) -> tuple["OfferedCorrection", ...]:
        """Return every change that it makes, a field each."""
        return (OfferedCorrection(self.where, self.found, self.right), *self.together)

    def as_json(self) -> dict[str, object]:
        """Return the correction in the form that the contract promises; `with` only where it changes more than one field."""
        own: dict[str, object] = {"where": self.where, "from": self.found, "to": self.right}
        return {**own, "with": [change.as_json() for change in self.together]} if self.together else own

    def line(self) -> str:
        """Return the correction as both languages show it.

        >>> print(OfferedCorrection("record.destination.city", "St. John's", "Saint John").line())
        record.destination.city: "St. John's" -> "Saint John"
        """
        return "; ".join(f'{one.where}: "{one.found or ""}" -> "{one.right}"' for one in self.changes)


@dataclass(frozen=True, slots=True)
class Alike:
    """Hold names that are spelt like what stands in a field: to look up in the source, never to take as they are."""

    where: str
    names: tuple[str, ...]

    def line(self, language: Language) -> str:
        """Return the names as a person reads them.

        >>> print(Alike("offer.address.city", ("Mississauga",)).line(Language.EN))
        offer.address.city: spelt alike, to be looked up in the source: Mississauga
        """
        said = _ALIKE.of(language)
        return f"{self.where}{said}{', '.join(self.names)}"


_ALIKE = Text(
    en=": spelt alike, to be looked up in the source: ",
    fr="\N{NO-BREAK SPACE}: graphies voisines, à chercher dans la source\N{NO-BREAK SPACE}: ",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding; `where` is the dotted path of the field at fault (`documents.1.title`, from 1)."""

    code: str
    severity: Severity
    where: str
    message: Text
    fix: Text
    corrections: tuple[OfferedCorrection, ...] = ()
    alike: tuple[Alike, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the finding in the form that the contract promises (gcmsgen.findings/1); `alike` only where there is any."""
        alike = [{"where": one.where, "names": list(one.names)} for one in self.alike]
        return {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": {"en": self.message.en, "fr": self.message.fr},
            "fix": {"en": self.fix.en, "fr": self.fix.fr},
            "corrections": [correction.as_json() for correction in self.corrections],
            **({"alike": alike} if alike else {}),
        }

    def line(self, language: Language, at: int | None = None) -> str:
        """Return the finding as a person reads it: the fault, the fix, and a line for each correction and look-up.

        `at` is the line of the file, from 1, on which its field stands.
        """
        colon = "\N{NO-BREAK SPACE}:" if language is Language.FR else ":"
        head = f"{self.code} {SEVERITY_WORD[self.severity].of(language)} {self.where}"
        head += _AT.filled(line=str(at)).of(language) if at else ""
        rows = [f"{head}{colon} {self.message.of(language)}", self.fix.of(language)]
        rows += [correction.line() for correction in self.corrections]
        return "\n    ".join([*rows, *(one.line(language) for one in self.alike)])


_AT = Text(en=" (line {line})", fr=" (ligne {line})")


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
