"""Words of a PDF that nobody can read, in every way that a style sheet has to hide them; and style sheets that only look like one."""

from pathlib import Path

import pytest

from gcmsgen.errors import RenderError
from tests.hostile.page_letters import letter
from tests.render.outputs import sampled

TEXT = "section:not(.letterhead) > p"
BOX = f"{TEXT} {{ position: relative }} {TEXT}::after {{ content: ''; position: absolute; left: 0; top: 0; {{}} }}"
WHOLE = "width: 100%; height: 100%;"


def text(rules: str) -> str:
    return f"{TEXT} {{ {rules} }}"


def box(rules: str) -> str:
    return BOX.replace("{}", rules).replace("{{", "{").replace("}}", "}")


# Where WeasyPrint leaves words out of a file, the words are missing; all others stand there and cannot be read.
HIDDEN = {
    "white": (text("color: white"), "stand out"),
    "nearly white": (text("color: #f4f4f4"), "stand out"),
    "pale yellow": (text("color: #ffff66"), "stand out"),
    "transparent": (text("color: transparent"), "stand out"),
    "a breath of black": (text("color: rgba(0, 0, 0, 0.08)"), "stand out"),
    "no opacity": (text("opacity: 0"), "stand out"),
    "hardly any opacity": (text("opacity: 0.05"), "stand out"),
    "white items": ("li { color: #fff }", "stand out"),
    "white citations": (".citation { color: #fff }", "stand out"),
    "white running head": ("@page { @top-right { color: white } }", "stand out"),
    "a tenth of a point": (text("font-size: 0.1pt"), "smaller than 5 points"),
    "three points": (text("font-size: 3pt"), "smaller than 5 points"),
    "invisible": (text("visibility: hidden"), "does not hold the sentence"),
    "not displayed": (text("display: none"), "does not hold the sentence"),
    "indented off the page": (text("text-indent: -9999px"), "off the page"),
    "first words off the page": (text("text-indent: -2in"), "off the page"),
    "placed off the page": (text("position: absolute; left: -50in"), "off the page"),
    "moved off the page": (text("position: relative; left: 9in"), "off the page"),
    "margin off the page": (text("margin-left: -3in"), "off the page"),
    "carried off the page": (text("transform: translateX(20in)"), "off the page"),
    "page off the sheet": ("@page { margin: -5in }", "off the page"),
    "a page of an inch": ("@page { size: 1in 1in; margin: 0 }", "cannot|can read|does not hold"),
    "scaled to nothing": (text("transform: scale(0.01)"), "smaller than 5 points"),
    "scaled thin": (text("transform: scaleX(0.05)"), "smaller than 5 points"),
    "scaled narrow": (text("transform: scaleX(0.45); font-size: 13pt"), "squeezed or mirrored"),
    "mirrored": (text("transform: scaleX(-1)"), "squeezed or mirrored"),
    "slanted away": (text("transform: skewX(80deg)"), "off the page|squeezed|smaller"),
    "no height": (text("overflow: hidden; height: 0"), "cut off"),
    "half a line": (text("overflow: hidden; height: 0.5em"), "cut off"),
    "three lines": ("section { max-height: 3em; overflow: hidden }", "cut off"),
    "clipped": (text("position: absolute; clip: rect(0, 0, 0, 0)"), "cut off"),
    "black on black": (text("background: #000"), "stand out"),
    "dark on dark": (text("background: #333; color: #444"), "stand out"),
    "black on a black shade": (text("background: linear-gradient(#000, #000)"), "stand out"),
    "a dark sheet": ("@page { background: #222 }", "stand out"),
    "covered": (box(f"{WHOLE} background: white"), "is covered"),
    "covered by a picture": (
        box(f"{WHOLE} background: url(gcmsgen:layout/white.png); background-size: cover"),
        "is covered",
    ),
    "a word covered": (box("width: 40pt; height: 12pt; background: black"), "is covered"),
    "half of each letter covered": (box("width: 100%; height: 6pt; background: white"), "is covered"),
    "a veil": (box(f"{WHOLE} background: rgba(255, 255, 255, 0.93)"), "is covered"),
    "a page covered": (
        "body::after { content: ''; position: absolute; left: 0; top: 0; width: 7in; height: 9in; background: white }",
        "is covered",
    ),
    "each page covered": (
        "body::after { content: ''; position: fixed; left: 0; top: 0; width: 7in; height: 9in; background: white }",
        "is covered",
    ),
    "beneath its section": (f"{text('position: relative; z-index: -5')} section {{ background: white }}", "is covered"),
    "an outline over the words": (text("outline: 6pt solid white; outline-offset: -12pt"), "is covered"),
    "words over the words": (
        "body::before { content: 'AAAAAAAAAA'; position: absolute; top: 2in; left: 0; font-size: 60pt }",
        "is covered",
    ),
    "letters on one another": (text("letter-spacing: -0.5em"), "squeezed"),
    "letters that overlap": (text("letter-spacing: -0.2em"), "squeezed"),
    "words on one another": (text("word-spacing: -4em"), "squeezed"),
    "lines on one another": (text("line-height: 0.2"), "lies on other words"),
    "paragraphs on one another": (text("margin-bottom: -1.2em; line-height: 1"), "lies on other words"),
    "sections on one another": ("section { height: 0 }", "lies on other words"),
    "forty columns": (text("columns: 40; column-gap: 0"), "lies on other words|off the page"),
}
LOGO, PALE = (f"url(gcmsgen:layout/{name}.png) no-repeat" for name in ("logo", "pale"))
SOUND = {
    "coloured headings": "h1 { color: #26374a } h2 { color: #af3c43 }",
    "pale blue headings": "h1, h2 { color: #5b9bd5 }",
    "a grey foot": "@page { @bottom-center { content: 'Protected when completed'; font: 9pt Lato; color: #888 } }",
    "a light grey foot": "@page { @bottom-center { content: 'Protected when completed'; font: 8pt Lato; color: #aaa } }",
    "a shaded address": "section.addressee { background: #e8eef4; color: #222; padding: 4pt }",
    "a banner": "section.letterhead { background: #26374a; color: white; padding: 8pt }",
    "a light banner": "section.letterhead { background: #5b9bd5; color: white; padding: 8pt }",
    "a shaded banner": "section.letterhead { background: linear-gradient(90deg, #1d2b3a, #2c5f8a); color: #fff; padding: 6pt }",
    "a logo beside": f"section.letterhead {{ background: {LOGO} right top; background-size: 72pt }}",
    "a pale logo behind": f"section.letterhead {{ background: {PALE} left top; background-size: 200pt }}",
    "a watermark": f"body {{ background: {PALE} center }}",
    "words of a watermark": "@page { @left-middle { content: 'COPY'; font: 40pt Lato; color: #e8e8e8; transform: rotate(-90deg) } }",
    "a watermark behind the words": "body::before { content: 'COPY'; position: fixed; top: 4in; left: 1in; font-size: 90pt; "
    "color: #eee; z-index: -1 }",
    "zebra items": "li:nth-child(odd) { background: #f2f2f2 }",
    "narrow margins": "@page { margin: 0.4in 0.5in }",
    "tight lines": "html { line-height: 0.95 }",
    "small type": "html { font-size: 8pt }",
    "a letterhead of six points": "section.letterhead { font-size: 6pt }",
    "underlined": "h1, h2, .citation { text-decoration: underline }",
    "condensed": text("letter-spacing: -0.03em"),
    "boxed": text("border: 1pt solid #000; padding: 2pt"),
    "a rule at the left": "section { border-left: 3pt solid #af3c43; padding-left: 6pt }",
    "italic": "p { font-style: italic }",
    "justified": "p { text-align: justify }",
    "two columns": "section.references { columns: 2 }",
    "highlighted": ".citation { background: #ffff99 }",
    "large type": "html { font-size: 13pt }",
    "cream paper": "@page { background: #fffdf0 }",
    "a dark sheet": "@page { background: #222; @top-right { color: #eee } } html { color: #eee }",
    "struck through": "section.date p { text-decoration: line-through }",
}
ZEBRA = "table tr:nth-child(even) { background: #eee } th { background: #26374a; color: #fff }"


