"""Write what a DOCX says of itself: its title and language, and the stamp of its provenance; no name and no time."""

import re
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from gcmsgen.document import Document
from gcmsgen.render.layout import Stamp

CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"


def provide(package: Any) -> None:
    """Let a package have both parts of properties; their content is written for each document."""
    package.core_properties  # noqa: B018 - python-docx makes the part where there is none
    core = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    core.partname = PackURI(f"/{CORE}")
    try:
        package.part_related_by(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES).partname = PackURI(f"/{CUSTOM}")
    except KeyError:
        part = Part(PackURI(f"/{CUSTOM}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _custom("").encode(), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def properties(document: Document, stamp: Stamp | None, own: bytes) -> dict[str, bytes]:
    """Return both parts; `own` is the custom part of the template, whose other properties stay."""
    kept = [row for row in _PROPERTY.findall(own.decode()) if 'name="gcmsgen.' not in row]
    numbered = [re.sub(r'pid="\d+"', f'pid="{number}"', row) for number, row in enumerate(kept, _FIRST)]
    said = (("manifest", stamp.manifest), ("version", stamp.version)) if stamp else ()
    rows = [
        _ROW.format(number=number, name=name, value=escape(value))
        for number, (name, value) in enumerate(said, _FIRST + len(kept))
    ]
    core = _CORE.format(title=escape(document.title), language=document.language.tag)
    return {CORE: core.encode(), CUSTOM: _custom("".join([*numbered, *rows])).encode()}


def _custom(rows: str) -> str:
    return f"{_DECLARATION}<Properties {_SPACES}>{rows}</Properties>"


_FIRST = 2  # the first number that the file format leaves to properties of one's own
_PROPERTY = re.compile(r"<property .*?</property>", re.DOTALL)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_ROW = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="gcmsgen.{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property>"
)
_CORE = (
    _DECLARATION
    + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator></dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)
