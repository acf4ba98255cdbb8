"""Say which programs made an output: this one, Python, and the packages that its format goes through."""

import platform
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from gcmsgen import __version__
from gcmsgen.catalogue.documents import Format

PROGRAM = "gcmsgen"
_EVERY = ("jinja2", "babel")
_PACKAGES = {
    Format.TXT: (),
    Format.DOCX: ("docxtpl", "python-docx", "lxml"),
    Format.PDF: ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "pyphen", "fonttools", "fontpkg-lato"),
}


@cache
def versions(form: Format) -> Mapping[str, str]:
    """Return the version of each, by name; of Python the first two numbers, for the third changes no output."""
    own = {PROGRAM: __version__, "python": ".".join(platform.python_version_tuple()[:2])}
    packed = {} if form is Format.TXT else {"zlib": zlib.ZLIB_RUNTIME_VERSION}
    return own | packed | {name: version(name) for name in (*_EVERY, *_PACKAGES[form])}
