"""A run that is killed at any moment leaves nothing torn, twice or lost: the next one ends as if nothing had happened."""

import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from gcmsgen.deliver import PART
from tests.bulk.runs import ROWS, command, ended, entries, files, killed, sound, table

_KILLS, _MANY_KILLS = 10, 50


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
    folder = tmp_path_factory.mktemp("undisturbed")
    source, report = table(folder), folder / "report.csv"
    assert ended(source, folder / "out", "--report", str(report)) == 3
    made = Undisturbed(source, folder / "out", report.read_bytes())
    good = [row for row in range(1, ROWS + 1) if row % 10 != 7]
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


def test_ten_kills_lose_nothing(undisturbed: Undisturbed, tmp_path: Path) -> None:
    _kill_again_and_again(undisturbed, tmp_path, _KILLS)


@pytest.mark.long
@pytest.mark.parametrize("workers", ["1", "2"])
def test_fifty_kills_lose_nothing(undisturbed: Undisturbed, tmp_path: Path, workers: str) -> None:
    _kill_again_and_again(undisturbed, tmp_path, _MANY_KILLS, "--workers", workers)


def _calls(undisturbed: Undisturbed, folder: Path, call: str) -> int:
    """Return how many times a run makes a system call. Skips where none can be traced."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    log = folder / f"{call}.log"
    line = ["strace", "-f", "-qq", "-e", f"trace={call}", "-o", str(log), *command(undisturbed.source, folder / call)]
    if subprocess.run(line, capture_output=True, check=False).returncode != 3:
        pytest.skip("this machine lets no process be traced")
    return sum(f" {call}(" in text for text in log.read_text(errors="replace").splitlines())


@pytest.mark.long
@pytest.mark.parametrize("call", ["fsync", "fdatasync", "rename", "pwrite64", "write"])
def test_a_kill_at_each_call_loses_nothing(undisturbed: Undisturbed, tmp_path: Path, call: str) -> None:
    count = _calls(undisturbed, tmp_path, call)
    step = max(1, count // 40)
    for when in range(1, count + 1, step):
        output, report = tmp_path / f"out-{when}", tmp_path / "report.csv"
        line = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
        subprocess.run(
            [*line, "-e", f"inject={call}:signal=SIGKILL:when={when}", *command(undisturbed.source, output)],
            capture_output=True,
            check=False,
        )
        if output.exists():
            sound(output, files(undisturbed.output))
        assert ended(undisturbed.source, output, "--report", str(report)) == 3
        undisturbed.equals(output, report)
        shutil.rmtree(output)
