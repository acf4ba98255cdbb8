"""Plan the pages of a letter of one shape: which boxes stand in which, as one run of margins, spaces and texts from top to bottom.

Letters of one shape (the same sections with as many blocks of each kind) share a plan: no word is looked at here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

import cssselect2

from gcmsgen.document import BlockKind, Document
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.looks import Edges, Look, Type, look_of
from gcmsgen.render.typeset.style_sheet import Face, PageLook, StyleSheet, read_style_sheet

Shape = tuple[str, str, bool, tuple[tuple[str, tuple[tuple[BlockKind, int], ...]], ...]]


class TextStep(NamedTuple):
    """Hold where a text stands: whose words (section, block, sentence; -1 for all of a block), its tag, type, place and breaks.

    `before` says whether a page may break before it, `inside` whether within; `marked` whether it is an item of a list.
    """

    section: int
    block: int
    sentence: int
    tag: str
    type: Type
    left: float
    width: float
    before: bool
    inside: bool
    bookmark: int | None
    marked: bool
    citations: bool


class Margin(NamedTuple):
    """Hold a margin, which adjoins those beside it."""

    height: float


class Space(NamedTuple):
    """Hold a space that nothing takes away: a border with its padding."""

    height: float


class Open(NamedTuple):
    """Begin a box that is drawn or has a least height."""

    look: Look
    left: float
    width: float


class Close(NamedTuple):
    """End the box that was begun last."""


Step = TextStep | Margin | Space | Open | Close


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Hold the steps from the top of the first page to the end, the page, how the running head looks, the file of each face."""

    page: PageLook
    steps: tuple[Step, ...]
    head: Type | None
    faces: Mapping[Face, str]


def shape_of(document: Document) -> Shape:
    """Return what the plan of a document depends on."""
    return (
        document.id,
        document.subject,
        document.head is not None,
        tuple(
            [
                (
                    section.id,
                    tuple([(b.kind, len(b.sentences) if b.kind in _EACH else 1) for b in section.blocks]),
                )
                for section in document.sections
            ]
        ),
    )


_EACH = (BlockKind.LINES, BlockKind.ITEMS)


@lru_cache(maxsize=256)
def plan_of(shape: Shape, sheet_text: str) -> Plan:
    """Return the plan of letters of a shape. Raises Declined where the style sheet asks for what is not known."""
    sheet = read_style_sheet(sheet_text)
    return _Planner(sheet, shape).plan()


