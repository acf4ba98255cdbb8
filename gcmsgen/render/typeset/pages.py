"""Lay a document out in pages: each text broken into lines, each line at its place, each page ended where it may end.

A page ends at the last place that its boxes allow: no heading, and no closing, is left alone, and orphans and widows have company.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gcmsgen.document import Document
from gcmsgen.render.html import CITATION
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.lines import Hyphens, SetLine, SetText, broken, divides
from gcmsgen.render.typeset.looks import Colour, Look, Type
from gcmsgen.render.typeset.plan import Close, Margin, Open, Plan, Space, Step, Text
from gcmsgen.render.typeset.shaping import UNITS, Setting, setting


class Piece(NamedTuple):
    """Hold the lines of a text on one page, and how far the first baseline is from the top of the page; `part` counts from 0."""

    text: Text
    setting: Setting
    lines: tuple[SetLine, ...]
    signs: frozenset[str]
    top: float
    baseline: float
    leading: float
    part: int


class Rule(NamedTuple):
    """Hold a filled box: left, top and bottom from the top of the page, width, colour."""

    left: float
    top: float
    width: float
    height: float
    colour: Colour


@dataclass(slots=True)
class Page:
    """Hold what stands on a page."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


class _Placed(NamedTuple):
    """Hold where a text was placed: its step, its first line on this page, boxes open around it, and rules drawn before."""

    step: int
    resume: int
    start: int
    depth: int
    rules: int
    piece: Piece


def paged(document: Document, plan: Plan, fonts: "Fonts") -> list[Page]:
    """Return the pages of a document. Raises Declined where a page finds no end as WeasyPrint would give it."""
    return _Pages(document, plan, fonts).laid()


class Fonts(NamedTuple):
    """Hold where the file of each face of type is."""

    paths: dict[str, Path]

    def of(self, plan: Plan, kind: Type) -> Setting:
        """Return what shapes the words of a type. Raises Declined for a face that the style sheet does not name."""
        name = plan.faces.get((kind.families[0] if kind.families else "", kind.weight, kind.style))
        if name not in self.paths:
            raise Declined("a face of type that is not shipped")
        return setting(self.paths[name], kind.size)


