"""`gcmsgen bulk status`."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from gcmsgen.bulk.ledger import OutputState
from gcmsgen.bulk.status import RunStatus, status
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken
from gcmsgen.language import Text
from gcmsgen.legible import json_text


@declare(
    "status",
    Text(
        en="Say how far the run of a folder is: what was made and refused, and what the next run would make.\n\n\b\nExample:\n"
        "  gcmsgen bulk status letters",
        fr="Dire où en est la production d’un dossier\N{NO-BREAK SPACE}: ce qui a été produit et refusé, et ce que "
        "le prochain passage "
        "produirait.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen bulk status lettres",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the answer.", fr="Format de la réponse."),
)
@click.pass_context
def command(context: click.Context, /, folder: Path, form: str) -> None:
    """Print the status."""
    found = status(folder)
    if form == "json":
        click.echo(json_text({"schema": "gcmsgen.run-status/1", **asdict(found)}))
        return
    for text in _lines(found):
        click.echo(text.of(spoken(context)))


def _lines(found: RunStatus) -> Iterator[Text]:
    if found.run:
        end = _ENDED if found.run.ended else _CUT_OFF
        yield end.filled(
            began=found.run.began, ended=found.run.ended or "", code=str(found.run.code), rows=str(found.run.rows)
        )
    for count in found.counts:
        name = f"{count.document} ({count.language or '-'})"
        yield _COUNT.filled(name=name, state=_STATES[count.state], count=str(count.outputs))
    for text, number in ((_UNREACHED, found.unreached), (_AGAIN, found.again), (_LEFT, found.left)):
        if number:
            yield text.filled(count=str(number))


_ENDED = Text(
    en="Last run: {rows} row(s), from {began} to {ended}, exit code {code}.",
    fr="Dernier passage\N{NO-BREAK SPACE}: {rows} ligne(s), du {began} au {ended}, code de sortie {code}.",
)
_CUT_OFF = Text(
    en="Last run: {rows} row(s), begun {began}; it is under way or was cut off. Running the same command again finishes it.",
    fr="Dernier passage\N{NO-BREAK SPACE}: {rows} ligne(s), commencé le {began}; il est en cours ou a été "
    "interrompu. Relancer la même "
    "commande le termine.",
)
_COUNT = Text(en="{name}: {count} {state}", fr="{name}\N{NO-BREAK SPACE}: {count} {state}")
_STATES = {
    OutputState.MADE: Text(en="made", fr="produit(s)"),
    OutputState.SKIPPED: Text(
        en="not offered for the outcome, or not in this format",
        fr="non offert(s) pour l’issue, ou pas dans ce format",
    ),
    OutputState.REFUSED: Text(en="refused", fr="refusé(s)"),
    OutputState.STOPPED: Text(en="given up", fr="abandonné(s)"),
}
_UNREACHED = Text(en="{count} row(s) were not reached yet.", fr="{count} ligne(s) n’ont pas encore été atteintes.")
_AGAIN = Text(
    en="{count} output(s) are gone or were touched since; the next run looks at them and makes again what changed.",
    fr="{count} document(s) ont disparu ou ont été touchés depuis; le prochain passage les examine et produit de "
    "nouveau ce qui a changé.",
)
_LEFT = Text(
    en="{count} output(s) belong to no row any more and were left where they are.",
    fr="{count} document(s) n’appartiennent plus à aucune ligne et ont été laissés en place.",
)
