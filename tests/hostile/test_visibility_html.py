"""Words of a page that no eye can read: pale, tiny, or hidden by what a style sheet hides with; and what is read all the same."""

from pathlib import Path

import pytest

from gcmsgen.errors import RenderError
from tests.hostile.browser_letters import browser_letter
from tests.render.outputs import sampled

UNSEEN = {
    "white": "p { color: #ffffff }",
    "white by its name": "li { color: white }",
    "pale": "p { color: #dddddd }",
    "on a ground of its colour": "section { background-color: #000000 }",
    "white on paper": "@media print { p { color: #ffffff } }",
    "white on a telephone": "@media screen and (max-width: 400px) { p { color: #ffffff } }",
    "white on a desk": "@media (min-width: 1600px) { p { color: #ffffff } }",
    "one item": "li:first-child { color: #fefefe }",
    "tiny": "p { font-size: 4px }",
    "tiny in itself": "section { font-size: 60% } section p { font-size: 50% }",
    "of no size": "li { font-size: 0px }",
    "a whole page that is tiny": "html { font-size: 3pt }",
}
HIDDEN = {
    "not shown": "p { display: none }",
    "hidden": "p { visibility: hidden }",
    "clear": "p { opacity: 0 }",
    "of a clear colour": "p { color: #00000000 }",
    "of no colour": "p { color: transparent }",
    "of a mixed colour": "p { color: rgb(255 255 255) }",
    "off the page": "p { position: absolute; left: -9999px }",
    "drawn aside": "p { margin-left: -9999px }",
    "pushed off the page": "p { margin-left: 9999px }",
    "indented": "p { text-indent: -9999px }",
    "cut off": "p { height: 0; overflow: hidden }",
    "clipped": "p { clip-path: inset(100%) }",
    "turned": "p { transform: scale(0) }",
    "lines on lines": "p { line-height: 0.2 }",
    "letters on letters": "p { letter-spacing: -1em }",
    "in a column of a letter": "main { max-width: 1px }",
    "in capitals": "p { text-transform: uppercase }",
    "read backwards": "p { unicode-bidi: bidi-override; direction: rtl }",
    "struck through": "p { text-decoration: line-through }",
    "inverted": "p { filter: invert(1) }",
    "as the page before": "p { color: inherit }",
}
SEEN = {
    "grey": ".closing p { color: #767676 }",
    "small": ".letterhead p { font-size: 80% }",
    "white on black": "section { background-color: #000000; color: #ffffff }",
}


@pytest.mark.line("S3")
@pytest.mark.parametrize("rules", sampled([pytest.param(rules, id=name) for name, rules in UNSEEN.items()]))
def test_words_that_no_eye_can_read_are_refused(rules: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="nobody can read all of it"):
        browser_letter(tmp_path, rules=rules)


@pytest.mark.line("S3")
@pytest.mark.parametrize("rules", sampled([pytest.param(rules, id=name) for name, rules in HIDDEN.items()]))
def test_what_hides_words_is_not_listed(rules: str, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="may not leave with one"):
        browser_letter(tmp_path, rules=rules)


@pytest.mark.parametrize("rules", [pytest.param(SEEN[name], id=name) for name in ("grey", "small", "white on black")])
def test_words_that_are_read_all_the_same_leave(rules: str, tmp_path: Path) -> None:
    assert browser_letter(tmp_path, rules=rules)
