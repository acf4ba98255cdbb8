"""A fact that is made of signs which cannot be seen is told and never taken for one that is unknown, wherever it stands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.row import case_of
from gcmsgen.checks.cases.run import check_case
from gcmsgen.errors import CaseFileError
from gcmsgen.facts.fields import NUMBER, CaseField, case_fields
from gcmsgen.facts.kind import FieldKind
from gcmsgen.facts.load import load_case
from gcmsgen.language import WHITE_SPACE, blank
from tests.conftest import DAY, Result, facts

pytestmark = pytest.mark.line("S11")

ODD = {
    "private use": "\ue000",
    "control": "\x01",
    "line tabulation": "\x0b",
    "information separator": "\x1c",
    "next line": "\x85",
    "noncharacter": "\ufdd0",
    "tag": "\U000e0041",
    "zero width space": "\u200b",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "direction": "\u202e",
    "isolate": "\u2066",
    "Hangul filler": "\u115f",
    "other Hangul filler": "\u3164",
    "empty Braille": "\u2800",
    "variation": "\ufe0f",
    "more variation": "\U000e0100",
    "not assigned": "\u0378",
}
MARKS = {"mark alone": "\u0301", "Syriac mark alone": "\u0730"}
FORMS: dict[str, Callable[[str], str]] = {
    "alone": lambda sign: sign,
    "between spaces": lambda sign: f" {sign}\u2003",
    "many": lambda sign: sign * 12,
}


def told(data: bytes) -> set[str]:
    """Return the codes of what is found in a case file, or that it cannot be read."""
    try:
        return {finding.code for finding in check_case(load_case("f", data), DAY)}
    except CaseFileError:
        return {"unreadable"}


def text_fields() -> list[CaseField]:
    """Return the fields that hold a text, whatever stands in it, and are no part of a list."""
    return [field for field in case_fields() if field.kind is FieldKind.TEXT and NUMBER not in field.place]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", ODD)
def test_a_name_of_odd_signs_is_found(sign: str, form: str) -> None:
    name = FORMS[form](ODD[sign])
    tree = facts(applicant__family_name=name)
    assert "GCM601" in told(json.dumps(tree).encode())
    escaped = "".join(f"\\U{ord(character):08x}" for character in name)
    assert told(f'applicant: {{family_name: "{escaped}"}}'.encode()) & {"GCM601", "unreadable"}


@pytest.mark.parametrize("sign", MARKS)
def test_a_name_of_marks_alone_is_found(sign: str) -> None:
    assert told(json.dumps(facts(applicant__family_name=MARKS[sign])).encode()) & {"GCM601", "GCM604"}


def test_half_a_character_is_refused() -> None:
    assert told(b'{"applicant": {"family_name": "\\ud800"}}') == {"unreadable"}


@pytest.mark.parametrize("field", text_fields(), ids=lambda field: field.dotted)
def test_every_field_of_text_is_looked_at(field: CaseField) -> None:
    tree: object = "\ue000\u200b"
    for part in reversed(field.place):
        tree = {part: tree}
    assert told(json.dumps(tree).encode()) & {"GCM601", "unreadable"}


@pytest.mark.parametrize("sign", ODD)
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_cell_of_odd_signs_is_found(sign: str, ending: str, tmp_path: Path) -> None:
    path, written = tmp_path / f"cases.{ending}", ODD[sign]
    if ending == "csv":
        path.write_text(f'application.number,applicant.family_name\nW1,"{written}"\n', encoding="utf-8", newline="")
    else:
        row = {"application.number": "W1", "applicant.family_name": written}
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (row_read,) = open_table(path).rows()
    case, findings = case_of(row_read)
    found = {finding.code for finding in [*findings, *(check_case(case, DAY) if case else ())]}
    assert found & {"GCM601", "GCM903"}


@pytest.mark.parametrize("written", ["", " ", "\t", "\u00a0", "\u2003\u3000"], ids=repr)
def test_white_space_alone_is_a_blank(written: str) -> None:
    assert blank(written)
    assert "GCM601" not in told(json.dumps(facts(applicant__family_name=written)).encode())


@pytest.mark.parametrize("name", ["O’Fictif", "Nguyễn", "Behchokǫ̀", "M", "-", "Ștefan\u00a0Nulla"])
def test_a_name_that_can_be_seen_is_left_alone(name: str) -> None:
    assert not told(json.dumps(facts(applicant__family_name=name)).encode()) & {"GCM601", "GCM604"}


@pytest.mark.parametrize("command", ["check", "letter -o -", "note", "trace"])
def test_no_command_takes_it_for_unknown(command: str, run: Callable[..., Result], shared: Path) -> None:
    for path in sorted((shared / "corpora" / "hostile").glob("name*.json")):
        made = run(command, path)
        assert made.code == 1
        assert "GCM601" in made.out + made.talk


def test_what_is_white_space_is_no_sign_that_is_told() -> None:
    assert not any(blank(sign) for sign in ODD.values())
    assert all(character.isspace() for character in WHITE_SPACE)
