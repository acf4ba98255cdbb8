"""Write the shipped Word templates: slim, with named styles, no word of any letter in them.

    python tools/letterheads.py            write templates/{en,fr}/{letter,note,rationale,employer-notice}.docx
    python tools/letterheads.py --check    say whether they are what this program writes

An office replaces them by its own: any Word file whose paragraphs hold the tags below will do.
"""

import sys
from pathlib import Path

from gcmsgen.timeless_zip import packed

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Arial"


def main() -> int:
    """Write or check every template; return the exit code."""
    stale = []
    for language, tag in (("en", "en-CA"), ("fr", "fr-CA")):
        for name in ("letter", "note", "rationale", "employer-notice"):
            path = TEMPLATES / language / f"{name}.docx"
            data = template(tag)
            if "--check" not in sys.argv:
                path.write_bytes(data)
            elif not path.is_file() or path.read_bytes() != data:
                stale.append(path.relative_to(TEMPLATES.parent))
    for path in stale:
        print(f"{path}: not what tools/letterheads.py writes; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


def template(language: str) -> bytes:
    """Return one Word template, its default language set."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relations(),
        "docProps/core.xml": core_properties(language),
        "docProps/app.xml": app_properties(),
        "word/document.xml": document(language),
        "word/_rels/document.xml.rels": document_relations(),
        "word/styles.xml": styles(language),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(language),
        "word/header1.xml": header(language),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return packed({name: (head + text).encode() for name, text in parts.items()})


def content_types() -> str:
    """Return the part that names the type of every other part."""
    overrides = {
        "/word/document.xml": f"{OFFICE_DOCUMENT}.document.main+xml",
        "/word/styles.xml": f"{OFFICE_DOCUMENT}.styles+xml",
        "/word/numbering.xml": f"{OFFICE_DOCUMENT}.numbering+xml",
        "/word/settings.xml": f"{OFFICE_DOCUMENT}.settings+xml",
        "/word/header1.xml": f"{OFFICE_DOCUMENT}.header+xml",
        "/word/fontTable.xml": f"{OFFICE_DOCUMENT}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def relations(rows: dict[str, tuple[str, str]]) -> str:
    """Return a part of relations: id to type and target."""
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, (kind, to) in rows.items())
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def package_relations() -> str:
    """Return the relations of the package."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return relations(
        {
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
        }
    )


def document_relations() -> str:
    """Return the relations of the document."""
    return relations(
        {
            "rId1": (f"{R}/styles", "styles.xml"),
            "rId2": (f"{R}/numbering", "numbering.xml"),
            "rId3": (f"{R}/settings", "settings.xml"),
            "rId4": (f"{R}/header", "header1.xml"),
            "rId5": (f"{R}/fontTable", "fontTable.xml"),
            "rId6": (f"{R}/theme", "theme/theme1.xml"),
        }
    )


def core_properties(language: str) -> str:
    """Return the properties that rendering fills in."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title></dc:title><dc:creator></dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
    )


def app_properties() -> str:
    """Return the extended properties, which say nothing."""
    return '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'


def paragraph(style: str, inner: str) -> str:
    """Return a paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def run(language: str, text: str) -> str:
    """Return a run of text that says its language."""
    return f'<w:r>{spoken(language)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def spoken(language: str) -> str:
    """Return the properties of a run in a language."""
    return f'<w:rPr><w:lang w:val="{language}"/></w:rPr>'


def tag(text: str) -> str:
    """Return a paragraph that holds one tag and vanishes."""
    return f"<w:p><w:r><w:t>{{%p {text} %}}</w:t></w:r></w:p>"


def chosen(language: str, text: str, styles: dict[str, str]) -> str:
    """Return one paragraph whose style is the first of which the condition holds; the last one has none."""
    rows = []
    for style, condition in styles.items():
        kind = "else" if not condition else f"elif {condition}" if rows else f"if {condition}"
        rows.append(tag(kind) + paragraph(style, run(language, text)))
    return "".join(rows) + tag("endif")


