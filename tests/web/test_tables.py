"""A table on the desk: checked by cells, mended in place, released row by row, run by the engine of `bulk run`."""

import csv
import io
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

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


def dropped(asked: Asked, data: bytes = b"", name: str = "batch.csv") -> Any:
    """Drop a table, and wait until it is checked."""
    sent, origin = {"secret": asked.desk.guard.secret()}, {"origin": asked.desk.guard.origin}
    answer = asked.client.post("/bulk/open", data=sent, files={"file": (name, data or table())}, headers=origin)
    waited(asked)
    return answer


def workbook() -> bytes:
    """Return the table as a workbook."""
    book = Workbook()
    for cells in csv.reader(io.StringIO(table().decode())):
        book.active.append(cells)  # type: ignore[union-attr]
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def ran(asked: Asked, **asking: str) -> str:
    """Run the table, and return what the page says then."""
    assert asked.post("/bulk/run", {"format": "txt", **asking}).status_code == 303
    waited(asked)
    return words_of(asked.get("/bulk").text)


def facts_of(asked: Asked, row: int) -> str:
    """Return the hash of a row as its page sends it."""
    return str(asked.get(f"/bulk/row/{row}").text.partition('name="facts" value="')[2].partition('"')[0])


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


def test_a_cell_is_emptied_and_what_was_mended_is_taken_back(office: Asked) -> None:
    office.post("/bulk/mend", {"2:offer.teer": "", "was:2:offer.teer": "1"})
    waited(office)
    assert "1 cell was mended here" in words_of(office.get("/bulk").text)
    row = next(one for one in office.desk.table.corrected(office.desk.table.table()) if one.number == 2)  # type: ignore[union-attr]
    assert "teer" not in row.tree["offer"]
    office.post("/bulk/mend", {"undo": "yes"})
    waited(office)
    assert "mended here" not in words_of(office.get("/bulk").text)


def test_the_run_makes_what_is_not_blocked_and_says_what_was_left_out_and_why(office: Asked, run: Any) -> None:
    said = ran(office)
    assert "2 new files, 1 row left out" in said
    assert f"Rows left out Row 3 – {BAD}" in said
    assert "Saint John" in said.partition("Rows left out")[2].partition("All files")[0]
    [letter] = (office.desk.path / "runs" / "batch").glob(f"{GOOD}-letter-*.txt")
    assert run("verify", letter).code == 0
    assert "no new file, 1 row as it was made before, 1 row left out" in ran(office)


def test_letters_are_made_as_pages_and_with_their_copies(office: Asked) -> None:
    ran(office, format="html", copies="yes")
    names = {path.name for path in (office.desk.path / "runs" / "batch").glob("*.html")}
    assert f"{GOOD}-letter-en.html" in names


def test_only_rows_that_a_second_officer_released_are_made(office: Asked) -> None:
    assert "no new file, 2 rows left out" in ran(office, released="yes")
    assert office.post("/bulk/row/2/release", {"facts": facts_of(office, 2)}).status_code == 303
    assert "Released" in words_of(office.get("/bulk/row/2").text)
    assert "released" in words_of(office.get("/bulk").text).partition("All rows")[2]
    assert "2 new files, 1 row left out" in ran(office, released="yes")


def test_a_row_made_before_that_is_not_released_is_delivered_no_more(office: Asked, run: Any) -> None:
    assert "2 new files" in ran(office)
    said = ran(office, released="yes")
    assert "2 rows left out" in said
    assert "do not send them" in said
    listed = (office.desk.path / "runs" / "batch" / "run.manifest.jsonl").read_text(encoding="utf-8")
    assert GOOD not in listed
    office.post("/bulk/row/2/release", {"facts": facts_of(office, 2)})
    assert "2 new files" in ran(office, released="yes")
    office.post("/bulk/row/2/withdraw-release", {"facts": "x"})
    assert "2 rows left out" in ran(office, released="yes")


def test_a_blocked_row_or_one_that_was_not_seen_is_not_released(office: Asked) -> None:
    assert office.post("/bulk/row/3/release", {"facts": "x"}).status_code == 409
    assert office.post("/bulk/row/2/release", {"facts": "x"}).status_code == 409


def test_who_may_not_release_is_told_before_anything_is_pressed(asking: Asking, tmp_path: Path) -> None:
    for officer, words in (("", "mapped to no officer’s code"), ("AB01234", "You decided this case")):
        folder = tmp_path / f"office-{officer}"
        folder.mkdir()
        found = asking(folder, officer=officer)
        dropped(found)
        html = found.get("/bulk/row/2").text
        assert words in words_of(html)
        assert "/release" not in html


