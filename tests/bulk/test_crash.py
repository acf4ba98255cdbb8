"""A run that is killed at any moment leaves nothing torn, twice or lost: the next one ends as if nothing had happened."""

import os
import random
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from gcmsgen.deliver import PART
from tests.bulk.runs import ROWS, command, ended, entries, files, killed, sound, table

_KILLS, _MANY_KILLS = 5, 50
_FEW = 7  # of which the last is refused


@dataclass(frozen=True)
class Undisturbed:
    """Hold a table, and what a run that nothing disturbs makes of it."""

    source: Path
    output: Path
    report: bytes

    def equals(self, output: Path, report: Path) -> None:
        """Assert that another folder holds the same: documents, manifests, list, ledger and report."""
        assert files(output) == files(self.output)
        assert entries(output) == entries(self.output)
        assert report.read_bytes() == self.report


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return _undisturbed(tmp_path_factory.mktemp("undisturbed"), ROWS)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """A table of so few rows that a run can be killed at each single call of the system that writes."""
    return _undisturbed(tmp_path_factory.mktemp("few"), _FEW)


def _undisturbed(folder: Path, rows: int) -> Undisturbed:
    source, report = table(folder, rows), folder / "report.csv"
    assert ended(source, folder / "out", "--report", str(report)) == 3
    made = Undisturbed(source, folder / "out", report.read_bytes())
    good = [row for row in range(1, rows + 1) if row % 10 != 7]
    assert len([name for name in files(made.output) if name.endswith((".txt", ".docx"))]) == 3 * len(good)
    return made


def _kill_again_and_again(undisturbed: Undisturbed, folder: Path, kills: int, *more: str) -> None:
    moments = random.Random(20261125)  # noqa: S311 - the same moments each time
    output, report, done = folder / "out", folder / "report.csv", 0
    while done < kills:
        if killed(undisturbed.source, output, moments.uniform(0.4, 1.6), *more):
            done += 1
            sound(output, files(undisturbed.output))
        elif output.exists():
            shutil.rmtree(output)
    assert ended(undisturbed.source, output, "--report", str(report), *more) == 3
    assert not [name for name in files(output) if PART.fullmatch(name)]
    undisturbed.equals(output, report)


@pytest.mark.line("R1")
def test_five_kills_lose_nothing(undisturbed: Undisturbed, tmp_path: Path) -> None:
    _kill_again_and_again(undisturbed, tmp_path, _KILLS)


@pytest.mark.line("R1")
@pytest.mark.long
@pytest.mark.parametrize("workers", ["1", "2"])
def test_fifty_kills_lose_nothing(undisturbed: Undisturbed, tmp_path: Path, workers: str) -> None:
    _kill_again_and_again(undisturbed, tmp_path, _MANY_KILLS, "--workers", workers)


def _calls(few: Undisturbed, folder: Path, call: str) -> int:
    """Return how many times a run makes a system call. Skips where none can be traced."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    log = folder / f"{call}.log"
    line = ["strace", "-f", "-qq", "-e", f"trace={call}", "-o", str(log), *command(few.source, folder / call)]
    if subprocess.run(line, capture_output=True, check=False).returncode != 3:
        pytest.skip("this machine lets no process be traced")
    return sum(f" {call}(" in text for text in log.read_text(errors="replace").splitlines())


@pytest.mark.line("R1")
@pytest.mark.long
@pytest.mark.parametrize("call", ["fsync", "fdatasync", "rename", "pwrite64", "write"])
def test_a_kill_at_each_call_loses_nothing(few: Undisturbed, tmp_path: Path, call: str) -> None:
    calls = range(1, _calls(few, tmp_path, call) + 1)
    assert calls
    with ThreadPoolExecutor(os.cpu_count()) as several:
        list(several.map(partial(_killed_at, few, tmp_path, call), calls))


def _killed_at(few: Undisturbed, folder: Path, call: str, when: int) -> None:
    """Kill a run at one of its calls, run it again, and assert that nothing is lost."""
    output, report = folder / f"out-{when}", folder / f"report-{when}.csv"
    killing = ("-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={when}")
    line = ["strace", "-f", "-qq", "-o", "/dev/null", *killing, *command(few.source, output)]
    subprocess.run(line, capture_output=True, check=False)
    if output.exists():
        sound(output, files(few.output))
    assert ended(few.source, output, "--report", str(report)) == 3
    few.equals(output, report)
    shutil.rmtree(output)
