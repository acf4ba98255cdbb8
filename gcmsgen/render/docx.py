"""Render a document as DOCX from the Word template of its language, and read it back.

The template is compiled once (`docx_template.py`); one that cannot be compiled goes through docxtpl each time, to the same
words. docxtpl parses what it rendered with a parser that drops what it cannot read, so every file is read back strictly.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import jinja2
from docxtpl import DocxTemplate

from gcmsgen import timeless_zip
from gcmsgen.catalogue.word_file import UnsafeFile
from gcmsgen.catalogue.word_relations import WHAT_TO_DO
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError, Unfilled
from gcmsgen.language import Text, visible
from gcmsgen.render.docx_properties import CORE, CUSTOM, properties
from gcmsgen.render.docx_template import WordTemplate, environment, opened, word_template
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof_docx import read_back_docx, read_back_skeleton
from gcmsgen.wording.allowance import NotAllowed
from gcmsgen.wording.sandbox import FAULTS, ForbiddenTag
from gcmsgen.wording.view import MissingFact

T = TypeVar("T")


def render(document: Document, layout: Layout) -> bytes:
    """Return the document as DOCX, its words read back and compared.

    Raises RenderError where a sentence cannot be read back, TemplateError where the template cannot be rendered, and
    MissingFact where an office's own words name a fact that is unknown.
    """
    template = _template(document, layout)
    data = _made(template, document, layout)
    if template.plain:
        read_back_docx(data, document)
    else:
        read_back_skeleton(data, document if template.walks else None, _own_words(template, document, layout))
    return data


def made(document: Document, layout: Layout) -> bytes:
    """Return the document as DOCX, not yet read back."""
    return _made(_template(document, layout), document, layout)


def _made(template: WordTemplate, document: Document, layout: Layout) -> bytes:
    parts = properties(document, layout.stamp, template.custom)
    if template.static is None:
        return _tried(document, lambda: _through_docxtpl(template.data, parts, document, layout))
    context = _context(document, layout)
    for name, part in template.parts.items():
        xml = _tried(document, lambda part=part: part.template.render(context))  # type: ignore[misc]
        parts[name] = (part.before + _resolved(xml) + part.after).encode()
    return timeless_zip.added(template.static, parts)


def own_words(document: Document, layout: Layout) -> dict[str, str]:
    """Return what a reader should find in each part of the template that has tags, by the name of the part."""
    return _own_words(_template(document, layout), document, layout)


def _own_words(template: WordTemplate, document: Document, layout: Layout) -> dict[str, str]:
    context = _context(document, layout)
    return _tried(document, lambda: {name: part.skeleton.render(context) for name, part in template.parts.items()})


def _template(document: Document, layout: Layout) -> WordTemplate:
    data = layout.tree.data(_name(document))
    return _tried(document, lambda: word_template(data, document.language))


def _name(document: Document) -> str:
    return f"{document.language.value}/{document.id}.docx"


def _context(document: Document, layout: Layout) -> Mapping[str, Any]:
    return {**layout.known, "document": document}


def _tried(document: Document, act: Callable[[], T]) -> T:
    """Return what an act on a template gives. Raises TemplateError where the template does not allow it."""
    try:
        return act()
    except MissingFact:
        raise
    except UnsafeFile as unsafe:
        raise TemplateError(
            _within(_name(document), unsafe.part), _UNSAFE.filled(why=unsafe.text, do=WHAT_TO_DO)
        ) from None
    except ForbiddenTag as tag:
        raise TemplateError(_name(document), _FORBIDDEN.filled(why=tag.text)) from None
    except NotAllowed as error:
        raise TemplateError(_name(document), error.text) from None
    except (jinja2.TemplateSyntaxError, zipfile.BadZipFile) as error:
        raise TemplateError(_name(document), _FAILED.filled(why=type(error).__name__)) from None
    except FAULTS as error:
        raise Unfilled(_name(document), _FAILED.filled(why=type(error).__name__)) from None


def _within(name: str, part: str | None) -> str:
    return name if part is None else f"{name}, {visible(part)}"


def _resolved(xml: str) -> str:
    """Return XML in which tabs and line breaks of a value are those of Word, as docxtpl writes them."""
    return DocxTemplate.resolve_listing(None, xml) if any(sign in xml for sign in "\t\n\a\f") else xml


def _through_docxtpl(data: bytes, parts: Mapping[str, bytes], document: Document, layout: Layout) -> bytes:
    template = opened(data)
    template.render(dict(_context(document, layout)), environment(document.language), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return timeless_zip.packed({**timeless_zip.unpacked(saved.getvalue()), CORE: parts[CORE], CUSTOM: parts[CUSTOM]})


_UNSAFE = Text(en="{why} {do}", fr="{why} {do}")
_FORBIDDEN = Text(en="{why}.", fr="{why}.")
_FAILED = Text(
    en="this Word template cannot be rendered ({why}). `gcmsgen template check` says where, or compare it with the one that "
    "is shipped.",
    fr="ce gabarit Word ne peut être produit ({why}). «\N{NO-BREAK SPACE}gcmsgen template check\N{NO-BREAK SPACE}» dit où, "
    "ou comparez-le à celui qui est fourni.",
)
