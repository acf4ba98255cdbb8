"""Lay a document out in pages: each text broken into lines, each line at its place, each page ended where it may end.

A page ends at the last place that its boxes allow: no heading, and no closing, is left alone, and orphans and widows have company.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gcmsgen.document import Document
from gcmsgen.render.html import CITATION
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.hyphens import divides
from gcmsgen.render.typeset.lines import Hyphens, LineForm, SetText, as_shown
from gcmsgen.render.typeset.looks import Colour, Type
from gcmsgen.render.typeset.plan import Margin, Open, Plan, Space, Step, TextStep
from gcmsgen.render.typeset.shaping import Setting, setting


class Formed(NamedTuple):
    """Hold a text of a plan with all that does not depend on its words: its form, its leading, the space that ends its box."""

    text: TextStep
    form: LineForm
    height: float
    base: float
    tail: float


class Piece(NamedTuple):
    """Hold the lines of a text on one page, and how far their top is from that of the page; `part` counts its pages from 0."""

    form: Formed
    words: SetText
    start: int
    end: int
    top: float
    part: int

    @property
    def shown(self) -> str:
        """Return the lines as a PDF shows them."""
        if self.start == 0 and self.end == len(self.words.lines):
            return self.words.shown
        return as_shown(self.words.lines[self.start : self.end])


class Stroke(NamedTuple):
    """Hold a filled box: left, top from the top of the page, width, height, colour."""

    left: float
    top: float
    width: float
    height: float
    colour: Colour


@dataclass(slots=True)
class SetPage:
    """Hold what stands on a page."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)


class _Placed(NamedTuple):
    """Hold where a text was placed: the step that a page may go on with before it, boxes open around it, rules drawn before."""

    step: int
    resume: int
    depth: int
    rules: int
    piece: Piece


def font_setting(plan: Plan, kind: Type, fonts: Mapping[str, Path]) -> Setting:
    """Return what shapes the words of a type. Raises Declined for a face that the style sheet does not name."""
    name = plan.faces.get((kind.families[0] if kind.families else "", kind.weight, kind.style), "")
    if name not in fonts:
        raise Declined("a face of type that is not shipped")
    return setting(fonts[name], kind.size)


@lru_cache(maxsize=256)
def _formed(plan: Plan, tag: str, fonts: tuple[tuple[str, Path], ...]) -> tuple[Step | Formed, ...]:
    """Return the steps of a plan in one language, each text with its form."""
    files, alike = dict(fonts), {}
    found: list[Step | Formed] = []
    for at, step in enumerate(plan.steps):
        if not isinstance(step, TextStep):
            found.append(step)
            continue
        kind, language = step.type, divides(tag)
        key = (kind, step.width, step.citations)
        if key not in alike:
            hyphens = Hyphens(language, kind.limits, kind.zone) if kind.hyphens == "auto" and language else None
            cited = CITATION if step.citations else None
            alike[key] = LineForm(font_setting(plan, kind, files), step.width, hyphens, cited)
        found.append(Formed(step, alike[key], *_leading(kind, alike[key].setting), _tail(plan.steps, at)))
    return tuple(found)


def _leading(kind: Type, type_setting: Setting) -> tuple[float, float]:
    """Return how high a line is, and how far its baseline is from its top."""
    content = type_setting.ascent + type_setting.descent
    said = kind.leading
    height = content if isinstance(said, str) else said * kind.size if kind.factor else said
    return height, type_setting.ascent + (height - content) / 2


def _tail(steps: tuple[Step, ...], at: int) -> float:
    """Return the space that ends boxes right behind a text."""
    height = 0.0
    for step in steps[at + 1 :]:
        if isinstance(step, Open | TextStep):
            break
        height += step.height if isinstance(step, Space) else 0.0
    return height


def paged(document: Document, plan: Plan, fonts: Mapping[str, Path]) -> list[SetPage]:
    """Return the pages of a document. Raises Declined where a page finds no end as WeasyPrint would give it."""
    steps = _formed(plan, document.language.tag, tuple(fonts.items()))
    pages: list[SetPage] = []
    at = _Start(0, 0, 0)
    while at.step < len(steps):
        filling = _Filling(document, plan, steps, at, first=not pages)
        page, at = filling.page()
        pages.append(page)
        if len(pages) > _MOST_PAGES:
            raise Declined("more pages than are laid out here")
    return pages


_MOST_PAGES = 200


class _Start(NamedTuple):
    """Hold where a page begins: at which step, at which line of its text, and at which part of it."""

    step: int
    line: int
    part: int


