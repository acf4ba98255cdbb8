"""`gcmsgen note`."""

from typing import Any

import click

from gcmsgen.cli.render import render_document, rendering_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.language import Text


@declare(
    "note",
    Text(
        en="Write the GCMS note entry of a decision as plain text, in the client’s language, to standard output; as DOCX, PDF "
        "or HTML, the version to enclose with a letter, without what is private to others.\n\n\b\nExample:\n"
        "  gcmsgen note case.yaml\n  gcmsgen note case.yaml --document-lang fr -o W000000002-note-fr.txt\n"
        "  gcmsgen note case.yaml --format pdf",
        fr="Rédiger la note au SMGC d’une décision en texte brut, dans la langue du client, sur la sortie standard; en DOCX, PDF "
        "ou HTML, la version à joindre à une lettre, sans ce qui est privé pour autrui.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen note cas.yaml\n  gcmsgen note cas.yaml --document-lang en -o W000000002-note-en.txt\n"
        "  gcmsgen note cas.yaml --format pdf",
    ),
)
@rendering_options
@click.pass_context
def command(context: click.Context, /, case: str, **options: Any) -> None:
    """Render the note of one case."""
    render_document(context, ("note",), case, **options)