class _Pages:
    """Go through the steps of a plan, page by page."""

    def __init__(self, document: Document, plan: Plan, fonts: Fonts) -> None:
        self._document, self._plan, self._fonts = document, plan, fonts
        self._language = divides(document.language.tag)
        self._step, self._line, self._part = 0, 0, 0

    def laid(self) -> list[Page]:
        """Return the pages."""
        pages: list[Page] = []
        while self._step < len(self._plan.steps):
            pages.append(self._page(first=not pages))
            if len(pages) > _MOST_PAGES:
                raise Declined("more pages than are laid out here")
        return pages

    def _page(self, *, first: bool) -> Page:
        """Return the next page, and stand where the one after it goes on."""
        margins = self._plan.page.first if first else self._plan.page.others
        bottom = (self._plan.page.height - margins["margin-bottom"]) * (1 + 1e-9)
        y, page, placed, fresh = margins["margin-top"], Page(), [], not first
        above, below = 0.0, 0.0  # the margins that adjoin: the largest, and the smallest below nothing
        opened: list[list[object]] = []
        steps, resume = self._plan.steps, self._step
        for at in range(self._step, len(steps)):
            step = steps[at]
            if isinstance(step, Margin):
                above, below = max(above, step.height), min(below, step.height)
                continue
            if isinstance(step, Open):
                resume = at if resume < 0 else resume
                opened.append([step, None])
                continue
            if isinstance(step, Close) and opened[-1][1] is not None:
                y = self._close(page, opened.pop(), y)
                continue
            if fresh:
                fresh = False
            else:
                y += above + below
            above = below = 0.0
            for box in opened:
                box[1] = y if box[1] is None else box[1]
            if isinstance(step, Close):
                y = self._close(page, opened.pop(), y)
            elif isinstance(step, Space):
                y += step.height
            elif isinstance(step, Text):
                (lines, signs), start = self._lines(step), self._line if at == self._step else 0
                kind = self._fonts.of(self._plan, step.type)
                height, base = _leading(step.type, kind)
                piece = Piece(step, kind, lines[start:], signs, y, y + base, height, self._part if at == self._step else 0)
                here = _Placed(at, at if resume < 0 else resume, start, len(opened), len(page.rules), piece)
                tail = _tail(steps, at)
                fit = sum(1 for number in range(1, len(piece.lines) + 1) if y + number * height + tail * (number == len(piece.lines)) <= bottom)
                if fit < len(piece.lines):
                    return self._ended(page, [*placed, here], fit)
                placed.append(here)
                page.pieces.append(piece)
                y += len(piece.lines) * height
                resume = -1
        self._step = len(steps)
        return page

    def _close(self, page: Page, box: list[object], y: float) -> float:
        """Return where a box ends, its borders drawn."""
        step, top = box
        assert isinstance(step, Open) and isinstance(top, float)
        y = max(y, top + step.look.min_height)
        page.rules.extend(_borders(step, top, y))
        return y

    def _ended(self, page: Page, placed: list[_Placed], fit: int) -> Page:
        """Return a page that ends at the last place at which it may; of the last text `fit` lines have room."""
        for number in range(len(placed) - 1, -1, -1):
            here, kind = placed[number], placed[number].piece.text.type
            lines = len(here.piece.lines)
            most = min(fit, lines - kind.widows) if number == len(placed) - 1 else lines - kind.widows
            if here.piece.text.inside and most >= kind.orphans and most > 0:
                self._stand(here.step, here.start + most, here.piece.part + 1, here)
                kept = here.piece._replace(lines=here.piece.lines[:most])
                return Page([*(one.piece for one in placed[:number]), kept], page.rules[: here.rules])
            if here.piece.text.before and number:
                self._stand(here.resume, 0, 0, here)
                return Page([one.piece for one in placed[:number]], page.rules[: here.rules])
        raise Declined("a page that finds no place to end")

    def _stand(self, step: int, line: int, part: int, here: _Placed) -> None:
        begun = sum(isinstance(step, Open) for step in self._plan.steps[here.resume : here.step])
        if here.depth - (begun if line == 0 else 0):
            raise Declined("a box that goes on overleaf")
        self._step, self._line, self._part = step, line, part

    def _lines(self, step: Text) -> SetText:
        block = self._document.sections[step.section].blocks[step.block]
        text = " ".join((block.text if step.sentence < 0 else block.sentences[step.sentence].text).translate(_SPACES).split(" "))
        text = _RUNS.sub(" ", text).strip(" ")
        kind = step.type
        auto = kind.hyphens == "auto" and self._language
        hyphens = Hyphens(self._language, kind.limits, kind.zone) if auto and self._language else None
        width = int(step.width * (1 + 1e-9) * UNITS)
        return broken(text, self._fonts.of(self._plan, kind), width, hyphens, CITATION if step.citations else None)


_MOST_PAGES = 200
_SPACES = str.maketrans("\t\n\r\f", "    ")
_RUNS = re.compile(" {2,}")


def _leading(kind: Type, setting: Setting) -> tuple[float, float]:
    """Return how high a line is, and how far its baseline is from its top."""
    content = setting.ascent + setting.descent
    said = kind.leading
    height = content if isinstance(said, str) else said * kind.size if kind.factor else said
    return height, setting.ascent + (height - content) / 2


def _tail(steps: tuple[Step, ...], at: int) -> float:
    """Return the space that ends a box right behind a text."""
    height = 0.0
    for step in steps[at + 1 :]:
        if isinstance(step, Open | Text):
            break
        height += step.height if isinstance(step, Space) else 0.0
    return height


def _borders(step: Open, top: float, bottom: float) -> list[Rule]:
    """Return the borders of a box as filled boxes."""
    look: Look = step.look
    edge, colour = look.border, look.border_colour
    high = bottom - top
    found = [
        Rule(step.left, top, step.width, edge.top, colour),
        Rule(step.left, bottom - edge.bottom, step.width, edge.bottom, colour),
        Rule(step.left, top, edge.left, high, colour),
        Rule(step.left + step.width - edge.right, top, edge.right, high, colour),
    ]
    return [rule for rule in found if rule.width and rule.height]
