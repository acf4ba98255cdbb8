"""A disk that is full, fails or takes nothing is named, with the exit code of the contract; no file is torn."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.deliver import PART
from tests.bulk.runs import table
from tests.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.line("R2")

# Each makes its file behind -o; what stood there before stays as it was.
LINES = {
    "letter as text": "letter {example} --force -o {place}.txt",
    "letter as Word": "letter {example} --force -o {place}.docx",
    "letter as PDF": "letter {example} --force -o {place}.pdf",
    "note": "note {example} --force -o {place}.txt",
    "workbook": "bulk template --force {place}.xlsx",
    "report": "bulk check {table} --force --report {place}.csv",
    "report as a workbook": "bulk check {table} --force --report {place}.xlsx",
    "page": "translation preview --document note --variant country-US --force -o {place}.html",
    "file for a translator": "translation export --format po --force -o {place}.po",
    "healed template": "template heal {word} --force -o {place}.docx",
}


def _ended(line: list[str], folder: Path, most: int | None = None, **streams: object) -> tuple[int, str]:
    """Return the exit code and the talk of a line whose files may hold so many bytes at most."""
    ended = subprocess.run(
        [sys.executable, "-m", "gcmsgen", *line],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        preexec_fn=(most is not None and (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))) or None,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
        **{"stdout": subprocess.DEVNULL, **streams},
    )
    return ended.returncode, ended.stderr.decode()


def _line(name: str, folder: Path, place: object) -> list[str]:
    word = ROOT / "templates" / "en" / "employer-notice.docx"
    return LINES[name].format(example=EXAMPLE, table=table(folder, 1), word=word, place=place).split()


SAMPLE = ("letter as text", "report")
_LONG = [pytest.param(name, marks=[] if name in SAMPLE else pytest.mark.long) for name in LINES]


@pytest.mark.parametrize("name", _LONG)
def test_a_file_that_does_not_fit_is_named_and_nothing_is_torn(tmp_path: Path, name: str) -> None:
    line = _line(name, tmp_path, tmp_path / "out" / "made")
    (tmp_path / "out").mkdir()
    place = Path(line[-1])
    place.write_bytes(b"what stood here")
    code, told = _ended(line, tmp_path, most=64)
    assert (code, "File too large" in told, "Traceback" in told) == (4, True, False)
    assert place.read_bytes() == b"what stood here"
    assert [path for path in tmp_path.rglob("*") if PART.fullmatch(path.name)] == []


@pytest.mark.parametrize("name", _LONG)
@pytest.mark.parametrize(
    "folder", ["/proc", "/proc/self/made", "/dev/null"], ids=["takes no file", "takes no folder", "is none"]
)
def test_a_folder_that_takes_nothing_is_named(tmp_path: Path, name: str, folder: str) -> None:
    code, told = _ended(_line(name, tmp_path, f"{folder}/made"), tmp_path)
    assert (code in (2, 4), folder in told, "Traceback" in told, "fault of the program" in told) == (
        True,
        True,
        False,
        False,
    )


@pytest.mark.parametrize("folder", ["/proc/made", "/dev/null"])
def test_a_run_into_a_folder_that_takes_nothing_is_named(tmp_path: Path, folder: str) -> None:
    line = ["bulk", "run", str(table(tmp_path, 1)), "-o", f"{folder}/out", "--format", "txt"]
    code, told = _ended(line, tmp_path)
    assert (code in (2, 4), folder in told, "Traceback" in told) == (True, True, False)


SHOWN = {
    "letter": "letter {example} --format pdf -o -",
    "note": "note {example}",
    "trace": "trace {example} --document note",
    "check": "check {example}",
    "schema": "schema",
    "occupation": "reference noc cook",
    "page of a rule": "explain GCM101",
    "help": "--help",
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_standard_output_that_is_full_is_named(tmp_path: Path, name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = _ended(SHOWN[name].format(example=EXAMPLE).split(), tmp_path, stdout=full)
    assert (code, told) == (
        4,
        "The disk is full (No space left on device). What was complete is kept; free some space and run the same command again.\n",
    )


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as gone:
        assert _ended(["schema"], tmp_path, stdout=gone) == (0, "")


CLOSED: dict[str, Callable[[], None]] = {"output": lambda: os.close(1), "talk": lambda: os.close(2)}


@pytest.mark.parametrize("stream", CLOSED)
def test_a_stream_that_is_closed_stops_nothing(tmp_path: Path, stream: str) -> None:
    line = [sys.executable, "-m", "gcmsgen", "letter", str(EXAMPLE), "-o", "letter.txt"]
    assert subprocess.run(line, cwd=tmp_path, preexec_fn=CLOSED[stream], check=False).returncode == 0
    assert b"I have refused" in (tmp_path / "letter.txt").read_bytes()
