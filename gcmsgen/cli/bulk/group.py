"""`gcmsgen bulk`: tables of cases."""

import click

from gcmsgen.cli.spoken import LazyGroup, common_options
from gcmsgen.language import Text

_TABLE = {
    "check": (
        "gcmsgen.cli.bulk.check",
        Text(
            en="List what is wrong with a table, row by row; render nothing.",
            fr="Relever ce qui ne va pas dans un tableau, ligne par ligne; ne rien produire.",
        ),
    ),
    "run": (
        "gcmsgen.cli.bulk.run",
        Text(
            en="Make the documents of every good row; finish what was interrupted.",
            fr="Produire les documents de chaque bonne ligne; terminer ce qui a été interrompu.",
        ),
    ),
    "preview": (
        "gcmsgen.cli.bulk.preview",
        Text(en="Print a document of one row as text.", fr="Afficher en texte un document d’une ligne."),
    ),
    "status": (
        "gcmsgen.cli.bulk.status",
        Text(en="Say how far the run of a folder is.", fr="Dire où en est la production d’un dossier."),
    ),
    "diff": (
        "gcmsgen.cli.bulk.diff",
        Text(en="Compare the outputs of two runs.", fr="Comparer les documents de deux productions."),
    ),
    "template": (
        "gcmsgen.cli.bulk.template",
        Text(en="Write a workbook to fill in.", fr="Écrire un classeur à remplir."),
    ),
}


@click.group(
    "bulk",
    cls=LazyGroup,
    text=Text(
        en="Tables of cases: CSV, XLSX, JSON Lines and Parquet, a row for each case.",
        fr="Tableaux de cas\N{NO-BREAK SPACE}: CSV, XLSX, JSON Lines et Parquet, une ligne par cas.",
    ),
    table=_TABLE,
)
@common_options
def command() -> None:
    """Work on tables of cases."""
