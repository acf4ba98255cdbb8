"""Sentences taken apart and put together again; French placeholders numbered as their English twins."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError

from gcmsgen.translation.exchange.placeholders import (
    branches,
    filled,
    numbered,
    placeholders_of,
    segments,
    shown,
    source_of,
)
from gcmsgen.translation.exchange.translation_file import Unit
from gcmsgen.translation.exchange.twins import french_placeholders, twinned
from gcmsgen.wording.sentences import on_one_line
from tests.conftest import ROOT

TAGS = (
    "{{ a }}",
    "{{- b|money }}",
    "{{ c -}}",
    "{% if d %}",
    "{%- else %}",
    "{%- endif -%}",
    '{{ "}}" if e }}',
    "{# f #}",
)
WORDS = ("Selon ", " du ", "\N{NO-BREAK SPACE}:", "«", "’", ", ", "{", "100 %", " ")


@given(st.lists(st.sampled_from([*TAGS, *WORDS])))
def test_any_sentence_is_put_together_as_it_was(pieces: list[str]) -> None:
    source = "".join(pieces)
    with contextlib.suppress(TemplateSyntaxError):  # a brace beside a tag makes another tag
        assert source_of(segments(source)) == source


def test_every_shipped_sentence_is_the_same_as_words_and_numbers(units: tuple[Unit, ...]) -> None:
    assert len(units) == 389
    for unit in units:
        for some in (unit.english, unit.french):
            placeholders = {placeholder.number: placeholder for placeholder in placeholders_of(some)}
            assert filled(numbered(shown(some)), placeholders) == some
            assert branches(placeholders_of(some)) is not None


def test_all_shipped_placeholders_have_their_twin_but_those_of_a_form_of_address(units: tuple[Unit, ...]) -> None:
    numbers = {
        unit.id: (
            [placeholder.number for placeholder in placeholders_of(unit.english)],
            [placeholder.number for placeholder in placeholders_of(unit.french)],
        )
        for unit in units
    }
    assert {name: both for name, both in numbers.items() if both[0] != both[1]} == {
        "letter.salutation": ([1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11]),
        "letter.closing": ([], [1, 2, 3, 4]),
    }


@pytest.mark.parametrize(
    ("english", "french", "expected"),
    [
        ("{{ a }} to {{ b }}", "au {{ b }} du {{ a }}", "au {2} du {1}"),
        ("Under {{ cites.x|citation }}", "Selon {{ cites.x|the_citation }}", "Selon {1}"),
        ("{{ p.title|quote }}", "{{ (p.title_fr or p.title)|quote }}", "{1}"),
        (
            "{% if a %}x{% endif %}{% if b %}y{% endif %}",
            "{% if b %}y{% endif %}{% if a %}x{% endif %}",
            "{3}y{4}{1}x{2}",
        ),
        ("{{ a }}", "{{ b }} {{ a }}", "{2} {1}"),
        ("{{ d|long_date }} {{ d|numeric_date }}", "{{ d|numeric_date }} {{ d|long_date }}", "{2} {1}"),
    ],
)
def test_french_placeholders_bear_the_numbers_of_their_twins(english: str, french: str, expected: str) -> None:
    assert shown(twinned(segments(english), segments(french))) == expected


def test_new_french_takes_known_placeholders_and_none_with_english_words() -> None:
    english = placeholders_of(
        segments('{{ n|counted("day", "days") }}{{ m|counted("year", "years") }}{{ x.en }}{{ y|nowhere }}{{ z }}')
    )
    known = {'{{ n|counted("day", "days") }}': '{{ n|counted("jour", "jours") }}'}
    made = french_placeholders(english, known, {"counted"})
    assert {number: placeholder.source for number, placeholder in made.items()} == {
        1: '{{ n|counted("jour", "jours") }}',
        3: "{{ x.fr }}",
        5: "{{ z }}",
    }


@pytest.mark.parametrize("page", ["exchange.md", "echange.md"])
def test_the_placeholders_on_the_page_are_those_of_the_sentence(page: str, units: tuple[Unit, ...]) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    unit = next(unit for unit in units if unit.id == "letter-refusal.fee_remitted")
    lines = [line for line in text.split("\n") if line.startswith("{")]
    assert len(lines) == 3
    for line, meaning in zip(lines, unit.meanings, strict=False):
        number, _, words = line.partition(" ")
        assert number == f"{{{meaning.number}}}"
        assert on_one_line(words.partition(" (")[0]) in meaning.line()
    sentence = next(line for line in text.split("\n") if "{1}" in line and "{3}" in line and line.endswith("…"))
    assert shown(unit.english if page == "exchange.md" else unit.french).startswith(sentence.removesuffix(" …"))
