"""Let nothing leave with an HTML file but what is listed: elements, attributes, and what a style sheet may declare.

What runs, fetches, submits, embeds or hides in a page is an element, an attribute, an address or a property (HTML, sections 4
and 6; CSS). Each is compared with a list of what a letter needs, so that what nobody thought of is refused. In a style sheet no
value may be a function: neither `url()`, nor one that takes words from elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tinycss2.color4 import parse_color

from gcmsgen.errors import RenderError
from gcmsgen.language import Text, quoted
from gcmsgen.render.page_style import StyleRule, Unlisted, rules_of
from gcmsgen.render.page_tree import local, page_tree

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def inspect_html(data: bytes) -> None:
    """Compare all that a page holds with what may leave. Raises RenderError where it holds something else, or is no page."""
    root = page_tree(data)
    try:
        unlisted = next(_unlisted(root), None)
    except Unlisted as other:
        unlisted = str(other)
    if unlisted is not None:
        raise RenderError(_UNLISTED.filled(what=quoted(unlisted[:60])))


def _unlisted(root: Any) -> Iterator[str]:
    """Yield what is not listed, and what has to be there and is not."""
    policies = 0
    for element in root.iter():
        tag = local(element)
        if tag not in _ELEMENTS:
            yield tag or "<?"
        for name, value in element.attrib.items():
            if not _ATTRIBUTES.get((tag, name), _ATTRIBUTES.get(("", name), _NOTHING)).fullmatch(value):
                yield f"{name}={value}"
        if tag == "meta":
            yield from _unlisted_meta(element)
            policies += element.get("http-equiv") == "Content-Security-Policy"
        if tag == "style":
            yield from sheet_unlisted(rules_of(element.text or ""))
    if policies != 1:
        yield "Content-Security-Policy"
    if not root.get("lang"):
        yield "lang"


def _unlisted_meta(element: Any) -> Iterator[str]:
    said = {name: value for name, value in element.attrib.items() if name != "content"}
    if said == {"charset": "utf-8"} and element.get("content") is None:
        return
    [(name, value)] = said.items() if len(said) == 1 else [("", "")]
    form = _SAID_OF_ITSELF.get((name, value))
    if form is None or not form.fullmatch(element.get("content", "")):
        yield f"meta {value or name}"


_NOTHING = re.compile(r"(?!)")
_ELEMENT_NAMES = """
    html head meta title style body main header footer section div p span strong em b i br a ul ol li h1 h2 h3 h4
    table caption thead tbody tfoot tr th td
"""
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_NAMES = re.compile(r"[A-Za-z][\w -]{0,80}", re.ASCII)
_ATTRIBUTES = {
    ("", "class"): _NAMES,
    ("", "id"): _NAMES,
    ("", "lang"): re.compile(r"(?:en|fr)(?:-CA)?"),
    ("th", "scope"): re.compile("col|row"),
    ("a", "href"): re.compile(r"#[\w-]+|(?:https://|mailto:)[^\s\\\"<>]+", re.IGNORECASE),
    ("meta", "charset"): re.compile("utf-8"),
    ("meta", "name"): re.compile(r"[a-z.]+"),
    ("meta", "http-equiv"): re.compile("Content-Security-Policy"),
    ("meta", "content"): re.compile(".*"),
}
_SAID_OF_ITSELF = {
    ("http-equiv", "Content-Security-Policy"): re.compile(re.escape(POLICY)),
    ("name", "viewport"): re.compile("width=device-width, initial-scale=1"),
    ("name", "gcmsgen.manifest"): re.compile("[0-9a-f]{64}|none"),
    ("name", "gcmsgen.version"): re.compile(r"[\w.+!-]{1,40}", re.ASCII),
}


def sheet_unlisted(rules: Sequence[StyleRule]) -> Iterator[str]:
    """Yield the declarations of a style sheet that are not listed, by the names of their properties."""
    for rule in rules:
        for name, tokens in rule.declarations:
            test = _DECLARED.get(name) if rule.selectors else _OF_PAGES.get(name)
            if test is None or not tokens or not test(tokens):
                yield name


Tokens = Sequence[Any]
Test = Callable[[Tokens], bool]


def _words(*words: str) -> Test:
    return lambda tokens: all(token.type == "ident" and token.lower_value in words for token in tokens)


def _whole(least: int, most: int) -> Test:
    return lambda tokens: len(tokens) == 1 and tokens[0].type == "number" and least <= tokens[0].value <= most


def _lengths(most: int, *, least: float = 0, words: tuple[str, ...] = ("auto",)) -> Test:
    """Return a test for one to four lengths that are neither negative nor so long that words leave the page.

    `least` and `most` are ems; the other units are measured against a letter of 16 pixels, and a percentage against a page of 100.
    """
    return lambda tokens: (
        len(tokens) <= _SIDES
        and all(
            (token.type == "ident" and token.lower_value in words) or _between(token, least, most) for token in tokens
        )
    )


_SIDES = 4


def _between(token: Any, least: float, most: float) -> bool:
    if token.type == "number":
        return bool(token.value == 0 >= least)
    if token.type == "percentage":
        return bool(least <= token.value <= 100)
    return (
        token.type == "dimension" and token.lower_unit in EMS and least <= token.value * EMS[token.lower_unit] <= most
    )


EMS = {"em": 1.0, "rem": 1.0, "px": 1 / 16, "pt": 1 / 12, "in": 6.0, "cm": 6 / 2.54, "mm": 6 / 25.4}


def _size(tokens: Tokens) -> bool:
    [token] = tokens if len(tokens) == 1 else [None]
    return token is not None and (
        token.type == "percentage" or (token.type == "dimension" and token.lower_unit in ("em", "rem", "px", "pt"))
    )


def _leading(tokens: Tokens) -> bool:
    """Say whether lines stand far enough apart that none lies on another."""
    [token] = tokens if len(tokens) == 1 else [None]
    return token is not None and token.type == "number" and 1 <= token.value <= _WIDEST_LEADING


_WIDEST_LEADING = 3


def _colour(tokens: Tokens) -> bool:
    if len(tokens) != 1 or tokens[0].type not in ("ident", "hash"):
        return False
    found = parse_color(tokens[0])
    return found is not None and not isinstance(found, str) and found.alpha == 1


def _border(tokens: Tokens) -> bool:
    line = _words("solid", "dotted", "dashed", "double", "none")
    return all(line([token]) or _colour([token]) or _between(token, 0, 1) for token in tokens)


def _families(tokens: Tokens) -> bool:
    """Say whether all families of type are known to draw letters as letters, and no signs in their place."""
    written = " ".join("," if token.type == "literal" else str(token.value) for token in tokens if token.type in _NAMED)
    named = [family.strip().lower() for family in written.split(",")]
    return all(token.type in _NAMED for token in tokens) and all(family in _FAMILIES for family in named)


_NAMED = ("ident", "string", "literal")
_FAMILY_NAMES = """
    lato, noto sans, noto serif, open sans, roboto, arial, helvetica, helvetica neue, verdana, tahoma, calibri, cambria, segoe ui,
    liberation sans, liberation serif, dejavu sans, times new roman, times, georgia, garamond,
    sans-serif, serif, system-ui, ui-sans-serif, ui-serif
