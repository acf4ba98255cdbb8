"""Hand a page to WeasyPrint with less work: read as XML where it is XML, and styled without rules that match nothing.

A page that is well-formed XML, as the shipped layouts are, is read ten times as fast as by an HTML parser, to the same tree.
WeasyPrint's own style sheet gives every element the styles of calls and marks of notes and of list items; where a layout has
neither, only list items need theirs, and no figures of one width where none is numbered. Both are proved to change no byte
(`tests/render/test_pdf_page.py`). This reaches into WeasyPrint 70, which offers neither; a page that is no XML, or a version
without these parts, goes the ordinary way.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree


def page(weasyprint: Any, source: str, sheet: str, *, base_url: str, fetcher: Any) -> Any:
    """Return the `weasyprint.HTML` of a page; `sheet` is the text of the style sheet that it is laid out with."""
    try:
        root = ElementTree.fromstring(source)  # noqa: S314 - a page of ours: facts in it are escaped, nothing is fetched
    except ElementTree.ParseError:
        return weasyprint.HTML(string=source, base_url=base_url, url_fetcher=fetcher)
    plain = _NOTES_OR_ITEMS.search(sheet) is None and _NOTES_OR_ITEMS.search(source) is None
    return _kind(weasyprint)(root, base_url, fetcher, _lean_style(weasyprint) if plain else None)


_NOTES_OR_ITEMS = re.compile(r"footnote|note-|::|list-item|<(?:ol|summary|style|link)\b")


@cache
def _kind(weasyprint: Any) -> Any:
    import cssselect2

    class Page(weasyprint.HTML):  # type: ignore[misc]
        """Hold a page that is a tree already."""

        def __init__(self, root: ElementTree.Element, base_url: str, fetcher: Any, style: Any) -> None:
            self.base_url = base_url
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element
            self._style = style

        def _ua_stylesheets(self, forms: bool = False) -> Any:  # noqa: FBT001, FBT002 - as WeasyPrint calls it
            return [self._style] if self._style and not forms else super()._ua_stylesheets(forms)

    return Page


@cache
def _lean_style(weasyprint: Any) -> Any:
    """Return WeasyPrint's own style sheet, its rules for marks of notes and items put to list items alone."""
    own = Path(weasyprint.__file__).with_name("css") / "html5_ua.css"
    text = _EVERY_ELEMENT.sub(r"li::\1", own.read_text(encoding="utf-8"))
    return weasyprint.CSS(string=text.replace("font-variant-numeric: tabular-nums;", ""))


_EVERY_ELEMENT = re.compile(r"^::(marker|(?:foot)?note-(?:call|marker|callback)\b)", re.MULTILINE)
