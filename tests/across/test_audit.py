"""`gcmsgen audit`: what it shows of folders, tables and manifests, in each format, and what it never shows."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.across.made import written
from tests.across.test_likeness import OTHER_NAMES, OWN, REASON, case
from tests.conftest import Result

Run = Callable[..., Result]


def test_a_table_shows_every_row_of_a_cluster_and_what_is_its_own(run: Run, tmp_path: Path) -> None:
    table = written(tmp_path / "cases.jsonl", iter([case(1, REASON), case(2, OWN), case(3, OTHER_NAMES, country="BR")]))
    told = run(f"audit {table}")
    assert told.code == 1
    assert f"{table}:1  W000000001  assessment.1.reason.en" in told.out
    assert f"{table}:3  W000000003  assessment.1.reason.en" in told.out
    assert "W000000002" not in told.out
    assert "{Australia}" in told.out
    assert "{Peru}" in told.out


def test_officers_and_months_are_shown_only_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    decision = {"decision": {"officer": "AB01234", "date": "2026-05-20", "outcome": "refuse"}}
    table = written(tmp_path / "cases.jsonl", iter([case(1, REASON) | decision, case(2, REASON) | decision]))
    for form in ("text", "json", "html"):
        plain = run(f"audit {table} --format {form}").out
        assert "AB01234" not in plain
        assert "2026-05" not in plain
        assert "refuse" not in plain
        asked = run(f"audit {table} --format {form} --by officer").out
        assert "AB01234" in asked
        assert "2026-05" in asked


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_compared(run: Run, tmp_path: Path) -> None:
    written(tmp_path / "cases.jsonl", iter([case(1, REASON), case(2, REASON)]))
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "W000000009-letter-en.pdf.manifest.json").write_text("{}", encoding="utf-8")
    told = run(f"audit {tmp_path} --format json")
    found = json.loads(told.out)
    assert told.code == 2
    assert [Path(one["source"]).name for one in found["not_read"]] == [
        "W000000009-letter-en.pdf.manifest.json",
        "broken.yaml",
    ]
    assert [one["severity"] for one in found["clusters"]] == ["warning"]


def test_the_page_runs_nothing_and_asks_nothing_of_a_network(run: Run, tmp_path: Path) -> None:
    hostile = f"{REASON} <script>alert(1)</script>"
    table = written(tmp_path / "cases.jsonl", iter([case(1, hostile), case(2, hostile, country="BR")]))
    page = tmp_path / "alike.html"
    assert run(f"--lang fr audit {table} --format html -o {page}").code == 1
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "http://" not in text
    assert "https://" not in text
    assert '<html lang="fr-CA">' in text
    assert '<blockquote lang="en-CA">' in text


def test_nothing_shared_ends_with_0(run: Run, tmp_path: Path) -> None:
    table = written(tmp_path / "cases.jsonl", iter([case(1, REASON), case(2, OWN, country="BR")]))
    assert run(f"audit {table}").code == 0
