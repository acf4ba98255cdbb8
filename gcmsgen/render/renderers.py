"""Who renders each format: the function that makes and reads back an output, what may leave with it, and what it is made with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gcmsgen.catalogue.formats import Format
from gcmsgen.document import Document
from gcmsgen.render import text
from gcmsgen.render.layout import Layout


def _nothing() -> Mapping[str, str]:
    return {}


def _no_libraries(_: str | None) -> Mapping[str, str]:
    return {}


def _no_engine(_: Document, __: Layout) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Renderer:
    """Hold how a format is rendered: `make` reads its own output back, and refuses one that says something else.

    `inspect` refuses an output that holds anything but what is listed; no format is without it. `fonts` gives the SHA-256 of each
    shipped font that may be embedded, both by name; `engine` who of several makes an output, and `libraries` the version of each
    library that sets the lines in that engine, or in any of them.
    """

    make: Callable[[Document, Layout], bytes]
    inspect: Callable[[bytes, Layout], None]
    fonts: Callable[[], Mapping[str, str]] = _nothing
    libraries: Callable[[str | None], Mapping[str, str]] = _no_libraries
    engine: Callable[[Document, Layout], str | None] = _no_engine

    def render(self, document: Document, layout: Layout) -> bytes:
        """Return a document as its words say, and nothing that may not leave with it. Raises RenderError and TemplateError."""
        data = self.make(document, layout)
        self.inspect(data, layout)
        return data


# What makes and reads Word files costs a command 0.05 s, and what does PDF 0.1 s: each is imported where one is made.


def _docx(document: Document, layout: Layout) -> bytes:
    from gcmsgen.render import docx

    return docx.render(document, layout)


def _inspect_docx(data: bytes, _: Layout) -> None:
    from gcmsgen.render import docx_inspection

    docx_inspection.inspect(data)


def _pdf(document: Document, layout: Layout) -> bytes:
    from gcmsgen.render import engines

    return engines.render(document, layout)


def _inspect_pdf(data: bytes, layout: Layout) -> None:
    from gcmsgen.render import engines

    engines.inspect(data, layout)


def _pdf_fonts() -> Mapping[str, str]:
    from gcmsgen.render import shipped_fonts

    return shipped_fonts.font_hashes()


def _pdf_engine(document: Document, layout: Layout) -> str:
    from gcmsgen.render import engines

    return engines.engine_of(document, layout)


def _pdf_libraries(engine: str | None) -> Mapping[str, str]:
    from gcmsgen.render import engines

    return engines.libraries(engine) if engine else engines.libraries_of_all()


def _html(document: Document, layout: Layout) -> bytes:
    from gcmsgen.render import html_file

    return html_file.render(document, layout)


def _inspect_html(data: bytes, layout: Layout) -> None:
    from gcmsgen.render import html_file

    html_file.inspect(data, layout)


RENDERERS: Mapping[Format, Renderer] = {
    Format.TXT: Renderer(text.render, text.inspect),
    Format.DOCX: Renderer(_docx, _inspect_docx),
    Format.PDF: Renderer(_pdf, _inspect_pdf, fonts=_pdf_fonts, libraries=_pdf_libraries, engine=_pdf_engine),
    Format.HTML: Renderer(_html, _inspect_html),
}
