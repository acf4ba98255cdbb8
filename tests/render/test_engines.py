"""Both engines of PDF, held against each other: the same lines on the same pages at the same places, tagged alike."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gcmsgen.catalogue.formats import Format
from gcmsgen.document import BlockKind, Document
from gcmsgen.generate import CheckedCase, prepared
from gcmsgen.language import Language
from gcmsgen.render import engines, pdf
from gcmsgen.render.layout import Layout
from gcmsgen.render.proof_pdf import read_back_pdf
from tests.conftest import DAY
from tests.render.outputs import TREE, case_of, every, sampled
from tests.render.pages import INCH, lines
from tests.render.structure import bookmarks, tags
from tests.render.validators import ARCHIVE, UA, complies

SHEET = TREE.text("layout/page.css")
LAYOUT = Layout(TREE)
WITHIN = 0.5 / INCH


def document_of(name: str, document: str, language: Language) -> Document:
    return prepared(CheckedCase(case_of(name), DAY, TREE), document, language).document


def differing(one: bytes, other: bytes) -> list[tuple[str, str]]:
    """Return the lines that do not say the same at the same place; a space that ends a line is no matter."""
    first, second = lines(one), lines(other)
    assert [len(page) for page in first] == [len(page) for page in second]
    pairs = [pair for pages in zip(first, second, strict=True) for pair in zip(*pages, strict=True)]
    return [
        (a.text, b.text)
        for a, b in pairs
        if a.text.rstrip() != b.text.rstrip() or abs(a.top - b.top) > WITHIN or abs(a.left - b.left) > WITHIN
    ]


def meaning(data: bytes) -> tuple[list[str], list[tuple[int, str]], str, str]:
    """Return the tags, bookmarks, language and title of a PDF.

    WeasyPrint tags each line as a span, and begins each section, each list and each broken paragraph anew on the next page; the fast
    engine does none of this: what goes on overleaf is the same element there, so that a list of nine items is read as one of nine. A
    list that begins right behind another, with no heading or paragraph between them, is taken for the same one here.
    """
    with pikepdf.open(io.BytesIO(data)) as opened:
        kept = [tag for tag in tags(opened) if re.fullmatch("H[1-6]|P|L|LI|Lbl|LBody", tag)]
        return _with_whole_lists(kept), bookmarks(opened), str(opened.Root.Lang), str(opened.docinfo["/Title"])


def _with_whole_lists(kept: list[str]) -> list[str]:
    """Return tags without those of what only goes on: a list behind an item, an item without a dot, and paragraphs."""
    found: list[str] = []
    for at, tag in enumerate(kept):
        goes_on = (tag == "L" and kept[at - 1] == "LBody") or (tag == "LI" and kept[at + 1 : at + 2] == ["LBody"])
        if not goes_on and not (tag == "LBody" and kept[at - 1] != "Lbl"):
            found.append(tag)
    return [tag for tag in found if tag != "P"]


def test_a_list_that_goes_on_overleaf_is_one_list() -> None:
    made = listing(document_of("02-refuse-wrong-country", "letter", Language.EN))
    assert engines.engine_of(made, LAYOUT) == engines.TYPESET
    fast, judge = engines.render(made, LAYOUT), pdf.made(made, LAYOUT)
    assert differing(fast, judge) == []
    assert meaning(fast) == meaning(judge)
    with pikepdf.open(io.BytesIO(fast)) as ours, pikepdf.open(io.BytesIO(judge)) as theirs:
        assert tags(ours).count("L") == lists_of(made) < tags(theirs).count("L")
        assert tags(ours).count("Lbl") == tags(theirs).count("Lbl")


def lists_of(made: Document) -> int:
    return sum(block.kind is BlockKind.ITEMS for section in made.sections for block in section.blocks)


def listing(made: Document) -> Document:
    """Return a letter whose first list has so many items that it goes on overleaf."""
    sections, left = [], 1
    for section in made.sections:
        blocks = []
        for block in section.blocks:
            more = 30 if block.kind is BlockKind.ITEMS and left else 1
            left -= more > 1
            blocks.append(block._replace(sentences=block.sentences * more))
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(made, sections=tuple(sections))


@pytest.mark.parametrize(("name", "document", "language"), sampled(every(Format.PDF), 10))
def test_both_engines_set_every_document_alike(name: str, document: str, language: Language) -> None:
    made = document_of(name, document, language)
    assert engines.engine_of(made, LAYOUT) == engines.TYPESET
    fast, judge = engines.render(made, LAYOUT), pdf.made(made, LAYOUT)
    assert differing(fast, judge) == []
    assert meaning(fast) == meaning(judge)
    assert len(fast) <= len(judge) * 1.01
    read_back_pdf(fast, made, SHEET)
    assert complies(fast, UA)
    assert complies(fast, ARCHIVE)


def test_lines_that_differ_are_seen() -> None:
    made = document_of("02-refuse-wrong-country", "letter", Language.EN)
    wider = replace(LAYOUT, tree=TREE.with_files({"layout/page.css": SHEET.replace("10pt/1.34", "10pt/1.4").encode()}))
    with pytest.raises(AssertionError):
        assert differing(engines.render(made, LAYOUT), engines.render(made, wider)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("margin: 0.9in 1in", "margin: 0.9in 1.2in"),
        ("10pt/1.34", "10.5pt/1.3"),
        ("h2 { font-size: 10pt", "h2 { font-size: 12pt"),
    ],
    ids=["margin", "size", "heading"],
)
def test_an_office_that_changes_the_look_keeps_the_fast_engine(before: str, after: str) -> None:
    made = document_of("02-refuse-wrong-country", "letter", Language.EN)
    own = replace(LAYOUT, tree=TREE.with_files({"layout/page.css": SHEET.replace(before, after).encode()}))
    assert engines.engine_of(made, own) == engines.TYPESET
    assert differing(engines.render(made, own), pdf.made(made, own)) == []


@pytest.mark.parametrize(
    "added",
    [
        "p { letter-spacing: 1pt }",
        "p::before { content: '' }",
        "@media print { p { color: red } }",
        "section { columns: 2 }",
    ],
    ids=["property", "pseudo-element", "at-rule", "columns"],
)
def test_a_look_that_the_fast_engine_does_not_know_is_declined(added: str) -> None:
    made = document_of("02-refuse-wrong-country", "letter", Language.EN)
    own = replace(LAYOUT, tree=TREE.with_files({"layout/page.css": f"{SHEET}\n{added}".encode()}))
    assert engines.engine_of(made, own) == engines.WEASYPRINT


def test_a_layout_of_an_office_is_declined() -> None:
    made = document_of("02-refuse-wrong-country", "letter", Language.EN)
    own = TREE.text("layout/letter.html").replace("<body", "<body id='own'").encode()
    tree = type(TREE)(({"layout/letter.html": own}, *TREE.layers))
    assert engines.engine_of(made, Layout(tree)) == engines.WEASYPRINT


@pytest.mark.parametrize(
    "words",
    [
        "g\u0303uarani\u0303",
        "\u05d0\u05d1",
        "\u0627\u0644",
        "W" * 45,
        "\u1401\u1402",
        "soft\u00adhyphen",
        "\u4e2d\u6587",
    ],
    ids=["marks", "Hebrew", "Arabic", "long", "syllabics", "soft-hyphen", "Chinese"],
)
def test_what_the_fast_engine_cannot_set_is_declined(words: str) -> None:
    assert engines.engine_of(saying(words), LAYOUT) == engines.WEASYPRINT


def saying(words: str, language: Language = Language.EN) -> Document:
    """Return a letter whose paragraphs say some words more."""
    made = document_of("hold", "letter", language)
    sections = []
    for section in made.sections:
        blocks = [
            block._replace(
                sentences=(
                    *block.sentences[:-1],
                    block.sentences[-1]._replace(text=f"{block.sentences[-1].text} {words}"),
                )
            )
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEMS)
            else block
            for block in section.blocks
        ]
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(made, sections=tuple(sections))


def test_a_citation_that_goes_to_the_next_line_leaves_the_line_before_as_long_as_it_was() -> None:
    words = (
        "pécuniaire réciprocité titre réciprocité montant de pécuniaire d’un travail un employeur inadmissible l’alinéa"
    )
    made = saying(f"{words} 200(3)h) défaut", Language.FR)
    fast, judge = engines.render(made, LAYOUT), pdf.made(made, LAYOUT)
    read_back_pdf(fast, made, SHEET)
    assert carries_a_citation(fast)
    alone = [
        [line.text.split() for page in lines(data) for line in page].count(["pécuniaire"]) for data in (fast, judge)
    ]
    assert alone[0] == 0 < alone[1], "WeasyPrint no longer leaves a word alone: its lines can be asked for again"


SIGNS = "abcdefgéèçœÀÉŒıİłŁßñØþαβγЖдя0123456789'’“”«»()[]/&-–—.,;:!?%$€°@#\u00a0\u0301\u05d0\u1401"
WORDS = some.one_of(
    some.text(SIGNS, min_size=1, max_size=14),
    some.sampled_from(
        [
            "telecommunications",
            "misrepresentations",
            "205(b)",
            "200(1)(c)(ii.1)",
            "and/or",
            "l’administration",
            "AVATAR",
        ]
    ),
)


def set_right_or_declined(words: list[str]) -> None:
    """Assert that a letter is set as WeasyPrint sets it, and read back by the reader of WeasyPrint's, or is left to it."""
    made = saying(" ".join(words))
    if engines.engine_of(made, LAYOUT) == engines.TYPESET:
        fast = engines.render(made, LAYOUT)
        read_back_pdf(fast, made, SHEET)
        assert carries_a_citation(fast) or differing(fast, pdf.made(made, LAYOUT)) == []


def carries_a_citation(fast: bytes) -> bool:
    """Say whether a citation begins a line: there, and only there, the lines of WeasyPrint may differ."""
    return any(CITATION.match(line.text) for page in lines(fast) for line in page)


CITATION = re.compile(r"[«“(]?\d+(\(|[a-z]\))")


@settings(max_examples=4, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(some.lists(WORDS, min_size=1, max_size=30))
def test_any_words_are_set_right_or_declined(words: list[str]) -> None:
    set_right_or_declined(words)


@pytest.mark.long
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(some.lists(WORDS, min_size=1, max_size=60))
def test_many_words_are_set_right_or_declined(words: list[str]) -> None:
    set_right_or_declined(words)
