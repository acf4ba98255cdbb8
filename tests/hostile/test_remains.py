"""A table that comes by standard input never has a name on disk, so that a kill at any moment leaves nothing of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bulk.engines.grid import until
from tests.bulk.runs import table

pytestmark = pytest.mark.line("S9")


def _started(folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start the program with a folder of its own for what is put aside."""
    (folder / "temp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "gcmsgen", *words],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "temp")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _holds_a_file_without_a_name(process: "subprocess.Popen[bytes]", folder: Path) -> bool:
    links = Path(f"/proc/{process.pid}/fd").iterdir()
    return any(os.readlink(link).startswith(f"{folder}/") for link in links if link.is_symlink())


@pytest.mark.parametrize(
    "words", [("bulk", "check", "-"), ("bulk", "run", "-", "-o", "out", "--format", "txt")], ids=["check", "run"]
)
def test_nothing_of_a_table_from_standard_input_has_a_name(tmp_path: Path, words: tuple[str, ...]) -> None:
    data = table(tmp_path, 40).read_bytes()
    process, seen = _started(tmp_path, *words), set[str]()
    assert process.stdin
    process.stdin.write(data)
    process.stdin.flush()
    until(
        lambda: _holds_a_file_without_a_name(process, tmp_path / "temp")
    )  # it waits for more, the rows so far put aside
    seen.update(os.listdir(tmp_path / "temp"))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert (seen, os.listdir(tmp_path / "temp"), process.returncode) == (set(), [], -9)


@pytest.mark.long
@pytest.mark.parametrize("seconds", [0.2, 0.6, 1.0, 1.4, 1.8, 2.4])
def test_a_kill_at_any_moment_leaves_nothing_of_it(tmp_path: Path, seconds: float) -> None:
    data = table(tmp_path, 400).read_bytes()
    process = _started(tmp_path, "bulk", "run", "-", "-o", "out", "--format", "txt", "--workers", "1")
    with process:
        assert process.stdin
        process.stdin.write(data)
        process.stdin.close()
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
    assert os.listdir(tmp_path / "temp") == []


def test_a_table_by_standard_input_is_read_like_a_file(tmp_path: Path) -> None:
    source = table(tmp_path, 10)
    answers = []
    for name, given in ((str(source), b""), ("-", source.read_bytes())):
        out, _ = _started(tmp_path, "bulk", "check", name).communicate(given)
        answers.append(out.replace(name.encode(), b"TABLE", 1))
    assert answers[0] == answers[1]
    assert b"10 row(s) checked, 1 blocked" in answers[0]