"""
_FAMILIES = frozenset(family.strip() for family in _FAMILY_NAMES.split(","))
_SPACE, _BORDER = _lengths(20), _border
_DECLARED: dict[str, Test] = {
    "color": _colour,
    "background-color": _colour,
    "color-scheme": _words("light"),
    "font-family": _families,
    "font-size": _size,
    "font-style": _words("normal", "italic"),
    "font-weight": lambda tokens: _words("normal", "bold")(tokens) or _whole(300, 900)(tokens),
    "line-height": _leading,
    **{
        f"{name}{side}": _SPACE for name in ("margin", "padding") for side in ("", "-top", "-right", "-bottom", "-left")
    },
    **{f"border{side}": _BORDER for side in ("", "-top", "-right", "-bottom", "-left")},
    "border-collapse": _words("collapse", "separate"),
    "width": _lengths(100, least=10),
    "max-width": _lengths(100, least=10, words=("none",)),
    "display": _words("block", "inline", "list-item", "table"),
    "text-align": _words("left", "right", "center", "start", "end", "justify"),
    "vertical-align": _words("top", "middle", "bottom", "baseline"),
    "list-style-type": _words("disc", "circle", "square", "decimal", "none"),
    "white-space": _words("normal", "nowrap"),
    "overflow-wrap": _words("normal", "break-word", "anywhere"),
    "hyphens": _words("none", "manual", "auto"),
    "text-decoration": _words("none", "underline"),
    "break-before": _words("auto", "avoid"),
    "break-after": _words("auto", "avoid"),
    "break-inside": _words("auto", "avoid"),
    "orphans": _whole(1, 9),
    "widows": _whole(1, 9),
}
_OF_PAGES: dict[str, Test] = {
    "size": _lengths(200, least=18, words=("letter", "legal", "portrait")),
    "margin": _lengths(12),
}
_UNLISTED = Text(
    en="The HTML holds something that no letter needs and that may not leave with one, or lacks what it has to have ({what}): a "
    "script, an address, a form, hidden words, a property of style that is not listed. Nothing was written. Take it out of "
    "layout/browser.html or layout/browser.css.",
    fr="Le HTML contient un élément dont aucune lettre n’a besoin et qui ne doit pas partir avec elle, ou n’a pas ce qu’il doit "
    "avoir ({what})\N{NO-BREAK SPACE}: un script, une adresse, un formulaire, des mots cachés, une propriété de style qui n’est pas "
    "dans la liste. Rien n’a été écrit. Retirez-le de layout/browser.html ou de layout/browser.css.",
)
