"""Proof of equality: every format says what the document says, read back by a reader that knows nothing of the renderer.

Then the other half: a difference planted in an output is found by the proof that every rendering ends with, and what only
looks like a difference (long names, hyphens, bullets, a text that says what a margin says) is not.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordDocument

from gcmsgen import timeless_zip
from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.document import Block, BlockKind, Document, Sentence
from gcmsgen.errors import RenderError
from gcmsgen.facts.case import Case
from gcmsgen.language import Language
from gcmsgen.render import docx, html_file, pdf, text
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof import read_back_text
from gcmsgen.render.proof_docx import read_back_docx, read_back_skeleton
from gcmsgen.render.proof_html import read_back_html
from gcmsgen.render.proof_pdf import read_back_pdf
from tests.conftest import case, facts
from tests.render import words
from tests.render.outputs import TREE, every, of_case, output
from tests.render.pages import lines

LETTER_FORMATS = CATALOGUE["letter"].formats


# --- every output says the same ---


@pytest.mark.parametrize(("name", "document", "language"), every(Format.TXT))
def test_the_words_of_all_formats_are_equal(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.TXT, language)
    said = words.of_text(made.data)
    assert said == spoken(made.document)
    for form in CATALOGUE[document].formats:
        other = output(name, document, form, language)
        same_words(spoken(other.document), other.data, form)
        # A note that is enclosed with a letter has a heading, which the entry in GCMS has not, and says nothing else besides.
        added = [one for one in other.document.sentences() if one.id == "note.enclosed_heading"]
        assert len(added) == (document == "note" and form is not Format.TXT)
        assert [one for one in other.document.sentences() if one not in added] == [*made.document.sentences()]
    assert len(said) > 50


def spoken(document: Document) -> list[str]:
    return " ".join(sentence.text for sentence in document.sentences()).split()


def same_words(said: list[str], data: bytes, form: Format) -> None:
    if form is Format.DOCX:
        assert words.of_docx(data) == said
    elif form is Format.PDF:
        assert words.equal(words.of_pdf(data), said)
    elif form is Format.HTML:
        assert words.of_html(data) == said


# --- a planted difference is found ---

TRUE = [
    pytest.param(name, document, language, id=f"{document}-{language.value}")
    for name, document in (
        ("02-refuse-wrong-country", "letter"),
        ("05-partial-limited-history", "rationale"),
        ("05-partial-limited-history", "employer-notice"),
    )
    for language in Language
]


def changed(document: Document, act: Callable[[list[Block]], list[Block]]) -> Document:
    """Return a document in which the blocks of the first section that has a long paragraph are other ones."""
    sections = list(document.sections)
    at = next(n for n, part in enumerate(sections) if any(len(b.sentences) > 1 and _is_text(b) for b in part.blocks))
    sections[at] = replace(sections[at], blocks=tuple(act(list(sections[at].blocks))))
    return replace(document, sections=tuple(sections))


def _is_text(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def reworded(document: Document, act: Callable[[list[Sentence]], list[Sentence]]) -> Document:
    """Return a document in which the sentences of its first long paragraph are other ones."""

    def of_block(blocks: list[Block]) -> list[Block]:
        at = next(n for n, block in enumerate(blocks) if len(block.sentences) > 1 and _is_text(block))
        blocks[at] = blocks[at]._replace(sentences=tuple(act(list(blocks[at].sentences))))
        return blocks

    return changed(document, of_block)


def rewritten(document: Document, old: str, new: str) -> Document:
    """Return a document in which a text is another one, in the first sentence that has it."""
    sections = list(document.sections)
    for n, part in enumerate(sections):
        for m, block in enumerate(part.blocks):
            for k, sentence in enumerate(block.sentences):
                if old in sentence.text:
                    other = sentence._replace(text=sentence.text.replace(old, new, 1))
                    new_block = block._replace(sentences=(*block.sentences[:k], other, *block.sentences[k + 1 :]))
                    sections[n] = replace(part, blocks=(*part.blocks[:m], new_block, *part.blocks[m + 1 :]))
                    return replace(document, sections=tuple(sections))
    raise AssertionError(f"no sentence says {old}")


def _other_letter(sentences: list[Sentence]) -> list[Sentence]:
    middle = len(sentences[1].text) // 2
    at = next(n for n, sign in enumerate(sentences[1].text) if n > middle and sign.isalpha())
    said = sentences[1].text
    return [sentences[0], sentences[1]._replace(text=said[:at] + ("x" if said[at] != "x" else "y") + said[at + 1 :])]


def _of_another(sentences: list[Sentence]) -> list[Sentence]:
    return [*sentences, sentences[0]._replace(text="Another applicant, Otto Musterfall, was born in Dortmund.")]


def _item_dropped(document: Document) -> Document:
    """Return a document without its last sentence but two: where a page or a list may end."""
    sections = list(document.sections)
    sections[-1] = replace(sections[-1], blocks=sections[-1].blocks[:-1])
    return replace(document, sections=tuple(sections))


PLANTED: dict[str, Callable[[Document], Document]] = {
    "letter changed": lambda d: reworded(d, _other_letter),
    "sentence dropped": lambda d: reworded(d, lambda said: said[1:]),
    "last lines dropped": _item_dropped,
    "sentences swapped": lambda d: reworded(d, lambda said: said[::-1]),
    "paragraph doubled": lambda d: changed(d, lambda blocks: [blocks[-1], *blocks]),
    "sentence of another": lambda d: reworded(d, _of_another),
    "hyphen lost": lambda d: rewritten(d, "-", ""),
    "digit changed": lambda d: rewritten(d, "2026", "2027"),
    "name changed": lambda d: rewritten(d, d.sections[1].blocks[0].sentences[0].text, "Nobody"),
}


def hyphened(document: Document) -> Document:
    """Return a document of which one sentence has a word with a hyphen, whatever its own words are."""
    return reworded(document, lambda said: [said[0]._replace(text=f"North-West: {said[0].text}"), *said[1:]])


@pytest.mark.parametrize("fault", PLANTED)
@pytest.mark.parametrize(("name", "document", "language"), TRUE)
def test_a_planted_difference_is_found_in_every_format(
    name: str, document: str, language: Language, fault: str
) -> None:
    true, layout = hyphened(output(name, document, Format.TXT, language).document), Layout(TREE)
    other = PLANTED[fault](true)
    assert other != true
    read_back_text(text.made(true, layout), true)
    read_back_docx(docx.made(true, layout), true)
    with pytest.raises(RenderError):
        read_back_text(text.made(other, layout), true)
    with pytest.raises(RenderError):
        read_back_docx(docx.made(other, layout), true)
    with pytest.raises(RenderError):
        read_back_pdf(pdf.made(other, layout), true, TREE.text("layout/page.css"))
    read_back_html(html_file.made(true, layout), true)
    with pytest.raises(RenderError):
        read_back_html(html_file.made(other, layout), true)


# Marks that stand on a letter by themselves, for which Unicode has no letter with the mark: the walk through the lines of a
# PDF leaves them out, because pdfium reads them a place away from their letter.
MARKS = {
    "lost": ("Jing\u0303o and Ms\u0331wa", "Jingo and Ms\u0331wa"),
    "all lost": ("Jing\u0303o and Ms\u0331wa", "Jingo and Mswa"),
    "another one": ("Jing\u0303o and Ms\u0331wa", "Jing\u0302o and Ms\u0331wa"),
    "one of two that are alike": ("Jing\u0303o and Bang\u0303a", "Jing\u0303o and Banga"),
}


@pytest.mark.parametrize("fault", MARKS)
def test_a_mark_of_a_letter_that_a_pdf_lost_is_found(fault: str) -> None:
    composed, printed = MARKS[fault]
    document, layout = output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document, Layout(TREE)
    true, other = (
        reworded(document, lambda said, name=name: [said[0]._replace(text=name)]) for name in (composed, printed)
    )
    sheet = TREE.text("layout/page.css")
    read_back_pdf(pdf.made(true, layout), true, sheet)
    read_back_pdf(pdf.made(other, layout), other, sheet)
    with pytest.raises(RenderError) as raised:
        read_back_pdf(pdf.made(other, layout), true, sheet)
    assert raised.value.text.en.startswith("The PDF does not hold every mark of the letters of its text")
    assert raised.value.text.fr.startswith("À la relecture, le PDF ne contient pas tous les signes diacritiques")


@pytest.fixture
def office(tmp_path: Path) -> TemplateTree:
    """Return templates whose Word letter has words of its own, in its body and in its head."""
    (tmp_path / "en").mkdir()
    template = WordDocument(io.BytesIO(TREE.data("en/letter.docx")))
    template.paragraphs[0].insert_paragraph_before("Protected when completed")
    template.sections[0].header.paragraphs[0].add_run(" Our file {{ document.application }}")
    template.save(str(tmp_path / "en" / "letter.docx"))
    return read_templates(tmp_path)


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_difference_is_found_beside_the_words_of_an_office(office: TemplateTree, fault: str) -> None:
    true, layout = output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document, Layout(office)
    read_back_skeleton(docx.render(true, layout), true, docx.own_words(true, layout))
    with pytest.raises(RenderError):
        read_back_skeleton(docx.made(PLANTED[fault](true), layout), true, docx.own_words(true, layout))


CELL = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
WORD = "<w:p><w:r><w:t>Confidential</w:t></w:r></w:p>"
BODY, HEAD = "word/document.xml", "word/header1.xml"
# What is planted in a DOCX itself: the part, what stands there, what is put in its place.
IN_WORD = {
    "table cell": (BODY, "<w:sectPr>", f"{CELL}<w:sectPr>"),
    "word in the margin": (HEAD, "</w:hdr>", f"{WORD}</w:hdr>"),
    "word beside the running head": (HEAD, "</w:p>", "<w:r><w:t> Confidential</w:t></w:r></w:p>"),
    "running head lost": (HEAD, "<w:t", "<w:instrText"),
    "number of the page lost": (HEAD, " PAGE ", " TITLE "),
    "number of pages lost": (HEAD, " NUMPAGES ", " TITLE "),
    "frame": (
        BODY,
        "<w:sectPr>",
        f"<w:p><w:r><w:pict><w:txbxContent>{WORD}</w:txbxContent></w:pict></w:r></w:p><w:sectPr>",
    ),
    "broken": (BODY, "</w:body>", ""),
}


def tampered(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = timeless_zip.unpacked(data)
    assert old in parts[part].decode()
    return timeless_zip.packed({**parts, part: parts[part].decode().replace(old, new).encode()})


@pytest.mark.parametrize("fault", IN_WORD)
@pytest.mark.parametrize(("name", "document", "language"), TRUE)
def test_a_difference_planted_in_a_word_file_is_found(name: str, document: str, language: Language, fault: str) -> None:
    made = output(name, document, Format.DOCX, language)
    with pytest.raises(RenderError):
        read_back_docx(tampered(made.data, *IN_WORD[fault]), made.document)


@pytest.mark.parametrize("fault", [fault for fault in IN_WORD if not fault.startswith("number")])
def test_a_difference_planted_beside_the_words_of_an_office_is_found(office: TemplateTree, fault: str) -> None:
    true, layout = output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document, Layout(office)
    data = tampered(docx.made(true, layout), *IN_WORD[fault])
    with pytest.raises(RenderError):
        read_back_skeleton(data, true, docx.own_words(true, layout))


def test_a_word_file_cut_short_is_found() -> None:
    made = output("02-refuse-wrong-country", "letter", Format.DOCX, Language.EN)
    with pytest.raises(RenderError, match="not a whole Word file"):
        read_back_docx(made.data[: len(made.data) // 2], made.document)
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(RenderError, match="not a whole Word file"):
        read_back_docx(empty.getvalue(), made.document)


@pytest.mark.parametrize("fault", ["sentence dropped", "sentences swapped"])
def test_an_office_prints_every_sentence_in_its_order(office: TemplateTree, fault: str) -> None:
    """Its template may say what it likes beside them, and is then no measure of them."""
    true, layout = output("02-refuse-wrong-country", "letter", Format.TXT, Language.EN).document, Layout(office)
    other = PLANTED[fault](true)
    with pytest.raises(RenderError, match="does not hold the sentence"):
        read_back_skeleton(docx.made(other, layout), true, docx.own_words(other, layout))


# What is planted in the layout of a PDF: the file, what stands there, what is put in its place.
IN_LAYOUT = {
    "table cell": ("letter.html", "</body>", "<table><tr><td>cell</td></tr></table></body>"),
    "word in the margin": ("letter.html", "</body>", '<p style="position: fixed; top: -0.5in">Confidential</p></body>'),
    "word beside the text": ("letter.html", "<p>{{ block", "<p>Confidential {{ block"),
    "running head lost": ("page.css", "string(before) counter(page)", "none; string-set: x counter(page)"),
    "number of the page lost": ("page.css", "counter(page) ", ""),
    "number of pages lost": ("page.css", "counter(pages) ", ""),
    "number of the page wrong": ("page.css", "counter(page) ", '"7" '),
    "running head twice": (
        "page.css",
        "@top-right {",
        "@top-left { content: string(before) counter(page) } @top-right {",
    ),
    "sentence hidden": ("page.css", "section.date {", "section.date p { display: none } section.date {"),
    "sentence in capitals": (
        "page.css",
        "section.date {",
        "section.date p { text-transform: uppercase } section.date {",
    ),
    "text that does not fit": (
        "page.css",
        "section.date {",
        "section.date { content: 'x' } section.date p { display: none; ",
    ),
}


@pytest.mark.parametrize("fault", IN_LAYOUT)
@pytest.mark.parametrize("language", list(Language))
def test_a_difference_planted_in_the_layout_of_a_pdf_is_found(tmp_path: Path, language: Language, fault: str) -> None:
    file, old, new = IN_LAYOUT[fault]
    (tmp_path / "layout").mkdir()
    shipped = TREE.text(f"layout/{file}")
    assert old in shipped
    (tmp_path / "layout" / file).write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(RenderError, match=r"hold the sentence|no sentence|which page"):
        of_case(case(), Format.PDF, language, tree=read_templates(tmp_path))


# What is planted in the page of a browser: what stands there, what is put in its place.
IN_PAGE = {
    "table cell": ("</main>", "<table><tbody><tr><td>cell</td></tr></tbody></table></main>"),
    "word beside the text": ("<p>{{ block", "<p>Confidential {{ block"),
    "word beside the page": ("</main>", "</main>Confidential"),
    "sentence lost": ("{{ block.text|held }}", "{{ block.sentences[0].text|held }}"),
    "title of another": ("<title>", "<title>Another "),
    "words in the title alone": ("<h1>{{ block.text }}</h1>", ""),
    "lines run together": ('<p class="line">{{ sentence.text|held }}</p>', "<span>{{ sentence.text }}</span>"),
}


@pytest.mark.parametrize("fault", IN_PAGE)
@pytest.mark.parametrize("language", list(Language))
def test_a_difference_planted_in_the_page_of_a_browser_is_found(tmp_path: Path, language: Language, fault: str) -> None:
    old, new = IN_PAGE[fault]
    (tmp_path / "layout").mkdir()
    shipped = TREE.text("layout/browser.html")
    assert old in shipped
    (tmp_path / "layout" / "browser.html").write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(RenderError, match=r"hold the sentence|no sentence"):
        of_case(case(), Format.HTML, language, tree=read_templates(tmp_path))


def test_a_word_template_that_loses_a_paragraph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    document = WordDocument(io.BytesIO(TREE.data("en/letter.docx")))
    for paragraph in document.paragraphs:
        if paragraph.style.name == "List Bullet":
            paragraph.text = ""
    document.save(str(tmp_path / "en" / "letter.docx"))
    with pytest.raises(RenderError, match=r"does not hold the sentence letter-refusal\.outbound"):
        of_case(case(), Format.DOCX, Language.EN, tree=read_templates(tmp_path))


# --- what only looks like a difference is none ---

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 6
SAID = {
    "name of 200 letters": {"applicant__family_name": LONG_WORD[:200]},
    "name of many words": {"applicant__given_names": " ".join(["Anne-Sophie"] * 17)},
    "name with hyphens": {"applicant__family_name": "-".join(["Musterfall"] * 18)},
    "employer with slashes": {"offer__employer__name": "/".join(["Imaginary"] * 20)},
    "employer with dashes": {"offer__employer__name": "Maple — Analytics–Data " * 8 + "Inc."},
    "employer like markup": {"offer__employer__name": "Ann <b> Lee & Søn a < b > c &amp; d ]]> <script>x</script>"},
    "employer with quotes": {"offer__employer__name": "“x” «y» 'z' \"w\""},
    "spaces that do not break": {"offer__employer__name": "A\xa0B\xa0C D\xa0\xa0E " + "F\xa0" * 30 + "G"},
    "address like the running head": {
        "applicant__address__lines": [
            "Application W000000002, page 2 of 3",
            "Demande W000000002, page 2 de 3",
            "W000000002",
            "2 / 2",
        ]
    },
    "address like a mark": {"applicant__address__lines": ["•", "• 12", "- 12"]},
}


@pytest.mark.parametrize("form", LETTER_FORMATS)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("what", SAID)
def test_what_looks_like_a_difference_is_rendered_in_the_same_words(
    what: str, language: Language, form: Format
) -> None:
    a_case = case(**SAID[what])
    said = _bare(words.of_text(of_case(a_case, Format.TXT, language).data))
    data = of_case(a_case, form, language).data
    if form is Format.DOCX:
        assert _bare(words.of_docx(data)) == said
    if form is Format.HTML:
        assert _bare(words.of_html(data)) == said
    if form is Format.PDF:
        assert words.equal(_joined(_bare(words.of_pdf(data))), _joined(said))


def _bare(said: list[str]) -> list[str]:
    """Return words without those that are marks of a list, as a reader of a page cannot tell them from such marks."""
    return [word for word in said if word not in ("•", "-")]


def _joined(said: list[str]) -> list[str]:
    """Return all words as one, for a name that is longer than a line has to be broken where no space is."""
    return ["".join(said).replace("-", "").replace("\x02", "").replace("\ufffe", "")]


def worded(english: tuple[str, ...], french: tuple[str, ...]) -> Case:
    tree = facts()
    for number, (en, fr) in enumerate(zip(english, french, strict=True)):
        tree["assessment"][number]["reason"] = {"en": en, "fr": fr}
    return Case.model_validate(tree)


# In both languages: an officer's words in the wrong one are refused.
REASONS = {
    "bullet": (
        ("• The first word is a mark.", "- So is this."),
        ("• Le premier mot est une marque.", "- Celui-ci en est une aussi."),
    ),
    "bullets in a row": (
        ("• • It is said. •", "- - And again. -"),
        ("• • On le dit ici. •", "- - Et on le redit. -"),
    ),
    "dash at the end": (("It ended in 2024-", "And in 2025 –"), ("Cela a pris fin en 2024-", "Et en 2025 –")),
    "words with hyphens": (
        ("state-of-the-art self-employed well-being " * 30, "north-north-west/" * 60),
        ("c’est-à-dire sous-traitance avant-dernier " * 30, "nord-nord-ouest/" * 60),
    ),
    "long words": (
        ("anticonstitutionnellement misrepresentations " * 40, "internationalization " * 60),
        ("anticonstitutionnellement intergouvernementale " * 40, "internationalisation " * 60),
    ),
    "the same sentence again": (
        ("It is said again. " * 80, "It is said again. " * 80),
        ("On le dit encore. " * 80, "On le dit encore. " * 80),
    ),
    "like the running head": (
        ("Application W000000002, page 2 of 3 " * 40,) * 2,
        ("Demande W000000002, page 2 de 3 " * 40,) * 2,
    ),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("what", REASONS)
def test_reasons_of_every_form_are_rendered_in_the_same_words(what: str, language: Language) -> None:
    a_case = worded(*REASONS[what])
    said = _bare(words.of_text(of_case(a_case, Format.TXT, language).data))
    assert _bare(words.of_docx(of_case(a_case, Format.DOCX, language).data)) == said
    assert _joined(_bare(words.of_pdf(of_case(a_case, Format.PDF, language).data))) == _joined(said)


def test_a_word_may_go_on_overleaf(tmp_path: Path) -> None:
    said = words.of_text(of_case(case(), Format.TXT, Language.FR).data)
    ends = []
    for width in ("1.2in", "1.34in", "1.99in", "2in", "2.02in"):
        tree = marked(tmp_path / width, f"section {{ max-width: {width} !important }}")
        made = of_case(case(), Format.PDF, Language.FR, tree=tree)
        ends += [page[-1].text for page in lines(made.data)[:-1]]
        assert _joined(_bare(words.of_pdf(made.data))) == _joined(said)
    assert [end for end in ends if re.search("\\w[-\x02]$", end)]


@pytest.mark.parametrize("given_names", ["Nulla", " ".join(["Anne-Sophie"] * 17)], ids=["short", "long"])
def test_a_name_in_the_running_head_is_no_sentence(tmp_path: Path, given_names: str) -> None:
    (tmp_path / "en").mkdir()
    shipped = TREE.text("en/letter.j2")
    own = shipped.replace("Application {{ application.number }}, page", "{{ applicant|full_name }}, page")
    assert own != shipped
    (tmp_path / "en" / "letter.j2").write_text(own, encoding="utf-8")
    made = of_case(case(applicant__given_names=given_names), Format.PDF, Language.EN, tree=read_templates(tmp_path))
    assert f"{given_names} Sampleton, page" in (made.document.head.text if made.document.head else "")
    of_case(case(applicant__given_names=given_names), Format.DOCX, Language.EN, tree=read_templates(tmp_path))


def test_a_marking_of_a_style_sheet_may_stand_once_a_page(tmp_path: Path) -> None:
    a_case = case(applicant__address__lines=["Protected B", "Protected B wing"])
    once = marked(tmp_path / "once", '@page { @bottom-left { content: "Protected B" } }')
    made = of_case(a_case, Format.PDF, Language.EN, tree=once)
    assert sum(line.text == "Protected B" for page in lines(made.data) for line in page) == 3
    corners = "".join(
        f'@page {{ @{corner} {{ content: "Protected B" }} }}' for corner in ("bottom-left", "left-middle")
    )
    twice = marked(tmp_path / "twice", corners)
    for one in (a_case, case()):
        with pytest.raises(RenderError):
            of_case(one, Format.PDF, Language.EN, tree=twice)


def marked(folder: Path, mark: str) -> TemplateTree:
    (folder / "layout").mkdir(parents=True)
    (folder / "layout" / "page.css").write_text(TREE.text("layout/page.css") + mark, encoding="utf-8")
    return read_templates(folder)


@pytest.mark.parametrize("shown", ["1", "2", "17"])
def test_what_word_counted_last_is_no_difference(shown: str) -> None:
    made = output("02-refuse-wrong-country", "letter", Format.DOCX, Language.EN)
    counted = tampered(made.data, HEAD, 'preserve">1</w:t>', f'preserve">{shown}</w:t>')
    read_back_docx(counted, made.document)