def test_all_findings_are_given_as_a_workbook_and_a_workbook_is_given_back_marked(
    asking: Asking, tmp_path: Path
) -> None:
    found = asking(tmp_path)
    dropped(found)
    assert found.get("/bulk/marked.xlsx").status_code == 404
    assert load_workbook(io.BytesIO(found.get("/bulk/findings.xlsx").content)).active.max_row > 2  # type: ignore[union-attr]
    dropped(found, workbook(), "batch.xlsx")
    found.post("/bulk/mend", {"2:offer.teer": "2", "was:2:offer.teer": "1"})
    waited(found)
    sheet = load_workbook(io.BytesIO(found.get("/bulk/marked.xlsx").content)).active
    notes = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}  # type: ignore[union-attr]
    headings = {cell.value: cell.column_letter for cell in sheet[1]}  # type: ignore[index, union-attr]
    assert "Given another value on the desk" in notes[f"{headings['offer.teer']}2"]
    assert any(place.endswith("3") and "Saint John" in text for place, text in notes.items())


def test_a_table_that_is_none_is_said_and_the_one_before_stays(office: Asked) -> None:
    answer = dropped(office, b"%PDF-1.7 nothing of a table", "letter.pdf")
    assert answer.status_code == 422
    assert "this is a PDF" in words_of(answer.text)
    assert "2 rows" in words_of(office.get("/bulk").text)


def test_a_number_stands_twice_so_nothing_is_made(asking: Asking, tmp_path: Path) -> None:
    found = asking(tmp_path)
    lines = table().splitlines(keepends=True)
    dropped(found, b"".join([lines[0], lines[1], lines[1]]))
    html = found.get("/bulk").text
    assert 'action="/bulk/run"' not in html
    assert found.post("/bulk/run", {"format": "txt"}).status_code == 409


def test_bulk_run_waits_for_releases_too(office: Asked, run: Any, tmp_path: Path) -> None:
    source = tmp_path / "batch.csv"
    source.write_bytes(table())
    out = office.desk.path / "runs" / "batch"
    line = f"bulk run {source} --output {out} --document letter --format txt --released-only"
    assert run(line).code == 3
    assert list(out.glob("*.txt")) == []
    office.post("/bulk/row/2/release", {"facts": facts_of(office, 2)})
    assert run(line).code == 3
    assert [path.name for path in out.glob("*.txt")] == [f"{GOOD}-letter-en.txt"]
    office.post("/bulk/row/2/withdraw-release", {"facts": "x"})
    told = run(line)
    assert told.code == 3
    assert f"{GOOD}-letter-en.txt: belongs to no row any more" in told.talk
    assert GOOD not in (out / "run.manifest.jsonl").read_text(encoding="utf-8")


def test_rows_of_one_number_are_blocked_mended_here_and_marked(asking: Asking, tmp_path: Path) -> None:
    desk = asking(tmp_path)
    lines = table().decode().splitlines(keepends=True)
    dropped(desk, "".join([lines[0], lines[1], lines[1]]).encode())
    said = words_of(desk.get("/bulk").text)
    assert "named above, so nothing of it is made yet" in said
    assert "Start the run" not in said
    assert said.count("stands in 2 rows") == 3  # of the table, and of each row
    desk.post("/bulk/mend", {"3:application.number": "W000000077", "was:3:application.number": GOOD})
    waited(desk)
    said = words_of(desk.get("/bulk").text)
    assert "stands in 2 rows" not in said
    assert "Start the run" in said


def test_the_page_of_a_row_says_what_it_shares_with_others(office: Asked) -> None:
    rows = list(csv.reader(io.StringIO(table().decode())))
    heads, row = rows[0], rows[1]
    another = {"application.number": "W000000078", "applicant.coming_from": "BR", "applicant.family_name": "Otherton"}
    other = [another.get(name, cell) for name, cell in zip(heads, row, strict=True)]
    held = io.StringIO()
    csv.writer(held).writerows([heads, row, other])
    dropped(office, held.getvalue().encode())
    assert "GCM574" in words_of(office.get("/bulk/row/2").text)


def test_the_order_of_days_is_chosen_where_the_table_is_dropped(asking: Asking, tmp_path: Path) -> None:
    desk = asking(tmp_path)
    data = table().replace(b"2026-05-20", b"20/05/2026")
    dropped(desk, data)
    said = words_of(desk.get("/bulk").text)
    assert "choose below how its days are written" in said
    assert "--dates" not in said
    sent, origin = {"secret": desk.desk.guard.secret(), "days": "dmy"}, {"origin": desk.desk.guard.origin}
    desk.client.post("/bulk/open", data=sent, files={"file": ("batch.csv", data)}, headers=origin)
    waited(desk)
    assert "GCM906" not in words_of(desk.get("/bulk").text)
