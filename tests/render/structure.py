"""Read the structure of outputs as assistive technology does: the tags of a PDF, the styles and runs of a DOCX."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Return every structure element of a PDF, in reading order."""
    return list(_below(pdf.Root.StructTreeRoot))


def _below(part: Any) -> Iterator[Any]:
    if not isinstance(part, pikepdf.Dictionary):
        return
    if "/S" in part:
        yield part
    inner = part.get("/K")
    for kid in inner if isinstance(inner, pikepdf.Array) else [inner]:
        yield from _below(kid)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """Return the names of all structure elements, without the stroke."""
    return [str(element.S)[1:] for element in elements(pdf)]


def metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return what the XMP says of the file, by the last part of each name; the schemas that it declares are left out."""
    root = etree.fromstring(pdf.Root.Metadata.read_bytes())
    said = {}
    for part in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        said |= {name.rpartition("}")[2]: value for name, value in part.attrib.items() if not name.endswith("}about")}
        for child in part:
            if not child.tag.endswith("}schemas"):
                name = f"{child.prefix}:{child.tag.rpartition('}')[2]}"
                said[name] = " ".join("".join(child.itertext()).split())
    return said


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the level and the title of each bookmark."""

    def below(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, item.title
            yield from below(item.children, level + 1)

    with pdf.open_outline() as outline:
        return list(below(outline.root, 1))


def word_part(data: bytes, name: str) -> etree._Element:
    """Return a part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def word_text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph."""
    return "".join(part.text or "" for part in paragraph.iter(f"{W}t"))


def word_property(data: bytes, paragraph: etree._Element, name: str) -> str | None:
    """Return the value of a property of a paragraph that its style gives it, or a style below that one; None without it.

    `name` may be a path, as `numPr/numId`.
    """
    styles = {style.get(f"{W}styleId"): style for style in word_part(data, "word/styles.xml").iter(f"{W}style")}
    chosen = paragraph.find(f"{W}pPr/{W}pStyle")
    style = chosen.get(f"{W}val") if chosen is not None else None
    path = "/".join(f"{W}{step}" for step in ("pPr", *name.split("/")))
    while style:
        found, based = styles[style].find(path), styles[style].find(f"{W}basedOn")
        if found is not None:
            return str(found.get(f"{W}val"))
        style = based.get(f"{W}val") if based is not None else None
    return None
