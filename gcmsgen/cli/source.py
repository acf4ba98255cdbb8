"""Where case files come from and where outputs go: the only place that opens a file or reads the clock."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import CaseFileError, Fault, UsageError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case, load_with_lines
from gcmsgen.facts.tree import MAX_BYTES, Parsed
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text


def read_case(path: str) -> Case:
    """Return the case in a file, or on standard input for `-`. Raises CaseFileError."""
    return load_case(path, read_bytes(path))


def read_with_lines(path: str) -> tuple[Case, Parsed]:
    """Return the case in a file as `read_case` does, and what says on which line a finding of it stands."""
    return load_with_lines(path, read_bytes(path))


def read_bytes(path: str) -> bytes:
    """Return a case file as it stands, or so much of it that it is seen to be too long. Raises CaseFileError."""
    if path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise CaseFileError(path, [Fault(expected=_NO_FILE)]) from None


def day_that_counts(case: Case, on: datetime | None) -> date:
    """Return the day whose rules and words apply: that of `--on`, the decision's, or today, read here and only here."""
    return (case.decision and on is None and case.decision.date) or given_day(on)


def given_day(on: datetime | None) -> date:
    """Return the day given, or today."""
    return (on or datetime.now().astimezone()).date()


def asked_format(form: str | None, output: str | None, default: Format) -> Format:
    """Return the format asked for by name, or by the extension of the output, or the default.

    Raises UsageError where the extension is that of no format here.
    """
    if form:
        return Format(form)
    extension = Path(output).suffix.removeprefix(".").lower() if output and output != "-" else ""
    if extension and not Path(output or "").exists() and extension not in list(Format):
        raise UsageError(_NO_SUCH_FORMAT.filled(extension=extension, forms=", ".join(Format)))
    return Format(extension) if extension in list(Format) else default


def target(output: str | None, name: str) -> Path:
    """Return where an output goes: the path asked for, inside it where it is a folder, else the current folder."""
    path = Path(output) if output else Path()
    return path / name if path.is_dir() or (output or "").endswith("/") else path


def tell(findings: tuple[Finding, ...], language: Language, file: Parsed | None = None) -> None:
    """Print findings for a person, to standard error; those of a case file with their lines in it."""
    for finding in findings:
        click.echo(finding.line(language, file.line_of(finding.where) if file else None), err=True)


_NO_SUCH_FORMAT = Text(
    en="No document is written as .{extension}; the formats are {forms}. Name one of them, or give --format.",
    fr="Aucun document n’est produit en .{extension}; les formats sont {forms}. Nommez-en un, ou donnez --format.",
)
_NO_FILE = Text(
    en="this file cannot be read. Check its name and its permissions.",
    fr="ce fichier ne peut pas être lu. Vérifiez son nom et ses autorisations.",
)
