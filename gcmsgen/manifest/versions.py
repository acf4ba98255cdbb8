"""Say which programs made an output: this one, Python, and the packages that its format goes through."""

import platform
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from gcmsgen import __version__
from gcmsgen.catalogue.formats import Format

PROGRAM = "gcmsgen"
_EVERY = ("jinja2", "babel")


@cache
def versions(form: Format) -> Mapping[str, str]:
    """Return the version of each, by name; of Python the first two numbers, for the third changes no output."""
    own = {PROGRAM: __version__, "python": ".".join(platform.python_version_tuple()[:2])}
    packages = form.traits.packages
    packed = {"zlib": zlib.ZLIB_RUNTIME_VERSION} if packages else {}  # what they make is compressed
    return own | packed | {name: version(name) for name in (*_EVERY, *packages)}
