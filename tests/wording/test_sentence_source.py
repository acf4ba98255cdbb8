"""Words and outlines are taken apart in one place, and every piece is found where it stands."""

import ast

import pytest
from jinja2 import TemplateSyntaxError, nodes

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.wording.sentence_source import parsed, statements, tokens
from gcmsgen.wording.tags import conditions
from tests.conftest import ROOT

TREE = read_templates()
FILES = [name for name in TREE.names("en", "fr", "outline") if name.endswith(".j2")]

# Where an environment of Jinja is made, and what for. Whoever takes words or outlines apart asks `sentence_source.py`.
ENVIRONMENTS = {
    "gcmsgen/wording/measured.py": "measures what templates take: those below are made of it",
    "gcmsgen/wording/sentence_source.py": "takes words and outlines apart",
    "gcmsgen/wording/sandbox.py": "is the sandbox of all that are rendered",
    "gcmsgen/wording/environment.py": "renders words and outlines",
    "gcmsgen/wording/fast_reading.py": "reads facts for the one above, in fewer steps",
    "gcmsgen/render/html.py": "renders layouts",
    "gcmsgen/render/docx_template.py": "renders Word templates, whose tags are those of docxtpl",
    "gcmsgen/browser_page.py": "reads the pages that a browser shows: of the preview, of the desk, and of reasons that are alike",
}


@pytest.mark.parametrize("name", FILES)
def test_the_tokens_and_the_space_that_dashes_eat_are_the_whole_file(name: str) -> None:
    text, end = TREE.text(name), 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.value
        assert text[end : token.start].strip() == ""
        end = token.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("a {%- if b -%} c", [(2, 14)]),
        ("{% if b %}{% endif %}", [(0, 10), (10, 21)]),
        ('{{ "{% if b %}" }}', []),
        ("{# {% if b %} #}", []),
        ("{% raw %}{% if b %}{% endraw %}", []),
        ("a\n{% if b -%}\n\n  c", [(2, 13)]),
    ],
    ids=["eaten", "beside", "quoted", "commented", "raw", "lines"],
)
def test_a_tag_stands_where_it_is_written(source: str, places: list[tuple[int, int]]) -> None:
    assert [(tag.start, tag.end) for tag in statements(source)] == places


def test_what_stands_before_the_damage_is_read() -> None:
    read = statements('{% say "a" %}{{ ( }}{% say "c" %}')
    assert next(read).inner[1].value == '"a"'
    with pytest.raises(TemplateSyntaxError):
        next(read)


def test_a_sentence_is_a_block_and_a_line() -> None:
    (block,) = parsed('\n{% sentence "a" %}\n  one\n  two\xa0three {% endsentence %}').body[1:]
    assert isinstance(block, nodes.Block)
    assert (block.name, block.lineno) == ("a", 2)
    assert [words.data for words in block.find_all(nodes.TemplateData)] == [" one two\xa0three "]


@pytest.mark.parametrize(
    ("outline", "found"),
    [
        ('{% say "a" %}', {}),
        ('{% say "a" when b %}', {(1, "a"): "b"}),
        ('{%- say "a" when b -%}', {(1, "a"): "b"}),
        ('\n{% heading "a" when b\n   and c cites d="e" %}', {(2, "a"): "b and c"}),
        ('{% say "a" when b == "c with d" with e=f %}', {(1, "a"): 'b == "c with d"'}),
        ('{% say "a" when b.cites with e=f %}', {(1, "a"): "b.cites"}),
        ('{% say "a" when b %}{% say "c" when ( }}', {(1, "a"): "b"}),
        ('{# {% say "a" when b %} #}{% if c %}', {}),
    ],
    ids=["none", "plain", "dashes", "lines", "quoted", "attribute", "damaged", "commented"],
)
def test_a_condition_is_quoted_as_it_stands(outline: str, found: dict[tuple[int, str], str]) -> None:
    assert conditions(outline) == found


def test_no_other_module_makes_an_environment_of_its_own() -> None:
    making = set()
    for path in (ROOT / "gcmsgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
            names = {part.id if isinstance(part, ast.Name) else getattr(part, "attr", "") for part in named}
            if any(name.endswith("Environment") for name in names):
                making.add(path.relative_to(ROOT).as_posix())
    assert making == set(ENVIRONMENTS)
