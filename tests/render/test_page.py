"""The page that a person sends and reads: paper, window, running head, breaks, words that are divided, spaces that hold."""

import re
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2
import pyphen
import pytest
import yaml

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.document import BlockKind, Document
from gcmsgen.errors import RenderError
from gcmsgen.facts.case import Case
from gcmsgen.generate import Output
from gcmsgen.language import Language
from gcmsgen.render import pdf
from gcmsgen.render.layout import Layout
from gcmsgen.render.unequal import spaced
from tests.conftest import case, facts
from tests.render.outputs import TREE, every, of_case, output
from tests.render.pages import INCH, WINDOW_BOTTOM, WINDOW_TOP, Line, head_of_word, lines

NO_BREAK = "\N{NO-BREAK SPACE}"
PDFS = every(Format.PDF)
SENT = every(Format.PDF, "letter", "employer-notice")


def said_in(document: Document, section: str) -> list[str]:
    """Return the sentences of a section."""
    return [s.text for part in document.sections if part.id == section for b in part.blocks for s in b.sentences]


@pytest.mark.parametrize(("name", "document", "language"), PDFS)
def test_the_paper_is_letter(name: str, document: str, language: Language) -> None:
    pages = pypdfium2.PdfDocument(output(name, document, Format.PDF, language).data)
    assert {page.get_size() for page in pages} == {(8.5 * INCH, 11 * INCH)}
    pages.close()


# --- the window of the envelope ---


def stands_in_window(data: bytes, document: Document) -> None:
    shown = [line for line in lines(data)[0] if line.at_window]
    assert [line.text for line in shown] == [spaced(text) for text in said_in(document, "addressee")]
    assert [line for line in shown if not line.in_window] == []


def stands_in_window_of_word(data: bytes, document: Document) -> None:
    shown = [line for line in head_of_word(data) if line.at_window]
    assert [line.text for line in shown] == said_in(document, "addressee")
    assert [line for line in shown if not line.in_window] == []


@pytest.mark.parametrize(("name", "document", "language"), SENT)
def test_the_address_and_nothing_else_shows_in_the_window(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.PDF, language)
    stands_in_window(made.data, made.document)
    stands_in_window_of_word(output(name, document, Format.DOCX, language).data, made.document)


def lettered(folder: Path, count: int) -> TemplateTree:
    """Return templates whose office has a letterhead of some lines."""
    rows = [f"Line {number}" for number in range(1, count + 1)]
    office = {"names": ["Example Processing Centre"], "en": rows, "fr": rows}
    (folder / "office.yaml").write_text(yaml.safe_dump({"offices": [office]}), encoding="utf-8")
    return read_templates(folder)


@pytest.mark.parametrize("rows", range(1, 7), ids=lambda rows: f"{rows}-in-the-letterhead")
def test_no_letterhead_moves_an_address_of_three_to_six_lines(tmp_path: Path, rows: int) -> None:
    address = [f"Bâtiment {number}" for number in range(1, 1 + rows % 4)]
    a_case, tree = case(applicant__address__lines=address), lettered(tmp_path, rows)
    made = of_case(a_case, Format.PDF, Language.EN, tree=tree)
    assert len(said_in(made.document, "addressee")) == 3 + rows % 4
    stands_in_window(made.data, made.document)
    stands_in_window_of_word(of_case(a_case, Format.DOCX, Language.EN, tree=tree).data, made.document)


