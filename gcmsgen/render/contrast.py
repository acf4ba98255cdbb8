"""Say whether an eye can tell letters from their ground, and how small or narrow letters may be before it cannot read them.

The floors ask whether a letter is there to be seen, not whether it is pleasant to read: what falls below them is refused as if it
had been left out.

MIN_CONTRAST: ISO 9241-3 and ANSI/HFES 100-1988 take 3:1 as the least for standard vision, and WCAG 2.2 asks for 4.5:1 (W3C,
Understanding Success Criterion 1.4.3, 2023). Grey feet and headings in the colour of an office lie below both and are still read;
half of the way from no contrast (1:1) to 3:1 is the floor.
MIN_POINTS: an eye of normal acuity (20/20) resolves letters of 5 minutes of arc (ISO 8596): 0.6 mm at 40 cm. Small letters of a
type of 5 points are 0.9 mm high; nothing that an office prints is smaller.
"""

from functools import lru_cache

MIN_CONTRAST = 2.0
MIN_POINTS = 5.0
MIN_WIDTH = 0.5  # of its height: the narrowest faces of type that offices have are condensed to 60 %
MIN_ADVANCE = 0.75  # of the width that the font gives its letters: closer, each covers a quarter of the next

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
# The colours in which Word marks words (ECMA-376 part 1, 17.18.40).
HIGHLIGHTS: dict[str, Colour] = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0), "magenta": (255, 0, 255),
    "red": (255, 0, 0), "yellow": (255, 255, 0), "white": WHITE, "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip


@lru_cache(maxsize=4096)
def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "contrast ratio").

    >>> contrast((0, 0, 0), (255, 255, 255)), round(contrast((119, 119, 119), (255, 255, 255)), 2)
    (21.0, 4.48)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return round((lighter + 0.05) / (darker + 0.05), 4)


def over(colour: Colour, ground: Colour, opacity: float) -> Colour:
    """Return the colour that is seen where a colour that lets some of its ground through lies on it.

    >>> over((0, 0, 0), (255, 255, 255), 0.2)
    (204, 204, 204)
    """
    red, green, blue = (round(a * opacity + b * (1 - opacity)) for a, b in zip(colour, ground, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (LINEAR[part] for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Light of each level of sRGB (IEC 61966-2-1), from none to all.
LINEAR = tuple(level / 255 / 12.92 if level <= 10 else ((level / 255 + 0.055) / 1.055) ** 2.4 for level in range(256))
