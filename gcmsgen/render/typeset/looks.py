"""Work out how each element of a letter looks: what it inherits, what the style sheet says, what is so where nothing is said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gcmsgen.render.typeset.declarations import NOTHING, SIDES, Length
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.style_sheet import Declarations

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Type:
    """Hold how letters look and how their lines break; sizes and lengths in points, the zone of hyphens a share of the line."""

    families: tuple[str, ...] = ()
    weight: int = 400
    style: str = "normal"
    size: float = 12.0
    leading: float | str = "normal"
    factor: bool = True
    colour: Colour = (0, 0, 0)
    hyphens: str = "manual"
    limits: tuple[int, int, int] = (5, 2, 2)
    zone: float = 0.0
    wrap: str = "normal"
    spaces: str = "normal"
    orphans: int = 2
    widows: int = 2


@dataclass(frozen=True, slots=True)
class Edges:
    """Hold a length for each side of a box."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Look:
    """Hold how an element looks: its type, which what stands in it inherits, and its own box."""

    type: Type
    margin: Edges
    padding: Edges
    border: Edges
    border_colour: Colour
    min_height: float
    max_width: float | None
    breaks: Mapping[str, str]
    bookmark: int | None


def look_of(tag: str, said: Declarations, parent: Type, root: float) -> Look:
    """Return the look of an element; `root` is the size of the type of the page. Raises Declined."""
    own = _DEFAULTS.get(tag, {}) | said
    kind = _type(own, parent, root)

    def edges(name: str) -> Edges:
        return Edges(*(own.get(f"{name}-{side}", NOTHING).points(kind.size, root) for side in SIDES))

    borders = [own.get(f"border-{side}", (NOTHING, None)) for side in SIDES]
    colours = {colour or kind.colour for width, colour in borders if width.number}
    if len(colours) > 1:
        raise Declined("borders of several colours")
    widest = own.get("max-width")
    return Look(
        kind,
        edges("margin"),
        edges("padding"),
        Edges(*(width.points(kind.size, root) for width, _ in borders)),
        colours.pop() if colours else kind.colour,
        own.get("min-height", NOTHING).points(kind.size, root),
        widest and widest.points(kind.size, root),
        {name: own.get(f"break-{name}", "auto") for name in ("before", "after", "inside")},
        own.get("bookmark-level"),
    )


def _type(own: Declarations, parent: Type, root: float) -> Type:
    changed: dict[str, Any] = {field: own[name] for name, field in _PLAIN.items() if name in own}
    size = own["font-size"].points(parent.size, root) if "font-size" in own else parent.size
    if "line-height" in own:
        said = own["line-height"]
        changed["factor"] = not isinstance(said, Length)
        changed["leading"] = said.points(size, root) if isinstance(said, Length) else said
    if "hyphenate-limit-zone" in own:
        zone: Length = own["hyphenate-limit-zone"]
        if zone.unit != "%" and zone.number:
            raise Declined("a zone of hyphens that is no share of the line")
        changed["zone"] = zone.number / 100
    return replace(parent, size=size, **changed)


_PLAIN = {
    "font-family": "families",
    "font-weight": "weight",
    "font-style": "style",
    "color": "colour",
    "hyphens": "hyphens",
    "hyphenate-limit-chars": "limits",
    "overflow-wrap": "wrap",
    "white-space": "spaces",
    "orphans": "orphans",
    "widows": "widows",
}


def _both(length: Length) -> Declarations:
    return {"margin-top": length, "margin-bottom": length}


# What WeasyPrint's own style sheet says of the elements of the shipped layouts (css/html5_ua.css).
_EM, _HEADING = Length(1, "em"), {"font-weight": 700}
_DEFAULTS: Mapping[str, Declarations] = {
    "body": {f"margin-{side}": Length(8, "px") for side in SIDES},
    "p": _both(_EM),
    "ul": {**_both(_EM), "padding-left": Length(40, "px")},
    "h1": {**_both(Length(0.67, "em")), **_HEADING, "font-size": Length(2, "em")},
    "h2": {**_both(Length(0.83, "em")), **_HEADING, "font-size": Length(1.5, "em")},
}
