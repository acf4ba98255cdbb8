"""A sentence is laid out along its branches, each sign with its place in the file."""

from gcmsgen.checks.language.passage import Passage, passages
from gcmsgen.language import Language
from gcmsgen.wording.sentences import sentences_in

FILE = """{# words #}
{% sentence "one" %}
  Le {{ day|long_date }}, à
  {%- if city %} {{ city }}{% elif town %} {{ town }}{% endif %} : {{ "oui" if yes else "non" }}.  Fin
{% endsentence %}
{% sentence "two" %}{% for a in list %}{{ a }}{{ "." if loop.last else ", " }}{% endfor %}{% endsentence %}
"""


def laid_out(name: str) -> list[Passage]:
    (sentence,) = [one for one in sentences_in(FILE, "fr/letter.j2") if one.id == f"letter.{name}"]
    return [*passages(sentence, Language.FR)]


def test_each_branch_is_taken_once() -> None:
    assert [one.text for one in laid_out("one")] == [
        "Le \ue000, à \ue001 : oui.  Fin",
        "Le \ue000, à \ue001 : non.  Fin",
        "Le \ue000, à : oui.  Fin",
    ]
    assert [one.text for one in laid_out("two")] == ["\ue000.", "\ue000,"]


def test_values_are_known_by_their_expressions() -> None:
    assert [dict(one.values) for one in laid_out("one")] == [
        {"\ue000": "day|long_date", "\ue001": "city"},
        {"\ue000": "day|long_date", "\ue001": "town"},
        {"\ue000": "day|long_date"},
    ]


def test_each_sign_has_its_place() -> None:
    first = laid_out("one")[0]
    places = {sign: first.where(first.starts[first.text.index(sign)]) for sign in ("L", "\ue001", ":", "F")}
    assert places == {
        "L": "fr/letter.j2:3:3", "\ue001": "fr/letter.j2:4:20", ":": "fr/letter.j2:4:66", "F": "fr/letter.j2:4:100",
    }  # fmt: skip
    assert len(first.starts) == len(first.text) + 1
