"""Say which programs made an output: this one, Python, and the packages that its format goes through."""

import platform
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from itertools import chain

from gcmsgen import __version__
from gcmsgen.catalogue.formats import Format

PROGRAM = "gcmsgen"
_EVERY = ("jinja2", "babel")


@cache
def versions(form: Format, engine: str | None = None) -> Mapping[str, str]:
    """Return the version of each, by name; of Python the first two numbers, for the third changes no output.

    `engine` is the one of several that makes the output; None stands for all of them.
    """
    own = {PROGRAM: __version__, "python": ".".join(platform.python_version_tuple()[:2])}
    engines = form.traits.engines
    chosen = engines.values() if engine is None else (engines[engine],)
    packages = (*form.traits.packages, *chain.from_iterable(chosen))
    packed = (
        {"zlib": zlib.ZLIB_RUNTIME_VERSION} if packages and engine != "typeset" else {}
    )  # what the others make is compressed
    return own | packed | {name: version(name) for name in (*_EVERY, *packages)}


def version(package: str) -> str:
    """Return the version of an installed package, read from the head of its metadata: no message of e-mail is parsed for it.

    Raises PackageNotFoundError where it is not installed.
    """
    installed = distribution(package)
    found = _VERSION.search(installed.read_text("METADATA") or "")
    return found[1] if found else installed.version


_VERSION = re.compile(r"^Version: (\S+)$", re.MULTILINE)