# What is sent has its address at one height, for the window of an envelope: what stands above and below it is as high as
# six lines would be. Word counts no lines, so that the last line of each has a style by the number of lines.
COUNTS = {lines: f"== {lines}" if lines < 6 else ">= 6" for lines in range(1, 7)}
LINES = {
    **{
        f"LetterheadLast{lines}": f"section.id == 'letterhead' and loop.last and windowed and loop.length {test}"
        for lines, test in COUNTS.items()
    },
    "OfficeName": "section.id == 'letterhead' and loop.first",
    "LetterheadLast": "section.id == 'letterhead' and loop.last",
    "Letterhead": "section.id == 'letterhead'",
    "Date": "section.id == 'date'",
    **{
        f"AddresseeLast{lines}": f"section.id == 'addressee' and loop.last and loop.length {test}"
        for lines, test in COUNTS.items()
    },
    "Addressee": "section.id == 'addressee'",
    "Closing": "section.id == 'closing' and loop.first and loop.last",
    "Signature": "section.id == 'closing' and not loop.last",
    "LineLast": "loop.last",
    "Line": "",
}
BLOCKS = {
    "Heading1": "block.kind == 'heading' and section.id == document.subject",
    "Heading2": "block.kind == 'heading'",
    "DraftMark": "section.id == 'draft'",
    "BodyTextLast": "loop.last and end_of_text",
    "BodyText": "",
}


def document(language: str) -> str:
    """Return the body: the sections of the document, each block in the style of its kind."""
    each = tag("for sentence in block.sentences")
    items = each + paragraph("ListBullet", run(language, "{{ sentence.text }}")) + tag("endfor")
    body = (
        tag("set parts = document.sections|map(attribute='id')|list")
        + tag("set windowed = 'addressee' in parts and 'draft' not in parts")
        + tag("for section in document.sections")
        + tag("set end_of_text = loop.nextitem is defined and loop.nextitem.id == 'closing'")
        + tag("for block in section.blocks")
        + tag("if block.kind == 'items'")
        + items
        + tag("elif block.kind == 'lines'")
        + each
        + chosen(language, "{{ sentence.text }}", LINES)
        + tag("endfor")
        + tag("else")
        + chosen(language, "{{ block.text }}", BLOCKS)
        + tag("endif")
        + tag("endfor")
        + tag("endfor")
    )
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="864" w:right="1440" w:bottom="1296" w:left="1440" w:header="576" w:footer="648" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{page}</w:body></w:document>'


def header(language: str) -> str:
    """Return the running head, from page two on: its words, with the number of the page and the number of pages."""
    before, between, after = (
        run(language, f"{{{{ document.running.{part} }}}}") for part in ("before", "between", "after")
    )
    words = before + field(language, "PAGE") + between + field(language, "NUMPAGES") + after
    return f'<w:hdr xmlns:w="{W}">{paragraph("Header", words)}</w:hdr>'


def field(language: str, name: str) -> str:
    """Return a field that Word fills in."""
    return f'<w:fldSimple w:instr=" {name} ">{run(language, "1")}</w:fldSimple>'


def settings(language: str) -> str:
    """Return the settings: the language of themes, and no tracking of anything."""
    return (
        f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{language}"/></w:settings>'
    )


