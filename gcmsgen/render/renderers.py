"""Who renders each format: the function that makes and reads back an output, and what it is made with beside its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gcmsgen.catalogue.formats import Format
from gcmsgen.document import Document
from gcmsgen.render import pdf, text
from gcmsgen.render.layout import Layout


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Hold how a format is rendered: `render` reads its own output back, and refuses one that says something else.

    `fonts` gives the SHA-256 of each shipped font that may be embedded, `libraries` the version of each library of the
    system that sets the lines, both by name.
    """

    render: Callable[[Document, Layout], bytes]
    fonts: Callable[[], Mapping[str, str]] = _nothing
    libraries: Callable[[], Mapping[str, str]] = _nothing


def _docx(document: Document, layout: Layout) -> bytes:
    from gcmsgen.render import docx  # what reads Word files costs a command 0.05 s: only where one is made

    return docx.render(document, layout)


RENDERERS: Mapping[Format, Renderer] = {
    Format.TXT: Renderer(text.render),
    Format.DOCX: Renderer(_docx),
    Format.PDF: Renderer(pdf.render, fonts=pdf.font_hashes, libraries=pdf.libraries),
}
