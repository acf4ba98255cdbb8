"""Tell what letters of a Word file stand on: a mark, a shade of the run, paragraph, cell or table, a filled shape, or paper."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gcmsgen.render import ink_docx_shapes as shapes
from gcmsgen.render.contrast import HIGHLIGHTS, WHITE, Colour, over
from gcmsgen.render.word_looks import Look, Looks, W, attributes, local

Grounds = tuple[Colour, Colour]  # as the theme names it, and in figures


def grounds(
    around: list[Any], tables: Iterable[Any], looks: Looks, paragraph: Look, look: Look, paper: list[Grounds]
) -> list[Grounds]:
    """Return what letters stand on: the innermost that is shaded, else the paper and what a page may be tinted with."""
    if marked := HIGHLIGHTS.get(look.get("highlight", {}).get("val", "")):
        return [(marked, marked)]
    for ground in _shades(around, tables, looks, paragraph, look):
        return [ground]
    return paper


def _shades(around: list[Any], tables: Iterable[Any], looks: Looks, paragraph: Look, look: Look) -> Iterator[Grounds]:
    """Yield how a run is shaded, then its paragraph, the cells and shapes around them, from the innermost out."""
    shades = [look.get("shd"), paragraph.get("shd")]
    for one in around:
        if one.tag == f"{W}tbl":
            shades += [attributes(shade) for part in tables for shade in part.iterfind(f"{W}tcPr/{W}shd")][::-1]
        if one.tag in (f"{W}tc", f"{W}tbl"):
            shades += [attributes(shade) for shade in one.iterfind(f"{W}{local(one)}Pr/{W}shd")]
        yield from (ground for shade in shades if shade and (ground := _shaded(shade, looks)))
        shades = []
        if (filled := shapes.fill(one, looks)) is not None:
            yield filled, filled


def _shaded(shade: Mapping[str, str], looks: Looks) -> Grounds | None:
    """Return the colours of a shade, None where it has none."""
    pattern = shade.get("val", "clear")
    fill = looks.colour(shade, value="fill", theme="themeFill")
    front = looks.colour(shade, value="color")
    share = _PATTERNS.get(pattern) if not pattern.startswith("pct") else int(pattern[3:]) / 100
    if pattern == "nil" or (fill == (None, None) and not share):
        return None
    themed, plain = (
        over(one if one is not None else (0, 0, 0), ground if ground is not None else WHITE, share or 0)
        for one, ground in zip(front, fill, strict=True)
    )
    return themed, plain


_PATTERNS = {"solid": 1.0}


def white_and_tint(parts: Mapping[str, Any], looks: Looks) -> list[Grounds]:
    """Return white paper, and the tint of the page where one is shown: a printer leaves it out."""
    found, background = [(WHITE, WHITE)], parts["word/document.xml"].find(f"{W}background")
    settings = parts.get("word/settings.xml")
    if background is not None and settings is not None and settings.find(f"{W}displayBackgroundShape") is not None:
        themed, plain = looks.colour(attributes(background), value="color")
        found += [(themed or WHITE, plain or WHITE)]
    return found
