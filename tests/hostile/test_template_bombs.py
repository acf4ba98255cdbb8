"""A template that would make something without measure is refused by name, in words, outlines, layouts and Word files.

Each bomb stands beside a sound twin that does as much of the same as templates may do.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.errors import TemplateError
from gcmsgen.generate import CheckedCase, generate, prepared
from gcmsgen.language import Language
from gcmsgen.office_template.word import word_findings
from gcmsgen.render import html
from gcmsgen.render.layout import Layout
from gcmsgen.wording.allowance import MAX_TEXT, MAX_TURNS
from tests.conftest import EXAMPLE, loaded
from tests.hostile.weighing import MEMORY, SECONDS, weighed
from tests.office_template.word_file import docx, p

DAY = date(2026, 5, 20)
CASE = loaded(EXAMPLE)
MANY = "{% set a = 'xxxxxxxxxx' %}"

# What stands where a sentence stands, and what does as much as it may; each is tried in every kind of template.
EXPRESSIONS = {
    "repeated": ("{{ 'x' * 2000000000 }}", "{{ 'x' * 20 }}"),
    "repeated the other way": ("{{ 2000000000 * 'x' }}", "{{ 2 * 'x' }}"),
    "a list repeated": ("{{ [0] * 1000000000 }}", "{{ ([0] * 20)|join }}"),
    "a power": ("{{ 9 ** (9 ** 9) }}", "{{ 9 ** 9 }}"),
    "a power of powers": ("{% set a = 9999999999 %}" + "{% set a = a * a %}" * 40, "{% set a = 99 %}{{ a * a }}"),
    "a width of %": ("{{ '%1000000000d' % 3 }}", "{{ 7 % 3 }}"),
    "a width of format": ("{{ '{:1000000000}'.format(1) }}", "{{ ['x']|join }}"),
    "center": ("{{ 'x'.center(1000000000) }}", "{{ ['x']|join }}"),
    "ljust": ("{{ 'x'.ljust(1000000000) }}", "{{ ['x']|join }}"),
    "zfill": ("{{ 'x'.zfill(1000000000) }}", "{{ ['x']|join }}"),
    "replace": ("{{ ('x' * 100000).replace('x', 'x' * 100000) }}", "{{ ['x', 'y']|join }}"),
    "a method join": ("{{ ('x' * 100000).join('x' * 100000) }}", "{{ ['x', 'y']|join('-') }}"),
    "the filter join": ("{{ ('x' * 100000)|join('x' * 100000) }}", "{{ ('x' * 100)|join('-') }}"),
    "the filter center": ("{{ 'x'|center(1000000000) }}", "{{ ['x']|join }}"),
    "the filter indent": ("{{ 'x'|indent(1000000000) }}", "{{ ['x']|join }}"),
    "the filter wordwrap": ("{{ ('x' * 100000)|wordwrap(1) }}", "{{ ['x']|join }}"),
    "the filter batch": ("{{ [1]|batch(1000000000, 'x')|list }}", "{{ ['x']|join }}"),
    "the filter format": ("{{ '%1000000000d'|format(3) }}", "{{ ['x']|join }}"),
    "doubled": (MANY + "{% set a = a ~ a %}" * 40 + "{{ a }}", MANY + "{% set a = a ~ a %}" * 3 + "{{ a }}"),
    "added": (MANY + "{% set a = a + a %}" * 40 + "{{ a }}", MANY + "{% set a = a + a %}" * 3 + "{{ a }}"),
    "joined by itself": (MANY + "{% set a = a|join(a) %}" * 20, MANY + "{% set a = a|join(a) %}"),
    "kept and doubled": (
        MANY + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
        MANY + "{% set a %}{{ a }}{{ a }}{% endset %}{{ a }}",
    ),
    "lists in lists": (
        "{% set a = ['x'] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "{% for a in [[1, 2], [3]] %}{{ a|join }}{% endfor %}",
    ),
    "mappings in mappings": (
        "{% set a = {'b': 1} %}" + "{% set a = {'b': a, 'c': a} %}" * 40 + "{{ a }}",
        "{{ {'b': {'c': 1} }['b']['c'] }}",
    ),
    "loops over a text": (
        "{% set a = 'x' * 1000 %}{% for b in a %}{% for c in a %}{% for d in a %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for b in 'xyz' %}{% for c in 'xyz' %}x{% endfor %}{% endfor %}",
    ),
    "loops over lists": (
        "{% set a = [0] * 9000 %}{% for b in a %}{% for c in a %}{% endfor %}{% endfor %}",
        "{% set a = [0] * 90 %}{% for b in a %}{% for c in a %}{% endfor %}{% endfor %}x",
    ),
    "a loop that recurs": (
        "{% for b in [0] * 900 recursive %}{% if loop.depth < 9 %}{{ loop([0] * 900) }}{% endif %}{% endfor %}",
        "{% for b in [0] * 9 recursive %}{% if loop.depth < 3 %}{{ loop([0] * 9) }}{% endif %}{% endfor %}x",
    ),
    "a long text in a loop": (
        "{% set a = 'x' * 900000 %}{% for b in [0] * 900 %}{{ a }}{% endfor %}",
        "{% set a = 'x' * 90 %}{% for b in [0] * 9 %}{{ a }}{% endfor %}",
    ),
    "a long text kept": (
        "{% set a = 'x' * 900000 %}{% set b %}{% for c in [0] * 900 %}{{ a }}{% endfor %}{% endset %}",
        "{% set a = 'x' * 90 %}{% set b %}{% for c in [0] * 9 %}{{ a }}{% endfor %}{% endset %}{{ b }}",
    ),
    "a macro that calls itself": (
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% macro a(n) %}x{% if n %}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(9) }}",
    ),
    "a macro that calls itself twice": (
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(60) }}",
        "{% macro a(n) %}x{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(5) }}",
    ),
    "brackets": ("{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}", "{{ ((((1)))) }}"),
    "conditions in depth": (
        "{% if 1 %}" * 3_000 + "x" + "{% endif %}" * 3_000,
        "{% if 1 %}" * 9 + "x" + "{% endif %}" * 9,
    ),
    "loops in depth": (
        "{% for a in 'xy' %}" * 40 + "{% endfor %}" * 40,
        "{% for a in 'xy' %}" * 5 + "x" + "{% endfor %}" * 5,
    ),
    "a long sum": ("{{ " + "1+" * 60_000 + "1 }}", "{{ " + "1+" * 20 + "1 }}"),
    "a long list": ("{{ [" + "1," * 300_000 + "]|join }}", "{{ [" + "1," * 300 + "]|join }}"),
    "tags without end": ("{{ 1 }}" * 40_000, "{{ 1 }}" * 40),
}
OF_JINJA = {
    "nested ranges": (
        "{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}",
        "{% for a in [0] * 90 %}{% for b in [0] * 90 %}{% endfor %}{% endfor %}x",
    ),
    "a long range": ("{% for a in range(1000000000) %}{% endfor %}", "{% for a in [0] * 9000 %}{% endfor %}x"),
    "a longer range": ("{{ range(10 ** 30)|length }}", "{{ ([0] * 10)|length }}"),
    "filler": ("{{ lipsum(n=100000) }}", "x"),
    "the filter replace": (
        "{{ ('x' * 100000)|replace('x', 'x' * 100000) }}",
        "{{ 'x'|replace('x', 'yz') }}",
    ),
    "letters changed in a loop": (
        "{% set a = 'x' * 900000 %}{% for b in [0] * 9000 %}{% if a|upper == 'y' %}{% endif %}{% endfor %}",
        "{% for b in [0] * 9 %}{{ 'x'|upper }}{% endfor %}",
    ),
}


def words(folder: Path, what: str) -> None:
    _edited(folder, "en/letter.j2", '{% sentence "closing" %}', lambda old: f"{old}{what}")


def outline(folder: Path, what: str) -> None:
    _edited(folder, "outline/letter.j2", "", lambda _old: f"{{% if true %}}{what}{{% endif %}}")


def layout(folder: Path, what: str) -> None:
    _edited(folder, "layout/letter.html", "<body", lambda old: f"{what}{old}")


def word(folder: Path, what: str) -> None:
    path = folder / "en" / "letter.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(docx(p("Own words. " + what.replace("<", "&lt;"))))


PLACES: dict[str, tuple[Callable[[Path, str], None], Format]] = {
    "words": (words, Format.TXT),
    "outline": (outline, Format.TXT),
    "layout": (layout, Format.PDF),
    "word": (word, Format.DOCX),
}


def _edited(folder: Path, name: str, at: str, edit: Callable[[str], str]) -> None:
    text = (packaged("templates") / name).read_text(encoding="utf-8")
    assert at in text
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(at, edit(at), 1) if at else edit("") + text, encoding="utf-8")


def rendered(folder: Path, form: Format) -> None:
    """Render the letter of the example; of a PDF the page alone, for what WeasyPrint makes of it is no matter here."""
    tree = read_templates(folder)
    if form is Format.PDF:
        html.render(prepared(CheckedCase(CASE, DAY, tree), "letter", Language.EN).document, Layout(tree))
    else:
        generate(CASE, document="letter", form=form, on=DAY, tree=tree, language=Language.EN)


ALL = [
    pytest.param(name, place, id=f"{name} in {place}", marks=[] if number % 7 == at else [pytest.mark.long])
    for at, place in enumerate(PLACES)
    for number, name in enumerate([*EXPRESSIONS, *(OF_JINJA if place in ("layout", "word") else ())])
]


@pytest.mark.line("S5")
@pytest.mark.line("S6")
@pytest.mark.parametrize(("name", "place"), ALL)
def test_a_template_bomb_is_refused_within_measure(name: str, place: str, tmp_path: Path) -> None:
    plant, form = PLACES[place]
    bomb, _ = (EXPRESSIONS | OF_JINJA)[name]
    plant(tmp_path / "own", bomb)
    refused: list[TemplateError] = []

    def tried() -> None:
        with pytest.raises(TemplateError) as error:
            rendered(tmp_path / "own", form)
        refused.append(error.value)

    weight = weighed(tried)
    assert refused[0].where.startswith(("en/letter", "letter.closing", "outline/letter", "layout/letter"))
    assert len(refused[0].text.fr) < 500
    assert weight.seconds < SECONDS, weight
    assert weight.memory < MEMORY, weight


@pytest.mark.line("S5")
@pytest.mark.parametrize(("name", "place"), ALL)
def test_its_sound_twin_renders(name: str, place: str, tmp_path: Path) -> None:
    plant, form = PLACES[place]
    _, twin = (EXPRESSIONS | OF_JINJA)[name]
    plant(tmp_path / "own", twin)
    rendered(tmp_path / "own", form)


@pytest.mark.line("S6")
@pytest.mark.parametrize("name", ["brackets", "a long list", "tags without end"])
def test_template_check_reads_a_bomb_within_measure(name: str) -> None:
    data = docx(p(EXPRESSIONS[name][0]))
    found: list[str] = []
    weight = weighed(lambda: found.extend(finding.code for finding in word_findings(data, "letter.docx", Language.EN)))
    assert "GCM856" in found
    assert weight.seconds < SECONDS, weight
    assert weight.memory < MEMORY, weight


def test_as_many_turns_as_a_case_file_can_ask_for_are_allowed(tmp_path: Path) -> None:
    turns = MAX_TURNS // 5
    word(tmp_path / "own", f"{{% for a in [0] * {turns - 1} %}}{{{{ 'x' }}}}{{% endfor %}}")
    rendered(tmp_path / "own", Format.DOCX)
    assert turns >= 10_000
    assert MAX_TEXT == 1_000_000  # the most that a case file holds
