"""`gcmsgen check`."""

from dataclasses import dataclass
from datetime import datetime

import click

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.cli.source import day_that_counts, read_with_lines
from gcmsgen.cli.spoken import CASE_FILE, ON, QUICK, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.errors import CaseFileError
from gcmsgen.finding import Finding, Severity, blocks
from gcmsgen.generate import CheckedCase, Look, findings_alone, foreseen
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """Hold what is known of one file: its findings and the line of each, or why it could not be read."""

    source: str
    application: str | None
    findings: tuple[tuple[Finding, int | None], ...]
    error: CaseFileError | None = None

    @property
    def blocked(self) -> bool:
        """Say whether nothing can be made of the file as it is."""
        return self.error is not None or blocks(finding for finding, _ in self.findings)


@declare(
    "check",
    Text(
        en="List all findings of all cases, and render nothing. What the decision calls for is composed in the language of its "
        "reader, so that nothing is refused later that is clean here; --quick leaves that out. The exit code is 1 where a "
        "finding blocks, and 2 where a file cannot be read; the other files are checked all the same.\n\n\b\nExample:\n"
        "  gcmsgen check cases/*.yaml\n  gcmsgen check case.yaml --format json",
        fr="Relever tous les constats de tous les cas, sans rien produire. Ce que la décision appelle est composé dans la langue "
        "de son lecteur, pour que rien ne soit refusé ensuite qui passe ici; --quick l’omet. Le code de sortie est 1 si un "
        "constat bloque, et 2 si un fichier ne peut être lu; les autres fichiers sont vérifiés quand même.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen check cas/*.yaml\n  gcmsgen check cas.yaml --format json",
    ),
)
@click.argument("cases", metavar="CASE...", nargs=-1, required=True, type=CASE_FILE)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the findings.", fr="Format des constats."),
)
@QUICK
@ON
@click.pass_context
def command(context: click.Context, /, cases: tuple[str, ...], form: str, quick: bool, on: datetime | None) -> None:  # noqa: FBT001 - click passes a flag so
    """Check the cases."""
    tree, look = read_templates(templates(context)), findings_alone if quick else foreseen
    checked = [_checked(source, on, tree, look) for source in cases]
    click.echo(as_json(checked) if form == "json" else _as_text(checked, spoken(context)))
    if any(entry.error for entry in checked):
        context.exit(2)
    context.exit(1 if any(entry.blocked for entry in checked) else 0)


def _checked(source: str, on: datetime | None, tree: TemplateTree, look: Look) -> CheckedFile:
    try:
        case, file = read_with_lines(source)
    except CaseFileError as error:
        return CheckedFile(source, None, (), error)
    found = look(CheckedCase(case, day_that_counts(case, on), tree))
    findings = tuple((finding, file.line_of(finding.where)) for finding in found)
    return CheckedFile(source, case.application and case.application.number, findings)


def as_json(checked: list[CheckedFile]) -> str:
    """Return the findings in the form of the contract (gcmsgen.findings/1).

    Each has a `line` as well: that of its field in the file, or where its group is named; null where neither is there.
    """
    cases = [
        {
            "source": entry.source,
            "application": entry.application,
            "blocked": entry.blocked,
            **_inside(entry),
        }
        for entry in checked
    ]
    return json_text({"schema": "gcmsgen.findings/1", "cases": cases})


def _inside(entry: CheckedFile) -> dict[str, object]:
    if entry.error is None:
        return {"findings": [{**finding.as_json(), "line": line} for finding, line in entry.findings]}
    faults = [
        {"line": fault.line, "field": fault.field, "expected": {"en": fault.expected.en, "fr": fault.expected.fr}}
        for fault in entry.error.faults
    ]
    return {"error": {"message": {"en": entry.error.text.en, "fr": entry.error.text.fr}, "faults": faults}}


def _as_text(checked: list[CheckedFile], language: Language) -> str:
    return "\n".join(_case_text(entry, language) for entry in checked)


def _case_text(entry: CheckedFile, language: Language) -> str:
    if entry.error:
        return entry.error.text.of(language)
    errors = sum(finding.severity is Severity.ERROR for finding, _ in entry.findings)
    head = (_BLOCKED if errors else _CLEAR).filled(
        source=entry.source,
        application=entry.application or "-",
        errors=str(errors),
        others=str(len(entry.findings) - errors),
    )
    lines = (finding.line(language, line) for finding, line in entry.findings)
    return "\n".join([head.of(language), *lines])


_BLOCKED = Text(
    en="{source} ({application}): blocked, {errors} error(s), {others} other finding(s)",
    fr="{source} ({application})\N{NO-BREAK SPACE}: bloqué, {errors} erreur(s), {others} autre(s) constat(s)",
)
_CLEAR = Text(
    en="{source} ({application}): nothing blocks, {others} other finding(s)",
    fr="{source} ({application})\N{NO-BREAK SPACE}: rien ne bloque, {others} autre(s) constat(s)",
)
