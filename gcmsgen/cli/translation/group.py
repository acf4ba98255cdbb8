"""`gcmsgen translation`: the translators' desk."""

import click

from gcmsgen.cli.spoken import LazyGroup, common_options
from gcmsgen.language import Text

_TABLE = {
    "status": (
        "gcmsgen.cli.translation.status",
        Text(en="Say how far the French is.", fr="Dire où en est le français."),
    ),
    "check": (
        "gcmsgen.cli.translation.check",
        Text(en="List what is wrong with the words.", fr="Relever ce qui ne va pas dans le texte."),
    ),
    "accept": (
        "gcmsgen.cli.translation.accept",
        Text(
            en="Record that French says what the English says.",
            fr="Consigner que le français dit ce que dit l’anglais.",
        ),
    ),
    "export": (
        "gcmsgen.cli.translation.export_file",
        Text(
            en="Write sentences to a file for translators.", fr="Écrire des phrases dans un fichier pour traducteurs."
        ),
    ),
    "import": (
        "gcmsgen.cli.translation.import_file",
        Text(en="Take in a file that a translator sends back.", fr="Prendre un fichier qu’un traducteur renvoie."),
    ),
    "preview": (
        "gcmsgen.cli.translation.preview",
        Text(en="Show English and French side by side.", fr="Afficher l’anglais et le français côte à côte."),
    ),
}


@click.group(
    "translation",
    cls=LazyGroup,
    text=Text(
        en="Look after the French and the English of all documents.",
        fr="Tenir le français et l’anglais de tous les documents.",
    ),
    table=_TABLE,
)
@common_options
def command() -> None:
    """Look after the words."""