class _Filling:
    """Fill a page from the top to where it ends."""

    def __init__(
        self, document: Document, plan: Plan, steps: tuple[Step | Formed, ...], at: _Start, *, first: bool
    ) -> None:
        margins = plan.page.first if first else plan.page.others
        self._document, self._steps, self._at = document, steps, at
        self._y = margins["margin-top"]
        self._bottom = (plan.page.height - margins["margin-bottom"]) * (1 + 1e-9)
        # The margins that adjoin: the largest, and the smallest below nothing. Those at the head of a later page are left out.
        self._above = self._below = 0.0
        self._fresh = not first
        self._page = SetPage()
        self._placed: list[_Placed] = []
        self._opened: list[tuple[Open, list[float]]] = []

    def page(self) -> tuple[SetPage, _Start]:
        """Return the page, and where the next one begins."""
        resume = self._at.step
        for at in range(self._at.step, len(self._steps)):
            step = self._steps[at]
            if isinstance(step, Formed):
                self._settle()
                if (overleaf := self._text(step, at, resume)) is not None:
                    return overleaf
                resume = -1
            elif isinstance(step, Margin):
                self._above, self._below = max(self._above, step.height), min(self._below, step.height)
            elif isinstance(step, Open):
                resume = at if resume < 0 else resume
                self._opened.append((step, []))
            elif isinstance(step, Space):
                self._settle()
                self._y += step.height
            else:
                self._close()
        return self._page, _Start(len(self._steps), 0, 0)

    def _settle(self) -> None:
        """Take the margins that adjoin here as one, and let the boxes that wait begin."""
        if self._fresh:
            self._fresh = False
        else:
            self._y += self._above + self._below
        self._above = self._below = 0.0
        for _, top in self._opened:
            if not top:
                top.append(self._y)

    def _close(self) -> None:
        step, top = self._opened.pop()
        if not top:
            raise Declined("a box with nothing in it")
        self._y = max(self._y, top[0] + step.look.min_height)
        self._page.rules.extend(_borders(step, top[0], self._y))

    def _text(self, step: Formed, at: int, resume: int) -> tuple[SetPage, _Start] | None:
        """Place a text; return the page and the start of the next where it has no room for all of it."""
        text, y = step.text, self._y
        block = self._document.sections[text.section].blocks[text.block]
        words = step.form.lines(block.text if text.sentence < 0 else block.sentences[text.sentence].text)
        start, part = (self._at.line, self._at.part) if at == self._at.step else (0, 0)
        piece = Piece(step, words, start, len(words.lines), y, part)
        high = (piece.end - start) * step.height
        here = _Placed(at, at if resume < 0 else resume, len(self._opened), len(self._page.rules), piece)
        self._placed.append(here)
        if y + high + step.tail > self._bottom:
            fit = int((self._bottom - y) / step.height)
            return self._ended(min(fit, piece.end - start - 1) if y + high > self._bottom else piece.end - start - 1)
        self._page.pieces.append(piece)
        self._y = y + high
        return None

    def _ended(self, fit: int) -> tuple[SetPage, _Start]:
        """End the page at the last place at which it may end; of the last text `fit` lines have room."""
        for number in range(len(self._placed) - 1, -1, -1):
            here = self._placed[number]
            piece, text = here.piece, here.piece.form.text
            most = piece.end - piece.start - text.type.widows
            most = min(fit, most) if number == len(self._placed) - 1 else most
            if text.inside and most >= max(text.type.orphans, 1):
                kept = piece._replace(end=piece.start + most)
                return self._overleaf(number, [kept], _Start(here.step, kept.end, piece.part + 1))
            if text.before and number:
                return self._overleaf(number, [], _Start(here.resume, 0, 0))
        raise Declined("a page that finds no place to end")

    def _overleaf(self, number: int, kept: list[Piece], start: _Start) -> tuple[SetPage, _Start]:
        here = self._placed[number]
        begun = sum(isinstance(step, Open) for step in self._steps[here.resume : here.step])
        if here.depth > (0 if kept else begun):
            raise Declined("a box that goes on overleaf")
        pieces = [one.piece for one in self._placed[:number]]
        return SetPage([*pieces, *kept], self._page.rules[: here.rules]), start


def _borders(step: Open, top: float, bottom: float) -> list[Stroke]:
    """Return the borders of a box as filled boxes."""
    edge, colour, high = step.look.border, step.look.border_colour, bottom - top
    found = [
        Stroke(step.left, top, step.width, edge.top, colour),
        Stroke(step.left, bottom - edge.bottom, step.width, edge.bottom, colour),
        Stroke(step.left, top, edge.left, high, colour),
        Stroke(step.left + step.width - edge.right, top, edge.right, high, colour),
    ]
    return [rule for rule in found if rule.width and rule.height]