def numbering() -> str:
    """Return the one list of bullets."""
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def font_table() -> str:
    """Return the one font that is named; every Word has it, or one of the same widths."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """Return the smallest theme that the file format accepts: black on white."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "000000"), ("lt2", "FFFFFF"))
    ) + "".join(
        f'<a:{name}><a:srgbClr val="000000"/></a:{name}>'
        for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Letter"><a:themeElements>'
        f'<a:clrScheme name="Letter">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Letter"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Letter"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def styles(language: str) -> str:
    """Return the named styles; an office changes the look by changing these."""
    named = [
        style("Normal", "Normal", based=None),
        style("BodyText", "Body Text", spaced(0, 110)),
        style("BodyTextLast", "Body Text Last", KEEP + spaced(0, 110)),
        style("Heading1", "heading 1", KEEP + spaced(180, 120) + outline(0), BOLD + sized(23)),
        style("Heading2", "heading 2", KEEP + spaced(200, 80) + outline(1), BOLD),
        style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>' + spaced(0, 110) + TOGETHER),
        style("Line", "Address Line"),
        style("LineLast", "Address Line Last", spaced(0, 240)),
        style("Date", "Date", exact(DATE_LINE, DATE_SPACE)),
        style("Addressee", "Addressee", exact(ADDRESS_LINE, 0) + NARROW),
        *(
            style(
                f"AddresseeLast{lines}",
                f"Addressee Last {lines}",
                exact(ADDRESS_LINE, REFERENCES - WINDOW - lines * ADDRESS_LINE),
                based="Addressee",
            )
            for lines in COUNTS
        ),
        style("Signature", "Signature", KEEP),
        style("OfficeName", "Office Name", exact(NAME_LINE, 0), BOLD + sized(26)),
        style("Letterhead", "Letterhead", exact(OFFICE_LINE, 0), run=sized(19)),
        style("LetterheadLast", "Letterhead Last", RULE + exact(OFFICE_LINE, 260), based="Letterhead"),
        *(
            style(
                f"LetterheadLast{lines}",
                f"Letterhead Last {lines}",
                RULE + exact(NAME_LINE if lines == 1 else OFFICE_LINE, above_date(lines)),
                based="OfficeName" if lines == 1 else "Letterhead",
            )
            for lines in COUNTS
        ),
        style("DraftMark", "Draft Mark", FRAME + spaced(0, 200), BOLD),
        style("Closing", "Closing", KEEP + spaced(200, 560)),
        style("Header", "header", exact(220, 500) + RIGHT, sized(18)),
    ]
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    return f'<w:styles xmlns:w="{W}">{defaults}{"".join(named)}</w:styles>'


RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="6" w:color="000000"/></w:pBdr>'
FRAME = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)


# Heights in twentieths of a point. The address begins 2.1 inches from the top and has lines of 12.6 points, the text that
# follows begins at 3.3 inches: between them is the window of a No. 10 envelope, as the style sheet of the PDF says.
TOP, WINDOW, REFERENCES = 864, 3024, 4752
NAME_LINE, OFFICE_LINE, DATE_LINE, ADDRESS_LINE = 320, 230, 250, 252
DATE_SPACE = 140  # so that the date stands above the window
RULE_SPACE = 135  # what the rule under the letterhead takes: 6 points above it, and its own width


def above_date(lines: int) -> int:
    """Return the space between a letterhead of some lines and the date, which stands right above the address."""
    return WINDOW - DATE_SPACE - DATE_LINE - TOP - NAME_LINE - (lines - 1) * OFFICE_LINE - RULE_SPACE


TOGETHER = "<w:contextualSpacing/>"
NARROW = '<w:ind w:right="4608"/>'
KEEP = "<w:keepNext/>"
BOLD = "<w:b/><w:bCs/>"
RIGHT = '<w:jc w:val="right"/>'


def spaced(before: int, after: int) -> str:
    """Return the space before and after a paragraph, in twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def exact(line: int, after: int) -> str:
    """Return the exact height of a line, and the space after the paragraph."""
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def sized(half_points: int) -> str:
    """Return a size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def outline(level: int) -> str:
    """Return the level of a heading, from 0."""
    return f'<w:outlineLvl w:val="{level}"/>'


def style(name: str, shown: str, form: str = "", run: str = "", *, based: str | None = "Normal") -> str:
    """Return one paragraph style: `form` are the properties of the paragraph, `run` those of its letters."""
    default = ' w:default="1"' if based is None else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    letters = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{base}<w:qFormat/>'
        f"<w:pPr>{form}</w:pPr>{letters}</w:style>"
    )


if __name__ == "__main__":
    sys.exit(main())
