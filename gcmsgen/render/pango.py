"""Ask the Pango of this machine for its version, without WeasyPrint, whose import costs a command more than a letter does."""

import ctypes
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from gcmsgen.errors import MachineError
from gcmsgen.language import Text


@cache
def pango_version() -> str:
    """Return the version of Pango, which sets the lines of WeasyPrint. Raises MachineError without it."""
    library = next(_loaded(), None)
    if library is None:
        raise MachineError(NO_PANGO)
    number = library.pango_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _loaded() -> Iterator[ctypes.CDLL]:
    for name in _NAMES:
        with suppress(OSError):
            yield ctypes.CDLL(name)


_NAMES = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")

NO_PANGO = Text(
    en="Pango cannot be loaded, and no PDF that is left to WeasyPrint can be made without it. Install libpango-1.0-0, "
    "libpangoft2-1.0-0 and libharfbuzz-subset0; `gcmsgen doctor` says what is missing.",
    fr="Pango ne peut pas être chargé, et aucun PDF qui revient à WeasyPrint ne peut être produit sans lui. Installez "
    "libpango-1.0-0, libpangoft2-1.0-0 et libharfbuzz-subset0; «\N{NO-BREAK SPACE}gcmsgen doctor\N{NO-BREAK SPACE}» dit ce qui "
    "manque.",
)
