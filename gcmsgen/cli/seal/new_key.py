"""`gcmsgen seal new-key`."""

from pathlib import Path

import click

from gcmsgen.cli.seal.passphrase import Asking, passphrase_options
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import spoken
from gcmsgen.language import Text
from gcmsgen.seal.key_file import write_keys
from gcmsgen.seal.keys import new_key


@declare(
    "new-key",
    Text(
        en="Make a private key (mode 0600) and beside it its public twin (.pub), and print the fingerprint by which both are "
        "known. A file that stands there is never written over.\n\n\b\nExample:\n  gcmsgen seal new-key ~/keys/office-key",
        fr="Créer une clé privée (mode 0600) et, à côté, sa clé publique (.pub), et afficher l’empreinte qui les désigne toutes "
        "deux. Un fichier qui s’y trouve n’est jamais remplacé.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen seal new-key ~/cles/cle-du-bureau",
    ),
)
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.pass_context
@passphrase_options(Asking.TWICE)
def command(context: click.Context, path: Path, passphrase: bytes | None) -> None:
    """Make a key and print where it stands and what it is called."""
    key = new_key()
    public = write_keys(key, path, passphrase)
    click.echo(key.public.fingerprint)
    click.echo(_MADE.filled(private=str(path), public=str(public)).of(spoken(context)), err=True)


_MADE = Text(
    en="{private} is the private key: keep it, and a copy in a safe place, for yourself. {public} is for whoever verifies: hand it "
    "over apart from the letters, and let them compare the fingerprint above.",
    fr="{private} est la clé privée\N{NO-BREAK SPACE}: gardez-la pour vous, avec une copie en lieu sûr. {public} est destinée à qui "
    "vérifie\N{NO-BREAK SPACE}: remettez-la séparément des lettres, et faites comparer l’empreinte ci-dessus.",
)
