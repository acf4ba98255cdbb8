"""A file that was changed on disk: what a run trusts, what `--verify` reads again, and what `gcmsgen verify` says of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bulk.runs import entries, files, table_of
from tests.conftest import Result

Run = Callable[..., Result]
Bulk = Callable[..., Result]
ROWS: list[dict[str, Any]] = [{"application__number": f"W00000000{number}"} for number in (1, 2, 3)]
LETTER = "W000000002-letter-en.txt"


@pytest.fixture
def bulk(run: Run, tmp_path: Path) -> Bulk:
    """Return a function that runs three rows, all good, into the folder `out`."""

    def typed(*more: object) -> Result:
        line = ("--output", tmp_path / "out", "--document", "letter", "--format", "txt", *more)
        return run("bulk run", table_of(tmp_path, *ROWS), *line)

    return typed


def disturb(path: Path, data: bytes) -> None:
    """Write other bytes, and leave the time of modification as it was."""
    times = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def one_byte_changed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    disturb(path, bytes(data))


@pytest.mark.line("R8")
@pytest.mark.parametrize("changed", [LETTER, f"{LETTER}.manifest.json"], ids=["output", "manifest"])
def test_a_byte_that_was_changed_under_the_same_time_and_size_is_found_by_verify_alone(
    bulk: Bulk, tmp_path: Path, changed: str
) -> None:
    out = tmp_path / "out"
    bulk()
    before, ledger = files(out), entries(out)
    one_byte_changed(out / changed)
    trusting = bulk()
    assert (trusting.code, trusting.out.splitlines()) == (
        0,
        [
            "3 row(s) stand as they were made.",
            f"3 row(s): 0 document(s) written to {out}, 0 row(s) not made.",
        ],
    )
    assert files(out) != before
    reading = bulk("--verify")
    assert (reading.code, sorted(reading.out.splitlines())) == (
        0,
        [
            "1 row(s) made again: a file had been changed.",
            "2 row(s) stand as they were made.",
            f"3 row(s): 1 document(s) written to {out}, 0 row(s) not made.",
        ],
    )
    assert f"{changed}: changed since it was made; it is made again.\n" in reading.talk
    assert (files(out), entries(out)) == (before, ledger)


@pytest.mark.line("R8")
def test_verify_says_it_in_french(bulk: Bulk, tmp_path: Path) -> None:
    bulk()
    one_byte_changed(tmp_path / "out" / LETTER)
    result = bulk("--verify", "--lang", "fr")
    assert result.code == 0
    assert "1 ligne(s) produite(s) de nouveau\N{NO-BREAK SPACE}: un fichier avait été modifié.\n" in result.out
    assert f"{LETTER}\N{NO-BREAK SPACE}: modifié depuis sa production; produit de nouveau.\n" in result.talk


@pytest.mark.line("R8")
def test_where_nothing_changed_verify_makes_nothing_again(bulk: Bulk, tmp_path: Path) -> None:
    bulk()
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("W*")}
    result = bulk("--verify")
    assert (result.code, result.out.splitlines()[0], LETTER in result.talk) == (
        0,
        "3 row(s) stand as they were made.",
        False,
    )
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("W*")} == before


@pytest.mark.line("R8")
@pytest.mark.parametrize("changed", [LETTER, f"{LETTER}.manifest.json"], ids=["output", "manifest"])
def test_another_size_is_found_without_verify_although_the_time_is_the_same(
    bulk: Bulk, tmp_path: Path, changed: str
) -> None:
    out = tmp_path / "out"
    bulk()
    before = files(out)
    disturb(out / changed, (out / changed).read_bytes() + b"\n")
    result = bulk()
    assert (result.code, f"{changed}: changed since it was made; it is made again.\n" in result.talk) == (0, True)
    assert "1 row(s) made again: a file had been changed.\n" in result.out
    assert files(out) == before


@pytest.mark.line("R8")
def test_verify_of_the_outputs_ends_with_5_and_after_the_repair_with_0(bulk: Bulk, run: Run, tmp_path: Path) -> None:
    outputs = [tmp_path / "out" / f"W00000000{number}-letter-en.txt" for number in (1, 2, 3)]
    bulk()
    one_byte_changed(outputs[1])
    broken = run("verify", *outputs)
    assert (broken.code, broken.out.splitlines()[:2]) == (
        5,
        [f"{outputs[0]}: verified, made again byte for byte.", f"{outputs[1]}: not verified."],
    )
    assert "verified, made again byte for byte." in broken.out.splitlines()[-1]
    assert bulk("--verify").code == 0
    mended = run("verify", *outputs)
    assert (mended.code, mended.out.splitlines()) == (
        0,
        [f"{path}: verified, made again byte for byte." for path in outputs],
    )
