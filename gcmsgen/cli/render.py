"""What note, rationale and letter have in common: their options, and the one call that renders."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import having_readers
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.source import asked_format, day_that_counts, read_with_lines, target, tell
from gcmsgen.cli.spoken import CASE_FILE, ON, option, spoken, templates
from gcmsgen.deliver import Existing
from gcmsgen.errors import UsageError
from gcmsgen.finding import Finding, Refused
from gcmsgen.generate import CheckedCase, prepared, rendered
from gcmsgen.language import Language, Text
from gcmsgen.manifest.record import SUFFIX
from gcmsgen.publish import publish

F = TypeVar("F", bound=Callable[..., Any])

FORMAT = option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    text=Text(en="Format of the output.", fr="Format de sortie."),
)
OUTPUT = option(
    "--output",
    "-o",
    metavar="PATH",
    text=Text(
        en="File or folder to write to; - is standard output.",
        fr="Fichier ou dossier de sortie; - désigne la sortie standard.",
    ),
)
DOCUMENT_LANGUAGE = option(
    "--document-lang",
    type=click.Choice([language.value for language in Language]),
    text=Text(
        en="Language of the document, where it is not to be the client’s.",
        fr="Langue du document, si ce n’est pas celle du client.",
    ),
)
FORCE = option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)


COPIES_TOO = option(
    "--copies",
    is_flag=True,
    text=Text(
        en="Write the copies too: for the representative, and for the employer where the client consents.",
        fr="Produire aussi les copies\N{NO-BREAK SPACE}: pour le représentant, et pour l’employeur si le client y consent.",
    ),
)


def rendering_options(function: F) -> F:
    """Declare the argument and the options of a command that renders one document."""
    options: tuple[Callable[[F], F], ...] = (FORCE, ON, DOCUMENT_LANGUAGE, OUTPUT, FORMAT)
    for declare in options:
        function = declare(function)
    return click.argument("case", metavar="CASE", type=CASE_FILE)(function)


def render_document(
    context: click.Context,
    documents: tuple[str, ...],
    case: str,
    *,
    form: str | None,
    output: str | None,
    document_lang: str | None,
    on: datetime | None,
    force: bool,
) -> None:
    """Render one document of one case, and what copies of it are named, to files or to standard output.

    Findings go to standard error.
    """
    document, *copies = documents
    facts, file = read_with_lines(case)
    usual = CATALOGUE[document].usual
    asked = asked_format(form, output, usual)
    printed = output == "-" or (output is None and usual.traits.printed and asked.traits.printed)
    if copies and (printed or (output and not _is_folder(output))):
        raise UsageError(_WHERE_TO)
    tree, language = read_templates(templates(context)), Language(document_lang) if document_lang else None
    checked = CheckedCase(facts, day_that_counts(facts, on), tree)
    try:
        # All are made before the first is written, so that a letter never leaves without its copies.
        made = [rendered(prepared(checked, document, language), asked)]
        made += [rendered(prepared(checked, name), asked) for name in having_readers(facts, copies)]
    except Refused as refused:
        tell(refused.findings, spoken(context), file)
        raise
    told = _beside(made[0].findings, case)
    if told:
        click.echo(told.of(spoken(context)), err=True)
    if printed:
        sys.stdout.buffer.write(made[0].data)
        return
    for one in made:
        path = target(output, one.name)
        publish(one, path, tree, Existing.REPLACE if force else Existing.KEEP)
        click.echo(str(path))
        click.echo(_MANIFEST.filled(path=f"{path}{SUFFIX}").of(spoken(context)), err=True)


def _beside(findings: Sequence[Finding], case: str) -> Text | None:
    """Return one line for what was found and does not block: the check says it whole, once and not with every document."""
    if not findings:
        return None
    codes = dict.fromkeys(finding.code for finding in findings)
    return _FOUND.filled(count=str(len(findings)), codes=", ".join(codes), case=case)


def _is_folder(output: str) -> bool:
    return output.endswith("/") or Path(output).is_dir()


_FOUND = Text(
    en="{count} finding(s) that do not block ({codes}); gcmsgen check {case} shows them.",
    fr="{count} constat(s) qui ne bloquent pas ({codes}); gcmsgen check {case} les montre.",
)
_MANIFEST = Text(
    en="What it was made of, for gcmsgen verify: {path}",
    fr="Ce dont il est fait, pour gcmsgen verify\N{NO-BREAK SPACE}: {path}",
)
_WHERE_TO = Text(
    en="--copies writes several files: name a folder with --output, or leave it out.",
    fr="--copies produit plusieurs fichiers\N{NO-BREAK SPACE}: nommez un dossier avec --output, ou omettez cette option.",
)
