"""A case begins from an outcome, from what is pasted, from a file that is dropped; what was not taken is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.language import Language
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.web.starts import new_tree, read_paste
from tests.web.conftest import Asked, words_of

NUMBER = "W000000055"


@pytest.mark.parametrize("outcome", outcomes())
def test_a_new_case_states_its_outcome_and_no_reason(outcome: str) -> None:
    tree = new_tree(outcome, Language.EN)
    assert tree["decision"] == {"outcome": outcome}
    assert "reason" not in json.dumps(tree)
    assert "grounds" not in json.dumps(tree)


PASTED = {
    "rows of a table": f"application.number\tDecision – Outcome\n{NUMBER}\tRefuse\n",
    "lines in English": f"Application number: {NUMBER}\nOutcome: Refuse\n",
    "lines in French": f"Numéro de la demande\u00a0: {NUMBER}\nIssue : Refuser\n",
    "a case file": f"application:\n  number: {NUMBER}\ndecision:\n  outcome: refuse\n",
    "a case file in JSON": json.dumps({"application": {"number": NUMBER}, "decision": {"outcome": "refuse"}}),
}


@pytest.mark.parametrize("name", PASTED)
def test_what_is_pasted_is_read(asked: Asked, name: str) -> None:
    answer = asked.post("/paste", {"text": PASTED[name]})
    assert (answer.status_code, answer.headers.get("location")) == (303, f"/case/{NUMBER}")
    opened = asked.desk.opened(NUMBER)
    assert opened.tree["decision"] == {"outcome": "refuse"}


def test_several_rows_are_several_cases_and_what_was_not_taken_is_named(asked: Asked) -> None:
    text = (
        "Application number\tShoe size\tOutcome\nW000000061\t43\tApprove\nW000000062\t44\tHold\nW000000002\t45\tHold\n"
    )
    said = words_of(asked.post("/paste", {"text": text}).text)
    assert "new cases: 2" in said
    assert "Not taken: " in said
    assert "W000000002: Another case" in said


def test_nothing_that_is_a_fact_is_told(asked: Asked) -> None:
    answer = asked.post("/paste", {"text": "hello\nworld"})
    assert answer.status_code == 422
    assert "Nothing of this is a fact" in words_of(answer.text)


def test_a_value_that_is_pasted_and_does_not_fit_stays_to_be_seen(asked: Asked) -> None:
    asked.post("/paste", {"text": f"Application number: {NUMBER}\nDate of decision: yesterday\nOutcome: Refuse"})
    html = asked.get(f"/case/{NUMBER}").text
    assert 'value="yesterday"' in html


def test_a_workbook_that_is_dropped_is_read(asked: Asked, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Application number", "Outcome"])
    sheet.append([NUMBER, "Refuse"])
    book.save(tmp_path / "a.xlsx")
    sent = {"secret": asked.desk.guard.secret()}
    files = {"file": ("a.xlsx", (tmp_path / "a.xlsx").read_bytes())}
    origin = {"origin": asked.desk.guard.origin}
    answer = asked.client.post("/upload", data=sent, files=files, headers=origin, follow_redirects=False)
    assert answer.headers["location"] == f"/case/{NUMBER}"


def test_a_label_that_is_no_field_is_left_and_said() -> None:
    read = read_paste("Application number: W1\nFavourite colour: blue\nCity: Regina\nno colon here\n", Language.EN)
    colour, city, bare = [text.en for text in read.left]
    assert colour.startswith("“Favourite colour: blue” is no field")
    assert city.startswith("“City: Regina” may be several fields")
    assert "Destination in the application – City" in city
    assert bare == "Line 4 has no colon, so that nobody can tell which field it is of."
    assert read.trees == ({"application": {"number": "W1"}},)


def uploaded(asked: Asked, name: str, data: bytes) -> Any:
    sent, origin = {"secret": asked.desk.guard.secret()}, {"origin": asked.desk.guard.origin}
    files = {"file": (name, data)} if name else {"file": ("", b"")}
    return asked.client.post("/upload", data=sent, files=files, headers=origin, follow_redirects=False)


def test_a_file_with_a_field_that_no_case_has_is_not_taken_and_the_field_is_named(asked: Asked, folder: Path) -> None:
    text = f"application:\n  number: {NUMBER}\noffer:\n  colour: blue\n".encode()
    said = words_of(uploaded(asked, "case.yaml", text).text)
    assert "offer.colour: a case file has no such field" in said
    assert not (folder / f"{NUMBER}.json").exists()
    assert uploaded(asked, "case.yaml", text.replace(b"colour: blue", b"number: A0000001")).status_code == 303
    assert (folder / f"{NUMBER}.json").exists()


def test_a_case_file_of_any_name_is_taken_and_no_file_is_asked_for(asked: Asked) -> None:
    text = f"application:\n  number: {NUMBER}\n".encode()
    assert uploaded(asked, "case.txt", text).headers["location"] == f"/case/{NUMBER}"
    assert "No file was chosen" in words_of(uploaded(asked, "", b"").text)


def test_places_that_are_only_spelt_alike_are_not_offered(asked: Asked) -> None:
    offered = asked.post("/lookup/place", {"text": "Regina"}).json()
    assert ["Regina", "Regina (SK)", "SK"] in offered
    assert all("Regina" in name for name, *_ in offered)
