"""A table on the desk: checked by cells, mended in place, released row by row, run by the engine of `bulk run`."""

import csv
import io
import time
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.facts.load import load_case
from tests.conftest import CASES
from tests.web.conftest import Asked, Asking, words_of

GOOD, BAD = "W000000002", "W000000004"


def table() -> bytes:
    """Return a table of two examples, one of which is blocked."""
    rows = [row_of(load_case("-", next(p for p in CASES if p.name.startswith(n)).read_bytes())) for n in ("02", "04")]
    names = list(dict.fromkeys(name for row in rows for name in row))
    held = io.StringIO()
    csv.writer(held).writerows([names, *([row.get(name, "") for name in names] for row in rows)])
    return held.getvalue().encode()


def dropped(asked: Asked) -> Any:
    """Drop the table, and wait until it is checked."""
    sent, origin = {"secret": asked.desk.guard.secret()}, {"origin": asked.desk.guard.origin}
    answer = asked.client.post("/bulk/open", data=sent, files={"file": ("batch.csv", table())}, headers=origin)
    waited(asked)
    return answer


def waited(asked: Asked) -> None:
    end = time.monotonic() + 120
    while asked.get("/bulk/state").json()["state"] != "open" and time.monotonic() < end:
        time.sleep(0.05)


@pytest.fixture
def office(asking: Asking, tmp_path: Path) -> Asked:
    """Return a desk with the table on it, at which a second officer sits."""
    folder = tmp_path / "office"
    folder.mkdir()
    found = asking(folder, officer="CD05678")
    assert dropped(found).status_code == 200
    return found


def test_a_blocked_row_is_shown_with_its_cell_and_mended_in_place(office: Asked) -> None:
    said = words_of(office.get("/bulk").text)
    assert "2 rows, 1 is blocked" in said
    assert BAD in said
    mended = {"3:record.destination.city": "Saint John", "3:record.destination.province": "NB"}
    office.post("/bulk/mend", mended)
    waited(office)
    assert "2 rows, none is blocked" in words_of(office.get("/bulk").text)


def test_the_run_makes_what_is_not_blocked_and_verifies(office: Asked, run: Any) -> None:
    office.post("/bulk/run", {"format": "txt"})
    waited(office)
    said = words_of(office.get("/bulk").text)
    assert "2 new files, 1 row left out" in said
    [letter] = (office.desk.path / "runs" / "batch").glob(f"{GOOD}-letter-*.txt")
    assert run("verify", letter).code == 0


def test_only_rows_that_a_second_officer_released_are_made(office: Asked) -> None:
    office.post("/bulk/run", {"format": "txt", "released": "yes"})
    waited(office)
    assert "no new file, 2 rows left out" in words_of(office.get("/bulk").text)
    html = office.get("/bulk/row/2").text
    facts = html.partition('name="facts" value="')[2].partition('"')[0]
    assert office.post("/bulk/row/2/release", {"facts": facts}).status_code == 303
    assert "Released" in words_of(office.get("/bulk/row/2").text)
    office.post("/bulk/run", {"format": "txt", "released": "yes"})
    waited(office)
    assert "2 new files, 1 row left out" in words_of(office.get("/bulk").text)


def test_a_blocked_row_or_one_that_was_not_seen_is_not_released(office: Asked) -> None:
    assert office.post("/bulk/row/3/release", {"facts": "x"}).status_code == 409
    assert office.post("/bulk/row/2/release", {"facts": "x"}).status_code == 409


def test_all_findings_are_given_as_a_workbook(office: Asked) -> None:
    answer = office.get("/bulk/findings.xlsx")
    assert answer.content.startswith(b"PK")


def test_bulk_run_waits_for_releases_too(office: Asked, run: Any, tmp_path: Path) -> None:
    source = tmp_path / "batch.csv"
    source.write_bytes(table())
    out = office.desk.path / "runs" / "batch"
    line = f"bulk run {source} --output {out} --document letter --format txt --released-only"
    assert run(line).code == 3
    assert list(out.glob("*.txt")) == []
    html = office.get("/bulk/row/2").text
    facts = html.partition('name="facts" value="')[2].partition('"')[0]
    office.post("/bulk/row/2/release", {"facts": facts})
    assert run(line).code == 3
    assert [path.name for path in out.glob("*.txt")] == [f"{GOOD}-letter-en.txt"]
