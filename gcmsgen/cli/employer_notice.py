"""`gcmsgen employer-notice`."""

from typing import Any

import click

from gcmsgen.cli.render import render_document, rendering_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.language import Text


@declare(
    "employer-notice",
    Text(
        en="Write the notice to the employer where fewer places were granted than asked for, in the employer’s language, as PDF "
        "into the current folder where nothing else is asked for.\n\n\b\nExample:\n  gcmsgen employer-notice case.yaml",
        fr="Rédiger l’avis à l’employeur lorsque moins de places ont été accordées que demandées, dans la langue de l’employeur, en "
        "PDF dans le dossier courant si rien d’autre n’est demandé.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen employer-notice cas.yaml",
    ),
)
@rendering_options
@click.pass_context
def command(context: click.Context, /, case: str, **options: Any) -> None:
    """Render the notice to the employer of one case."""
    render_document(context, ("employer-notice",), case, **options)
