"""`gcmsgen bulk preview`."""

from datetime import datetime

import click

from gcmsgen.bulk.order import Order
from gcmsgen.bulk.produce import produce
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.bulk.table_source import AskedTable, table_options
from gcmsgen.cli.render import DOCUMENT_LANGUAGE
from gcmsgen.cli.source import tell
from gcmsgen.cli.spoken import ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text


@declare(
    "preview",
    Text(
        en="Print a document of one row as text, and write nothing: the first row, or that of --rows. The exit code is 1 where the "
        "row is refused.\n\n\b\nExample:\n  gcmsgen bulk preview cases.xlsx --rows 7 --document note",
        fr="Afficher en texte un document d’une ligne, sans rien écrire\N{NO-BREAK SPACE}: la première ligne, ou celle de --rows. Le "
        "code de sortie est 1 si la ligne est refusée.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen bulk preview cas.xlsx --rows 7 --document note",
    ),
)
@table_options
@option(
    "--document",
    type=click.Choice(list(CATALOGUE)),
    default="letter",
    text=Text(en="The document to print.", fr="Document à afficher."),
)
@DOCUMENT_LANGUAGE
@ON
@click.pass_context
def command(
    context: click.Context, /, asked: AskedTable, document: str, document_lang: str | None, on: datetime | None
) -> None:
    """Print one document of one row."""
    today = datetime.now().astimezone().date()
    language = Language(document_lang) if document_lang else None
    order = Order(
        (document,), (Format.TXT,), today, on.date() if on else None, language, read_templates(templates(context))
    )
    with asked.opened() as table:
        row = next(asked.rows.of(table.rows()), None)
    if row is None:
        raise UsageError(_EMPTY)
    [result] = produce((row,), order)
    tell(result.findings, spoken(context))
    for text in (*result.skipped, *([result.stopped] if result.stopped else [])):
        click.echo(text.of(spoken(context)), err=True)
    for product in result.products:
        click.echo(product.data.decode(), nl=False)
    context.exit(0 if result.products else 1)


_EMPTY = Text(
    en="The table has no row under its headings, so there is none to show.",
    fr="Le tableau n’a aucune ligne sous ses en-têtes\N{NO-BREAK SPACE}: il n’y en a pas à montrer.",
)
