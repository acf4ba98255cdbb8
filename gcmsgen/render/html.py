"""Fill in the HTML of a layout, for the PDF and for the browser: it places the sections, and holds no word of its own."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import Template
from markupsafe import Markup, escape

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError, Unfilled
from gcmsgen.language import Text
from gcmsgen.render.layout import Layout
from gcmsgen.wording.allowance import NotAllowed
from gcmsgen.wording.sandbox import FAULTS, ForbiddenTag, TemplateEnvironment, missing_inside


def render(document: Document, layout: Layout) -> str:
    """Return the document in the HTML of its layout for the PDF; every word is escaped."""
    return filled(layout.tree, f"layout/{document.id}.html", {"document": document})


def filled(tree: TemplateTree, name: str, known: Mapping[str, Any]) -> str:
    """Return a layout filled in with what it may know; every word is escaped. Raises TemplateError."""
    try:
        return _template(tree, name).render(known)
    except ForbiddenTag as tag:
        raise TemplateError(f"{tag.name or name}:{tag.lineno}", _FORBIDDEN.filled(why=tag.text)) from None
    except jinja2.TemplateNotFound as error:
        raise missing_inside(name, error) from None
    except NotAllowed as error:
        raise TemplateError(name, error.text) from None
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(name, _FAILED.filled(why=type(error).__name__)) from None
    except FAULTS as error:
        raise Unfilled(name, _FAILED.filled(why=type(error).__name__)) from None


_FORBIDDEN = Text(en="{why}.", fr="{why}.")
_FAILED = Text(
    en="this layout cannot be rendered ({why}). Compare it with the one that is shipped.",
    fr="cette mise en page ne peut être produite ({why}). Comparez-la à celle qui est fournie.",
)


@lru_cache(maxsize=8)
def _template(tree: TemplateTree, name: str) -> Template:
    return layout_environment(tree).get_template(name)


def layout_environment(tree: TemplateTree) -> TemplateEnvironment:
    """Return an environment in which layouts are rendered."""
    environment = TemplateEnvironment(tree, "layout", autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"unbroken": unbroken, "held": held}
    return environment


def unbroken(text: str) -> Markup:
    """Return text as HTML in which a citation such as 200(1)(c)(ii.1) never breaks across lines.

    What stands between two spaces is held as a whole, no-break spaces and full stop included: a box that began inside
    it would make WeasyPrint end the line before it early.

    >>> unbroken("in paragraph\\xa0205(b) <of>")
    Markup('in <span class="citation">paragraph\\xa0205(b)</span> &lt;of&gt;')
    """
    return _whole(text, CITATION)


def held(text: str) -> Markup:
    """Return text as HTML in which neither a citation nor a number of parts, as a date or a UCI, breaks across lines.

    A browser may end a line behind any hyphen; what sets the PDF does so between letters alone.

    >>> held("on 2026-02-20, UCI 00-0000-0002; North-West")
    Markup('on <span class="citation">2026-02-20,</span> UCI <span class="citation">00-0000-0002;</span> North-West')
    """
    return _whole(text, _HELD)


def _whole(text: str, pattern: re.Pattern[str]) -> Markup:
    if not pattern.search(text):
        return escape(text)
    span = '<span class="citation">{}</span>'
    words = (span.format(escape(word)) if pattern.search(word) else escape(word) for word in text.split(" "))
    return Markup(" ".join(words))  # noqa: S704 - every word in it is escaped


CITATION = re.compile(r"\d[\w.]*\)?(?:\([\w.]+\)|[a-z][\w.]*\))+")
_HELD = re.compile(rf"{CITATION.pattern}|\d-\d")
