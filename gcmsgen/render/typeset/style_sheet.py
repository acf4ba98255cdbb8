"""Read a style sheet: which declarations hold for an element, and how the page and its running head look.

The sheet is the same that WeasyPrint reads. A rule that matches nothing may say what it likes; one that matches and says what
is not known is declined when it is met.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import cssselect2
import tinycss2

from gcmsgen.render.typeset.declarations import SIDES, Length, declared, families
from gcmsgen.render.typeset.declined import Declined

Face = tuple[str, int, str]  # family, weight, style
Declarations = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageLook:
    """Hold how a page looks: its paper, its margins on the first page and on the others, and its running head."""

    width: float
    height: float
    first: Mapping[str, float]
    others: Mapping[str, float]
    head: Declarations = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Hold a style sheet that was read: the rules of elements, the page, and the file of each face of type."""

    rules: Any
    page: PageLook
    faces: Mapping[Face, str]

    def of(self, element: Any) -> Declarations:
        """Return the declarations that hold for an element, the strongest of each. Raises Declined."""
        found: Declarations = {}
        strong: Declarations = {}
        for _, _, pseudo, block in self.rules.match(element):
            if pseudo is not None or isinstance(block, str):
                raise Declined(block if isinstance(block, str) else "a pseudo-element")
            found |= block[0]
            strong |= block[1]
        return found | strong


@lru_cache(maxsize=8)
def read_style_sheet(text: str) -> StyleSheet:
    """Return a style sheet as it was read. Raises Declined where it says what is not known here."""
    rules, pages = cssselect2.Matcher(), []
    faces: dict[Face, str] = {}
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                raise Declined("a selector") from None
            block = _block(rule.content)
            for selector in selectors:
                rules.add_selector(selector, block)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            pages.append(rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            faces.update(_face(rule))
        else:
            raise Declined("a rule that is none of elements, pages or fonts")
    return StyleSheet(rules, _page(pages), faces)


def _block(content: Any) -> tuple[Declarations, Declarations] | str:
    """Return the plain and the important declarations of a block, or why they are not known."""
    plain: Declarations = {}
    strong: Declarations = {}
    try:
        for one in _declarations(content):
            (strong if one.important else plain).update(declared(one.lower_name, one.value))
    except Declined as why:
        return str(why)
    return plain, strong


def _declarations(block: Any) -> Iterator[Any]:
    for one in tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration":
            raise Declined("a block with more than declarations")
        yield one


def _face(rule: Any) -> Iterator[tuple[Face, str]]:
    """Yield the shipped font that a face of type is; any other is declined."""
    said = {one.lower_name: one.value for one in _declarations(rule.content)}
    source = [token for token in said.pop("src", []) if token.type != "whitespace"]
    urls = [token.arguments[0].value if token.type == "function" else token.value for token in source]
    features = tinycss2.serialize(said.pop("font-feature-settings", [])).split()
    if len(urls) != 1 or not str(urls[0]).startswith(_SHIPPED) or "".join(features) != _NO_LIGATURES:
        raise Declined("a font that is not shipped")
    (family,) = families([token for token in said.pop("font-family") if token.type != "whitespace"])
    rest = {name: value for part, tokens in said.items() for name, value in declared(part, tokens)}
    yield (family, rest.pop("font-weight", 400), rest.pop("font-style", "normal")), urls[0].removeprefix(_SHIPPED)
    if rest:
        raise Declined("a face of type")


_SHIPPED = "gcmsgen:font/"
_NO_LIGATURES = '"liga"0,"clig"0,"dlig"0,"hlig"0,"calt"0'


def _page(rules: list[Any]) -> PageLook:
    """Return how pages look, of a rule for all of them and one for the first."""
    every: Declarations = {f"margin-{side}": Length(75, "px") for side in SIDES}
    first: Declarations = {}
    head: Declarations = {}
    for rule in rules:
        which = tinycss2.serialize(rule.prelude).strip()
        if which not in ("", ":first"):
            raise Declined("a page of its own kind")
        said, own = _page_block(rule.content)
        if which:
            first |= said
            if own != {"content": "none"}:
                raise Declined("a running head on the first page")
        else:
            every |= said
            head |= own
    width, height = every.pop("size", (Length(8.5, "in"), Length(11, "in")))
    if head and head.pop("content") != _HEAD:
        raise Declined("another running head")
    sides = {name: length.points(_NO_SIZE, _NO_SIZE) for name, length in every.items()}
    of_first = sides | {name: length.points(_NO_SIZE, _NO_SIZE) for name, length in first.items()}
    return PageLook(width.points(0, 0), height.points(0, 0), of_first, sides, head)


_NO_SIZE = 0.0
_HEAD = "string(before)counter(page)string(between)counter(pages)string(after)"


def _page_block(content: Any) -> tuple[Declarations, Declarations]:
    """Return what a page declares, and what its running head does."""
    said: Declarations = {}
    head: Declarations = {}
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "at-rule" and one.lower_at_keyword == "top-right":
            for inner in _declarations(one.content):
                head.update(_of_head(inner))
        elif one.type == "declaration" and one.lower_name == "size":
            lengths = [token for token in one.value if token.type == "dimension"]
            said["size"] = tuple(Length(token.value, token.lower_unit) for token in lengths)
            if len(lengths) != 2:
                raise Declined("a size of paper")
        elif one.type == "declaration" and one.lower_name.startswith("margin"):
            said.update(declared(one.lower_name, one.value))
        else:
            raise Declined("something else about the page")
    return said, head


def _of_head(one: Any) -> Declarations:
    if one.lower_name == "content":
        return {"content": tinycss2.serialize(one.value).replace(" ", "")}
    if one.lower_name == "width" and tinycss2.serialize(one.value).strip() == "100%":
        return {}
    if one.lower_name in ("font", "color"):
        return dict(declared(one.lower_name, one.value))
    raise Declined("something else about the running head")
