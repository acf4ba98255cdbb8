"""Render a document as a tagged PDF (PDF/UA-1 and PDF/A-2a), from the HTML of its layout, with WeasyPrint.

Nothing is fetched but the shipped fonts and the files of the layout; only those fonts can be embedded, because the
machine's own are hidden from fontconfig before WeasyPrint is imported; every warning of WeasyPrint is a failure.
"""

import atexit
import logging
import os
import re
import warnings as python_warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Document
from gcmsgen.errors import MachineError, RenderError
from gcmsgen.language import Text
from gcmsgen.render import html, pdf_metadata, pdf_page
from gcmsgen.render.layout import Layout
from gcmsgen.render.page_addresses import SCHEME, fetched, refuse_files, refuse_page
from gcmsgen.render.pango import NO_PANGO
from gcmsgen.render.proof_pdf import read_back_pdf
from gcmsgen.render.shipped_fonts import font_path

_FONTCONFIG = Path(__file__).with_name("fonts.conf")


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as PDF, its words read back and compared.

    Raises RenderError where WeasyPrint warns or cannot be loaded, or where a sentence is not in the PDF as it stands.
    """
    data = made(document, layout)
    read_back_pdf(data, document, layout.tree.text(STYLE_SHEET))
    return data


def inspect(data: bytes, layout: Layout) -> None:
    """Refuse a PDF that holds anything but what is listed. Raises RenderError."""
    from gcmsgen.render.leaves_pdf import inspect_pdf  # what reads a PDF whole costs a command 0.05 s

    inspect_pdf(data, layout.tree.text(STYLE_SHEET))


def made(document: Document, layout: Layout) -> bytes:
    """Return the document as PDF, not yet read back."""
    weasyprint = load_weasyprint()
    sheet, fonts = style(layout.tree, layout.fonts)
    with _Warnings() as warnings:
        source = page(document, layout)
        try:
            data = source.write_pdf(
                stylesheets=[sheet, *_for_long_words(document)],
                font_config=fonts,
                pdf_variant=pdf_metadata.VARIANT,
                finisher=lambda _, pdf: pdf_metadata.complete(pdf, layout.stamp),
            )
        except weasyprint.urls.FatalURLFetchingError:
            raise RenderError(_FETCHED) from None
    warnings.refuse()
    return bytes(data)


def page(document: Document, layout: Layout) -> Any:
    """Return the page of a document as WeasyPrint takes it."""
    weasyprint, tree = load_weasyprint(), layout.tree
    base, name, source = f"{SCHEME}layout/", f"layout/{document.id}.html", html.render(document, layout)
    made = pdf_page.page(weasyprint, source, tree.text(STYLE_SHEET), base_url=base, fetcher=fetcher(tree))
    refuse_page(tree, name, made.etree_element)
    return made


STYLE_SHEET = "layout/page.css"


def load_weasyprint() -> Any:
    """Return the weasyprint module, imported with the machine's fonts hidden. Raises MachineError without Pango."""
    os.environ["FONTCONFIG_FILE"] = str(_FONTCONFIG)
    try:
        with _no_machine_fonts():
            import weasyprint
    except OSError:
        raise MachineError(NO_PANGO) from None
    return weasyprint


@contextmanager
def _no_machine_fonts() -> Iterator[None]:
    """Silence the one warning of Python that WeasyPrint gives, of finding no fonts: that is what is wanted here."""
    with python_warnings.catch_warnings():
        python_warnings.filterwarnings("ignore", "No fonts configured in FontConfig", UserWarning)
        yield


def style(tree: TemplateTree, added: tuple[str, ...]) -> tuple[Any, Any]:
    """Return the parsed style sheet and its fonts: shared by all letters, else each one leaks 0.23 MB."""
    asked = (tree, added)
    if asked not in _STYLES:
        if len(_STYLES) == _MOST_STYLES:
            del _STYLES[next(iter(_STYLES))]
        _STYLES[asked] = _style(tree, added)
    return _STYLES[asked]


_STYLES: dict[tuple[TemplateTree, tuple[str, ...]], tuple[Any, Any]] = {}
_MOST_STYLES = 4
# Released while the interpreter still stands: WeasyPrint's own destructor fails after that.
atexit.register(_STYLES.clear)


