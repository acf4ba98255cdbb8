"""Run a command within limits: nothing that it is given to read can take the whole machine, or its whole day."""

import os
import threading
from collections.abc import Sequence

from gcmsgen.language import Language, Text
from gcmsgen.process_limits import MEMORY, SECONDS, limit_memory, limit_time

OVER = 4  # as where this machine cannot render
# Without an end by design: tables and folders of any size, whose workers have limits of their own, and pages that are served.
UNCONFINED = frozenset({"audit", "bulk", "impact", "serve", "translation"})
_WHOLE = {"demo": 10 * SECONDS, "seal": 5 * SECONDS, "template": 5 * SECONDS}  # many documents, a whole folder


def confine(words: Sequence[str], language: Language) -> threading.Event:
    """Limit what this process may take by the command that it runs; every command is limited but those named above.

    Returns what is set once its time is over.
    """
    verb, operands = _asked(words)
    if verb in UNCONFINED:
        return threading.Event()
    seconds = _WHOLE.get(verb) or SECONDS * max(1, operands)
    limit_memory(MEMORY)
    said = f"{_OVERDUE.filled(command=verb, seconds=f'{seconds:g}').of(language)}\n".encode()
    return limit_time(seconds, lambda: _say(said), OVER)


def _say(said: bytes) -> None:
    os.write(2, said)  # past every buffer, whoever holds it


def _asked(words: Sequence[str]) -> tuple[str, int]:
    """Return the command that a line asks for, and how many things it names.

    >>> _asked(["--lang", "fr", "check", "a.yaml", "b.yaml", "--format", "json"])
    ('check', 3)
    """
    left = list(words)
    while left and left[0].startswith("-"):
        del left[: 2 if left[0] in _WITH_VALUE else 1]
    return (left[0] if left else ""), sum(not word.startswith("-") for word in left[1:])


_WITH_VALUE = ("--lang", "--templates")
_OVERDUE = Text(
    en="gcmsgen {command} was given up after {seconds} seconds, and no output was left half written. Each case takes about a "
    "second: look for what is unusual in the file, or in your own templates; a large table is for `gcmsgen bulk`.",
    fr="gcmsgen {command} a été abandonné après {seconds}\N{NO-BREAK SPACE}secondes, et aucun fichier n’a été laissé à moitié "
    "écrit. Chaque cas prend environ une seconde\N{NO-BREAK SPACE}: cherchez ce qui est inhabituel dans le fichier ou dans vos "
    "propres gabarits; un grand tableau est l’affaire de «\N{NO-BREAK SPACE}gcmsgen bulk\N{NO-BREAK SPACE}».",
)
OUT_OF_MEMORY = Text(
    en=f"This takes more than {MEMORY >> 30} GB of memory and was given up; no output was left half written. Look for what is "
    "unusual in the file, or in your own templates.",
    fr=f"Cela prend plus de {MEMORY >> 30}\N{NO-BREAK SPACE}Go de mémoire et a été abandonné; aucun fichier n’a été laissé à "
    "moitié écrit. Cherchez ce qui est inhabituel dans le fichier ou dans vos propres gabarits.",
)
