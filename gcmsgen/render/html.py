"""Render a document as HTML for the PDF: the layout places the sections, and holds no word of its own."""

import re
from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.document import Document


def render(document: Document, tree: TemplateTree) -> str:
    """Return the document in the HTML of its layout; every word is escaped."""
    return _layout(tree, f"layout/{document.id}.html").render(document=document)


@lru_cache(maxsize=8)
def _layout(tree: TemplateTree, name: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(tree.text),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = unbroken
    return environment.get_template(name)


def unbroken(text: str) -> Markup:
    """Return text as HTML in which a citation such as 200(1)(c)(ii.1) never breaks across lines.

    >>> unbroken("paragraph 205(b) <of>")
    Markup('paragraph <span class="citation">205(b)</span> &lt;of&gt;')
    """
    parts = re.split(r"(\d[\w.]*\)?(?:\([\w.]+\)|[a-z][\w.]*\))+)", text)
    held = [Markup('<span class="citation">{}</span>').format(p) if i % 2 else escape(p) for i, p in enumerate(parts)]
    return Markup("").join(held)
