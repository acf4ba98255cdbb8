"""Every folder that a command makes is its owner's alone and so is every file, whatever the umask, also after a kill."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gcmsgen.deliver import deliver, make_folder
from tests.bulk.runs import killed, table
from tests.conftest import EXAMPLE, ROOT, Result

Run = Callable[..., Result]
pytestmark = pytest.mark.line("S8")

UMASKS = {"open": 0o000, "usual": 0o022, "group": 0o002, "closed": 0o077, "closed to everybody": 0o777}


@contextmanager
def masked(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Return what of a folder is not its owner's alone."""
    modes = {path: path.lstat().st_mode for path in folder.rglob("*")}
    due = {path: 0o700 if stat.S_ISDIR(mode) else 0o600 for path, mode in modes.items()}
    return [f"{path} {stat.S_IMODE(mode):o}" for path, mode in modes.items() if stat.S_IMODE(mode) != due[path]]


def test_a_folder_that_is_made_is_its_owner_s_alone(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o755)
    with masked(0o000):
        make_folder(tmp_path / "theirs" / "new" / "newer")
        deliver(b"words", tmp_path / "theirs" / "another" / "letter.txt")
    assert open_to_others(tmp_path / "theirs") == []
    assert stat.S_IMODE((tmp_path / "theirs").stat().st_mode) == 0o755


LINES = {
    "letter": "letter {example} -o new/er/letter.docx",
    "note in a folder": "note {example} -o new/er/",
    "run": "bulk run {table} -o new/er --format txt --zip --workers {workers} --report new/report/r.csv",
    "report": "bulk check {table} --report new/er/r.json",
    "workbook": "bulk template new/er/t.xlsx",
    "page": "translation preview --document note --variant country-US -o new/er/p.html",
    "file for a translator": "translation export --format po -o new/er/t.po",
}


@pytest.mark.parametrize(
    "umask", [pytest.param(name, marks=[] if name == "open" else pytest.mark.long) for name in UMASKS]
)
@pytest.mark.parametrize("name", LINES)
def test_what_a_command_makes_is_its_owner_s_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, umask: str
) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    source = table(tmp_path, 1)
    monkeypatch.chdir(tmp_path / "there")
    with masked(UMASKS[umask]):
        assert run(LINES[name].format(example=EXAMPLE, table=source, workers=0)).code == 0
    assert open_to_others(tmp_path / "there") == []
    assert [*(tmp_path / "there").rglob("*.*")] != []
    assert stat.S_IMODE((tmp_path / "there").stat().st_mode) == 0o755


def test_words_that_an_office_shares_can_be_read_by_all(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "en").mkdir(parents=True)
    words = (ROOT / "templates/en/letter-refusal.j2").read_text(encoding="utf-8")
    (own / "en" / "letter-refusal.j2").write_text(words.replace("I have refused", "I refused"), encoding="utf-8")
    assert run("translation accept letter-refusal.refused --by AB01 --reason style --templates", own).code == 0
    state = own / "fr" / "state.po"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (state, state.parent)] == [0o644, 0o755]


KILLS = [0.5, *(pytest.param(seconds, marks=pytest.mark.long) for seconds in (0.3, 0.7, 0.9, 1.1, 1.3, 1.5, 1.8))]


@pytest.mark.parametrize("seconds", KILLS)
def test_what_a_kill_leaves_is_its_owner_s_alone(tmp_path: Path, seconds: float) -> None:
    source = table(tmp_path)
    (tmp_path / "there").mkdir()
    with masked(0o000):
        while not killed(source, tmp_path / "there" / "out", seconds, "--workers", "1"):
            seconds /= 2
    assert open_to_others(tmp_path / "there") == []


def test_nothing_is_open_for_a_moment(tmp_path: Path) -> None:
    with masked(0o000):
        source, seen = table(tmp_path, 20), set[str]()
        (tmp_path / "there").mkdir()
        line = [
            sys.executable,
            "-m",
            "gcmsgen",
            "bulk",
            "run",
            str(source),
            "-o",
            "there/out",
            "--format",
            "txt",
            "--zip",
        ]
        with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None:
                with _gone():
                    seen.update(open_to_others(tmp_path / "there"))
                time.sleep(0.002)
    assert (seen, process.returncode) == (set(), 3)


@contextmanager
def _gone() -> Iterator[None]:
    """Let a file be gone before it was looked at."""
    try:
        yield
    except FileNotFoundError:
        return
