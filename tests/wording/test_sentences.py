"""The sentences of the words are read as they are written, each with its place."""

import re

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language
from gcmsgen.wording.sentences import WordedSentence, sentences_in, sentences_of
from gcmsgen.wording.versions import parted

FILE = "fr/letter.j2"


def only(text: str) -> WordedSentence:
    (sentence,) = sentences_in(text, FILE)
    return sentence


@pytest.mark.parametrize("language", Language)
def test_every_shipped_sentence_is_read_at_its_place(language: Language) -> None:
    tree = read_templates()
    for sentence in sentences_of(tree, language).values():
        text = tree.text(sentence.file)
        line = text.splitlines()[sentence.line - 1]
        name, since = parted(sentence.id.partition(".")[2])
        assert re.match(rf'{{%-?\s*sentence "{name}"', line[sentence.column - 1 :])
        assert (f' from "{since}"' in line) == bool(since)
        assert text.startswith(sentence.written, sentence.start)


def test_a_sentence_wrapped_otherwise_is_the_same() -> None:
    one = only('{% sentence "a" %}Une {{ b }} phrase.{% endsentence %}')
    other = only('\n  {% sentence "a" -%}\n  Une {{ b }}\n  phrase.\n{%- endsentence %}')
    assert (one.id, one.source) == (other.id, other.source) == ("letter.a", "Une {{ b }} phrase.")
    assert (one.where, other.where) == ("fr/letter.j2:1:1", "fr/letter.j2:2:3")


def test_a_no_break_space_is_a_change() -> None:
    text = '{% sentence "a" %}Objet\N{NO-BREAK SPACE}: b{% endsentence %}'
    assert only(text).source == "Objet\N{NO-BREAK SPACE}: b"


def test_what_is_quoted_commented_out_or_raw_begins_and_ends_nothing() -> None:
    inner = "{{ '{% endsentence %}' }}{# {% endsentence %} #}{% raw %}{% endsentence %}{% endraw %}"
    assert only('{# {% sentence "b" %} #}{% sentence "a" %}' + inner + "{% endsentence %}").source == inner


def test_a_file_that_cannot_be_read_names_its_line() -> None:
    with pytest.raises(TemplateError) as raised:
        list(sentences_in('\n{% sentence "a" %}{{ ( }}{% endsentence %}', FILE))
    assert raised.value.where == "fr/letter.j2:2"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('\n{% sentence "a" %}b', 2),
        ('{% sentence "a" %}{{ b{% endsentence %}\n', 1),
        ('\n{% sentence "a" %}b\n{% sentence "c" %}d{% endsentence %}', 2),
        ("a\nb\n{% endsentence %}", 3),
        ('{% sentence "a" %}b{% endsentence %}\n{% sentence "a" %}c{% endsentence %}', 2),
    ],
)
def test_a_sentence_without_end_or_beginning_or_that_stands_twice_is_named(text: str, line: int) -> None:
    with pytest.raises(TemplateError) as raised:
        list(sentences_in(text, FILE))
    assert raised.value.where == f"fr/letter.j2:{line}"
