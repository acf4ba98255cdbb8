"""See whether an eye can read each letter of a PDF: what is drawn too small, too pale, covered, cut off or off the page is refused.

Letters that nothing else touches are judged by what PDFium says of them. Where something is painted beneath or above them, the
page is looked at (`pdf_ground.py`).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from gcmsgen.document import Document
from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render import pdf_ground
from gcmsgen.render.contrast import MIN_ADVANCE, MIN_CONTRAST, MIN_POINTS, MIN_WIDTH, WHITE, contrast
from gcmsgen.render.pdf_objects import Box, Drawing, Line, PageObjects, common
from gcmsgen.render.unequal import spaced


def see_page(raw: Any, page: Any, text_page: Any, document: Document, literals: Iterable[str]) -> None:
    """Judge the letters of a page; `literals` are words that the style sheet itself prints, which are part of the ground.

    Raises RenderError naming the first sentence of which something cannot be seen.
    """
    drawn, ground = [*PageObjects(raw, page, text_page).drawn()], {*literals, ""}
    lines = [part for part in drawn if isinstance(part, Line) and spaced(part.text) not in ground]
    others = [part for part in drawn if not isinstance(part, Line) or _is_printed(part, ground)]
    sheet = _sheet(raw, page)
    for line in lines:
        if why := _hidden(line, sheet):
            raise RenderError(unseen(line.text, document, why))
    if covered := _on_another(lines):
        raise RenderError(unseen(covered.text, document, COVERED))
    touched = [line for line in lines if not line.plain or any(_touches(part, line) for part in others)]
    if touched and (pale := pdf_ground.unseen_line(raw, page, lines, touched, others)):
        raise RenderError(unseen(pale.text, document, PALE))
    rest = {id(line) for line in touched}
    for line in lines:
        if id(line) not in rest and (line.colour is None or contrast(line.colour, WHITE) < MIN_CONTRAST):
            raise RenderError(unseen(line.text, document, PALE))


def _is_printed(line: Line, ground: set[str]) -> bool:
    said = spaced(line.text)
    return said in ground and bool(said)


def _sheet(raw: Any, page: Any) -> Box:
    """Return the page itself, with a hair around it."""
    return -_HAIR, -_HAIR, raw.FPDF_GetPageWidthF(page) + _HAIR, raw.FPDF_GetPageHeightF(page) + _HAIR


def _hidden(line: Line, sheet: Box) -> Text | None:
    """Return why letters cannot be read, wherever they stand: None where they can."""
    length, advance = line.spread
    if min(line.width, line.height) < MIN_POINTS - _ROUNDED:
        return SMALL
    if line.width < line.height * MIN_WIDTH or line.mirrored:
        return SQUEEZED
    if len(line.text.strip()) > 1 and length < advance * MIN_ADVANCE - _BEARING * line.width:
        return SQUEEZED
    if not _inside(line.box, sheet):
        return OFF_PAGE
    if line.clip is not None and not _inside(line.box, line.clip):
        return CUT
    return None


_HAIR = 1.0  # a letter that hangs over its place by a point is read all the same
_ROUNDED = 0.05
_BEARING = 0.2  # of the size: the white before the first letter and behind the last


def _inside(box: Box, other: Box) -> bool:
    left, bottom, right, top = other
    return box[0] >= left - _HAIR and box[1] >= bottom - _HAIR and box[2] <= right + _HAIR and box[3] <= top + _HAIR


def _on_another(lines: Sequence[Line]) -> Line | None:
    """Return letters that lie on others; a mark stands on its letter."""
    standing: list[Line] = []
    for line in sorted((line for line in lines if not _is_mark(line.text)), key=lambda line: -line.box[3]):
        standing = [other for other in standing if other.box[1] < line.box[3]]
        if any(_share(line.box, other.box) > _OVERLAP for other in standing):
            return line
        standing.append(line)
    return None


_OVERLAP = 0.4  # of the smaller box: lines that are set close, and slanted letters, share a fifth


def _is_mark(text: str) -> bool:
    return all(unicodedata.category(sign) in _MARKS for sign in text if not sign.isspace())


_MARKS = ("Mn", "Me", "Mc", "Lm", "Sk")


def _share(one: Box, other: Box) -> float:
    shared = common(one, other)
    return _area(shared) / max(min(_area(one), _area(other)), 0.01) if shared else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _touches(part: Drawing | Line, line: Line) -> bool:
    shared = common(part.box, line.box)
    return shared is not None and _area(shared) > _TOUCH * _area(line.box)


_TOUCH = 0.02  # of the box of the letters: more than the border of a table that brushes them


def unseen(text: str, document: Document, why: Text) -> Text:
    """Return the message for letters that cannot be read, with the sentence that they begin in where they tell it."""
    where = _SOMETHING
    sentences, said = list(document.sentences()), spaced(text).rstrip("-\N{HYPHEN}")
    at = " ".join(spaced(sentence.text) for sentence in sentences).find(said) if said else -1
    for sentence in sentences if at >= 0 else ():
        at -= len(spaced(sentence.text)) + 1
        if at < 0:
            where = Text(en=f"the sentence {sentence.id}", fr=f"la phrase {sentence.id}")
            break
    return _UNSEEN.filled(where=where, why=why)


SMALL = Text(
    en=f"its letters are smaller than {MIN_POINTS:g} points",
    fr=f"ses lettres ont moins de {MIN_POINTS:g} points",
)
SQUEEZED = Text(en="its letters are squeezed or mirrored", fr="ses lettres sont tassées ou inversées")
OFF_PAGE = Text(en="it stands off the page", fr="elle se trouve hors de la page")
CUT = Text(en="it is cut off", fr="elle est coupée")
COVERED = Text(en="it lies on other words", fr="elle recouvre d’autres mots")
PALE = Text(
    en="it does not stand out from its ground, or is covered", fr="elle ne se détache pas du fond, ou est recouverte"
)
_SOMETHING = Text(en="something that is printed", fr="une partie du texte")
_UNSEEN = Text(
    en="The output holds {where}, but nobody can read all of it: {why}. Nothing was written. Check the template of this format.",
    fr="La sortie contient {where}, mais personne ne peut la lire en entier\N{NO-BREAK SPACE}: {why}. Rien n’a été écrit. Vérifiez "
    "le gabarit de ce format.",
)
