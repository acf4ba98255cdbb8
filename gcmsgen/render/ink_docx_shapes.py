"""Tell what hides letters in a shape or a picture of a Word file, what a shape is filled with, and what lies on the words of a page.

Lengths of drawings are in English metric units, 635 to a twentieth of a point; those of VML name their unit.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from gcmsgen.render.contrast import BLACK, MIN_POINTS, WHITE, Colour
from gcmsgen.render.word_looks import A, Looks, hexadecimal, is_on, local

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
_EMU = 635
NARROW = 360.0  # a column of letters that is no wider says a word on five lines
SHORT = 20 * MIN_POINTS


class PageSize(NamedTuple):
    """Hold a page and its margins, in twentieths of a point."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    foot: float
    columns: int
    between: float

    @property
    def measure(self) -> float:
        """Return how wide a column is."""
        return (self.width - self.left - self.right - (self.columns - 1) * self.between) / self.columns

    @property
    def whole(self) -> bool:
        """Say whether there is a page that words fit on, with the head and the foot."""
        inside = self.left >= 0 and self.right >= 0 and self.head < self.height and self.foot < self.height
        room = self.height - abs(self.top) - abs(self.bottom)
        return inside and min(self.width, self.height) >= _SMALLEST and room >= _SMALLEST / 4 and self.measure >= NARROW


_SMALLEST = 2880  # two inches


def hiding(one: Any, page: PageSize) -> Iterator[str]:
    """Yield a drawing or a shape around letters that is hidden, tiny, or off the page."""
    if one.tag in (f"{WP}anchor", f"{WP}inline"):
        if any(is_on(part.get("hidden", "0")) for part in one.iter(f"{WP}docPr")) or is_on(one.get("hidden", "0")):
            yield "wp:docPr"
        wide, high = _extent(one)
        across, down = (_offset(one, f"{WP}position{side}") for side in "HV")
        off = not (-page.width < across < page.width - SHORT and -page.height < down < page.height - SHORT)
        if wide < NARROW or high < SHORT or off or across + wide < 0 or down + high < 0:
            yield "wp:anchor"
    if _is_vml(one):
        style = _style(one)
        if style.get("visibility") == "hidden" or style.get("display") == "none":
            yield "v:shape"
        measures = [measure for side in ("width", "height") if (measure := _points(style.get(side, ""))) is not None]
        left, top = (_points(style.get(side, style.get(f"margin-{side}", ""))) or 0.0 for side in ("left", "top"))
        if any(measure < SHORT for measure in measures) or abs(left) > page.width or abs(top) > page.height:
            yield "v:shape"


def _extent(drawing: Any) -> tuple[float, float]:
    extent = drawing.find(f"{WP}extent")
    return (float(extent.get("cx", 0)) / _EMU, float(extent.get("cy", 0)) / _EMU) if extent is not None else (0.0, 0.0)


def _offset(drawing: Any, name: str) -> float:
    offset = drawing.find(f"{name}/{WP}posOffset")
    return float(offset.text or 0) / _EMU if offset is not None else 0.0


def _style(shape: Any) -> dict[str, str]:
    rows = (row.partition(":") for row in shape.get("style", "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in rows}


def _points(length: str) -> float | None:
    """Return a length of VML in twentieths of a point, None where it is none.

    >>> _points("0.5in"), _points("auto")
    (720.0, None)
    """
    match = _LENGTH.fullmatch(length)
    return float(match.group(1)) * _UNITS[match.group(2)] if match else None


_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|)")
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0, "": 15.0}


def fill(one: Any, looks: Looks) -> Colour | None:
    """Return the colour that a shape is filled with, None where an element is no shape or has none."""
    if one.tag == f"{WPS}wsp":
        properties = one.find(f"{WPS}spPr")
        if properties is None or properties.find(f"{A}noFill") is not None:
            return None
        own = next(properties.iterfind(f"{A}solidFill/*"), None)
        return _drawn(own if own is not None else next(one.iterfind(f"{WPS}style/{A}fillRef/*"), None), looks)
    if _is_vml(one) and is_on(one.get("filled", "t").replace("f", "0")):
        said = one.get("fillcolor", "").partition(" ")[0]
        return hexadecimal(said.lstrip("#")) or _NAMED.get(said)
    return None


_NAMED: dict[str, Colour] = {
    "black": BLACK,
    "white": WHITE,
    "navy": (0, 0, 128),
    "blue": (0, 0, 255),
    "red": (255, 0, 0),
}


def letters(around: list[Any]) -> dict[str, str] | None:
    """Return the colour that the style of a shape gives the letters in it, as a run would name it."""
    for one in around:
        if one.tag == f"{WPS}wsp":
            named = next(one.iterfind(f"{WPS}style/{A}fontRef/{A}schemeClr"), None)
            return {"themeColor": named.get("val", "")} if named is not None else None
    return None


def _is_vml(one: Any) -> bool:
    return isinstance(one.tag, str) and one.tag.startswith(V)


def _drawn(colour: Any, looks: Looks) -> Colour | None:
    if colour is None:
        return None
    value = colour.get("val", "")
    return looks.theme.get(value) if local(colour) == "schemeClr" else hexadecimal(colour.get("lastClr", value))


def covering(root: Any, sizes: Mapping[Any, PageSize]) -> str | None:
    """Return what lies on the words of a page: a filled shape or a picture before the text, in it and no mere ornament."""
    page = sizes[None]
    for drawing in root.iter(f"{WP}anchor"):
        if is_on(drawing.get("behindDoc", "0")) or drawing.find(f"{WP}wrapNone") is None:
            continue
        wide, high = _extent(drawing)
        place = drawing.find(f"{WP}positionV")
        from_page = place is not None and place.get("relativeFrom") == "page"
        top = _offset(drawing, f"{WP}positionV") if from_page else page.top
        inside = min(top + high, page.height - page.bottom) - max(top, abs(page.top))
        if _is_opaque(drawing) and inside > _COVERS and wide > _COVERS:
            return "wp:wrapNone"
    for shape in (one for one in root.iter(f"{V}*") if local(one) in _VML_SHAPES and one.find(f"{V}textpath") is None):
        style = _style(shape)
        wide, high = (_points(style.get(side, "")) or 0.0 for side in ("width", "height"))
        before = style.get("position") == "absolute" and not style.get("z-index", "").startswith("-")
        opaque = is_on(shape.get("filled", "t").replace("f", "0")) or shape.find(f"{V}imagedata") is not None
        if before and opaque and min(wide, high) > _COVERS:
            return f"v:{local(shape)}"
    return None


_VML_SHAPES = ("rect", "roundrect", "oval", "shape")
_COVERS = 2880  # two inches each way: a signature or a stamp is smaller


def _is_opaque(drawing: Any) -> bool:
    shapes = [*drawing.iter(f"{WPS}spPr")]
    return not shapes or any(shape.find(f"{A}noFill") is None for shape in shapes)
