"""`gcmsgen note`."""

from typing import Any

import click

from gcmsgen.cli.render import render_document, rendering_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option
from gcmsgen.language import Text


@declare(
    "note",
    Text(
        en="Write the GCMS note entry of a decision as plain text, in the client’s language, to standard output; as DOCX, PDF "
        "or HTML, the version to enclose with a letter, without what is private to others. The decision stands first; an office "
        "may set a length, over which the note is split in numbered parts.\n\n\b\nExample:\n"
        "  gcmsgen note case.yaml\n  gcmsgen note case.yaml --document-lang fr -o W000000002-note-fr.txt\n"
        "  gcmsgen note case.yaml --full\n  gcmsgen note case.yaml --format pdf",
        fr="Rédiger la note au SMGC d’une décision en texte brut, dans la langue du client, sur la sortie standard; en DOCX, PDF "
        "ou HTML, la version à joindre à une lettre, sans ce qui est privé pour autrui. La décision y figure d’abord; un bureau "
        "peut fixer une longueur, au-delà de laquelle la note est divisée en parties numérotées.\n\n\b\n"
        "Exemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen note cas.yaml\n  gcmsgen note cas.yaml --document-lang en -o W000000002-note-en.txt\n"
        "  gcmsgen note cas.yaml --full\n  gcmsgen note cas.yaml --format pdf",
    ),
)
@option(
    "--full",
    is_flag=True,
    text=Text(
        en="All that the file records, and not what fits on one screen alone.",
        fr="Tout ce que consigne le dossier, et non seulement ce qui tient sur un écran.",
    ),
)
@rendering_options
@click.pass_context
def command(context: click.Context, /, case: str, *, full: bool, **options: Any) -> None:
    """Render the note of one case."""
    render_document(context, ("note-full" if full else "note",), case, **options)
