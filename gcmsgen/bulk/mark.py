"""Give a workbook back with its wrong cells coloured and a note in each; nothing else in it is changed.

The parts of the archive are kept as they are, byte for byte, but for the sheet, the styles, and the notes with what names
them: a library that reads a workbook whole and writes it again loses pictures, charts, macros and what it does not know.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from posixpath import dirname, join, normpath, relpath
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.utils.cell import column_index_from_string

from gcmsgen import timeless_zip
from gcmsgen.bulk.table.workbook_parts import NAMESPACE
from gcmsgen.errors import CaseTableError
from gcmsgen.language import Text


class CellColour(StrEnum):
    """List the colours of cells by weight, the heaviest first: those by which spreadsheets mark what is bad, neutral and good."""

    ERROR = "FFFFC7CE"  # light red
    WARNING = "FFFFEB9C"  # light yellow
    MENDED = "FFC6EFCE"  # light green


@dataclass(frozen=True, slots=True)
class CellNote:
    """Hold what is said of a cell, and its colour."""

    text: str
    colour: CellColour


Notes = Mapping[tuple[int, str], CellNote]
"""What is said of a cell, by the number of its row and the letters of its column."""

MOST_NOTES = 20_000  # a person mends some hundreds before checking again
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_MOST_XML = 200_000_000  # bytes of a sheet; a tree of it takes some ten times as much


def marked(source: str, data: bytes, sheet: str, notes: Notes) -> bytes:
    """Return a workbook with the cells of a sheet coloured that have a note, each with its note.

    Raises CaseTableError where the sheet is too big to be marked.
    """
    parts = timeless_zip.unpacked(data)
    name = _part_of(parts, sheet)
    if len(parts[name]) > _MOST_XML:
        raise CaseTableError(source, _TOO_BIG)
    styles_name = _target(parts, "xl/workbook.xml", "styles") or "xl/styles.xml"
    root, styles = _parsed(parts[name]), _parsed(parts[styles_name])
    fills = {colour: _added_fill(styles, colour) for colour in sorted({note.colour for note in notes.values()})}
    made: dict[tuple[str, CellColour], str] = {}
    for (number, column), note in sorted(
        notes.items(), key=lambda item: (item[0][0], column_index_from_string(item[0][1]))
    ):
        cell = _cell(root, number, column)
        style = (cell.get("s", "0"), note.colour)
        made[style] = made.get(style) or _added_style(styles, int(style[0]), fills[note.colour])
        cell.set("s", made[style])
    _add_notes(parts, name, root, notes)
    return timeless_zip.packed(parts | {name: _written(root), styles_name: _written(styles)})


def _part_of(parts: Mapping[str, bytes], sheet: str) -> str:
    book = _parsed(parts["xl/workbook.xml"])
    named = {one.get("name"): one.get(f"{_R}id") for one in book.iter(f"{NAMESPACE}sheet")}
    return next(target for id_, _, target in _relations(parts, "xl/workbook.xml") if id_ == named[sheet])


def _relations(parts: Mapping[str, bytes], name: str) -> list[tuple[str, str, str]]:
    """Return the id, the kind and the part of each relationship of a part."""
    content = parts.get(_rels(name))
    rows = _parsed(content).iter(_RELATION) if content else ()
    folder = f"/{dirname(name)}"
    return [
        (
            row.get("Id", ""),
            row.get("Type", "").rpartition("/")[2],
            normpath(join(folder, row.get("Target", ""))).lstrip("/"),
        )
        for row in rows
        if row.get("TargetMode") != "External"
    ]


def _target(parts: Mapping[str, bytes], name: str, kind: str) -> str | None:
    return next((target for _, found, target in _relations(parts, name) if found == kind), None)


def _rels(name: str) -> str:
    return f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels"


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _added_fill(styles: etree._Element, colour: CellColour) -> str:
    fills = styles.find(f"{NAMESPACE}fills")
    if fills is None:
        raise KeyError("fills")
    fill = etree.SubElement(
        etree.SubElement(fills, f"{NAMESPACE}fill"), f"{NAMESPACE}patternFill", {"patternType": "solid"}
    )
    etree.SubElement(fill, f"{NAMESPACE}fgColor", {"rgb": colour.value})
    etree.SubElement(fill, f"{NAMESPACE}bgColor", {"indexed": "64"})
    fills.set("count", str(len(fills)))
    return str(len(fills) - 1)


def _added_style(styles: etree._Element, number: int, fill: str) -> str:
    """Return the number of a new style that is another one, but for its fill."""
    formats = styles.find(f"{NAMESPACE}cellXfs")
    if formats is None:
        raise KeyError("cellXfs")
    own = deepcopy(formats[number])
    own.set("fillId", fill)
    own.set("applyFill", "1")
    formats.append(own)
    formats.set("count", str(len(formats)))
    return str(len(formats) - 1)


def _cell(root: etree._Element, number: int, column: str) -> etree._Element:
    """Return the cell at a place; one is put there where the sheet leaves it out."""
    reference, at = f"{column}{number}", column_index_from_string(column)
    row = next(one for one in root.iter(f"{NAMESPACE}row") if one.get("r") == str(number))
    before = 0
    for cell in row:
        written = cell.get("r", "")
        if written == reference:
            return cell
        before += column_index_from_string(written.rstrip("0123456789") or "A") < at
    made = etree.Element(f"{NAMESPACE}c", {"r": reference})
    row.insert(before, made)
    return made


def _add_notes(parts: dict[str, bytes], name: str, root: etree._Element, notes: Notes) -> None:
    """Put notes beside those that the sheet has, or into parts of their own."""
    comments_name, drawing_name = _target(parts, name, "comments"), _target(parts, name, "vmlDrawing")
    if comments_name is None:
        comments_name = _related(parts, name, "comments", "xl/comments_gcmsgen.xml")
        parts[comments_name] = _NO_COMMENTS
        _typed(parts, comments_name)
    if drawing_name is None:
        drawing_name = _related(parts, name, "vmlDrawing", "xl/drawings/vmlDrawing_gcmsgen.vml")
        parts[drawing_name] = _NO_DRAWING
        _put_drawing(root, next(id_ for id_, kind, _ in _relations(parts, name) if kind == "vmlDrawing"))
    comments = _parsed(parts[comments_name])
    authors, listed = comments[0], comments[1]
    etree.SubElement(authors, f"{NAMESPACE}author").text = "gcmsgen"
    held = {one.get("ref"): one for one in listed}
    shapes: list[str] = []
    for (number, column), note in notes.items():
        reference = f"{column}{number}"
        if reference not in held:
            shapes.append(
                _SHAPE.format(id=f"gcmsgen_{reference}", row=number - 1, column=column_index_from_string(column) - 1)
            )
            held[reference] = etree.SubElement(
                listed, f"{NAMESPACE}comment", {"ref": reference, "authorId": str(len(authors) - 1)}
            )
            etree.SubElement(held[reference], f"{NAMESPACE}text")
            before = ""
        else:
            before = "\n\n"
        run = etree.SubElement(held[reference][0], f"{NAMESPACE}r")
        words = etree.SubElement(run, f"{NAMESPACE}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        words.text = before + note.text
    parts[comments_name] = _written(comments)
    drawing = parts[drawing_name].decode("utf-8")
    end = drawing.rindex("</xml>")
    parts[drawing_name] = (drawing[:end] + "".join(shapes) + drawing[end:]).encode()


def _related(parts: dict[str, bytes], name: str, kind: str, target: str) -> str:
    """Return the name of a new part, which a part points to from now on."""
    relations = parts.get(_rels(name), _NO_RELATIONS).decode("utf-8")
    row = f'<Relationship Id="gcmsgen_{kind}" Type="{_KINDS}{kind}" Target="{escape(relpath(target, dirname(name)))}"/>'
    end = relations.rindex("</")
    parts[_rels(name)] = (relations[:end] + row + relations[end:]).encode()
    return target


def _typed(parts: dict[str, bytes], comments: str) -> None:
    types = parts[_TYPES].decode("utf-8")
    rows = f'<Override PartName="/{comments}" ContentType="{_COMMENTS}"/>'
    if not re.search(r'Extension="vml"', types, re.IGNORECASE):
        start = types.index(">", types.index("<Types")) + 1
        types = f'{types[:start]}<Default Extension="vml" ContentType="{_VML}"/>{types[start:]}'
    end = types.rindex("</")
    parts[_TYPES] = (types[:end] + rows + types[end:]).encode()


def _put_drawing(root: etree._Element, id_: str) -> None:
    """Name the drawing of the notes at its place, which the order of a sheet fixes (ISO/IEC 29500-1, 18.3.1.99)."""
    behind = [f"{NAMESPACE}{name}" for name in _BEHIND]
    at = next((number for number, one in enumerate(root) if one.tag in behind), len(root))
    root.insert(at, etree.Element(f"{NAMESPACE}legacyDrawing", {f"{_R}id": id_}))


_BEHIND = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_NO_COMMENTS = f'<comments xmlns="{NAMESPACE[1:-1]}"><authors/><commentList/></comments>'.encode()
_NO_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="gcmsgen_note" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    b"</v:shapetype></xml>"
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="{id}" type="#gcmsgen_note" '
    'style="position:absolute;width:240pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_TOO_BIG = Text(
    en="the sheet is too big to be marked; --report FILE.xlsx lists what was found.",
    fr="la feuille est trop grande pour être annotée; --report FICHIER.xlsx énumère ce qui a été relevé.",
)
