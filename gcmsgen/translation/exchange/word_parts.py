"""The parts of the Word table that are the same for all sentences: styles, settings, properties, and what names them."""

from collections.abc import Mapping

from gcmsgen.catalogue.tree import packaged
from gcmsgen.timeless_zip import unpacked

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(root: str, inner: str) -> bytes:
    """Return a part of WordprocessingML."""
    return f'{_XML}<w:{root} xmlns:w="{_W}">{inner}</w:{root}>'.encode()


def _style(kind: str, name: str, look: str, based: str | None = None, shown: str | None = None) -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if name in ("Normal", "TableNormal") else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{shown or name}"/>{on}{look}</w:style>'


def _lines(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8F98"/>' for side in sides)


_STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/>'
        '<w:lang w:val="en-CA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
        _style("paragraph", "Normal", '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>', shown="Normal"),
        _style("paragraph", "Title", '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>', "Normal", "Title"),
        _style("paragraph", "Head", "<w:rPr><w:b/></w:rPr>", "Normal"),
        _style("paragraph", "Mark", '<w:rPr><w:color w:val="6B7078"/><w:sz w:val="16"/></w:rPr>', "Normal"),
        _style("paragraph", "CommentText", "", "Normal", "annotation text"),
        _style(
            "character",
            "Placeholder",
            '<w:rPr><w:b/><w:color w:val="1F4E79"/><w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/></w:rPr>',
        ),
        _style(
            "table",
            "TableNormal",
            '<w:tblPr><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>',
            shown="Normal Table",
        ),
        _style(
            "table",
            "Grid",
            f"<w:tblPr><w:tblBorders>{_lines('top', 'left', 'bottom', 'right', 'insideH', 'insideV')}</w:tblBorders></w:tblPr>",
            "TableNormal",
            "Table Grid",
        ),
    )
)


def _relationships(*rows: tuple[str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _types() -> bytes:
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{_KIND}.document.main+xml"),
            ("word/styles.xml", f"{_KIND}.styles+xml"),
            ("word/settings.xml", f"{_KIND}.settings+xml"),
            ("word/comments.xml", f"{_KIND}.comments+xml"),
            *_SHIPPED.items(),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>'.encode()


_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>English and French · Anglais et français</dc:title><dc:creator>gcmsgen</dc:creator></cp:coreProperties>"
)
# Word files have these two in all cases; those of the shipped letter serve.
_SHIPPED = {
    "word/fontTable.xml": f"{_KIND}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_SETTINGS = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


def standing_parts() -> Mapping[str, bytes]:
    """Return the parts by their names."""
    shipped = unpacked((packaged("templates") / "en" / "letter.docx").read_bytes())
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/comments", "comments.xml"),
            (f"{_OFFICE}/fontTable", "fontTable.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": part("styles", _STYLES),
        "word/settings.xml": part("settings", _SETTINGS),
        "docProps/core.xml": _CORE.encode(),
        **{name: shipped[name] for name in _SHIPPED},
    }
