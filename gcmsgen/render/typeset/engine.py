"""Set a document: from its words and the style sheet to pages, or word of why not. The one door of the fast engine."""

from collections.abc import Mapping
from pathlib import Path

from gcmsgen.document import Document
from gcmsgen.render.layout import Stamp
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.drawing import Laid, SetHead, drawn
from gcmsgen.render.typeset.pages import SetPage, font_setting, paged
from gcmsgen.render.typeset.plan import Plan, plan_of, shape_of
from gcmsgen.render.typeset.shaping import UNITS

NO_STAMP = Stamp(manifest="none", version="none")


def laid_out(document: Document, sheet: str, fonts: Mapping[str, Path]) -> Laid:
    """Return a document laid out by a style sheet; `fonts` are the shipped ones by name. Raises Declined."""
    plan = plan_of(shape_of(document), sheet)
    pages = tuple(paged(document, plan, fonts))
    return Laid(document, plan, pages, _heads(document, plan, pages, fonts))


def _heads(
    document: Document, plan: Plan, pages: tuple[SetPage, ...], fonts: Mapping[str, Path]
) -> tuple[SetHead, ...]:
    """Return the running heads of the pages from the second on."""
    if plan.head is None or document.running is None:
        return ()
    setting, margins = font_setting(plan, plan.head, fonts), plan.page.others
    found = []
    for number in range(2, len(pages) + 1):
        text = " ".join(document.running.on_page(number, len(pages)).split(" "))
        words = text.split(" ")
        shown, width = "", 0
        for at, word in enumerate(words):
            between = setting.join(words[at - 1][-1:], word[:1]) if at else None
            shaped = setting.word(word)
            shown += (between.shown if between else "") + shaped.shown
            width += (between.width if between else 0) + shaped.width
        left = plan.page.width - margins["margin-right"] - width / UNITS
        if left < margins["margin-left"] or not isinstance(plan.head.leading, str):
            raise Declined("a running head that is longer than a line")
        content = setting.ascent + setting.descent
        baseline = (margins["margin-top"] - content) / 2 + setting.ascent
        found.append(SetHead(setting, left, baseline, shown, frozenset(text), plan.head.colour))
    return tuple(found)


def made(laid: Laid, stamp: Stamp | None) -> bytes:
    """Return a document that was laid out as PDF."""
    return drawn(laid, stamp or NO_STAMP)
