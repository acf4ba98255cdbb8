"""`gcmsgen letter`."""

from typing import Any

import click

from gcmsgen.catalogue.documents import COPIES
from gcmsgen.cli.render import COPIES_TOO, render_document, rendering_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.language import Text


@declare(
    "letter",
    Text(
        en="Write the letter that the decision calls for, as PDF into the current folder where nothing "
        "else is asked for.\n\n\b\nExample:\n  gcmsgen letter case.yaml\n  gcmsgen letter case.yaml "
        "--format docx -o letter.docx\n  gcmsgen letter case.yaml --copies -o letters/",
        fr="Rédiger la lettre que la décision appelle, en PDF dans le dossier courant si rien d’autre "
        "n’est demandé.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen letter cas.yaml\n  gcmsgen "
        "letter cas.yaml --format docx -o lettre.docx\n  gcmsgen letter cas.yaml --copies -o lettres/",
    ),
)
@rendering_options
@COPIES_TOO
@click.pass_context
def command(context: click.Context, /, case: str, *, copies: bool, **options: Any) -> None:
    """Render the letter of one case."""
    render_document(context, ("letter", *(COPIES["letter"] if copies else ())), case, **options)
