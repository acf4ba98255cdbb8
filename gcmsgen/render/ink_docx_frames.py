"""Tell what hides letters around a run of a Word file: the page, its columns, a frame, a table and its rows.

Lengths are in twentieths of a point, as Word files have them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gcmsgen.render import ink_docx_shapes as shapes
from gcmsgen.render.ink_docx_shapes import NARROW, SHORT, PageSize
from gcmsgen.render.word_looks import Look, W, attributes, is_on, local

_POINT = 20
_US_LETTER = (12240.0, 15840.0, 1440.0, 1440.0, 1440.0, 1440.0, 720.0, 720.0, 1, 720.0)


def pages(body: Any) -> dict[Any, PageSize]:
    """Return the page on which each paragraph or table of a body stands, and under None that of the first."""
    found: dict[Any, PageSize] = {}
    whole = body.find(f"{W}body")
    parts = [*whole] if whole is not None else []
    page = PageSize(*_US_LETTER)
    for part in reversed(parts):
        for section in part.iter(f"{W}sectPr"):
            page = _page(section)
        found[part] = page
    return {**found, None: found[parts[0]] if parts else page}


def _page(section: Any) -> PageSize:
    said = {local(one): attributes(one) for one in section if isinstance(one.tag, str)}
    size, margin, columns = (said.get(name, {}) for name in ("pgSz", "pgMar", "cols"))
    left, right, top, bottom = (float(margin.get(side, 1440)) for side in ("left", "right", "top", "bottom"))
    head, foot = (float(margin.get(edge, 720)) for edge in ("header", "footer"))
    number = int(columns.get("num", 1)) if is_on(columns.get("equalWidth", "1")) else 1
    return PageSize(
        float(size.get("w", _US_LETTER[0])),
        float(size.get("h", _US_LETTER[1])),
        left + float(margin.get("gutter", 0)),
        right,
        top,
        bottom,
        head,
        foot,
        max(number, 1),
        float(columns.get("space", 720)),
    )


def hiding(around: list[Any], paragraph: Look, size: float, sizes: Mapping[Any, PageSize]) -> Iterator[str]:
    """Yield what hides letters of a size by where they stand; `around` is all that stands around them, the innermost first."""
    page = _page_of(around, sizes)
    boxed = [one for one in around if local(one) in ("txbxContent", "tc")]
    if not page.whole:
        yield "w:sectPr"
    yield from _indented(paragraph.get("ind", {}), page, inside=bool(boxed))
    yield from _framed(paragraph.get("framePr", {}), page)
    for cell, row, table in cells(around):
        yield from _in_row(cell, row, size)
        yield from _table_placed(table, page)
    for one in around:
        yield from shapes.hiding(one, page)


def _page_of(around: list[Any], sizes: Mapping[Any, PageSize]) -> PageSize:
    """Return the page of the outermost paragraph or table around a run; a head, a foot or a note stands on the first."""
    return next((sizes[one] for one in reversed(around) if one in sizes), sizes[None])


def _indented(indent: Mapping[str, str], page: PageSize, *, inside: bool) -> Iterator[str]:
    left = float(indent.get("start", indent.get("left", 0)))
    right = float(indent.get("end", indent.get("right", 0)))
    first = left + float(indent.get("firstLine", 0)) - float(indent.get("hanging", 0))
    room = page.measure - right
    if inside:
        if min(left, first, right) < -NARROW or max(left, first, right) > page.measure - NARROW:
            yield "w:ind"
    elif min(left, first) < -page.left or right < -page.right or room - max(left, first) < NARROW:
        yield "w:ind"


def _framed(frame: Mapping[str, str], page: PageSize) -> Iterator[str]:
    """Yield a frame that is tiny, or lies off the page."""
    wide, high = (float(frame.get(side, 0)) for side in ("w", "h"))
    across, down = (float(frame.get(side, 0)) for side in ("x", "y"))
    across += 0 if frame.get("hAnchor") == "page" else page.left
    down += 0 if frame.get("vAnchor") == "page" else page.top
    tiny = 0 < wide < NARROW or (frame.get("hRule") == "exact" and high < SHORT)
    if tiny or not (0 <= across <= page.width - NARROW and 0 <= down <= page.height - SHORT):
        yield "w:framePr"


def cells(around: list[Any]) -> Iterator[tuple[Any, Any, Any]]:
    """Yield each cell around a run with its row and table, the innermost first."""
    for cell in (one for one in around if one.tag == f"{W}tc"):
        row = next(cell.iterancestors(f"{W}tr"), None)
        table = next(cell.iterancestors(f"{W}tbl"), None)
        if row is not None and table is not None:
            yield cell, row, table


def kinds_of_cell(cell: Any, row: Any, table: Any) -> Iterator[str]:
    """Yield which parts of a table a cell belongs to, as its style names them, those that win last."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    said = attributes(look) if look is not None else {}
    bits = int(said.get("val", "0"), 16)
    at, across = (sum(1 for _ in one.itersiblings(one.tag, preceding=True)) for one in (row, cell))
    first = _asked(said, bits, "firstRow", 0x20)
    if not _asked(said, bits, "noHBand", 0x200):
        yield "band1Horz" if (at - first) % 2 == 0 else "band2Horz"
    if not _asked(said, bits, "noVBand", 0x400):
        yield "band1Vert" if across % 2 == 0 else "band2Vert"
    for name, bit, here in (
        ("firstColumn", 0x80, across == 0),
        ("lastColumn", 0x100, _is_last(cell)),
        ("firstRow", 0x20, at == 0),
        ("lastRow", 0x40, _is_last(row)),
    ):
        if here and _asked(said, bits, name, bit):
            yield name.replace("Column", "Col")


def _is_last(one: Any) -> bool:
    return next(one.itersiblings(one.tag), None) is None


def _asked(said: Mapping[str, str], bits: int, name: str, bit: int) -> bool:
    return is_on(said[name]) if name in said else bool(bits & bit)


def _in_row(cell: Any, row: Any, size: float) -> Iterator[str]:
    height, width = row.find(f"{W}trPr/{W}trHeight"), cell.find(f"{W}tcPr/{W}tcW")
    if row.find(f"{W}trPr/{W}hidden") is not None:
        yield "w:hidden"
    exact = height.get(f"{W}val", "0") if height is not None and height.get(f"{W}hRule") == "exact" else None
    if exact is not None and float(exact) < size * _POINT * _ROW:
        yield "w:trHeight"
    if width is not None and width.get(f"{W}type") == "dxa" and 0 < float(width.get(f"{W}w", 0)) < SHORT:
        yield "w:tcW"


_ROW = 0.7  # of the size of the letters, as for the height of a line


def _table_placed(table: Any, page: PageSize) -> Iterator[str]:
    indent, place = table.find(f"{W}tblPr/{W}tblInd"), table.find(f"{W}tblPr/{W}tblpPr")
    if indent is not None and not -page.left <= float(indent.get(f"{W}w", 0)) <= page.measure - NARROW:
        yield "w:tblInd"
    if place is not None:
        across, down = (float(place.get(f"{W}{side}", 0)) for side in ("tblpX", "tblpY"))
        across += 0 if place.get(f"{W}horzAnchor") == "page" else page.left
        if not (0 <= across <= page.width - NARROW and abs(down) <= page.height - SHORT):
            yield "w:tblpPr"
