"""`gcmsgen serve`."""

import os
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import click

from gcmsgen.cli.spoken import ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import make_folder
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

_HELP = Text(
    en="Open the desk: a page on this machine alone that lists the cases of a folder, checks them as one types, and makes their note "
    "and letter. It needs the extra `web`, ends when it is closed or after half an hour of rest, and asks nothing of the "
    "network.\n\n\b\nExample:\n  gcmsgen serve cases\n  gcmsgen serve cases --officers officers.yaml",
    fr="Ouvrir le bureau\N{NO-BREAK SPACE}: une page, sur ce poste seul, qui énumère les cas d’un dossier, les vérifie à mesure "
    "qu’on tape et en produit la note et la lettre. Il exige l’option `web`, se ferme sur demande ou après une demi-heure de "
    "repos, et ne "
    "demande rien au réseau.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen serve cas\n  gcmsgen serve cas --officers agents.yaml",
)


@declare("serve", _HELP)
@click.argument("folder", metavar="[FOLDER]", default=".", type=click.Path(file_okay=False, path_type=Path))
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    text=Text(en="Port; any that is free by default.", fr="Port; par défaut, un port libre."),
)
@option(
    "--no-open",
    is_flag=True,
    text=Text(
        en="Open no browser; print the launch page.", fr="N’ouvrir aucun navigateur; afficher la page de lancement."
    ),
)
@option(
    "--officers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    text=Text(
        en="List of officers’ codes by account, outside the folder; without it nothing is released here.",
        fr="Liste des codes d’agent par compte, hors du dossier; sans elle, aucun cas n’est validé ici par un second agent.",
    ),
)
@ON
@click.pass_context
def command(
    context: click.Context, /, *, folder: Path, port: int, no_open: bool, officers: Path | None, on: datetime | None
) -> None:
    """Serve the folder."""
    require_desk()
    from gcmsgen.release.files import read_officers
    from gcmsgen.web.desk import Desk, account
    from gcmsgen.web.guard import Guard
    from gcmsgen.web.serving import serve

    make_folder(folder)
    code = read_officers(officers, folder).get(account(), "") if officers else ""
    language, overlay = spoken(context), templates(context)

    def desk(guard: Guard) -> Desk:
        return Desk(folder.resolve(), guard, language, overlay, on.date() if on else None, code)

    def says(page: Path) -> None:
        click.echo(_SERVES.filled(page=page.as_uri() if no_open else os.fspath(page)).of(language), err=True)

    try:
        serve(desk, port, opens=not no_open, says=says)
    except KeyboardInterrupt:  # the way out that the first line names
        click.echo(_CLOSED.of(language), err=True)
    except OSError as error:
        if error.filename:
            raise
        raise UsageError(_TAKEN.filled(port=str(port))) from None


def require_desk() -> None:
    """Raise UsageError where the extra that the desk needs is not installed."""
    if any(find_spec(name) is None for name in ("starlette", "uvicorn", "python_multipart")):
        raise UsageError(_NO_EXTRA)


_NO_EXTRA = Text(
    en="The desk needs the extra `web`, which is not installed here. Install it with: pip install 'gcmsgen[web]'",
    fr="Le bureau exige l’option `web`, qui n’est pas installée ici. Installez-la\N{NO-BREAK SPACE}: pip install 'gcmsgen[web]'",
)
_SERVES = Text(
    en="The desk is open: {page} leads to it once. Close it on its page, or with Ctrl+C.",
    fr="Le bureau est ouvert\N{NO-BREAK SPACE}: {page} y mène une fois. Fermez-le sur sa page, ou par Ctrl+C.",
)
_CLOSED = Text(en="The desk is closed.", fr="Le bureau est fermé.")
_TAKEN = Text(
    en="Port {port} is taken. Choose another with --port, or none.",
    fr="Le port {port} est occupé. Choisissez-en un autre au moyen de --port, ou aucun.",
)