def test_an_address_that_stands_too_low_is_seen(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    sheet = TREE.text("layout/page.css").replace("min-height: 1.22in", "min-height: 1.6in")
    (tmp_path / "layout" / "page.css").write_text(sheet, encoding="utf-8")
    made = of_case(case(), Format.PDF, Language.EN, tree=read_templates(tmp_path))
    with pytest.raises(AssertionError):
        stands_in_window(made.data, made.document)


def test_what_follows_a_long_address_moves_down_in_both_formats() -> None:
    a_case = case(applicant__address__lines=[f"Line {number}" for number in range(1, 8)])
    below = f"Application number: {a_case.application.number}" if a_case.application else ""
    made = of_case(a_case, Format.PDF, Language.EN)
    assert next(line.top for line in lines(made.data)[0] if line.text == below) > WINDOW_BOTTOM
    assert head_of_word(of_case(a_case, Format.DOCX, Language.EN).data)[-1].top > WINDOW_BOTTOM


# --- the running head ---


@pytest.mark.parametrize(("name", "document", "language"), PDFS)
def test_the_running_head_counts_from_page_two(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.PDF, language)
    first, *others = lines(made.data)
    assert made.document.running is not None
    letterhead = said_in(made.document, "letterhead")
    assert bool(letterhead) == (document != "note")
    if letterhead:
        assert first[0].text == spaced(letterhead[0])
    else:
        said = spaced(" ".join(sentence.text for sentence in made.document.sentences()))
        assert said.startswith(re.sub(f"{MARK}$", "", first[0].text))
    for number, page in enumerate(others, 2):
        head, body = page[:2]
        assert head.text == spaced(made.document.running.on_page(number, len(others) + 1))
        assert (head.bottom < 0.6, round(head.right, 1), body.top > 0.9) == (True, 7.5, True)


def test_some_outputs_have_a_second_page_in_each_language() -> None:
    longer = {
        p.values[2] for p in PDFS if len(lines(output(p.values[0], p.values[1], Format.PDF, p.values[2]).data)) > 1
    }
    assert longer == set(Language)


# --- where a page ends ---


@cache
def with_reason(added: int, language: Language) -> Output:
    """Return the letter of the example with some more lines in its last reason."""
    tree = facts()
    more = {"en": "The file says no more about it.", "fr": "Le dossier n’en dit pas davantage."}
    lengthened = tree["assessment"][1]["reason"]
    tree["assessment"][1]["reason"] = {
        key: " ".join([text, *[more[key]] * (3 * added)]) for key, text in lengthened.items()
    }
    return of_case(Case.model_validate(tree), Format.PDF, language)


WALK = range(22)


def without_head(pages: list[list[Line]]) -> list[list[str]]:
    """Return the words of each line between the margins."""
    return [[line.text for line in page if line.top > 0.6] for page in pages]


def keeps_closing_company(made: Output) -> None:
    """Assert that the closing is on one page, with two lines of the text at least before it."""
    closing = [spaced(text) for text in said_in(made.document, "closing")]
    (page,) = [page for page in without_head(lines(made.data)) if closing[0] in page]
    assert page[-len(closing) :] == closing
    assert len(page) >= len(closing) + 2


@pytest.mark.parametrize("language", list(Language))
def test_the_closing_is_never_alone_wherever_the_break_falls(language: Language) -> None:
    counts = set()
    for added in WALK:
        made = with_reason(added, language)
        keeps_closing_company(made)
        ends_on_no_heading(made)
        counts.add(len(lines(made.data)))
    assert counts == {2, 3}


@pytest.mark.parametrize(("name", "document", "language"), SENT)
def test_the_closing_of_every_letter_has_company(name: str, document: str, language: Language) -> None:
    keeps_closing_company(output(name, document, Format.PDF, language))


def ends_on_no_heading(made: Output) -> None:
    blocks = [block for section in made.document.sections for block in section.blocks]
    headings = {spaced(block.text) for block in blocks if block.kind is BlockKind.HEADING}
    assert [page[-1] for page in without_head(lines(made.data)) if page[-1] in headings] == []


@pytest.mark.parametrize(("name", "document", "language"), PDFS)
def test_no_page_ends_on_a_heading(name: str, document: str, language: Language) -> None:
    ends_on_no_heading(output(name, document, Format.PDF, language))


def laid_out(folder: Path, sheet: str = "", html: str = "") -> TemplateTree:
    """Return templates with some rules added to the style sheet, and something to the body of the letter."""
    (folder / "layout").mkdir()
    letter = TREE.text("layout/letter.html").replace("</body>", f"{html}</body>")
    (folder / "layout" / "letter.html").write_text(letter, encoding="utf-8")
    (folder / "layout" / "page.css").write_text(TREE.text("layout/page.css") + sheet, encoding="utf-8")
    return read_templates(folder)


def test_breaks_that_the_style_sheet_allows_are_seen(tmp_path: Path) -> None:
    loose = "section.closing { break-before: page } h2 { break-after: page }"
    made = of_case(case(), Format.PDF, Language.EN, tree=laid_out(tmp_path, loose))
    with pytest.raises(AssertionError):
        keeps_closing_company(made)
    with pytest.raises(AssertionError):
        ends_on_no_heading(made)


def test_a_table_repeats_its_head_and_keeps_its_rows(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>row {number}<br>end {number}</td></tr>" for number in range(60))
    tree = laid_out(tmp_path, html=f"<table><thead><tr><th>Country</th></tr></thead><tbody>{rows}</tbody></table>")
    made = output("02-refuse-wrong-country", "letter", Format.PDF, Language.EN)
    pages = without_head(lines(pdf.made(made.document, Layout(tree))))
    tabled = [page for page in pages if any(text.startswith("row ") for text in page)]
    assert len(tabled) > 1
    for page in tabled:
        assert page.count("Country") == 1
        assert [a for a, b in pairwise(page) if a.startswith("row ") and b != a.replace("row", "end")] == []
        assert not page[-1].startswith("row ")


# --- words that are divided ---

LONG = {
    Language.EN: ["telecommunications", "internationalization", "misrepresentations", "responsibilities"],
    Language.FR: ["anticonstitutionnellement", "professionnalisation", "approvisionnements", "télécommunications"],
}
# Where each word may be divided, by the patterns that WeasyPrint itself reads.
POINTS = {Language.EN: pyphen.Pyphen(lang="en"), Language.FR: pyphen.Pyphen(lang="fr")}
MARK = "[\x02\ufffe]"


def divided(language: Language) -> set[str]:
    """Return each long word as it was divided, its parts with a hyphen between, over many places in a narrow column."""
    found = set()
    for indent in range(0, 100, 18):
        text = " ".join(f"{word}," for word in LONG[language] * 3)
        tree = facts()
        tree["assessment"][0]["reason"] = {
            "en": "n" * (indent // 9) + " " + text,
            "fr": "n" * (indent // 9) + " " + text,
        }
        made = of_case(Case.model_validate(tree), Format.PDF, language)
        pages = pypdfium2.PdfDocument(made.data)
        said = "\n".join(page.get_textpage().get_text_range() for page in pages)
        pages.close()
        found |= {re.sub(MARK, "-", word) for word in re.findall(rf"\w+{MARK}\w+", said)}
    return found


@pytest.mark.parametrize("language", list(Language))
def test_a_long_word_is_divided_where_its_language_divides_it(language: Language) -> None:
    found = divided(language)
    allowed = {
        f"{word[:at]}-{word[at:]}" for word in LONG[language] for at in POINTS[language].positions(word) if at >= 5
    }
    ours = {word for word in found if word.replace("-", "") in LONG[language]}
    assert ours
    assert ours <= allowed


def test_the_points_of_both_languages_differ() -> None:
    words = LONG[Language.EN] + LONG[Language.FR]
    differ = [w for w in words if POINTS[Language.EN].positions(w) != POINTS[Language.FR].positions(w)]
    assert len(differ) >= 4


@pytest.mark.parametrize("language", list(Language))
def test_a_name_and_an_address_are_never_divided(language: Language) -> None:
    name = " ".join(LONG[Language.FR] + LONG[Language.EN]).title()
    a_case = case(applicant__given_names=name, applicant__address__lines=[name, name])
    made = of_case(a_case, Format.PDF, language)
    shown = " ".join(line.text for line in lines(made.data)[0] if line.right <= 4.4)
    assert spaced(" ".join(said_in(made.document, "addressee"))) in shown
    assert not re.search(MARK, shown)


# --- spaces that hold ---


def broken_spaces(made: Output, data: bytes) -> list[str]:
    """Return what stands before each no-break space at which a line of a PDF ends.

    A place is known by the signs before it, spaces, marks of a list and hyphens left out: a line adds and hides those.
    """
    said = " ".join(sentence.text for sentence in made.document.sentences())
    held = {len(signs(said[:at])): said[max(at - 20, 0) : at] for at, sign in enumerate(said) if sign == NO_BREAK}
    ends = accumulate(len(signs(text)) for page in without_head(lines(data)) for text in page)
    return [held[end] for end in ends if end in held]


# What stands behind a no-break space begins no line; in English a sum begins with its sign ($230).
BEGINS_NO_LINE = {Language.EN: r"[:;»%?!]|\$(?!\d)", Language.FR: "[:;»$%?!]"}


def signs(text: str) -> str:
    return re.sub("[\\s•\x02\ufffe-]", "", text)


@pytest.mark.parametrize(("name", "document", "language"), PDFS)
def test_no_line_ends_at_a_no_break_space(name: str, document: str, language: Language) -> None:
    made = output(name, document, Format.PDF, language)
    assert broken_spaces(made, made.data) == []
    ends = [text for page in without_head(lines(made.data)) for text in page]
    assert [text for text in ends if text.endswith("«") or re.match(BEGINS_NO_LINE[language], text)] == []


def test_no_line_ends_at_a_no_break_space_while_the_text_moves() -> None:
    walked = [with_reason(added, Language.FR) for added in WALK]
    assert [broken for made in walked for broken in broken_spaces(made, made.data)] == []


def test_a_break_at_a_no_break_space_is_seen(tmp_path: Path) -> None:
    narrow = laid_out(tmp_path, "section { max-width: 1.2in !important }")
    letter = narrow.text("layout/letter.html")
    loose = letter.replace("block.text|unbroken", f"block.text|replace('{NO_BREAK}', ' ')")
    (tmp_path / "layout" / "letter.html").write_text(loose, encoding="utf-8")
    made = output("02-refuse-wrong-country", "letter", Format.PDF, Language.FR)
    assert broken_spaces(made, pdf.made(made.document, Layout(read_templates(tmp_path))))


def test_a_page_that_loses_a_line_is_refused(tmp_path: Path) -> None:
    tree = laid_out(tmp_path, "section.closing { display: none }")
    with pytest.raises(RenderError):
        of_case(case(), Format.PDF, Language.EN, tree=tree)


def test_the_window_is_high_enough_for_six_lines_of_the_style_sheet() -> None:
    (leading,) = re.findall(r"section\.addressee \{ line-height: ([\d.]+)", TREE.text("layout/page.css"))
    assert 6 * float(leading) * 10 / INCH < WINDOW_BOTTOM - WINDOW_TOP


@pytest.mark.parametrize("length", [39, 41, 44, 47, 200])
def test_a_word_longer_than_a_line_stays_on_the_page(length: int) -> None:
    tree = facts()
    tree["applicant"]["family_name"] = "W" * length
    tree["assessment"][0]["reason"] = {"en": f"The {'W' * length} is named.", "fr": f"Le {'W' * length} est nommé."}
    made = of_case(Case.model_validate(tree), Format.PDF, Language.EN)
    assert max(line.right for page in lines(made.data) for line in page) <= 7.5


def test_a_word_that_runs_off_the_page_is_seen(tmp_path: Path) -> None:
    tree = facts()
    tree["assessment"][0]["reason"] = {"en": f"The {'W' * 60} is named.", "fr": "Nommé."}
    loose = laid_out(tmp_path, sheet="p { overflow-wrap: normal }")
    with pytest.raises(
        RenderError, match=r"letter-refusal\.reason, but nobody can read all of it: it stands off the page"
    ):
        of_case(Case.model_validate(tree), Format.PDF, Language.EN, tree=loose)
