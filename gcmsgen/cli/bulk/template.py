"""`gcmsgen bulk template`."""

from pathlib import Path

import click

from gcmsgen.bulk.template import template
from gcmsgen.catalogue.tree import packaged
from gcmsgen.cli.source import read_case
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

_EXAMPLE = "02-refuse-wrong-country.yaml"


@declare(
    "template",
    Text(
        en="Write a workbook to fill in, a row for each case, in the language of --lang: headings with comments, drop-down "
        "lists, an example row and a sheet that explains. `bulk check` reads it back.\n\n\b\nExample:\n"
        "  gcmsgen bulk template cases.xlsx",
        fr="Écrire un classeur à remplir, une ligne par cas, dans la langue de --lang\N{NO-BREAK SPACE}: des en-têtes avec "
        "commentaires, des listes déroulantes, une ligne d’exemple et une feuille d’explications. «\N{NO-BREAK SPACE}bulk "
        "check\N{NO-BREAK SPACE}» le relit.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen bulk template cas.xlsx --lang fr",
    ),
)
@click.argument("file", metavar="FILE.xlsx", type=click.Path(dir_okay=False, path_type=Path))
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(context: click.Context, /, file: Path, force: bool) -> None:  # noqa: FBT001 - click passes a flag so
    """Write the workbook."""
    if file.suffix.lower() != ".xlsx":
        raise UsageError(_NO_WORKBOOK)
    language = spoken(context)
    example = read_case(str(packaged("examples") / _EXAMPLE))
    deliver(template(language, example), file, Existing.REPLACE if force else Existing.KEEP)
    click.echo(_WRITTEN.filled(path=str(file)).of(language))


_NO_WORKBOOK = Text(
    en="The workbook is an Excel file: give it a name that ends in .xlsx.",
    fr="Le classeur est un fichier Excel\N{NO-BREAK SPACE}: donnez-lui un nom qui finit par .xlsx.",
)
_WRITTEN = Text(
    en="{path}: a workbook to fill in, with an example in row 2. Check it with: gcmsgen bulk check {path}",
    fr="{path}\N{NO-BREAK SPACE}: un classeur à remplir, avec un exemple à la ligne 2. Vérifiez-le avec\N{NO-BREAK SPACE}: "
    "gcmsgen bulk check {path} --lang fr",
)
