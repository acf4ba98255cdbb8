"""YAML is read for what it says: text, and nothing guessed."""

from pathlib import Path

import pytest

from gcmsgen.errors import CaseFileError, TableError
from gcmsgen.facts.application import Application
from gcmsgen.facts.load import load_case
from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.yaml_file import parse_yaml, yaml_table


def test_every_scalar_is_text() -> None:
    text = "a: 012\nb: 12:30:45\nc: no\nd: 00010\ne: 1e3\nf: 2026-05-20\ng: 'x'\nh: null\n"
    assert parse_yaml("f", text).tree == {
        "a": "012",
        "b": "12:30:45",
        "c": "no",
        "d": "00010",
        "e": "1e3",
        "f": "2026-05-20",
        "g": "x",
        "h": "null",
    }


def test_an_empty_value_or_white_space_alone_is_blank() -> None:
    assert parse_yaml("f", "a:\nb: ''\nc: x\nd: ' \u2003\t'\n").tree == {
        "a": Blank(),
        "b": Blank(),
        "c": "x",
        "d": Blank(),
    }
    assert load_case("f", b"application: {employer: , number: ' '}").application == Application()


def test_an_unknown_name_is_refused_even_without_a_value() -> None:
    with pytest.raises(CaseFileError, match="no field has this name"):
        load_case("f", b"application: {destination: {city: Calgary, AB}}")


def test_text_is_composed() -> None:
    assert parse_yaml("f", "a: Montre\u0301al\n").tree == {"a": "Montréal"}


def test_lines_are_those_of_the_file() -> None:
    lines = parse_yaml("f", "a: 1\nb:\n  - x\n  - {c: y}\n").lines
    assert (lines[("a",)], lines[("b", 0)], lines[("b", 1, "c")]) == (1, 3, 4)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\na: 2\n", 2, "stands twice"),
        ("a: &x 1\nb: *x\n", 1, "aliases and anchors"),
        ("a: 1\nb: *x\n", 2, "aliases and anchors"),
        ("a: !!python/object:os.system x\n", 1, "tags"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("- a\n", 1, "a list of named parts"),
        ("", None, "a list of named parts"),
        ("a: [\n", 1, "a bracket that opens on this line"),
        ("a: 1\n b: 2\n", 2, "the indentation is wrong"),
        ("a: \x07\n", 1, "control character"),
        ("a: [1, '', 2]\n", 1, "an item of a list is empty"),
        ("? [a]\n: 1\n", 1, "a name of a field"),
        ("a: " + "[" * 30 + "]" * 30, 1, "nested too deeply"),
    ],
    ids=["twice", "anchor", "alias", "tag", "two", "list", "empty", "flow", "indent", "control", "item", "key", "deep"],
)
def test_refuses_with_line_and_reason(text: str, line: int | None, says: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse_yaml("f", text)
    (fault,) = caught.value.faults
    assert (fault.line, says in fault.expected.en, fault.expected.en != fault.expected.fr) == (line, True, True)


@pytest.mark.parametrize("content", [None, b"a: [", b"a: \xff", b"- a"], ids=["missing", "cut", "encoding", "list"])
def test_a_table_of_the_program_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "table.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TableError, match=r"Table table\.yaml"):
        yaml_table(path)
