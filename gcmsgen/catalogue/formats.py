"""The formats of a document, each a row with all that tells it from the others; `render/renderers.py` says who renders it.

>>> Format("pdf").traits.stamped, Format("txt").traits.stamped
(True, False)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Hold what a format is like.

    `packages` make it, beside those that every format goes through and those of the one of its `engines` that does.
    `layout` are the templates that lay it out; a name
    that ends with a slash stands for all in that folder but what lays out another format. One that is `stamped` bears the
    hash of its manifest; one that is `printed` goes to standard output where nobody names a file. So many rows of a table
    make a `batch`, which is made and committed together, and below `few` rows starting workers takes longer than they save
    (docs/cluster.md).
    """

    packages: tuple[str, ...] = ()
    engines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layout: tuple[str, ...] = ()
    stamped: bool
    printed: bool
    batch: int
    few: int


class Format(StrEnum):
    """Name one view of a document; the value is the extension of its file and the word of the command line."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"

    @property
    def traits(self) -> Traits:
        """Return what the format is like."""
        return _TRAITS[self]


_TRAITS = {
    Format.TXT: Traits(stamped=False, printed=True, batch=25, few=150),
    Format.DOCX: Traits(
        packages=("docxtpl", "python-docx", "lxml"),
        layout=("{language}/{document}.docx",),
        stamped=True,
        printed=False,
        batch=25,
        few=150,
    ),
    Format.PDF: Traits(
        packages=("tinycss2", "pyphen", "fontpkg-lato"),
        engines={
            "typeset": ("uharfbuzz", "deflate", "cssselect2"),
            "weasyprint": ("weasyprint", "pydyf", "tinyhtml5", "fonttools"),
        },
        layout=("layout/",),
        stamped=True,
        printed=False,
        batch=25,
        few=100,
    ),
    # No package beside those of every format makes it; a browser's own rules lay it out.
    Format.HTML: Traits(
        layout=("layout/browser.html", "layout/browser.css"),
        stamped=True,
        printed=False,
        batch=25,
        few=150,
    ),
}
