"""A run as a person starts it: what is made, made again, left, refused, and what stops it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from gcmsgen.bulk.folder import LOCK
from tests.bulk.runs import ended, entries, files, table, table_of
from tests.conftest import Result

LETTERS = ("--document", "letter", "--format", "txt")


@pytest.fixture
def bulk(run: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Return a function that runs a table into the folder `out`."""

    def typed(source: Path, *more: str) -> Result:
        return run("bulk run", source, "--output", tmp_path / "out", *LETTERS, *more)

    return typed


@pytest.mark.line("R4")
def test_good_rows_are_made_in_the_clients_language_and_bad_ones_are_named(
    bulk: Callable[..., Result], tmp_path: Path
) -> None:
    result = bulk(table(tmp_path, 8))
    letters = sorted(path.name for path in (tmp_path / "out").glob("*.txt"))
    assert result.code == 3
    assert letters == [f"W{row:09}-letter-{'fr' if row % 3 == 0 else 'en'}.txt" for row in (1, 2, 3, 4, 5, 6, 8)]
    assert "Row 7 (W000000007)" in result.talk
    assert "Sampleton" not in result.talk + result.out


@pytest.mark.line("R4")
def test_a_row_that_states_no_outcome_is_named_as_not_made(bulk: Callable[..., Result], tmp_path: Path) -> None:
    result = bulk(table_of(tmp_path, {}, {"application__number": "W000000009", "decision__outcome": None}))
    assert (result.code, "1 row(s) not made" in result.out) == (3, True)
    assert "W000000009" in result.talk
    assert "Choose one (decision.outcome)" in result.talk
    assert len(list((tmp_path / "out").glob("*.txt"))) == 1


def test_the_next_run_makes_only_what_changed_and_says_why(bulk: Callable[..., Result], tmp_path: Path) -> None:
    bulk(table(tmp_path, 6))
    out = tmp_path / "out"
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.txt")}
    (out / "W000000001-letter-en.txt").write_text("changed", encoding="utf-8")
    (out / "W000000002-letter-en.txt").unlink()
    (out / "W000000003-letter-fr.txt.manifest.json").unlink()
    os.utime(out / "W000000004-letter-en.txt")
    result = bulk(table(tmp_path, 6))
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("*.txt")}
    assert (result.code, sorted(result.out.splitlines())) == (
        0,
        [
            "1 row(s) made again: a file had been changed.",
            "2 row(s) made again: a file was gone.",
            "3 row(s) stand as they were made.",
            f"6 row(s): 3 document(s) written to {out}, 0 row(s) not made.",
        ],
    )
    unmade = {name for name in before if before[name] == after[name]}
    assert unmade == {"W000000005-letter-en.txt", "W000000006-letter-fr.txt"}
    assert "W000000001-letter-en.txt: changed since it was made; it is made again." in result.talk


def test_an_output_that_belongs_to_no_row_any_more_is_named_and_left(
    bulk: Callable[..., Result], tmp_path: Path
) -> None:
    bulk(table(tmp_path, 3))
    result = bulk(table(tmp_path, 2))
    assert "W000000003-letter-fr.txt: belongs to no row any more" in result.talk
    assert (tmp_path / "out" / "W000000003-letter-fr.txt").is_file()
    assert [row[0] for row in entries(tmp_path / "out")] == ["W000000001", "W000000002"]


def test_an_output_of_a_row_that_is_now_refused_is_named_and_left(bulk: Callable[..., Result], tmp_path: Path) -> None:
    bulk(table(tmp_path, 2))
    result = bulk(table(tmp_path, 2, record__noc="12345"))
    assert (result.code, result.talk.count("left where it is")) == (3, 2)


def test_other_words_make_every_row_again(bulk: Callable[..., Result], tmp_path: Path) -> None:
    bulk(table(tmp_path, 2))
    own = tmp_path / "own" / "en"
    own.mkdir(parents=True)
    words = (Path(__file__).parents[2] / "templates" / "en" / "letter.j2").read_text(encoding="utf-8")
    (own / "letter.j2").write_text(words + "\n", encoding="utf-8")
    result = bulk(table(tmp_path, 2), "--templates", str(tmp_path / "own"))
    assert "2 row(s) made again: words, layout, tables or versions changed." in result.out


