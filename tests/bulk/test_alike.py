"""Reasons of a table are compared before any row is made; a letter's manifest never names another client."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.bulk.runs import table_of
from tests.conftest import Result

Run = Callable[..., Result]
_ONE = {"application__number": "W000000001", "applicant__family_name": "Sampleton-1"}
_OTHER = {"application__number": "W000000002", "applicant__family_name": "Sampleton-2"}


def _codes(manifest: Path) -> list[tuple[str, str]]:
    made = json.loads(manifest.read_text(encoding="utf-8"))["made"]
    return [(found["code"], found["severity"]) for found in made["findings"] if found["code"] == "GCM574"]


def test_one_reason_for_three_countries_makes_no_letter(run: Run, shared: Path, tmp_path: Path) -> None:
    table = shared / "corpora" / "decisions" / "one_reason_three_countries.jsonl"
    checked = run(f"bulk check {table}")
    assert checked.code == 1
    assert "countries of provenance or employers differ: 1, 2, 3." in checked.out
    made = run(f"bulk run {table} --output {tmp_path / 'out'} --document letter --format txt")
    assert made.code == 3
    assert list((tmp_path / "out").glob("*.txt")) == []


def test_a_manifest_says_in_how_many_rows_a_reason_stands_and_never_in_which(run: Run, tmp_path: Path) -> None:
    table, out = table_of(tmp_path, _ONE, _OTHER), tmp_path / "out"
    line = f"bulk run {table} --output {out} --document letter --format txt"
    assert run(line).code == 0
    manifest = out / "W000000001-letter-en.txt.manifest.json"
    assert _codes(manifest)
    assert {severity for _, severity in _codes(manifest)} == {"warning"}
    assert "W000000002" not in manifest.read_text(encoding="utf-8")
    assert run(f"verify {out / 'W000000001-letter-en.txt'}").code == 0
    assert "2 row(s) stand as they were made." in run(line).out


def test_a_row_is_made_again_where_it_is_alike_no_more(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(f"bulk run {table_of(tmp_path, _ONE, _OTHER)} --output {out} --document letter --format txt")
    told = run(f"bulk run {table_of(tmp_path, _ONE)} --output {out} --document letter --format txt")
    assert "1 row(s) made again" in told.out
    assert _codes(out / "W000000001-letter-en.txt.manifest.json") == []


def test_all_rows_are_compared_whichever_are_asked_for(run: Run, tmp_path: Path) -> None:
    other = _OTHER | {"application__employer": "Other Fictive Co.", "offer__employer__name": "Other Fictive Co."}
    table = table_of(tmp_path, _ONE, other)
    assert run(f"bulk run {table} --output {tmp_path / 'out'} --rows 1 --document letter --format txt").code == 3
