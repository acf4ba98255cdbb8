"""Build the structure of a PDF: its sections, paragraphs, lists and items, and which marks of each page belong to which.

It depends on the shape of a document and on where its pages end, not on its words: letters that share both share it.
"""

from functools import lru_cache
from typing import NamedTuple

from gcmsgen.document import BlockKind

FIRST = 4  # the objects before: the catalog, the root of the structure, its document


class Spot(NamedTuple):
    """Hold what the structure asks of a text on a page: whose words, which tag, whether an item, which part of it."""

    section: int
    block: int
    kind: BlockKind
    tag: str
    marked: bool
    part: int


class Structure(NamedTuple):
    """Hold the objects of a structure as written, the number of the next object, and of each page the marks of its texts.

    The mark of an item is that of its text; the one before it is that of its dot.
    """

    objects: tuple[tuple[int, str], ...]
    after: int
    marks: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=512)
def structure_of(pages: tuple[tuple[Spot, ...], ...]) -> Structure:
    """Return the structure of a document whose texts stand on pages as is said. The pages themselves are the first objects."""
    return _Growing(pages).whole()


class _Growing:
    """Grow the tree as texts come in."""

    def __init__(self, pages: tuple[tuple[Spot, ...], ...]) -> None:
        self._pages = pages
        self._next = FIRST + len(pages)
        self._tags: dict[int, tuple[str, int]] = {}
        self._kids: dict[int, list[int]] = {_DOCUMENT: []}
        self._marks: dict[int, list[tuple[int, int]]] = {}
        self._owners: list[list[int]] = []  # of each page, the element of each mark
        self._section = self._block = -1
        self._sect = self._around = self._text = 0

    def whole(self) -> Structure:
        """Return the whole structure."""
        marks = tuple(
            [tuple([self._place(number, place) for place in page]) for number, page in enumerate(self._pages)]
        )
        rows = "".join([f"{at}[{_references(owners)}]" for at, owners in enumerate(self._owners)])
        objects = [
            (
                _ROOT,
                f"<</Type/StructTreeRoot/K {_DOCUMENT} 0 R/ParentTree<</Nums[{rows}]>>/ParentTreeNextKey {len(self._pages)}>>",
            ),
            (_DOCUMENT, f"<</Type/StructElem/S/Document/P {_ROOT} 0 R/K[{_references(self._kids[_DOCUMENT])}]>>"),
        ]
        for number, (tag, parent) in self._tags.items():
            objects.append((number, f"<</Type/StructElem/S/{tag}/P {parent} 0 R{self._inside(number)}>>"))
        return Structure(tuple(objects), self._next, marks)

    def _place(self, page: int, place: Spot) -> int:
        if page == len(self._owners):
            self._owners.append([])
        if place.part:
            return self._mark(page, self._text)
        if place.section != self._section:
            self._section, self._block = place.section, -1
            self._sect = self._new("Sect", _DOCUMENT)
        if place.block != self._block:
            self._block = place.block
            self._around = self._new(_AROUND[place.kind], self._sect) if place.kind in _AROUND else self._sect
        around = self._new("LI", self._around) if place.marked else self._around
        if place.marked:
            self._mark(page, self._new("Lbl", around))
        self._text = self._new(place.tag, around)
        return self._mark(page, self._text)

    def _new(self, tag: str, parent: int) -> int:
        number, self._next = self._next, self._next + 1
        self._tags[number] = (tag, parent)
        self._kids.setdefault(parent, []).append(number)
        return number

    def _mark(self, page: int, element: int) -> int:
        while len(self._owners) <= page:
            self._owners.append([])
        owners = self._owners[page]
        self._marks.setdefault(element, []).append((FIRST + page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def _inside(self, number: int) -> str:
        if number in self._kids:
            return f"/K[{_references(self._kids[number])}]"
        marks = self._marks[number]
        if len(marks) == 1:
            return f"/Pg {marks[0][0]} 0 R/K {marks[0][1]}"
        return "/K[" + "".join([f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>" for page, mark in marks]) + "]"


_ROOT, _DOCUMENT = 2, 3
_AROUND = {BlockKind.LINES: "Div", BlockKind.ITEMS: "L"}


def _references(numbers: list[int]) -> str:
    return " ".join([f"{number} 0 R" for number in numbers])