def test_a_dry_run_counts_and_writes_nothing(bulk: Callable[..., Result], tmp_path: Path) -> None:
    result = bulk(table(tmp_path, 8), "--dry-run")
    assert (result.code, (tmp_path / "out").exists()) == (3, False)
    assert "7 document(s) would be written" in result.out


@pytest.mark.line("R4")
def test_a_number_in_two_rows_stops_the_run_before_it_begins(bulk: Callable[..., Result], tmp_path: Path) -> None:
    result = bulk(table(tmp_path, 2, application__number="W000000001"))
    assert (result.code, (tmp_path / "out").exists()) == (1, False)


def test_what_is_wrong_with_the_table_itself_is_said_in_both_languages(
    bulk: Callable[..., Result], tmp_path: Path
) -> None:
    source = table(tmp_path, 2, application__number="W000000001")
    english, french = bulk(source), bulk(source, "--lang", "fr")
    assert (english.code, english.out, english.talk.splitlines()[-1]) == (
        1,
        "",
        "Nothing was made: the table itself has an error. Correct it and run again.",
    )
    assert (french.code, french.out, french.talk.splitlines()[-1]) == (
        1,
        "",
        "Rien n’a été produit\N{NO-BREAK SPACE}: le tableau lui-même comporte une erreur. Corrigez-la, puis relancez la commande.",
    )


@pytest.mark.line("S7")
@pytest.mark.parametrize("number", ["../W1", "W1/../../x", "é", "W" * 300, ".", "a b", "W1\u202e"])
def test_no_number_leads_out_of_the_folder(bulk: Callable[..., Result], tmp_path: Path, number: str) -> None:
    result = bulk(table(tmp_path, 1, application__number=number))
    assert result.code == 3
    assert "GCM603" in result.talk
    assert {path.name for path in tmp_path.iterdir()} == {"cases.jsonl", "out"}
    assert number not in str(entries(tmp_path / "out"))


def test_a_reserved_name_of_another_system_is_part_of_a_longer_one(bulk: Callable[..., Result], tmp_path: Path) -> None:
    assert bulk(table(tmp_path, 1, application__number="CON")).code == 0
    assert (tmp_path / "out" / "CON-letter-en.txt").is_file()


@pytest.mark.line("R5")
def test_a_second_run_is_kept_out(bulk: Callable[..., Result], tmp_path: Path) -> None:
    bulk(table(tmp_path, 1))
    with FileLock(tmp_path / "out" / LOCK):
        result = bulk(table(tmp_path, 1))
    assert (result.code, "another run is writing" in result.talk) == (2, True)
    assert bulk(table(tmp_path, 1)).code == 0


@pytest.mark.line("R5")
def test_documents_that_no_run_made_are_never_written_over(bulk: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "W000000001-letter-en.txt").write_text("mine", encoding="utf-8")
    assert bulk(table(tmp_path, 1)).code == 2
    assert (tmp_path / "out" / "W000000001-letter-en.txt").read_text(encoding="utf-8") == "mine"


def test_each_output_verifies(bulk: Callable[..., Result], run: Callable[..., Result], tmp_path: Path) -> None:
    bulk(table(tmp_path, 2))
    assert run("verify", *sorted((tmp_path / "out").glob("*.txt"))).code == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own, of 3 MB. Skips where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not shutil.which("mount") or _system("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)):
        pytest.skip("this machine lets no disk be mounted")
    yield disk
    _system("umount", str(disk))


def _system(*line: str) -> int:
    return subprocess.run(line, capture_output=True, check=False).returncode


@pytest.mark.line("R2")
def test_a_full_disk_ends_with_4_and_the_next_run_finishes(small_disk: Path, tmp_path: Path) -> None:
    source = table(tmp_path, 20)
    assert ended(source, small_disk / "out") == 4
    assert not _system("mount", "-o", "remount,size=60m", str(small_disk))
    assert (ended(source, small_disk / "out"), ended(source, tmp_path / "out")) == (3, 3)
    assert files(small_disk / "out") == files(tmp_path / "out")
    assert entries(small_disk / "out") == entries(tmp_path / "out")


@pytest.mark.line("R2")
def test_a_folder_that_cannot_be_written_ends_with_4(small_disk: Path, tmp_path: Path) -> None:
    source = table(tmp_path, 2)
    assert not _system("mount", "-o", "remount,ro", str(small_disk))
    assert ended(source, small_disk / "out") == 4
    assert not _system("mount", "-o", "remount,rw,size=60m", str(small_disk))
    assert ended(source, small_disk / "out") == 0
