"""Workbooks written part by part, so that each of their parts can be made to swell."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "workbook": "sheet.main",
    "worksheets/sheet1": "worksheet",
    "styles": "styles",
    "sharedStrings": "sharedStrings",
}
_LINKS = {"worksheet": "worksheets/sheet1", "styles": "styles", "sharedStrings": "sharedStrings"}
DAY_STYLE = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def cells(*texts: str) -> str:
    """Return a row of texts."""
    inner = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{inner}</row>"


def workbook(
    path: Path,
    rows: Iterable[str],
    *,
    styles: str = DAY_STYLE,
    strings: str = "<si><t>Nulla</t></si>",
    names: str = "",
    parts: Mapping[str, bytes] | None = None,
) -> None:
    """Write a workbook of one sheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types())
        archive.writestr("_rels/.rels", _links({"officeDocument": "xl/workbook"}))
        archive.writestr("xl/_rels/workbook.xml.rels", _links(_LINKS))
        sheet = '<sheets><sheet name="S" sheetId="1" r:id="worksheet"/></sheets>'
        archive.writestr("xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_OFFICE}">{sheet}{names}</workbook>')
        archive.writestr("xl/styles.xml", f"<styleSheet {_MAIN}>{styles}</styleSheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{strings}</sst>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            file.write(f"<worksheet {_MAIN}><sheetData>".encode())
            for row in rows:
                file.write(row.encode())
            file.write(b"</sheetData></worksheet>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>' for part, kind in _PARTS.items()
    )
    return f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'


def _links(targets: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
