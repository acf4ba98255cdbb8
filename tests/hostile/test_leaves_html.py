"""What may not leave with an HTML file: scripts, addresses, forms, hidden words, and what a style sheet might fetch or add."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import RenderError, TemplateError
from gcmsgen.language import Language
from gcmsgen.render.leaves_html import inspect_html
from tests.hostile.browser_letters import browser_letter
from tests.render.outputs import every, output, sampled

ELEMENTS = {
    "a script": "<script>1</script>",
    "a script of a module": '<script type="module" src="https://elsewhere.example/a.js"></script>',
    "a frame": '<iframe src="https://elsewhere.example/"></iframe>',
    "a picture": '<img src="https://elsewhere.example/a.png" alt="">',
    "a picture within": '<img src="data:image/png;base64,AAAA" alt="">',
    "a drawing": "<svg><rect/></svg>",
    "a form": '<form action="https://elsewhere.example/"><input name="a"></form>',
    "a button": "<button></button>",
    "an object": '<object data="a.pdf"></object>',
    "a base": '<base href="https://elsewhere.example/">',
    "a link to a sheet": '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
    "a look ahead": '<link rel="prefetch" href="https://elsewhere.example/">',
    "a template": "<template><p>hidden</p></template>",
    "words that open": "<details><summary></summary></details>",
    "words where no script runs": "<noscript>hidden</noscript>",
    "an element of its own": "<x-letter></x-letter>",
    "an event": '<p onclick="alert(1)"></p>',
    "a style of its own": '<p style="color: red"></p>',
    "words to hover over": '<p title="hidden"></p>',
    "words to be heard": '<p aria-label="hidden"></p>',
    "words not to be heard": '<p aria-hidden="true"></p>',
    "a fact of its own": '<p data-name="hidden"></p>',
    "a link that is a script": '<a href="javascript:alert(1)"></a>',
    "a link to a file": '<a href="file:///etc/hostname"></a>',
    "a link that nobody signed": '<a href="http://elsewhere.example/"></a>',
    "a link that tells": '<a href="https://office.example/" ping="https://elsewhere.example/"></a>',
    "a file to take": '<a href="https://office.example/" download></a>',
    "a comment": "<!-- hidden -->",
    "an instruction": "<?php 1 ?>",
    "an element that is not ended": "<section>",
}
HEAD = {
    "another page after a while": '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
    "an author": '<meta name="author" content="Somebody">',
    "words to be found by": '<meta name="keywords" content="hidden">',
    "a second policy": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "a word of a property": '<meta property="og:title" content="hidden">',
}
RULES = {
    "an address": "p { background-color: url(https://elsewhere.example/a.png) }",
    "an address in quotes": 'p { background-image: url("https://elsewhere.example/a.png") }',
    "another sheet": '@import "https://elsewhere.example/a.css";',
    "a font": "@font-face { font-family: Lato; src: url(a.woff2) }",
    "words of the sheet": 'p::before { content: "hidden" }',
    "words of the sheet, written otherwise": 'p:be\\66ore { content: "hidden" }',
    "a value that is kept": "p { --x: 1 }",
    "a value from elsewhere": "p { color: var(--x) }",
    "where a pointer is": "p:hover { color: #ffffff }",
    "what was visited": "a:visited { color: #ffffff }",
    "a rule that is important": "p { color: #000000 !important }",
    "another rule of its own": "@supports (color: red) { p { color: #000000 } }",
    "a rule within a rule": "p { & em { color: #000000 } }",
    "a family of signs": 'p { font-family: "Wingdings" }',
}
SOUND = {
    "a link to a page": '<p><a href="https://office.example/"></a></p>',
    "a link to a mailbox": '<p><a href="mailto:office@office.example"></a></p>',
    "a link within": '<p id="here"><a href="#here"></a></p>',
    "a table": '<table><thead><tr><th scope="col"></th></tr></thead><tbody><tr><td></td></tr></tbody></table>',
    "a passage in French": '<p lang="fr"></p>',
}
SOUND_RULES = {
    "colours of an office": ".letterhead .line:first-child { color: #af3c43 } h2 { color: navy }",
    "white on a dark ground": ".letterhead { background-color: #26374a; color: #ffffff; padding: 1em }",
    "another family": 'body { font-family: Georgia, "Times New Roman", serif }',
    "a narrow screen": "@media screen and (max-width: 480px) { body { padding: 0.5rem } h1 { font-size: 1.1em } }",
}


@pytest.mark.line("S3")
@pytest.mark.parametrize("html", sampled([pytest.param(html, id=name) for name, html in ELEMENTS.items()], each=4))
def test_an_element_that_is_not_listed_does_not_leave(html: str, tmp_path: Path) -> None:
    with pytest.raises(
        (RenderError, TemplateError), match=r"may not leave with one|no well-formed|not a well-formed|words that are"
    ):
        browser_letter(tmp_path, html=html)


@pytest.mark.line("S3")
@pytest.mark.parametrize("html", sampled([pytest.param(html, id=name) for name, html in HEAD.items()]))
def test_what_a_head_says_besides_does_not_leave(html: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="may not leave with one"):
        browser_letter(tmp_path, html=html, old="<title>")


@pytest.mark.line("S3")
@pytest.mark.parametrize("rules", sampled([pytest.param(rules, id=name) for name, rules in RULES.items()]))
def test_a_style_sheet_fetches_and_adds_nothing(rules: str, tmp_path: Path) -> None:
    with pytest.raises((RenderError, TemplateError), match="may not leave with one"):
        browser_letter(tmp_path, rules=rules)


@pytest.mark.line("S3")
@pytest.mark.parametrize(
    "lost", ['http-equiv="Content-Security-Policy" content=', ' lang="{{ document.language.tag }}"']
)
def test_a_page_has_its_policy_and_its_language(lost: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="lacks what it has to have"):
        browser_letter(tmp_path, old=lost, new='name="viewport" data-x=' if "equiv" in lost else "")


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in SOUND.items()])
def test_what_a_page_needs_leaves_with_it(html: str, tmp_path: Path) -> None:
    assert browser_letter(tmp_path, html=html).startswith(b"<!DOCTYPE html>\n")


@pytest.mark.parametrize("rules", [pytest.param(rules, id=name) for name, rules in SOUND_RULES.items()])
def test_what_an_office_may_change_leaves_with_it(rules: str, tmp_path: Path) -> None:
    assert rules.encode() in browser_letter(tmp_path, rules=rules)


@pytest.mark.parametrize(("name", "document", "language"), sampled(every(Format.HTML), each=8))
def test_what_is_shipped_leaves(name: str, document: str, language: Language) -> None:
    inspect_html(output(name, document, Format.HTML, language).data)