def _style(tree: TemplateTree, added: tuple[str, ...]) -> tuple[Any, Any]:
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    if added:
        office_fonts(tree).characters()  # a font that cannot be used is named before WeasyPrint only warns of it
    refuse_files(tree)
    with _Warnings() as warnings:
        fonts = FontConfiguration()
        sheet = weasyprint.CSS(
            string=_with_added(tree.text(STYLE_SHEET), added),
            base_url=f"{SCHEME}layout/",
            url_fetcher=fetcher(tree),
            font_config=fonts,
        )
    warnings.refuse()
    return sheet, fonts


def _for_long_words(document: Document) -> tuple[Any, ...]:
    """Return a style sheet that lets a word break anywhere, for a document with one that may be longer than a line.

    Looked for at the end of every line, such a place costs each other letter a fiftieth of its time.
    """
    long = any(_LONG_WORD.search(sentence.text) for sentence in document.sentences())
    return (_breaking_anywhere(),) if long else ()


@cache
def _breaking_anywhere() -> Any:
    return load_weasyprint().CSS(string="body { overflow-wrap: anywhere }")


# Of W, the widest letter of a name in Lato, a line of a list holds 43 at the size of the text.
_LONG_WORD = re.compile("[^ ]{40}")


def _with_added(sheet: str, fonts: tuple[str, ...]) -> str:
    """Return a style sheet in which the family `Added` is the fonts of an office, one after the other.

    Each is a family of its own: of several files of one family, fontconfig uses one and never looks into the others.
    """
    if not fonts:
        return sheet
    families = [f"Added-{number}" for number in range(1, len(fonts) + 1)]
    faces = (
        f'@font-face {{ font-family: {family}; src: url("{SCHEME}office/{name}"); {_NO_LIGATURES} }}\n'
        for family, name in zip(families, fonts, strict=True)
    )
    return "".join(faces) + _ADDED.sub(", ".join(families), sheet)


# As in the style sheet itself, which says why.
_NO_LIGATURES = 'font-feature-settings: "liga" 0, "clig" 0, "dlig" 0, "hlig" 0, "calt" 0;'
_ADDED = re.compile(r"\bAdded\b(?!-)")


@lru_cache(maxsize=4)
def fetcher(tree: TemplateTree) -> Any:
    """Return what WeasyPrint fetches with: shipped files, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class ShippedOnly(URLFetcher):  # type: ignore[misc]
        """Fetch what `page_addresses.py` knows an address for, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Return a shipped file. Raises FatalURLFetchingError for every other address."""
            found = fetched(tree, url)
            if found is None:
                raise FatalURLFetchingError("not a shipped file")
            kind, name = found
            return URLFetcherResponse(url, font_path(name).read_bytes() if kind == "font" else tree.data(name))

    return ShippedOnly()


class _Warnings(logging.Handler):
    """Gather the warnings of WeasyPrint, which quote the page: they are counted and never shown."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self._messages.append(record.msg)

    def __enter__(self) -> "_Warnings":
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(self)

    def refuse(self) -> None:
        """Raise RenderError where there was a warning; a letter without a glyph is named as such."""
        if any("notdef" in message for message in self._messages):
            raise RenderError(_NO_GLYPH)
        if self._messages:
            raise RenderError(_WARNED)


_LOGGERS = ("weasyprint", "fontTools")
_NO_GLYPH = Text(
    en="The shipped fonts lack a character of this document, which would print as an empty box. Nothing was written.",
    fr="Un caractère de ce document manque aux polices fournies et s’imprimerait comme une case vide. Rien n’a été écrit.",
)
_FETCHED = Text(
    en="The layout asks for a file that is not shipped with it. Nothing is fetched and nothing was written. Keep every "
    "file of a layout in the layout folder of the templates.",
    fr="La mise en page demande un fichier qui n’est pas fourni avec elle. Rien n’est téléchargé et rien n’a été écrit. "
    "Gardez chaque fichier d’une mise en page dans le dossier layout des gabarits.",
)
_WARNED = Text(
    en="The PDF renderer gave a warning, which is a failure here. Nothing was written. Check the layout templates.",
    fr="Le moteur PDF a émis un avertissement, ce qui est ici un échec. Rien n’a été écrit. Vérifiez les gabarits de mise "
    "en page.",
)
