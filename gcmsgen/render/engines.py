"""Choose who sets a PDF: the fast engine, or WeasyPrint for what that one declines. Who did stands in the record of the output.

Both are made of the same words and the same style sheet. The fast one knows the shipped layouts alone, in the shipped fonts.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Document
from gcmsgen.errors import MachineError
from gcmsgen.language import Text
from gcmsgen.render.layout import Layout
from gcmsgen.render.listed_in_pdf import refuse_unlisted
from gcmsgen.render.pango import pango_version
from gcmsgen.render.shipped_fonts import font_files
from gcmsgen.render.typeset import engine as typeset
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.drawing import ENGINE, REVISION, Laid
from gcmsgen.render.typeset.file_parts import parts_of
from gcmsgen.render.typeset.reading import read_back

TYPESET, WEASYPRINT = "typeset", "weasyprint"
ENGINES = (TYPESET, WEASYPRINT)
_SHEET = "layout/page.css"


def engine_of(document: Document, layout: Layout) -> str:
    """Return who sets a document: the one that its record names, else the fast engine where it does not decline."""
    return layout.engine or (TYPESET if isinstance(_laid(document, layout), Laid) else WEASYPRINT)


def render(document: Document, layout: Layout) -> bytes:
    """Return a document as PDF, its words and its ink read back. Raises RenderError and MachineError."""
    if engine_of(document, layout) == WEASYPRINT:
        from gcmsgen.render import pdf  # WeasyPrint costs a command 0.4 s

        return pdf.render(document, layout)
    laid = _laid(document, layout)
    if not isinstance(laid, Laid):
        raise MachineError(_NOT_SET)
    data = typeset.made(laid, layout.stamp)
    read_back(data, document, _fonts())
    return data


def inspect(data: bytes, layout: Layout) -> None:
    """Refuse a PDF that holds anything but what is listed. Raises RenderError."""
    if _BY_TYPESET not in data:
        from gcmsgen.render import pdf

        pdf.inspect(data, layout)
        return
    parts = parts_of(data)
    described = [number for number, entries in parts.objects.items() if "/Type/Metadata" in entries]
    refuse_unlisted(parts.written, b"".join([parts.streams[number] for number in described]), layout.tree.text(_SHEET))


_BY_TYPESET = f'pdf:Producer="{ENGINE}'.encode()


def libraries(engine: str) -> Mapping[str, str]:
    """Return the version of what sets lines in an engine. Raises MachineError where WeasyPrint has no Pango."""
    return {TYPESET: REVISION} if engine == TYPESET else {"pango": pango_version()}


def libraries_of_all() -> Mapping[str, str]:
    """Return the versions of what sets lines in any engine; Pango may be missing where nothing is declined."""
    try:
        return {**libraries(TYPESET), **libraries(WEASYPRINT)}
    except MachineError:
        return libraries(TYPESET)


def _laid(document: Document, layout: Layout) -> Laid | Declined:
    """Return a document laid out, or why it is not. What was asked last is kept: who sets a document is asked before it is made."""
    last = _LAST[0] if _LAST else None
    if last and last[0] is document and last[1] is layout.tree and last[2] == layout.engine:
        return last[3]
    try:
        if any(_LONG_WORD.search(sentence.text) for sentence in document.sentences()):
            raise Declined("a word that may be longer than a line")
        if layout.engine is None and not _is_shipped(layout.tree, document.id):
            raise Declined("a layout of an office's own")
        found: Laid | Declined = typeset.laid_out(document, layout.tree.text(_SHEET), _fonts())
    except Declined as why:
        found = why
    _LAST[:] = [(document, layout.tree, layout.engine, found)]
    return found


_LAST: list[tuple[Document, TemplateTree, str | None, Laid | Declined]] = []
# As in WeasyPrint's engine, which lets such a word break anywhere.
_LONG_WORD = re.compile("[^ ]{40}")


def _is_shipped(tree: TemplateTree, document: str) -> bool:
    """Say whether the layouts of a document are the shipped ones, whatever folder they are read from."""
    names = ("layout/letter.html", f"layout/{document}.html")
    return all(tree.data(name) == tree.layers[-1].get(name) for name in names)


@cache
def _fonts() -> Mapping[str, Path]:
    return {path.name: path for path in font_files()}


_NOT_SET = Text(
    en="This PDF was made by the engine of this program, which does not set these words now. Nothing was written. Verify it with the "
    "version that made it.",
    fr="Ce PDF a été produit par le moteur de ce programme, qui ne compose pas ces mots aujourd’hui. Rien n’a été écrit. Vérifiez-le "
    "avec la version qui l’a produit.",
)
