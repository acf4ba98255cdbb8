"""See whether an eye can read each letter of a Word file: what is hidden, too small, too pale or off the page is refused.

Nobody lays the file out here; it is told from what the file says of each run, of the paragraph, cell, frame and page around it.
Where two readings are possible, as of a colour that is named by the theme and in figures, both have to be readable.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gcmsgen.errors import RenderError
from gcmsgen.language import Text
from gcmsgen.render import ink_docx_frames as frames
from gcmsgen.render import ink_docx_shapes as shapes
from gcmsgen.render.contrast import (
    MIN_ADVANCE,
    MIN_CONTRAST,
    MIN_POINTS,
    MIN_WIDTH,
    Colour,
    contrast,
    over,
)
from gcmsgen.render.ink_docx_grounds import Grounds, grounds, white_and_tint
from gcmsgen.render.word_looks import W14, Look, Looks, W, attributes, hexadecimal, is_on, local


def see_word_file(parts: Mapping[str, Any]) -> None:
    """Judge every run of the body, heads, feet and notes. Raises RenderError naming the part and the property that hides letters."""
    looks = Looks(parts)
    paper = white_and_tint(parts, looks)
    pages = frames.pages(parts["word/document.xml"])
    for name, root in parts.items():
        if WORDED.fullmatch(name):
            for run in root.iter(f"{W}r"):
                if any((one.text or "").strip() for one in run.iterchildren(f"{W}t")):
                    hidden = next(_reasons(run, looks, paper, pages), None)
                    if hidden:
                        raise RenderError(_UNSEEN.filled(part=name, property=hidden))
            if covering := shapes.covering(root, pages):
                raise RenderError(_UNSEEN.filled(part=name, property=covering))


WORDED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def _reasons(run: Any, looks: Looks, paper: list[Grounds], pages: Mapping[Any, shapes.PageSize]) -> Iterator[str]:
    """Yield which properties hide the letters of a run."""
    around = [*run.iterancestors()]
    paragraph = next((one for one in around if one.tag == f"{W}p"), None)
    if paragraph is None:
        return
    tables = [*_tables(around, looks)]
    look = looks.letters(paragraph, run, [_letters(part) for part in tables])
    size = float(look.get("sz", {}).get("val", _UNSTATED)) / 2
    yield from _by_itself(look, size, "".join(one.text or "" for one in run.iterchildren(f"{W}t")))
    if "color" not in look and (given := shapes.letters(around)):
        look = {**look, "color": given}
    yield from _pale(look, looks, grounds(around, tables, looks, looks.paragraph(paragraph), look, paper))
    yield from _in_lines(looks.paragraph(paragraph), size)
    yield from frames.hiding(around, looks.paragraph(paragraph), size, pages)


_UNSTATED = 20  # half points, where nothing says how big letters are (ECMA-376 part 1, 17.3.2.38)


def _by_itself(look: Look, size: float, text: str) -> Iterator[str]:
    """Yield what hides letters whatever stands around them."""
    yield from (f"w:{name}" for name in _HIDING if name in look and is_on(look[name].get("val")))
    complex_size = float(look.get("szCs", {}).get("val", 2 * size)) / 2 if "rtl" in look or "cs" in look else size
    if min(size, complex_size) < MIN_POINTS:
        yield "w:sz"
    if _number(look, "w", 100) < 100 * MIN_WIDTH:
        yield "w:w"
    if _number(look, "spacing", 0) / 20 < -(1 - MIN_ADVANCE) * size / 2:
        yield "w:spacing"
    if abs(_number(look, "position", 0)) / 2 > 2 * size:
        yield "w:position"
    if "fitText" in look and _number(look, "fitText", 0) / 20 < len(text) * size / 2 * MIN_WIDTH:
        yield "w:fitText"
    if is_on(look.get("eastAsianLayout", {}).get("combine", "0")):
        yield "w:eastAsianLayout"
    fonts = look.get("rFonts", {})
    if any(fonts.get(kind, "").lower() in _SIGNS for kind in ("ascii", "hAnsi")) and any(map(str.isalpha, text)):
        yield "w:rFonts"


# Hidden in the page, in the paragraph and in the browser (ECMA-376 part 1, 17.3.2.41, 36 and 44).
_HIDING = ("vanish", "specVanish", "webHidden")
# Faces whose letters are pictures.
_SIGNS = ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "marlett", "zapfdingbats", "adobe blank")


def _number(look: Look, name: str, otherwise: float) -> float:
    value = look.get(name, {}).get("val", otherwise)
    return float(str(value).rstrip("%"))


def _pale(look: Look, looks: Looks, grounds: list[Grounds]) -> Iterator[str]:
    colours = looks.colour(look.get("color", {}))
    for ground in grounds:
        for colour, under in zip(colours, ground, strict=True):
            if colour is not None and contrast(colour, under) < MIN_CONTRAST:
                yield "w:color"
        if "w14:textFill" in look and not _filled(look["w14:textFill"], looks, ground):
            yield "w14:textFill"


def _filled(fill: Any, looks: Looks, ground: Grounds) -> bool:
    """Say whether letters that are filled like a shape stand out: with every colour of the fill."""
    colours = [*_fill_colours(fill, looks)]
    return bool(colours) and all(
        contrast(over(colour, under, opacity), under) >= MIN_CONTRAST for colour, opacity in colours for under in ground
    )


def _fill_colours(fill: Any, looks: Looks) -> Iterator[tuple[Colour, float]]:
    for one in fill.iter(f"{W14}srgbClr", f"{W14}schemeClr"):
        value = one.get(f"{W14}val", "")
        clear = one.find(f"{W14}alpha")
        colour = hexadecimal(value) if local(one) == "srgbClr" else looks.theme.get(value)
        if colour is not None:
            yield colour, 1 - (int(clear.get(f"{W14}val", "0")) / 100_000 if clear is not None else 0)


def _in_lines(paragraph: Look, size: float) -> Iterator[str]:
    """Yield what cuts the lines of a paragraph, or pushes them into one another."""
    spacing = paragraph.get("spacing", {})
    line, rule = float(spacing.get("line", 240)), spacing.get("lineRule", "auto")
    if (rule == "exact" and line / 20 < MIN_LINE * size) or (rule == "auto" and line / 240 < MIN_LINE):
        yield "w:spacing"


MIN_LINE = 0.7  # of the size: the height of a capital; less cuts it


def _tables(around: list[Any], looks: Looks) -> Iterator[Any]:
    """Yield what the styles of the tables around a run say of its row and cell, the outermost first."""
    for cell, row, table in reversed([*frames.cells(around)]):
        properties = table.find(f"{W}tblPr")
        named = properties.find(f"{W}tblStyle") if properties is not None else None
        if named is not None:
            yield from looks.conditional(named.get(f"{W}val"), frames.kinds_of_cell(cell, row, table))


def _letters(style: Any) -> Look:
    return {local(one): attributes(one) for one in style.iterfind(f"{W}rPr/*") if isinstance(one.tag, str)}


_UNSEEN = Text(
    en="The DOCX holds words that nobody can read, in its part {part}: {property} hides them. Nothing was written. Give them a size, "
    "a colour and a place at which they are seen, or take them out of the Word template.",
    fr="Le DOCX contient des mots que personne ne peut lire, dans sa partie {part}\N{NO-BREAK SPACE}: {property} les cache. Rien n’a "
    "été écrit. Donnez-leur une taille, une couleur et une place où on les voit, ou retirez-les du gabarit Word.",
)
