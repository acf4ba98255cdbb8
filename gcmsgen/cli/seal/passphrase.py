"""The options that give the passphrase of a key: asked for at the terminal, or the first line of a file."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Any

import click

from gcmsgen.cli.spoken import option, spoken
from gcmsgen.errors import UsageError
from gcmsgen.language import Text
from gcmsgen.seal.key_file import read_passphrase


class Asking(Enum):
    """Say how often a passphrase is asked for: one that is new, twice, so that a slip of the hand does not lock the key."""

    ONCE = 1
    TWICE = 2


def passphrase_options(asking: Asking) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare the options, and give the command the `passphrase` for them, None where none was asked for."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def with_passphrase(context: click.Context, *, asked: bool, passphrase_file: Path | None, **others: Any) -> Any:
            if asked and passphrase_file:
                raise UsageError(_ONE_OF_THEM)
            given = _prompted(context, asking) if asked else passphrase_file and read_passphrase(passphrase_file)
            return function(context, passphrase=given, **others)

        return _ASKED(_FILE(with_passphrase))

    return declare


def _prompted(context: click.Context, asking: Asking) -> bytes:
    again = _AGAIN.of(spoken(context)) if asking is Asking.TWICE else False
    typed: str = click.prompt(_PROMPT.of(spoken(context)), hide_input=True, confirmation_prompt=again, err=True)
    return typed.encode()


_ASKED = option(
    "--passphrase",
    "asked",
    is_flag=True,
    text=Text(en="Ask for the passphrase of the key.", fr="Demander la phrase de passe de la clé."),
)
_FILE = option(
    "--passphrase-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text(
        en="File of mode 0600 whose first line is the passphrase of the key.",
        fr="Fichier de mode 0600 dont la première ligne est la phrase de passe de la clé.",
    ),
)
_PROMPT = Text(en="Passphrase of the key", fr="Phrase de passe de la clé")
_AGAIN = Text(en="The same passphrase once more", fr="La même phrase de passe une seconde fois")
_ONE_OF_THEM = Text(
    en="--passphrase asks for the passphrase and --passphrase-file reads it: give one of them.",
    fr="--passphrase demande la phrase de passe et --passphrase-file la lit\N{NO-BREAK SPACE}: donnez l’une des deux options.",
)
