"""JSON is read as YAML is: numbers as they stand in the file, no duplicate keys."""

import sys

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.json_file import parse_json
from gcmsgen.facts.load import load_case


def test_numbers_words_and_null_become_text() -> None:
    tree = parse_json("f", '{"a": 21223, "b": 21231.0, "c": true, "d": false, "e": null, "f": "", "g": [1]}').tree
    assert tree == {"a": "21223", "b": "21231.0", "c": "yes", "d": "no", "e": "none", "f": "", "g": ["1"]}


def test_lines_are_those_of_the_file() -> None:
    assert parse_json("f", '{"a": 1,\n "b": [\n  {"c": 2}]}').lines[("b", 0, "c")] == 3


def test_null_is_none_where_the_field_knows_it_and_unknown_elsewhere() -> None:
    case = load_case("f", b'{"decision": {"permit": null, "officer": null, "reroute_to": null}}')
    assert case.decision is not None
    assert (case.decision.permit, case.decision.officer, case.decision.reroute_to) == ("none", None, "none")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('{"a": 1, "a": 2}', 1, "stands twice"),
        (
            '{"a": 1,\n}',
            1 if sys.version_info >= (3, 13) else 2,
            "this is not JSON",
        ),  # later ones name the comma itself
        ('{"a": NaN}', None, "this is not JSON"),
        ("[1]", 1, "an object of named parts"),
        ("[" * 100_000, None, "nested too deeply"),
        ('{"a":' * 40 + "1" + "}" * 40, None, "nested too deeply"),
    ],
    ids=["twice", "comma", "nan", "list", "recursion", "deep"],
)
def test_refuses_with_reason(text: str, line: int | None, says: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse_json("f", text)
    (fault,) = caught.value.faults
    assert (fault.line, says in fault.expected.en) == (line, True)
