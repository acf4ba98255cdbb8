"""`gcmsgen translation export`."""

from pathlib import Path

import click

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import UsageError
from gcmsgen.language import Text
from gcmsgen.translation.exchange.forms import Form, write
from gcmsgen.translation.exchange.units import explained, units_of
from gcmsgen.wording.translation_state import FrenchStanding

_STATES = tuple(standing.value for standing in FrenchStanding if standing is not FrenchStanding.ORPHAN)
_HELP = Text(
    en="Write the sentences in both languages to a file for translators: PO, XLIFF, TMX, or a Word table. Tags become "
    "numbered placeholders; what each of them prints is explained with examples.\n\n\b\nExample:\n"
    "  gcmsgen translation export --format docx --only stale,new -o french.docx",
    fr="Écrire les phrases dans les deux langues dans un fichier pour traducteurs\N{NO-BREAK SPACE}: PO, XLIFF, TMX ou tableau "
    "Word. Les balises deviennent des jetons numérotés; ce que chacun imprime est expliqué par des exemples.\n\n\b\n"
    "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen translation export --format docx --only stale,new -o francais.docx",
)


@declare("export", _HELP)
@option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    required=True,
    text=Text(en="Format of the file.", fr="Format du fichier."),
)
@option(
    "--only",
    metavar="STATES",
    text=Text(
        en=f"Only sentences in these states, with commas between them: {', '.join(_STATES)}.",
        fr=f"Seulement les phrases dans ces états, séparés par des virgules\N{NO-BREAK SPACE}: {', '.join(_STATES)}.",
    ),
)
@option("--output", "-o", metavar="FILE", required=True, text=Text(en="The file to write.", fr="Fichier à écrire."))
@option(
    "--force",
    is_flag=True,
    text=Text(en="Replace a different file that stands there.", fr="Remplacer un fichier différent déjà présent."),
)
@click.pass_context
def command(context: click.Context, /, *, form: str, only: str | None, output: str, force: bool) -> None:
    """Write the file."""
    wanted = _wanted(only)
    tree = read_templates(templates(context))
    units = explained((unit for unit in units_of(tree).values() if unit.state in wanted), tree)
    if not units:
        raise UsageError(_NONE.filled(states=", ".join(wanted)))
    deliver(write(units, Form(form)), Path(output), Existing.REPLACE if force else Existing.KEEP)
    click.echo(_WROTE.filled(path=output, count=str(len(units))).of(spoken(context)))


def _wanted(only: str | None) -> tuple[str, ...]:
    """Return the states asked for. Raises UsageError where one of them is no state."""
    wanted = tuple(part.strip() for part in only.split(",")) if only else _STATES
    unknown = [state for state in wanted if state not in _STATES]
    if unknown:
        raise UsageError(_NO_STATE.filled(states=", ".join(unknown), known=", ".join(_STATES)))
    return wanted


_WROTE = Text(
    en="{path}: {count} sentence(s) written. Bring the file back with gcmsgen translation import.",
    fr="{path}\N{NO-BREAK SPACE}: {count} phrase(s) écrite(s). Rapportez le fichier au moyen de gcmsgen translation import.",
)
_NONE = Text(
    en="No sentence is in the state asked for ({states}): there is nothing to send.",
    fr="Aucune phrase n’est dans l’état demandé ({states})\N{NO-BREAK SPACE}: il n’y a rien à envoyer.",
)
_NO_STATE = Text(
    en="There is no state {states}. The states are: {known}.",
    fr="Il n’existe pas d’état {states}. Les états sont\N{NO-BREAK SPACE}: {known}.",
)
