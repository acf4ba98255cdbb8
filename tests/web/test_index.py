"""The list of cases: at once from what was kept, read anew where a file changed, and never another case behind a row."""

import time
from pathlib import Path

import pytest

from gcmsgen.web.index import FILE
from tests.conftest import EXAMPLE
from tests.web.conftest import Asked, Asking, words_of


def read_all(asked: Asked) -> None:
    asked.desk.index.read_now()


def test_rows_say_what_is_wrong_and_to_be_entered_and_how_a_case_stands(asked: Asked) -> None:
    read_all(asked)
    rows = {row.number: row for row in asked.desk.index.rows()}
    assert (rows["W000000004"].wrong, rows["W000000004"].state) == (2, "blocked")
    assert (rows["W000000002"].outcome, rows["W000000002"].state) == ("refuse", "ready")
    said = words_of(asked.get("/").text)
    assert "2 wrong" in said
    assert not [word for word in ("%", "average", "approved:") if word in said]


def test_what_was_read_is_kept_for_the_next_desk_and_a_changed_file_is_read_again(asking: Asking, folder: Path) -> None:
    read_all(asking(folder))
    assert (folder / FILE).stat().st_mode & 0o077 == 0
    again = asking(folder)
    assert {row.state for row in again.desk.index.rows()} == {"ready", "blocked"}
    [path] = folder.glob("02-*")
    path.write_text(path.read_text(encoding="utf-8").replace("province: Alberta", "province: BC"), encoding="utf-8")
    rows = {row.file: row.state for row in again.desk.index.rows()}
    assert rows[path.name] == "checking"
    assert again.desk.index.waiting()
    end = time.monotonic() + 60
    while again.desk.index.waiting() and time.monotonic() < end:
        time.sleep(0.05)
    assert {row.file: row.state for row in again.desk.index.rows()}[path.name] == "blocked"


def test_two_files_of_one_number_are_told_apart_and_each_opens_its_own(asked: Asked, folder: Path) -> None:
    text = next(folder.glob("02-*")).read_text(encoding="utf-8")
    (folder / "99-copy.yaml").write_text(text.replace("AB01234", "ZZ99999"), encoding="utf-8")
    read_all(asked)
    rows = {row.file: row for row in asked.desk.index.rows()}
    assert rows["99-copy.yaml"].state == "twice"
    assert "ZZ99999" in asked.get(f"/case/{rows['99-copy.yaml'].key}").text
    assert "ZZ99999" not in asked.get("/case/W000000002").text


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b'{"02-refuse-wrong-country.yaml": [[], {}]}'])
def test_a_list_that_cannot_be_read_is_made_anew(asking: Asking, folder: Path, data: bytes) -> None:
    (folder / FILE).write_bytes(data)
    desk = asking(folder)
    assert {row.state for row in desk.desk.index.rows()} == {"checking"}
    read_all(desk)
    assert {row.state for row in desk.desk.index.rows()} == {"ready", "blocked"}


@pytest.mark.long
def test_a_list_of_a_thousand_is_shown_from_what_was_kept(asking: Asking, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1000):
        text = EXAMPLE.read_text(encoding="utf-8").replace("W000000002", f"W{number:09}")
        (folder / f"W{number:09}.yaml").write_text(text, encoding="utf-8")
    read_all(asking(folder))
    again = asking(folder)
    again.get("/alive")
    began = time.process_time()
    assert again.get("/").text.count("<tr data-state") == 1000
    assert time.process_time() - began < 0.5
