"""See whether an eye can read each letter of a page, on paper and on screens of every width that its style sheet tells apart.

What may hide words altogether is not listed (`leaves_html.py`); what is left is their colour on their ground and their size,
which follow from the rules that match an element and those around it (CSS Cascading Level 4, section 6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cssselect2 import ElementWrapper, Matcher
from tinycss2.color4 import parse_color

from gcmsgen.document import Document
from gcmsgen.errors import RenderError
from gcmsgen.render.contrast import BLACK, MIN_CONTRAST, MIN_POINTS, WHITE, Colour, contrast
from gcmsgen.render.ink_pdf import PALE, SMALL, unseen
from gcmsgen.render.leaves_html import sheet_unlisted
from gcmsgen.render.page_style import StyleRule, Unlisted, media_of, rules_of

Declarations = Sequence[tuple[str, tuple[Any, ...]]]


def see_html(root: Any, document: Document) -> None:
    """Judge the words of a page. Raises RenderError naming the first sentence of which something cannot be seen."""
    try:
        matchers = _matchers("".join(element.text or "" for element in root.iter("style")))
    except Unlisted:
        return  # such a page does not leave (leaves_html.py), and says why
    html = ElementWrapper.from_html_root(root)
    for matcher in matchers:
        _look(html, matcher, _Look(), document)


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold how words look: colour, ground, and size in points; those of the whole page too, which `rem` counts in."""

    colour: Colour = BLACK
    ground: Colour = WHITE
    points: float = 12.0
    whole: float = 12.0


@lru_cache(maxsize=8)
def _matchers(sheet: str) -> tuple[Matcher, ...]:
    """Return what matches the rules of a style sheet, once for all media in which the same ones hold. Raises Unlisted."""
    rules = rules_of(sheet)
    for name in sheet_unlisted(rules):
        raise Unlisted(name)
    holding = [tuple(rule for rule in rules if rule.query.holds(medium)) for medium in media_of(rules)]
    return tuple(map(_matcher, dict.fromkeys(holding)))


def _matcher(rules: Sequence[StyleRule]) -> Matcher:
    matcher = Matcher()
    for rule in rules:
        for selector in rule.selectors:
            matcher.add_selector(selector, rule.declarations)
    return matcher


def _look(element: ElementWrapper, matcher: Matcher, around: _Look, document: Document) -> None:
    tag = element.etree_element.tag
    if tag == "head":
        return
    own: dict[str, tuple[Any, ...]] = {}
    # A matcher gives them by specificity and order: the last one counts.
    for _, _, _, declarations in matcher.match(element):
        own |= dict(declarations)
    look = _looked(own, tag, around)
    said = element.etree_element.text or ""
    below = list(element.iter_children())
    for words in (said, *(child.etree_element.tail or "" for child in below)):
        if words.strip():
            _judge(words, look, document)
    for child in below:
        _look(child, matcher, look, document)


def _looked(own: Mapping[str, tuple[Any, ...]], tag: str, around: _Look) -> _Look:
    colour = _colour(own["color"]) if "color" in own else (_LINK if tag == "a" else around.colour)
    ground = _colour(own["background-color"]) if "background-color" in own else around.ground
    points = _points(own["font-size"][0], around) if "font-size" in own else around.points * _BY_BROWSERS.get(tag, 1.0)
    look = replace(around, colour=colour, ground=ground, points=points)
    return replace(look, whole=points) if tag == "html" else look


_LINK: Colour = (0, 0, 238)  # HTML, section 15.3.3, "Phrasing content"
_BY_BROWSERS = {"h1": 2.0, "h2": 1.5, "h3": 1.17}  # HTML, section 15.3.7, "Sections and headings"


def _colour(tokens: Sequence[Any]) -> Colour:
    found: Any = parse_color(tokens[0])
    red, green, blue = (round(part * 255) for part in found.to("srgb").coordinates)
    return red, green, blue


def _points(token: Any, around: _Look) -> float:
    unit = "%" if token.type == "percentage" else getattr(token, "lower_unit", "")
    by_unit = {"%": around.points / 100, "em": around.points, "rem": around.whole, "px": 0.75, "pt": 1.0}
    return float(token.value * by_unit[unit]) if unit in by_unit else 0.0


def _judge(words: str, look: _Look, document: Document) -> None:
    if look.points < MIN_POINTS:
        raise RenderError(unseen(words, document, SMALL))
    if contrast(look.colour, look.ground) < MIN_CONTRAST:
        raise RenderError(unseen(words, document, PALE))
