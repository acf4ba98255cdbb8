"""A text that is no YAML is refused with the cause and its line, where people look for it."""

import pytest

from gcmsgen.errors import CaseFileError
from gcmsgen.facts.load import load_case


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n  b: 1\n\tc: 2\n", 3, "indented with a tab"),
        ("\ta: 1\n", 1, "indented with a tab"),
        ("a: it: is\n", 1, "a colon with a space behind it"),
        ("a: 1\nb: The note: read it\nc: 3\n", 2, "a colon with a space behind it"),
        ("a: [1, 2\nb: 3\n", 1, "a bracket that opens on this line"),
        ("a: 1\nb: {c: 1, d: 2\ne: 3\n", 2, "a bracket that opens on this line"),
        ('a: 1\nb: "open\nc: 3\n', 2, "is not closed on it"),
        ("a: 1\nb: 'open\nc: 3\nd: 4\n", 2, "is not closed on it"),
        ('a: 1\nb: "open\nc: 3\nd: "x"\n', 2, "is not closed on it"),
        ("a: 1\nb: 'L'Ancienne'\n", 2, "closes it too early"),
        ('a: "the "best" one"\n', 1, "closes it too early"),
        ('a: "C:\\Users"\n', 1, "a backslash stands"),
        ("a: @home\n", 1, "keeps for itself"),
        ("a: `x`\n", 1, "keeps for itself"),
        ("a:\n    b: 1\n  c: 2\n", 3, "the indentation is not that"),
        ("a: 1\nbc\nd: 2\n", 2, "without its colon"),
    ],
)
def test_the_cause_is_named_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        load_case("case.yaml", text.encode())
    [fault] = caught.value.faults
    assert (fault.line, says in fault.expected.en) == (line, True), fault.expected.en


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest", "gcmsgen bulk check"),
        (b"\xd0\xcf\x11\xe0rest", "a Word file or a workbook"),
        (b"%PDF-1.7", "gcmsgen verify"),
        (b"{\\rtf1 x}", "plain text"),
        (b"Application number,Family name,City,NOC\nW1,X,Y,1\n", "gcmsgen bulk check"),
        (b"a;b;c;d\n1;2;3;4\n", "gcmsgen bulk check"),
        (b'{"application": {"number": "1"}}\n{"application": {"number": "2"}}\n', "gcmsgen bulk check"),
        (b'{"schema": "gcmsgen.manifest/2", "made": {}}', "gcmsgen verify"),
    ],
)
def test_a_file_of_another_kind_is_told_where_it_goes(data: bytes, says: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        load_case("case.yaml", data)
    assert says in caught.value.text.en


def test_a_closed_word_that_is_nearly_one_is_asked_about() -> None:
    with pytest.raises(CaseFileError, match=r"did you mean outside_canada\?"):
        load_case("case.yaml", b"application: {made: Outside Canada}")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("street: 2 Invented Road # 4", True),
        ("street: 2 Invented Road # 4B", True),
        ("street: 2 Invented Road #4", True),
        ("street: 2 Invented Road #unit", True),
        ("street: '2 Invented Road # 4'", False),
        ("street: 2 Invented Road # 4 as the portal has it", False),
        ("street: 2 Invented Road # as on the form", False),
        ("city: Calgary # 2021", False),
    ],
)
def test_what_yaml_takes_for_a_comment_in_an_address_is_asked_about(text: str, refused: bool) -> None:
    data = f"offer:\n  address:\n    {text}\n".encode()
    if refused:
        with pytest.raises(CaseFileError, match="would be lost"):
            load_case("case.yaml", data)
    else:
        load_case("case.yaml", data)
