"""Nest the bookmarks of a PDF by their levels."""

from typing import NamedTuple


class Bookmark(NamedTuple):
    """Hold a heading: its level, its words as PDF writes them, and where it stands."""

    level: int
    title: str
    place: str


def written(marks: list[Bookmark], first: int) -> list[tuple[int, str]]:
    """Return the objects of bookmarks, numbered from `first` on, which is the outline itself."""
    levels = [mark.level for mark in marks]
    parents = [_parent(levels, at) for at in range(len(marks))]
    rows: list[tuple[int, str]] = []
    for at, mark in enumerate(marks):
        beside = [other for other, parent in enumerate(parents) if parent == parents[at]]
        below = [other for other, parent in enumerate(parents) if parent == at]
        place, up = beside.index(at), first if parents[at] is None else first + 1 + (parents[at] or 0)
        links = f"/Parent {up} 0 R"
        links += f"/Prev {first + 1 + beside[place - 1]} 0 R" if place else ""
        links += f"/Next {first + 1 + beside[place + 1]} 0 R" if place + 1 < len(beside) else ""
        links += _ends(below, first) if below else ""
        rows.append((first + 1 + at, f"<</Title{mark.title}/Dest[{mark.place}]{links}>>"))
    top = [at for at, parent in enumerate(parents) if parent is None]
    return [(first, f"<</Type/Outlines{_ends(top, first, len(marks))}>>"), *rows]


def _ends(below: list[int], first: int, count: int | None = None) -> str:
    return f"/First {first + 1 + below[0]} 0 R/Last {first + 1 + below[-1]} 0 R/Count {count or len(below)}"


def _parent(levels: list[int], at: int) -> int | None:
    """Return which bookmark one stands below, None at the top.

    >>> [_parent([1, 2, 2, 1], at) for at in range(4)]
    [None, 0, 0, None]
    """
    return next((other for other in range(at - 1, -1, -1) if levels[other] < levels[at]), None)
