"""Read the style sheet of a page strictly: rules of a listed form, each with the media that it is for.

A rule whose selector waits for a pointer, or makes up an element, a declaration that is important, and any other at-rule than
`@media` and `@page` are refused, so that what a page looks like follows from what stands in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import tinycss2
from cssselect2 import SelectorError, compile_selector_list


class Unlisted(Exception):
    """Say what stands in a page that is not listed."""


class Medium(NamedTuple):
    """Hold where a page is shown: on paper, or on a screen of so many CSS pixels."""

    printed: bool
    width: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """Hold a media query of a listed form: the kind of medium, and the widths of a screen between which it holds."""

    printed: bool | None = None
    least: int = 0
    most: int = 1_000_000

    def holds(self, medium: Medium) -> bool:
        """Say whether a medium is one that the query means."""
        if self.printed is not None and self.printed is not medium.printed:
            return False
        return medium.printed or self.least <= medium.width <= self.most


@dataclass(frozen=True, slots=True, eq=False)
class StyleRule:
    """Hold one rule: its selectors, compiled, and its declarations in their order; of `@page` there are no selectors."""

    query: Query
    selectors: tuple[Any, ...]
    declarations: tuple[tuple[str, tuple[Any, ...]], ...]


@lru_cache(maxsize=8)
def rules_of(sheet: str) -> tuple[StyleRule, ...]:
    """Return the rules of a style sheet. Raises Unlisted."""
    return tuple(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), Query()))


def media_of(rules: Sequence[StyleRule]) -> tuple[Medium, ...]:
    """Return one medium of each kind that the rules tell apart: paper, a telephone, a desk, and both sides of each width."""
    widths = {320, 1280}
    for rule in rules:
        for side in (rule.query.least, rule.query.most):
            widths |= {width for width in (side - 1, side, side + 1) if 0 < width < _WIDEST}
    return (Medium(printed=True), *(Medium(printed=False, width=width) for width in sorted(widths)))


_WIDEST = 10_000


def _rules(nodes: Sequence[Any], query: Query) -> Iterator[StyleRule]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield StyleRule(query, _selectors(node.prelude), _declarations(node.content))
        elif node.type == "at-rule" and node.content is not None and query == Query():
            if node.lower_at_keyword == "media":
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _rules(inner, _query(tinycss2.serialize(node.prelude)))
            elif node.lower_at_keyword == "page" and not tinycss2.serialize(node.prelude).strip():
                yield StyleRule(query, (), _declarations(node.content))
            else:
                raise Unlisted(f"@{node.at_keyword}")
        else:
            raise Unlisted(f"@{node.at_keyword}" if node.type == "at-rule" else node.type)


def _query(written: str) -> Query:
    found = _QUERY.fullmatch(" ".join(written.lower().split()))
    if not found:
        raise Unlisted(f"@media {written.strip()}")
    kind, side, width = found.groups()
    printed = {"print": True, "screen": False, None: None}[kind]
    if width is None:
        return Query(printed)
    return Query(printed, least=int(width)) if side == "min" else Query(printed, most=int(width))


_QUERY = re.compile(r"(?:(screen|print)|(?=\())(?: and )?(?:\((min|max)-width: ?(\d{1,4})px\))?")


def _selectors(prelude: Sequence[Any]) -> tuple[Any, ...]:
    written = tinycss2.serialize(prelude)
    for pseudo in _PSEUDO.findall(_QUOTED.sub("", written)):
        if pseudo.lower() not in _STANDING:
            raise Unlisted(pseudo)
    try:
        return tuple(compile_selector_list(prelude))
    except SelectorError:
        raise Unlisted(written.strip()) from None


_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PSEUDO = re.compile(r":+[-\w\\]+")
# What an element is by its place alone, whoever looks at it and points to it.
_PLACES = """
    :root :first-child :last-child :only-child :nth-child :nth-last-child :first-of-type :last-of-type :empty :not :is :where :lang
"""
_STANDING = frozenset(_PLACES.split())


def _declarations(content: Sequence[Any]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    found = []
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration" or node.important:
            raise Unlisted("!important" if node.type == "declaration" else node.type)
        found.append((node.lower_name, tuple(token for token in node.value if token.type != "whitespace")))
    return tuple(found)
