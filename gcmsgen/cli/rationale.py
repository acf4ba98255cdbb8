"""`gcmsgen rationale`."""

from typing import Any

import click

from gcmsgen.cli.render import render_document, rendering_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.language import Text


@declare(
    "rationale",
    Text(
        en="Write the rationale of an approval, as PDF into the current folder where nothing else is "
        "asked for.\n\n\b\nExample:\n  gcmsgen rationale case.yaml --format docx",
        fr="Rédiger la justification d’une approbation, en PDF dans le dossier courant si rien d’autre "
        "n’est demandé.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen rationale cas.yaml --format docx",
    ),
)
@rendering_options
@click.pass_context
def command(context: click.Context, /, case: str, **options: Any) -> None:
    """Render the rationale of one case."""
    render_document(context, ("rationale",), case, **options)