class _Planner:
    """Walk through the elements of a letter of some shape, and note what is met."""

    def __init__(self, sheet: StyleSheet, shape: Shape) -> None:
        self._sheet, self._shape = sheet, shape
        self._steps: list[Step] = []
        self._breaks: list[str] = []  # what the boxes say that end or begin since the last text
        self._held = 0  # boxes around that no page may break
        self._held_since = 0  # the fewest of them since the last text
        self._root = 0.0

    def plan(self) -> Plan:
        """Return the plan."""
        page = self._sheet.page
        html = cssselect2.ElementWrapper.from_html_root(_elements(self._shape))
        body = next(child for child in html.iter_children() if child.local_name == "body")
        look = look_of("html", self._sheet.of(html), Type(), Type().size)
        self._root = look.type.size
        if any((look.margin, look.padding, look.border)[n] != Edges(0, 0, 0, 0) for n in range(3)):
            raise Declined("space around the whole page")
        width = page.width - page.first["margin-left"] - page.first["margin-right"]
        self._box(body, look.type, page.first["margin-left"], width)
        if any(page.first[f"margin-{side}"] != page.others[f"margin-{side}"] for side in ("left", "right")):
            raise Declined("a first page of another width")
        head = look_of("html", page.head, Type(), self._root).type if page.head else None
        return Plan(page, tuple(self._steps), head, self._sheet.faces)

    def _box(self, element: Any, parent: Type, left: float, width: float) -> None:
        """Note a box and what stands in it; `width` is what its parent has."""
        look = look_of(element.local_name, self._sheet.of(element), parent, self._root)
        if element.local_name == "header":
            self._running(look, element)
            return
        place = element.etree_element.get("place")
        inner = width - sum(e.left + e.right for e in (look.margin, look.padding, look.border))
        inner = inner if look.max_width is None else min(inner, look.max_width)
        at = left + look.margin.left + look.border.left + look.padding.left
        upright = look.padding.top + look.padding.bottom
        drawn = look.min_height or upright or look.border != Edges(0, 0, 0, 0)
        if look.min_height and (upright or look.border.top or look.border.bottom):
            raise Declined("a least height beside a border or padding")
        self._breaks.append(look.breaks["before"])
        self._margin(look.margin.top)
        if drawn:
            edges = at - look.padding.left - look.border.left
            outer = inner + look.padding.left + look.padding.right + look.border.left + look.border.right
            self._steps.append(Open(look, edges, outer))
        self._space(look.border.top + look.padding.top)
        self._held += look.breaks["inside"] == "avoid"
        if place is None:
            for child in element.iter_children():
                self._box(child, look.type, at, inner)
        else:
            self._text(element, place, look, at, inner)
        self._held -= look.breaks["inside"] == "avoid"
        self._held_since = min(self._held_since, self._held)
        self._space(look.border.bottom + look.padding.bottom)
        if drawn:
            self._steps.append(Close())
        self._margin(look.margin.bottom)
        self._breaks.append(look.breaks["after"])

    def _margin(self, height: float) -> None:
        """Note a margin; of two on end the larger one counts, and one below nothing draws together."""
        last = self._steps[-1] if self._steps else None
        if isinstance(last, Margin) and last.height > 0 < height:
            self._steps[-1] = Margin(max(last.height, height))
        elif height:
            self._steps.append(Margin(height))

    def _space(self, height: float) -> None:
        if height:
            self._steps.append(Space(height))

    def _text(self, element: Any, place: str, look: Look, left: float, width: float) -> None:
        section, block, sentence = map(int, place.split())
        citations = False
        for span in element.iter_children():
            citations = True
            of_span = look_of("span", self._sheet.of(span), look.type, self._root)
            if of_span != look_of("span", {"white-space": "nowrap"}, look.type, self._root):
                raise Declined("citations of another look")
        if look.type.spaces != "normal":
            raise Declined("lines that do not break")
        before = "avoid" not in self._breaks and not self._held_since
        item = element.local_name == "li"
        tag = "LBody" if item else element.local_name.upper()
        self._steps.append(
            TextStep(section, block, sentence, tag, look.type, left, width, before,
                     not self._held and look.breaks["inside"] != "avoid", look.bookmark, item, citations)
        )  # fmt: skip
        self._breaks, self._held_since = [], self._held

    def _running(self, look: Look, element: Any) -> None:
        named = self._sheet.of(element)
        if look.margin != Edges(0, 0, 0, 0) or named.get("string-set") != _NAMED or set(named) != {"string-set"}:
            raise Declined("another running head")


_NAMED = "beforeattr(data-before),betweenattr(data-between),afterattr(data-after)"


def _elements(shape: Shape) -> ElementTree.Element:
    """Return the elements that the shipped layout gives a letter of a shape; each text says whose words it is."""
    name, subject, running, sections = shape
    html = ElementTree.Element("html")
    ElementTree.SubElement(html, "head")
    body = ElementTree.SubElement(html, "body", {"class": name})
    if running:
        ElementTree.SubElement(body, "header", {"class": "running"})
    for number, (identity, blocks) in enumerate(sections):
        section = ElementTree.SubElement(body, "section", {"class": identity})
        for at, (kind, count) in enumerate(blocks):
            for element in _block(section, kind, count, "h1" if identity == subject else "h2"):
                element.set("place", f"{number} {at} {element.get('place')}")
    return html


def _block(section: ElementTree.Element, kind: BlockKind, count: int, heading: str) -> Iterator[ElementTree.Element]:
    """Yield the texts of a block."""
    if kind is BlockKind.HEADING:
        yield ElementTree.SubElement(section, heading, {"place": "-1"})
    elif kind in _EACH:
        items = kind is BlockKind.ITEMS
        around = ElementTree.SubElement(section, "ul" if items else "div", {} if items else {"class": "lines"})
        for at in range(count):
            text = ElementTree.SubElement(around, "li" if items else "p", {} if items else {"class": "line"})
            text.set("place", str(at))
            if items:
                ElementTree.SubElement(text, "span", {"class": "citation"})
            yield text
    else:
        text = ElementTree.SubElement(section, "p", {"place": "-1"})
        ElementTree.SubElement(text, "span", {"class": "citation"})
        yield text