@pytest.mark.line("L2")
@pytest.mark.parametrize(("rules", "why"), sampled([pytest.param(*row, id=name) for name, row in HIDDEN.items()], 4))
def test_words_that_nobody_can_read_are_refused(rules: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=why):
        letter(tmp_path, rules=rules)


@pytest.mark.line("L2")
@pytest.mark.parametrize("rules", sampled([pytest.param(rules, id=name) for name, rules in SOUND.items()], 4))
def test_a_sound_style_sheet_is_never_taken_for_one_that_hides(rules: str, tmp_path: Path) -> None:
    assert letter(tmp_path, rules=rules).startswith(b"%PDF-1.7")


@pytest.mark.line("L2")
def test_rows_of_a_table_may_be_shaded(tmp_path: Path) -> None:
    assert letter(tmp_path, rules=ZEBRA, document="rationale").startswith(b"%PDF-1.7")


@pytest.mark.line("L2")
@pytest.mark.parametrize("more", ["", "; letter-spacing: 0"], ids=["fast", "WeasyPrint"])
def test_the_sentence_that_cannot_be_read_is_named_in_both_languages(more: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError) as refused:
        letter(tmp_path, rules=f"li {{ color: #fff{more} }}")
    assert "the sentence letter-refusal.outbound" in refused.value.text.en
    assert "la phrase letter-refusal.outbound" in refused.value.text.fr
