"""Render a document as DOCX through docxtpl, from the Word template of its language, and read it back.

docxtpl parses what it rendered with a parser that drops what it cannot read, so the words are read back from the
finished file with a strict parser and compared, sentence by sentence.
"""

import io
import zipfile
from typing import Any

import jinja2
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Block, BlockKind, Document
from gcmsgen.errors import RenderError, TemplateError
from gcmsgen.language import Text


def render(document: Document, tree: TemplateTree) -> bytes:
    """Return the document as DOCX. Raises RenderError where a sentence of it cannot be read back."""
    from docxtpl import DocxTemplate

    # One template object for one rendering: shared objects have put one applicant's data into another's letter.
    name = f"{document.language.value}/{document.id}.docx"
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    try:
        template = DocxTemplate(io.BytesIO(tree.data(name)))
        template.render({"document": document}, environment, autoescape=True)
    except (jinja2.TemplateError, zipfile.BadZipFile, LookupError, TypeError, ValueError) as error:
        raise TemplateError(name, _FAILED.filled(why=type(error).__name__)) from None
    _name(template, document)
    saved = io.BytesIO()
    template.save(saved)
    data = _without_times(saved.getvalue())
    if not _holds(paragraphs(data), document):
        raise RenderError(_LOST)
    return data


def paragraphs(data: bytes) -> list[str]:
    """Return the text of every paragraph in the body of a DOCX, read strictly. Raises RenderError where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(resolve_entities=False))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        raise RenderError(_LOST) from None
    return ["".join(p.itertext(f"{_W}t")) for p in body.iter(f"{_W}p")]


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _name(template: Any, document: Document) -> None:
    """Set title and language after rendering, for docxtpl would escape them twice; no clock is read."""
    properties = template.docx.core_properties
    properties.title = document.title
    properties.language = document.language.tag


def _without_times(data: bytes) -> bytes:
    """Return the same archive with every time set to the first that a zip file can hold."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, source.read(name))
    return target.getvalue()


def _holds(found: list[str], document: Document) -> bool:
    """Say whether the paragraphs hold every block of the document, in order."""
    rest = iter(found)
    return all(any(text == line for line in rest) for text in _expected(document))


def _expected(document: Document) -> list[str]:
    return [line for section in document.sections for block in section.blocks for line in _paragraphs(block)]


def _paragraphs(block: Block) -> list[str]:
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return [block.text]
    return [sentence.text for sentence in block.sentences]


_FAILED = Text(
    en="this Word template cannot be rendered ({why}). Compare it with the one that is shipped.",
    fr="ce gabarit Word ne peut être produit ({why}). Comparez-le à celui qui est fourni.",
)
_LOST = Text(
    en="The DOCX did not hold every sentence of the document when it was read back. Nothing was written. Check the Word "
    "template.",
    fr="À la relecture, le DOCX ne contenait pas toutes les phrases du document. Rien n’a été écrit. Vérifiez le gabarit "
    "Word.",
)
