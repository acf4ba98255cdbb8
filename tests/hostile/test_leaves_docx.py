"""What may not leave with a Word file: all that it would fetch, run or tell of people; and what a letterhead needs, which may."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import RenderError, TemplateError
from gcmsgen.language import Language
from gcmsgen.render import docx_inspection
from tests.hostile.word_letters import BODY, HEAD, SETTINGS, Parts, body, changed, letter, packed, related
from tests.office_template.word_file import deleted, inserted, p, r
from tests.render.outputs import every, output

TYPES, RELS = "[Content_Types].xml", "_rels/.rels"


def field(*pieces: str, shown: str = "shown") -> str:
    """Return a field whose instruction stands in pieces, each in a run of its own."""
    told = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}{told}{mark.format('separate')}{r(shown)}{mark.format('end')}"


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{r("shown")}</w:fldSimple>'


def typed(extension: str, kind: str) -> Parts:
    return changed(TYPES, "</Types>", f'<Default Extension="{extension}" ContentType="{kind}"/></Types>')


def picture(attribute: str = 'r:embed="rId90"') -> str:
    return p(
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="9" name="Logo"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="9" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {attribute}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def app(inner: str) -> Parts:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {"docProps/app.xml": f'<Properties xmlns="{space}">{inner}</Properties>'}


def custom_xml(inner: str) -> Parts:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    return {
        **related("customXml", "../customXml/item1.xml"),
        "customXml/item1.xml": f'<b:Sources xmlns:b="{space}" SelectedStyle="">{inner}</b:Sources>',
    }


def kept(kind: str, target: str) -> Parts:
    """Return a part, with what names it and says what it is: without them no reader would keep it."""
    extension = target.rpartition(".")[2]
    type_of_it = {} if extension == "xml" else typed(extension, "image/png")
    return {**related(kind, target), **type_of_it, f"word/{target}": b"<a/>"}


THUMBNAIL = (
    '<Relationship Id="rId80" Target="docProps/thumbnail.jpeg" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"/>'
)
PNG = b"\x89PNG\r\n\x1a\n"
LINKED = p(f'<w:hyperlink r:id="rId90">{r("Our office")}</w:hyperlink>')
AT = "http://elsewhere.example/"
PICT = '<w:r><w:pict><v:shape style="width:90pt;height:30pt"{}>{}</v:shape></w:pict></w:r>'

REFUSED: dict[str, tuple[Parts, str]] = {
    # What is fetched when the file is opened.
    "a remote template": (related("attachedTemplate", f"{AT}a.dotm", external=True), "attachedTemplate"),
    "a remote picture": (related("image", f"{AT}a.png", external=True), "image"),
    "a picture by link": (
        {
            **related("image", "media/a.png"),
            **body(picture('r:link="rId90"')),
            **typed("png", "image/png"),
            "word/media/a.png": PNG,
        },
        "link",
    ),
    "a remote sub-document": (related("subDocument", f"{AT}a.docx", external=True), "subDocument"),
    "a remote frame": (related("frame", f"{AT}a.htm", external=True), "frame"),
    "a remote object": (related("oleObject", f"{AT}a.xls", external=True), "oleObject"),
    "a remote video": (related("video", f"{AT}a.mp4", external=True), "video"),
    "a remote source of data": (related("mailMergeSource", f"{AT}a.csv", external=True), "mailMergeSource"),
    "a remote part of unknown kind": (related("somethingNew", AT, external=True), "somethingNew"),
    "a picture of VML by address": (body(p(PICT.format("", f'<v:imagedata src="{AT}a.png"/>'))), "src"),
    "a shape of VML that leads away": (body(p(PICT.format(' href="file:///etc/hostname"', ""))), "href"),
    # Links that open anything but a page or a message.
    "a link to a file": (related("hyperlink", "file:///c:/a.exe", external=True, use=LINKED), "file:///c:/a.exe"),
    "a link to a share": (related("hyperlink", r"\\host\share", external=True, use=LINKED), "host"),
    "a link that is a script": (related("hyperlink", "javascript:alert(1)", external=True, use=LINKED), "javascript"),
    "a link that is a search": (related("hyperlink", "ms-word:ofe|u|http://a", external=True, use=LINKED), "ms-word"),
    # Fields.
    "INCLUDETEXT": (body(p(simple(f" INCLUDETEXT {AT} "))), "INCLUDETEXT"),
    "INCLUDEPICTURE in pieces": (body(p(field(" INCLU", "DEPIC", f"TURE {AT} "))), "INCLUDEPICTURE"),
    "DDE in pieces over paragraphs": (
        body(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>DD</w:instrText></w:r>")
            + p("<w:r><w:instrText>EAUTO c:\\a.exe</w:instrText></w:r>", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        ),
        "DDEAUTO",
    ),
    "a name that an inner field makes": (body(p(field(field("TITLE", shown="INCLUDE"), "TEXT a"))), "INCLUDETEXT"),
    "LINK in small letters": (body(p(simple("link Excel.Sheet a.xls"))), "link"),
    "a field that computes": (body(p(simple(" IF 1 = 1 no yes "))), "IF"),
    "a field of a database": (body(p(simple(" DATABASE \\d a "))), "DATABASE"),
    "a field that tells the day": (body(p(simple(" DATE "))), "DATE"),
    "a field that tells who": (body(p(simple(" USERNAME "))), "USERNAME"),
    "a field of tomorrow": (body(p(simple(" FETCHALL "))), "FETCHALL"),
    "a link by a field": (body(p(field(' HYPERLINK "file:///c:/a" '))), "HYPERLINK"),
    "a field without an end": (body(p("<w:r><w:instrText>RD a</w:instrText></w:r>")), "RD"),
    "a field in the head": (
        changed(HEAD, "</w:p></w:hdr>", '<w:fldSimple w:instr="INCLUDETEXT a"/></w:p></w:hdr>'),
        "INCLUDETEXT",
    ),
    # Parts.
    "macros": (
        {**related("vbaProject", "vbaProject.bin"), **typed("bin", "application/x"), "word/vbaProject.bin": b"x"},
        "application/x",
    ),
    "a control": ({**related("control", "activeX/activeX1.xml"), "word/activeX/activeX1.xml": "<a/>"}, "control"),
    "an object": (kept("oleObject", "embeddings/o.bin"), "oleObject"),
    "a workbook": (kept("package", "embeddings/o.xlsx"), "package"),
    "a foreign document": (kept("aFChunk", "a.htm"), "aFChunk"),
    "settings of a printer": (kept("printerSettings", "printerSettings1.bin"), "printerSettings"),
    "a part of a listed kind and another name": (kept("image", "media/run.exe"), "run.exe"),
    "comments": (kept("comments", "comments.xml"), "comments"),
    "people": (kept("people", "people.xml"), "people"),
    "building blocks": (kept("glossaryDocument", "glossary/document.xml"), "glossaryDocument"),
    "a small picture of the first page": (
        {
            **changed(RELS, "</Relationships>", f"{THUMBNAIL}</Relationships>"),
            "docProps/thumbnail.jpeg": b"x",
            **typed("jpeg", "image/jpeg"),
        },
        "thumbnail",
    ),
    "a script in a picture": (
        {
            **related("image", "media/a.svg"),
            **typed("svg", "image/svg+xml"),
            "word/media/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        },
        "script",
    ),
    # Elements.
    "a control bound to data": (
        body("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>"),
        "dataBinding",
    ),
    "a frame set": (
        {
            **kept("webSettings", "webSettings.xml"),
            "word/webSettings.xml": changed(SETTINGS, "<w:defaultTabStop", "<w:frameset/><w:defaultTabStop")[SETTINGS],
        },
        "frameset",
    ),
    "a merge of letters": (changed(SETTINGS, "<w:defaultTabStop", "<w:mailMerge/><w:defaultTabStop"), "mailMerge"),
    "an action of a picture": (
        body(p('<w:r><w:drawing><a:hlinkClick action="ppaction://program"/></w:drawing></w:r>')),
        "action",
    ),
    "a vocabulary of tomorrow": (body(p('<w:r><x:load xmlns:x="urn:x" to="a"/></w:r>')), "load"),
    "words for no program": (
        body(
            p(
                '<w:r><mc:AlternateContent><mc:Choice xmlns:zz="urn:zz" Requires="zz"><w:t>Seen</w:t></mc:Choice><mc:Fallback/>'
                "</mc:AlternateContent></w:r>"
            )
        ),
        "mc:Choice",
    ),
    "words for old programs alone": (
        body(
            p(
                '<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:t>Seen</w:t></mc:Fallback>'
                "</mc:AlternateContent></w:r>"
            )
        ),
        "mc:Fallback",
    ),
    # What tells of people.
    "words put in": (body(p(inserted("more"))), "ins"),
    "words taken out": (body(p(deleted("less"), "more")), "del"),
    "words moved": (body(p(f'<w:moveFrom w:id="3" w:author="A">{r("less")}</w:moveFrom>')), "moveFrom"),
    "a changed look": (
        changed(BODY, "</w:pPr>", '<w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange></w:pPr>'),
        "pPrChange",
    ),
    "the name of a manager": (app("<Manager>Somebody</Manager>"), "Manager"),
    "the path of a template": (app("<Template>C:\\Users\\somebody\\a.dotm</Template>"), "Template"),
    "an address in custom data": (custom_xml("<b:Author>Somebody</b:Author>"), "Author"),
}
SOUND: dict[str, Parts] = {
    "as shipped": {},
    "a logo": {
        **related("image", "media/logo.png", use=picture()),
        **typed("png", "image/png"),
        "word/media/logo.png": PNG,
    },
    "a drawn logo": {
        **related("image", "media/logo.svg", use=picture()),
        **typed("svg", "image/svg+xml"),
        "word/media/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    },
    "the page of the office": related("hyperlink", "https://office.example/", external=True, use=LINKED),
    "the mail of the office": related("hyperlink", "mailto:office@office.example", external=True, use=LINKED),
    "a link by a field": body(p(field(' HYPERLINK "https://office.example/" '))),
    "a link within": body(p(field(r' HYPERLINK \l "top" '))),
    "pages in pieces": changed(HEAD, "</w:p></w:hdr>", f"{field(' PA', 'GE ', shown='1')}</w:p></w:hdr>"),
    "properties of Word": app(
        "<Template>Normal.dotm</Template><TotalTime>3</TotalTime><Company>Example Centre</Company>"
    ),
    "an empty list of sources": custom_xml(""),
    "numbers of revisions": changed(
        SETTINGS, "<w:defaultTabStop", '<w:rsids><w:rsidRoot w:val="00AB"/></w:rsids><w:defaultTabStop'
    ),
    "protected": changed(SETTINGS, "<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/><w:defaultTabStop'),
}


@pytest.mark.line("L1")
@pytest.mark.line("S2")
@pytest.mark.parametrize(("parts", "named"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_listed_does_not_leave_with_a_word_file(parts: Parts, named: str, tmp_path: Path) -> None:
    # The door for templates refuses most of it before; the guard of what leaves is asked by itself, as if none had.
    with pytest.raises((RenderError, TemplateError)):
        letter(parts, tmp_path)
    with pytest.raises(RenderError, match=rf"may not leave with a letter, in its part .*({named})"):
        docx_inspection.inspect(packed(parts))


@pytest.mark.line("L1")
@pytest.mark.parametrize("parts", SOUND.values(), ids=SOUND)
def test_what_a_letterhead_needs_leaves_with_it(parts: Parts, tmp_path: Path) -> None:
    assert letter(parts, tmp_path).startswith(b"PK")


@pytest.mark.line("L1")
@pytest.mark.parametrize(("name", "document", "language"), every(Format.DOCX))
def test_every_document_that_is_shipped_may_leave(name: str, document: str, language: Language) -> None:
    docx_inspection.inspect(output(name, document, Format.DOCX, language).data)
