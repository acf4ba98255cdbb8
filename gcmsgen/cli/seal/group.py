"""`gcmsgen seal`: the keys of an office, and what is sealed with them."""

import click

from gcmsgen.cli.spoken import LazyGroup, common_options
from gcmsgen.language import Text

_TABLE = {
    "new-key": (
        "gcmsgen.cli.seal.new_key",
        Text(
            en="Make a private key and its public twin, and print its fingerprint.",
            fr="Créer une clé privée et sa clé publique, et afficher son empreinte.",
        ),
    ),
    "sign": (
        "gcmsgen.cli.seal.sign",
        Text(en="Seal runs, or single documents.", fr="Sceller des passages ou de simples documents."),
    ),
}


@click.group(
    "seal",
    cls=LazyGroup,
    text=Text(
        en="Make keys, and seal manifests and runs with them; gcmsgen verify --signed-by says whose a seal is.",
        fr="Créer des clés et sceller avec elles des manifestes et des passages; gcmsgen verify --signed-by dit de qui est un sceau.",
    ),
    table=_TABLE,
)
@common_options
def command() -> None:
    """Make keys and seals."""
