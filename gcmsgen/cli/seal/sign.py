"""`gcmsgen seal sign`."""

from datetime import datetime
from pathlib import Path

import click

from gcmsgen.cli.seal.passphrase import Asking, passphrase_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option
from gcmsgen.language import Text
from gcmsgen.seal.key_file import read_signing_key
from gcmsgen.seal.sealing import seal


@declare(
    "sign",
    Text(
        en="Seal the folder of a run by its list of outputs, once for all of them, or single outputs by their manifests. The seal "
        "stands beside what is sealed (.seal.json) and takes the place of an earlier one; its name is printed.\n\n\b\nExamples:\n"
        "  gcmsgen seal sign letters --key ~/keys/office-key\n"
        "  gcmsgen seal sign W000000001-letter-en.pdf --key ~/keys/office-key --passphrase",
        fr="Sceller le dossier d’un passage par sa liste de documents, une fois pour tous, ou de simples documents par leurs "
        "manifestes. Le sceau se trouve à côté de ce qui est scellé (.seal.json) et remplace un sceau antérieur; son nom est "
        "affiché.\n\n\b\nExemples\N{NO-BREAK SPACE}:\n"
        "  gcmsgen seal sign lettres --key ~/cles/cle-du-bureau\n"
        "  gcmsgen seal sign W000000001-letter-fr.pdf --key ~/cles/cle-du-bureau --passphrase",
    ),
)
@click.argument("paths", metavar="FOLDER|FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--key",
    metavar="KEY",
    required=True,
    type=click.Path(path_type=Path),
    text=Text(en="Private key to seal with.", fr="Clé privée avec laquelle sceller."),
)
@click.pass_context
@passphrase_options(Asking.ONCE)
def command(_context: click.Context, paths: tuple[Path, ...], key: Path, passphrase: bytes | None) -> None:
    """Seal everything named, in order."""
    today = datetime.now().astimezone().date()
    for path in paths:
        folder = path if path.is_dir() else path.parent
        click.echo(seal(path, read_signing_key(key, passphrase, folder), today))
