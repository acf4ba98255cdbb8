"""Take the declarations of a style sheet apart: each shorthand as its parts, each value typed, what is not known declined."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import tinycss2
import tinycss2.color5

from gcmsgen.render.typeset.declined import Declined


class Length(NamedTuple):
    """Hold a length with its unit, resolved where the size of the type is known."""

    number: float
    unit: str

    def points(self, size: float, root: float) -> float:
        """Return the length in points; `size` is that of the type, `root` that of the whole page.

        >>> Length(1.5, "em").points(10, 12), Length(1, "in").points(10, 10)
        (15.0, 72.0)
        """
        if self.unit in _POINTS:
            return self.number * _POINTS[self.unit]
        if self.unit in ("em", "rem"):
            return self.number * (size if self.unit == "em" else root)
        raise Declined(f"unit {self.unit}")


_POINTS = {"pt": 1.0, "in": 72.0, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "q": 72 / 101.6}
NOTHING = Length(0.0, "pt")
SIDES = ("top", "right", "bottom", "left")
Declared = Iterator[tuple[str, Any]]


def declared(name: str, tokens: list[Any]) -> Declared:
    """Yield the plain declarations that one of a style sheet stands for. Raises Declined where it is not known."""
    values = [token for token in tokens if token.type not in ("whitespace", "comment")]
    reader = _READERS.get(name)
    if reader is None or not values:
        raise Declined(f"property {name}")
    yield from reader(name, values)


def _length(token: Any) -> Length:
    if token.type == "dimension":
        return Length(token.value, token.lower_unit)
    if token.type == "number" and token.value == 0:
        return NOTHING
    if token.type == "percentage":
        return Length(token.value, "%")
    raise Declined("a length that is none")


def _one_length(name: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    yield name, _length(value)


def _exactly(values: list[Any], count: int) -> list[Any]:
    if len(values) != count:
        raise Declined("other values than expected")
    return values


def _four(name: str, values: list[Any]) -> Declared:
    lengths = [_length(value) for value in values]
    if not 1 <= len(lengths) <= len(SIDES):
        raise Declined(f"values of {name}")
    for side, at in zip(SIDES, _WHICH[len(lengths)], strict=True):
        yield f"{name}-{side}", lengths[at]


# Of one to four values, which stands for each side.
_WHICH = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _border(name: str, values: list[Any]) -> Declared:
    width, style, colour = None, None, None
    for value in values:
        if value.type == "ident" and value.lower_value in ("solid", "none"):
            style = value.lower_value
        elif value.type in ("dimension", "number"):
            width = _length(value)
        else:
            colour = _colour(value)
    if style is None or (width is None and style != "none"):
        raise Declined(f"values of {name}")
    for side in SIDES if name == "border" else (name.removeprefix("border-"),):
        yield f"border-{side}", (NOTHING if style == "none" else width, colour)


def _colour(token: Any) -> tuple[int, int, int]:
    found = tinycss2.color5.parse_color(token)
    if found is None or found == "currentcolor" or found.space != "srgb" or found.alpha != 1:
        raise Declined("a colour")
    red, green, blue = (round(part * 255) for part in found.coordinates)
    return red, green, blue


def _one_colour(name: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    yield name, _colour(value)


def _word(*allowed: str) -> Callable[[str, list[Any]], Declared]:
    def read(name: str, values: list[Any]) -> Declared:
        (value,) = _exactly(values, 1)
        if value.type != "ident" or value.lower_value not in allowed:
            raise Declined(f"value of {name}")
        yield name, value.lower_value

    return read


def _whole(name: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    if value.type != "number" or not value.is_integer or value.int_value < 1:
        raise Declined(f"value of {name}")
    yield name, value.int_value


def _bookmark(name: str, values: list[Any]) -> Declared:
    if values[0].type == "ident" and values[0].lower_value == "none":
        yield name, None
    else:
        yield from _whole(name, values)


def _family(name: str, values: list[Any]) -> Declared:
    yield name, families(values)


def families(values: list[Any]) -> tuple[str, ...]:
    """Return the names of a list of families of type."""
    names: list[list[str]] = [[]]
    for value in values:
        if value.type == "literal" and value.value == ",":
            names.append([])
        elif value.type in ("ident", "string"):
            names[-1].append(value.value)
        else:
            raise Declined("a family of type")
    return tuple(" ".join(parts) for parts in names)


def _weight(_: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    if value.type == "number" and value.is_integer:
        yield "font-weight", value.int_value
    elif value.type == "ident" and value.lower_value in _WEIGHTS:
        yield "font-weight", _WEIGHTS[value.lower_value]
    else:
        raise Declined("value of font-weight")


_WEIGHTS = {"normal": 400, "bold": 700}


def _size(_: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    length = _length(value)
    yield "font-size", Length(length.number / 100, "em") if length.unit == "%" else length


def _leading(_: str, values: list[Any]) -> Declared:
    (value,) = _exactly(values, 1)
    if value.type == "number":
        yield "line-height", float(value.value)
    elif value.type == "ident" and value.lower_value == "normal":
        yield "line-height", "normal"
    else:
        length = _length(value)
        yield "line-height", Length(length.number / 100, "em") if length.unit == "%" else length


def _font(_: str, values: list[Any]) -> Declared:
    """Yield the parts of the shorthand; what it does not name is as it is at first."""
    style, weight, at = "normal", 400, 0
    while at < len(values) and (values[at].type == "ident" or values[at].type == "number"):
        word = values[at].lower_value if values[at].type == "ident" else ""
        if word in ("italic", "normal"):
            style = word if word == "italic" else style
        elif word in _WEIGHTS or values[at].type == "number":
            ((_, weight),) = _weight("", [values[at]])
        else:
            raise Declined("value of font")
        at += 1
    yield "font-style", style
    yield "font-weight", weight
    yield from _size("", values[at : at + 1])
    at += 1
    if at < len(values) and values[at].type == "literal" and values[at].value == "/":
        yield from _leading("", values[at + 1 : at + 2])
        at += 2
    else:
        yield "line-height", "normal"
    yield "font-family", families(values[at:])


def _limits(name: str, values: list[Any]) -> Declared:
    numbers = _exactly(values, len(("whole", "before", "after")))
    if not all(value.type == "number" and value.is_integer for value in numbers):
        raise Declined(f"value of {name}")
    yield name, tuple(value.int_value for value in numbers)


def _named(name: str, values: list[Any]) -> Declared:
    """Yield how running words are named, as it is written: only the shipped way is known."""
    yield name, "".join(tinycss2.serialize(values).replace("/**/", "").split())


_READERS: Mapping[str, Callable[[str, list[Any]], Declared]] = {
    **{f"{part}-{side}": _one_length for part in ("margin", "padding") for side in SIDES},
    **{f"border-{side}": _border for side in SIDES},
    **dict.fromkeys(("margin", "padding"), _four),
    **dict.fromkeys(("min-height", "max-width", "hyphenate-limit-zone"), _one_length),
    **dict.fromkeys(("orphans", "widows"), _whole),
    **{name: _word("auto", "avoid") for name in ("break-before", "break-after", "break-inside")},
    "border": _border,
    "color": _one_colour,
    "font": _font,
    "font-family": _family,
    "font-size": _size,
    "font-style": _word("normal", "italic"),
    "font-weight": _weight,
    "line-height": _leading,
    "hyphens": _word("none", "manual", "auto"),
    "hyphenate-limit-chars": _limits,
    "overflow-wrap": _word("normal", "anywhere"),
    "white-space": _word("normal", "nowrap"),
    "display": _word("block"),
    "text-align": _word("left", "start"),
    "bookmark-level": _bookmark,
    "string-set": _named,
}
