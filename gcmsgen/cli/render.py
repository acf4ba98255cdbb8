"""What note, rationale and letter have in common: their options, and the one call that renders."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.source import asked_format, day_that_counts, read_case, target, tell
from gcmsgen.cli.spoken import ON, option, spoken, templates
from gcmsgen.deliver import Existing
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language, Text
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


def rendering_options(function: F) -> F:
    """Declare the argument and the options of a command that renders one document."""
    options: tuple[Callable[[F], F], ...] = (FORCE, ON, DOCUMENT_LANGUAGE, OUTPUT, FORMAT)
    for declare in options:
        function = declare(function)
    return click.argument("case", metavar="CASE")(function)


def render_document(
    context: click.Context,
    document: str,
    case: str,
    *,
    form: str | None,
    output: str | None,
    document_lang: str | None,
    on: datetime | None,
    force: bool,
) -> None:
    """Render one document of one case to a file or to standard output; findings go to standard error."""
    facts = read_case(case)
    default = CATALOGUE[document].usual
    tree = read_templates(templates(context))
    try:
        made = generate(
            facts,
            document=document,
            form=asked_format(form, output, default),
            on=day_that_counts(facts, on),
            tree=tree,
            language=Language(document_lang) if document_lang else None,
        )
    except Refused as refused:
        tell(refused.findings, spoken(context))
        raise
    tell(made.findings, spoken(context))
    if output == "-" or (output is None and default.traits.printed):
        sys.stdout.buffer.write(made.data)
    else:
        path = target(output, made.name)
        publish(made, path, tree, Existing.REPLACE if force else Existing.KEEP)
        click.echo(str(path))
