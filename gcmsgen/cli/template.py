"""`gcmsgen template check` and `gcmsgen template heal`."""

from dataclasses import dataclass
from pathlib import Path

import click

from gcmsgen.catalogue.office_folder import names_in_folder
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.catalogue.word_file import MAX_FILE, UnsafeFile
from gcmsgen.cli.source import tell
from gcmsgen.cli.spoken import CASE_FILE, LazyGroup, common_options, option, spoken
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import TemplateError, UsageError
from gcmsgen.finding import Finding, Severity, blocks, in_order
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text
from gcmsgen.office_template.folder import checkable, findings, folder_refused, language_of
from gcmsgen.office_template.repair import repair
from gcmsgen.office_template.trial import guard_findings
from gcmsgen.office_template.word import word_findings

_CHECK = Text(
    en="List what is wrong with an office’s own templates, and render nothing: Word files, or a folder with Word files, "
    "words, outlines, layouts and office.yaml. The exit code is 1 where a finding is an error.\n\n\b\nExample:\n"
    "  gcmsgen template check letter.docx\n  gcmsgen template check our-templates --format json",
    fr="Relever ce qui ne va pas dans les gabarits propres à un bureau, sans rien produire\N{NO-BREAK SPACE}: des fichiers Word, ou "
    "un dossier de fichiers Word, de mots, de plans, de mises en page et office.yaml. Le code de sortie est 1 si un constat est une "
    "erreur.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen template check lettre.docx\n"
    "  gcmsgen template check nos-gabarits --format json",
)
_HEAL = Text(
    en="Write a copy of a Word template with its tags healed: straight signs, joined pieces, tracked changes accepted "
    "where they hold nothing but tags. No word outside of a tag is changed; the file itself is left as it is.\n\n\b\n"
    "Example:\n  gcmsgen template heal letter.docx -o healed.docx",
    fr="Écrire une copie d’un gabarit Word aux balises réparées\N{NO-BREAK SPACE}: signes droits, morceaux réunis, modifications "
    "suivies acceptées si elles ne contiennent que des balises. Aucun mot hors d’une balise n’est changé; le fichier lui-même n’est "
    "pas touché.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen template heal lettre.docx -o reparee.docx",
)
_TABLE = {
    "check": (
        "gcmsgen.cli.template:check",
        Text(en="List what is wrong with templates.", fr="Relever ce qui ne va pas dans des gabarits."),
    ),
    "copy": (
        "gcmsgen.cli.template_copy",
        Text(en="Start the folder of an office.", fr="Commencer le dossier d’un bureau."),
    ),
    "heal": (
        "gcmsgen.cli.template:heal",
        Text(en="Write a copy with its tags healed.", fr="Écrire une copie aux balises réparées."),
    ),
}


@click.group(
    "template",
    cls=LazyGroup,
    text=Text(
        en="Start, check and heal an office’s own templates (--templates DIR).",
        fr="Commencer, vérifier et réparer les gabarits propres à un bureau (--templates DOSSIER).",
    ),
    table=_TABLE,
)
@common_options
def command() -> None:
    """Look after templates."""


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """Hold what was found in one template."""

    source: str
    findings: tuple[Finding, ...]


@declare("check", _CHECK)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=CASE_FILE)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the findings.", fr="Format des constats."),
)
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], form: str) -> None:
    """Check the templates."""
    checked = [entry for path in paths for entry in _checked(Path(path))]
    click.echo(_as_json(checked) if form == "json" else _as_text(checked, spoken(context)))
    context.exit(1 if any(blocks(entry.findings) for entry in checked) else 0)


def _checked(path: Path) -> list[CheckedTemplate]:
    """Return what is found in a file, or in each file of a folder. Raises UsageError where there is nothing to check."""
    if path.is_file():
        data = _read(path)
        read = word_findings(data, str(path), language_of(str(path)))
        return [
            CheckedTemplate(str(path), read if blocks(read) else in_order([*read, *guard_findings(data, str(path))]))
        ]
    try:
        names, tree = names_in_folder(path), read_templates(path)
    except TemplateError as error:
        source = str(path / error.where)
        return [CheckedTemplate(source, (folder_refused(error, source),))]
    found = [
        CheckedTemplate(str(path / name), findings(tree, name, str(path / name))) for name in names if checkable(name)
    ]
    if not found:
        raise UsageError(_NOTHING.filled(path=str(path)))
    return found


def _read(path: Path) -> bytes:
    """Return a file, or so much of it that it is seen to be too big. Raises UsageError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError:
        raise UsageError(_NOTHING.filled(path=str(path))) from None


def _as_json(checked: list[CheckedTemplate]) -> str:
    rows = [
        {
            "source": entry.source,
            "blocked": blocks(entry.findings),
            "findings": [finding.as_json() for finding in entry.findings],
        }
        for entry in checked
    ]
    return json_text({"schema": "gcmsgen.templates/1", "templates": rows})


def _as_text(checked: list[CheckedTemplate], language: Language) -> str:
    return "\n".join(line for entry in checked for line in _lines(entry, language))


def _lines(entry: CheckedTemplate, language: Language) -> list[str]:
    errors = sum(finding.severity is Severity.ERROR for finding in entry.findings)
    head = _COUNT.filled(source=entry.source, errors=str(errors), others=str(len(entry.findings) - errors))
    return [head.of(language), *(finding.line(language) for finding in entry.findings)]


@declare("heal", _HEAL)
@click.argument("file", metavar="FILE", type=CASE_FILE)
@option("--output", "-o", metavar="NEW", required=True, text=Text(en="The file to write.", fr="Fichier à écrire."))
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def heal(context: click.Context, /, file: str, output: str, force: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Heal one Word template."""
    language, path, new = spoken(context), Path(file), Path(output)
    if new.exists() and path.exists() and path.samefile(new):
        raise UsageError(_SAME)
    data = _read(path)
    try:
        made = repair(data)
    except UnsafeFile:
        tell(word_findings(data, file, language_of(file)), language)
        context.exit(1)
    left = word_findings(made.data, output, language_of(file))
    deliver(made.data, new, Existing.REPLACE if force else Existing.KEEP)
    for text in made.done:
        click.echo(text.of(language))
    click.echo(_HEALED.filled(path=output, done=str(len(made.done)), left=str(len(left))).of(language))
    tell(left, language)
    context.exit(1 if blocks(left) else 0)


_COUNT = Text(
    en="{source}: {errors} error(s), {others} other finding(s)",
    fr="{source}\N{NO-BREAK SPACE}: {errors} erreur(s), {others} autre(s) constat(s)",
)
_HEALED = Text(
    en="{path}: {done} thing(s) healed, {left} finding(s) left; every word outside of the tags is as it was.",
    fr="{path}\N{NO-BREAK SPACE}: {done} réparation(s), {left} constat(s) qui restent; chaque mot hors des "
    "balises est resté tel quel.",
)
_NOTHING = Text(
    en="{path}: nothing to check stands here, or it cannot be read. Name a Word file, or the folder of an office’s templates.",
    fr="{path}\N{NO-BREAK SPACE}: rien à vérifier ne s’y trouve, ou cela ne peut être lu. Nommez un fichier Word, ou le dossier des "
    "gabarits d’un bureau.",
)
_SAME = Text(
    en="The healed file needs a name of its own: the file itself is never changed. Give another one to -o.",
    fr="Le fichier réparé doit avoir son propre nom\N{NO-BREAK SPACE}: le fichier lui-même n’est jamais modifié. Donnez-en un "
    "autre à -o.",
)
