"""Proof of accessibility: each PDF is PDF/UA-1 and PDF/A-2a, each DOCX and page with real headings, lists and languages.

Two validators judge every output, after they have been seen to refuse planted faults. What they do not see (bookmarks, times,
what the metadata holds, the structure of a DOCX) is read here, by checks that are tried on planted faults as well.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from pikepdf import Array, Dictionary, Name, String

from gcmsgen import __version__, timeless_zip
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Block, BlockKind, Document
from gcmsgen.generate import Output
from gcmsgen.language import Language
from gcmsgen.render import pdf
from gcmsgen.render.layout import Layout, Stamp
from tests.render.outputs import TREE, every, output
from tests.render.structure import W, bookmarks, elements, metadata, tags, word_part, word_property, word_text
from tests.render.validators import ARCHIVE, UA, complies

RATIONALE = ("05-partial-limited-history", "rationale")


def blocks(document: Document, kind: BlockKind) -> list[Block]:
    return [block for section in document.sections for block in section.blocks if block.kind is kind]


# --- PDF ---


@pytest.mark.line("A1")
@pytest.mark.parametrize(("name", "document", "language"), every(Format.PDF))
def test_a_pdf_is_accessible_and_archivable(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.PDF, language)
    assert complies(made.data, UA)
    assert complies(made.data, ARCHIVE)
    with pikepdf.open(io.BytesIO(made.data)) as opened:
        is_as_it_should_be(opened, made)


def is_as_it_should_be(opened: pikepdf.Pdf, made: Output) -> None:
    """Assert what the validators do not see."""
    describes_itself(opened, made.document, Stamp(made.record.sha256, __version__))
    has_structure(opened, made.document)


def describes_itself(opened: pikepdf.Pdf, document: Document, stamp: Stamp) -> None:
    """Assert that a PDF says its title, language and parts, and no fact of the case and no time beside them."""
    assert opened.Root.Lang == document.language.tag
    assert opened.Root.ViewerPreferences.DisplayDocTitle is True
    assert metadata(opened) == {
        "part": "2",
        "conformance": "A",
        "Producer": str(opened.docinfo["/Producer"]),
        "dc:title": document.title,
        "pdfuaid:part": "1",
        "gcmsgen:manifest": stamp.manifest,
        "gcmsgen:version": stamp.version,
    }
    assert set(opened.docinfo.keys()) == {"/Producer", "/Title"}
    assert str(opened.docinfo["/Title"]) == document.title
    assert re.fullmatch(r"(WeasyPrint|gcmsgen typeset) [\d.]+", str(opened.docinfo["/Producer"]))


def has_structure(opened: pikepdf.Pdf, document: Document) -> None:
    """Assert that headings, items and tables of a PDF are tagged as such, and that its bookmarks are its headings."""
    named = tags(opened)
    levels = [int(tag[1]) for tag in named if re.fullmatch("H[1-6]", tag)]
    headings = [block.text for block in blocks(document, BlockKind.HEADING)]
    assert levels == [1 if number == 0 else 2 for number in range(len(headings))]
    assert bookmarks(opened) == [(level, text) for level, text in zip(levels, headings, strict=True)]
    assert (
        named.count("LI")
        == named.count("Lbl")
        == sum(len(block.sentences) for block in blocks(document, BlockKind.ITEMS))
    )
    assert [element for element in elements(opened) if element.S == Name.TH and "/A" not in element] == []
    assert [element for element in elements(opened) if Name.Figure == element.S and "/Alt" not in element] == []


def first(opened: pikepdf.Pdf, tag: str) -> Any:
    return next(element for element in elements(opened) if Name(f"/{tag}") == element.S)


def _said(opened: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    said = opened.Root.Metadata.read_bytes()
    assert old in said
    opened.Root.Metadata = opened.make_stream(said.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)


def _drawn_untagged(opened: pikepdf.Pdf) -> None:
    drawn = opened.pages[0].Contents.read_bytes() + b"\nq 10 0 0 10 100 100 cm 0 0 1 1 re f Q"
    opened.pages[0].Contents = opened.make_stream(drawn)


def _element(opened: pikepdf.Pdf, tag: str, parent: Any) -> Any:
    made = opened.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, K=Array([])))
    parent.K.append(made)
    return made


def _bare_table(opened: pikepdf.Pdf) -> None:
    row = _element(opened, "TR", _element(opened, "Table", first(opened, "Sect")))
    _element(opened, "TH", row)
    _element(opened, "TD", row)


def _font_left_out(opened: pikepdf.Pdf) -> None:
    font = next(iter(opened.pages[0].Resources.Font.values())).DescendantFonts[0].FontDescriptor
    for key in [key for key in font if key.startswith("/FontFile")]:
        del font[key]


def _dated(opened: pikepdf.Pdf) -> None:
    opened.docinfo["/CreationDate"] = String("D:20260520000000Z")


def _authored(opened: pikepdf.Pdf) -> None:
    _said(opened, b"<pdfuaid:part>1", b"<dc:creator>AB01234</dc:creator><pdfuaid:part>1")


# Each fault with the profile that refuses it; None where no validator sees it, and our own checks do.
PLANTED: dict[str, tuple[Any, Callable[[pikepdf.Pdf], object]]] = {
    "no language": (UA, lambda p: p.Root.__delitem__("/Lang")),
    "title not shown": (UA, lambda p: p.Root.__delitem__("/ViewerPreferences")),
    "title not said": (UA, lambda p: _said(p, b"dc:title", b"dc:other")),
    "no mark of PDF/UA": (UA, lambda p: _said(p, b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    "drawn but not tagged": (UA, _drawn_untagged),
    "figure without words": (UA, lambda p: _element(p, "Figure", first(p, "Sect"))),
    "heading skipped": (UA, lambda p: first(p, "H2").__setitem__("/S", Name.H4)),
    "no first heading": (UA, lambda p: first(p, "H1").__setitem__("/S", Name.P)),
    "header cell of nothing": (UA, _bare_table),
    "item without body": (UA, lambda p: first(p, "LBody").__setitem__("/S", Name.P)),
    "no tags": (UA, lambda p: p.Root.__delitem__("/StructTreeRoot")),
    "font not embedded": (ARCHIVE, _font_left_out),
    "letters without meaning": (
        ARCHIVE,
        lambda p: next(iter(p.pages[0].Resources.Font.values())).__delitem__("/ToUnicode"),
    ),
    "no metadata": (ARCHIVE, lambda p: p.Root.__delitem__("/Metadata")),
    "no mark of PDF/A": (ARCHIVE, lambda p: _said(p, b'pdfaid:part="2"', b"")),
    "schema not declared": (ARCHIVE, lambda p: _said(p, b"pdfaExtension:schemas", b"pdfaExtension:other")),
    "no output intent": (ARCHIVE, lambda p: p.Root.__delitem__("/OutputIntents")),
    "script": (ARCHIVE, lambda p: p.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x")))),
    "no bookmarks": (None, lambda p: p.Root.__delitem__("/Outlines")),
    "time of making": (None, _dated),
    "author in the metadata": (None, _authored),
    "title of another": (None, lambda p: p.docinfo.__setitem__("/Title", String("Another"))),
}


@pytest.mark.line("A1")
@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_planted_in_a_pdf_is_refused(fault: str) -> None:
    profile, plant = PLANTED[fault]
    made = output(*RATIONALE, Format.PDF, Language.FR)
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data)) as opened:
        plant(opened)
        opened.save(saved)
    if profile is not None:
        assert not complies(saved.getvalue(), profile)
        return
    assert complies(saved.getvalue(), UA)
    with pikepdf.open(saved) as opened, pytest.raises(AssertionError):
        is_as_it_should_be(opened, made)


@pytest.mark.line("A1")
def test_a_stream_of_another_length_is_refused() -> None:
    data = output(*RATIONALE, Format.PDF, Language.FR).data
    length = next(iter(re.findall(rb"/Length (\d{3,4})>>", data)))
    longer = data.replace(b"/Length %s>>" % length, b"/Length %d>>" % (int(length) - 7), 1)
    assert complies(data, ARCHIVE)
    assert not complies(longer, ARCHIVE)


def test_saving_a_pdf_anew_is_no_fault() -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(output(*RATIONALE, Format.PDF, Language.FR).data)) as opened:
        opened.save(saved)
    assert complies(saved.getvalue(), UA)
    assert complies(saved.getvalue(), ARCHIVE)


STAMP = Stamp(manifest="a" * 64, version="0.1.0")


def test_the_metadata_hold_the_manifest_and_the_version_and_no_more() -> None:
    made = output(*RATIONALE, Format.PDF, Language.EN)
    data = pdf.made(made.document, Layout(TREE, stamp=STAMP))
    assert complies(data, UA)
    assert complies(data, ARCHIVE)
    with pikepdf.open(io.BytesIO(data)) as opened:
        describes_itself(opened, made.document, STAMP)


def test_a_table_of_an_office_has_header_cells_with_a_scope(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    table = (
        "<table><thead><tr><th>x</th><th>y</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></body>"
    )
    letter = TREE.text("layout/letter.html").replace("</body>", table)
    (tmp_path / "layout" / "letter.html").write_text(letter, encoding="utf-8")
    made = output("02-refuse-wrong-country", "letter", Format.PDF, Language.EN)
    data = pdf.made(made.document, Layout(read_templates(tmp_path)))
    assert complies(data, UA)
    assert complies(data, ARCHIVE)
    with pikepdf.open(io.BytesIO(data)) as opened:
        scopes = [str(element.A.Scope) for element in elements(opened) if element.S == Name.TH]
    assert scopes == ["/Column", "/Column"]


# --- DOCX ---


@pytest.mark.line("A2")
@pytest.mark.parametrize(("name", "document", "language"), every(Format.DOCX))
def test_a_docx_is_valid_and_structured(name: str, document: str, language: Language, tmp_path: Path) -> None:
    made = output(name, document, Format.DOCX, language)
    assert is_valid(tmp_path, made.data)
    is_a_word_file_as_it_should_be(made.data, made)


def is_a_word_file_as_it_should_be(data: bytes, made: Output) -> None:
    """Assert what the validator does not see."""
    names_itself(data, made)
    is_structured(data, made.document)


def is_valid(folder: Path, data: bytes) -> bool:
    target = folder / "letter.docx"
    target.write_bytes(data)
    return bool(OpenXmlValidator().validate(target).is_valid)


def names_itself(data: bytes, made: Output) -> None:
    """Assert that a DOCX says its title, language and stamp, no author, no time and no fact."""
    core = {part.tag.rpartition("}")[2]: part.text or "" for part in word_part(data, "docProps/core.xml")}
    assert core == {"title": made.document.title, "creator": "", "language": made.document.language.tag}
    assert list(word_part(data, "docProps/app.xml")) == []
    said = {row.get("name"): "".join(row.itertext()) for row in word_part(data, "docProps/custom.xml")}
    assert said == {"gcmsgen.manifest": made.record.sha256, "gcmsgen.version": __version__}
    assert "word/comments.xml" not in timeless_zip.unpacked(data)


def is_structured(data: bytes, document: Document) -> None:
    """Assert that every heading has a level, every item a list, and every run of words the language of the document."""
    body = word_part(data, "word/document.xml")
    levels, items, runs = [], [], []
    for paragraph in body.iter(f"{W}p"):
        level = word_property(data, paragraph, "outlineLvl")
        levels += [(int(level) + 1, word_text(paragraph))] if level is not None else []
        items += [word_text(paragraph)] if word_property(data, paragraph, "numPr/numId") is not None else []
    for part in (body, word_part(data, "word/header1.xml")):
        runs += [run for run in part.iter(f"{W}r") if word_text(run)]
    headings = [block.text for block in blocks(document, BlockKind.HEADING)]
    assert levels == [(1 if number == 0 else 2, text) for number, text in enumerate(headings)]
    assert items == [sentence.text for block in blocks(document, BlockKind.ITEMS) for sentence in block.sentences]
    spoken = {lang.get(f"{W}val") for run in runs for lang in run.iter(f"{W}lang")}
    assert (spoken, len(runs)) == (
        {document.language.tag},
        sum(run.find(f"{W}rPr/{W}lang") is not None for run in runs),
    )


BODY, CORE = "word/document.xml", "docProps/core.xml"
NESTED = '<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr><w:p/>'
# Each fault: the part, what stands there, what is put in its place, and whether the validator sees it.
IN_WORD = {
    "paragraph in a paragraph": (BODY, '<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr>', NESTED, True),
    "unknown element": (BODY, "<w:sectPr>", "<w:unknown/><w:sectPr>", True),
    "no paragraph in a cell": (BODY, "<w:sectPr>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:sectPr>", True),
    "no such head": (BODY, 'r:id="rId4"', 'r:id="rId44"', True),
    "properties out of order": (
        "word/styles.xml",
        '<w:spacing w:before="180"',
        '<w:outlineLvl w:val="0"/><w:spacing w:before="180"',
        True,
    ),
    "height that is no number": ("word/styles.xml", 'w:line="252"', 'w:line="high"', True),
    "heading without level": ("word/styles.xml", '<w:outlineLvl w:val="1"/>', "", False),
    "item without list": (BODY, '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="BodyText"/>', False),
    "run of another language": (BODY, '<w:lang w:val="fr-CA"/>', '<w:lang w:val="en-CA"/>', False),
    "run of no language": (BODY, '<w:rPr><w:lang w:val="fr-CA"/></w:rPr>', "", False),
    "author": (CORE, "<dc:creator></dc:creator>", "<dc:creator>AB01234</dc:creator>", False),
    "no title": (CORE, "<dc:title>", "<dc:title>x", False),
    "no language": (CORE, "fr-CA", "", False),
}


@pytest.mark.line("A2")
@pytest.mark.parametrize("fault", IN_WORD)
def test_a_fault_planted_in_a_docx_is_refused(tmp_path: Path, fault: str) -> None:
    part, old, new, seen = IN_WORD[fault]
    made = output(*RATIONALE, Format.DOCX, Language.FR)
    parts = timeless_zip.unpacked(made.data)
    assert old in parts[part].decode()
    data = timeless_zip.packed({**parts, part: parts[part].decode().replace(old, new).encode()})
    assert is_valid(tmp_path, data) is not seen
    if not seen:
        with pytest.raises(AssertionError):
            is_a_word_file_as_it_should_be(data, made)


def test_no_time_is_in_a_docx_but_the_first_that_an_archive_can_hold() -> None:
    data = output(*RATIONALE, Format.DOCX, Language.EN).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    dated = [
        name for name, part in timeless_zip.unpacked(data).items() if re.search(rb"dcterms:|w:date=|TotalTime", part)
    ]
    assert [name for name in dated if b"dcterms:created" in timeless_zip.unpacked(data)[name]] == []


# --- HTML ---


@pytest.mark.line("A1")
@pytest.mark.parametrize(("name", "document", "language"), every(Format.HTML))
def test_a_page_is_structured_for_those_who_hear_it(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.HTML, language)
    is_a_page_as_it_should_be(made.data, made)


def is_a_page_as_it_should_be(data: bytes, made: Output) -> None:
    """Assert that a page says title, language and stamp, and has landmark, headings and lists (WCAG 2.2: 1.3.1, 2.4.2, 3.1.1)."""
    root, document = lxml.html.document_fromstring(data.decode()), made.document
    assert root.get("lang") == document.language.tag
    assert root.findtext("head/title") == document.title
    stamped = {meta.get("name"): meta.get("content") for meta in root.iter("meta") if meta.get("name")}
    assert stamped["gcmsgen.manifest"] == made.record.sha256
    assert stamped["gcmsgen.version"] == __version__
    # A page that keeps its size when a person makes it larger cannot be read by those who need it (WCAG 2.2: 1.4.4).
    assert stamped["viewport"] == "width=device-width, initial-scale=1"
    assert [child.tag for child in root.find("body")] == ["main"]
    levels = [(int(element.tag[1]), element.text) for element in root.iter("h1", "h2", "h3", "h4")]
    headings = [block.text for block in blocks(document, BlockKind.HEADING)]
    assert levels == [(1 if number == 0 else 2, text) for number, text in enumerate(headings)]
    items = [" ".join("".join(item.itertext()).split(" ")) for item in root.iter("li")]
    assert items == [sentence.text for block in blocks(document, BlockKind.ITEMS) for sentence in block.sentences]


IN_PAGE = {
    "no language": (' lang="fr-CA"', ""),
    "another language": ('lang="fr-CA"', 'lang="en-CA"'),
    "no title": ("<title>", "<title>x"),
    "no stamp": ('"gcmsgen.manifest" content="', '"gcmsgen.manifest" content="0'),
    "size that stays": ("initial-scale=1", "initial-scale=1, maximum-scale=1"),
    "no landmark": ("<main>", "<div>"),
    "heading skipped": ("<h2>", "<h3>"),
    "no first heading": ("<h1>", "<h2>"),
    "items that are none": ("<li>", "<p>"),
}


@pytest.mark.line("A1")
@pytest.mark.parametrize("fault", IN_PAGE)
def test_a_fault_planted_in_a_page_is_found(fault: str) -> None:
    old, new = IN_PAGE[fault]
    made = output(*RATIONALE, Format.HTML, Language.FR)
    is_a_page_as_it_should_be(made.data, made)
    assert old in made.data.decode()
    with pytest.raises(AssertionError):
        is_a_page_as_it_should_be(made.data.decode().replace(old, new).encode(), made)
