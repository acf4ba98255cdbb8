"""What the tests of runs share: a small table, the program as a process of its own, and what a folder holds."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from gcmsgen.bulk.folder import LOCK
from gcmsgen.bulk.ledger import NAME
from gcmsgen.manifest.canonical import digest
from tests.conftest import facts

ASKED = ("--document", "letter,note", "--format", "txt,docx")
ROWS = 40


def table(folder: Path, rows: int = ROWS, name: str = "cases.jsonl", **changes: Any) -> Path:
    """Return a table of invented people, one row in ten refused."""
    path = folder / name
    with path.open("w", encoding="utf-8") as file:
        for row in range(1, rows + 1):
            own = {
                "application__number": f"W{row:09}",
                "application__language": "fr" if row % 3 == 0 else "en",
                "applicant__family_name": f"Sampleton-{row}",
                "record__noc": "12345" if row % 10 == 7 else "21223",
            }
            file.write(json.dumps(facts(**(own | changes))) + "\n")
    return path


def table_of(folder: Path, *rows: Mapping[str, Any], name: str = "cases.jsonl") -> Path:
    """Return a table of the rows given: each is what it changes of the example's facts (`decision__date`), None for left out."""
    path = folder / name
    path.write_text("".join(f"{json.dumps(facts(**row))}\n" for row in rows), encoding="utf-8")
    return path


def command(source: Path, output: Path, *more: str) -> list[str]:
    """Return the line that runs a table."""
    program = str(Path(sys.executable).with_name("gcmsgen"))
    return [program, "bulk", "run", str(source), "--output", str(output), *ASKED, *more]


def ended(source: Path, output: Path, *more: str, before: tuple[str, ...] = ()) -> int:
    """Run to the end; return the exit code."""
    return subprocess.run([*before, *command(source, output, *more)], capture_output=True, check=False).returncode


def killed(source: Path, output: Path, seconds: float, *more: str) -> bool:
    """Run and kill the whole group of processes after so many seconds; say whether it was killed before its end."""
    with subprocess.Popen(
        command(source, output, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        try:
            running.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            return running.wait() == -signal.SIGKILL
    return False


def cut_off(source: Path, output: Path, *more: str) -> None:
    """Run until the ledger holds a first row, and kill the whole group of processes then."""
    with subprocess.Popen(
        command(source, output, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        while not ((output / NAME).exists() and entries(output)):
            assert running.poll() is None, "the run ended before it was cut off"
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL


def files(output: Path) -> dict[str, str]:
    """Return the hash of every file of a folder, but for the ledger and the lock."""
    found = (path for path in output.rglob("*") if path.is_file() and not path.name.startswith((NAME, LOCK)))
    return {path.relative_to(output).as_posix(): digest(path.read_bytes()) for path in found}


def entries(output: Path) -> list[tuple[Any, ...]]:
    """Return what the ledger says, without times and the number of the run; nothing, where it was not yet laid out."""
    with closing(sqlite3.connect(output / NAME)) as base:
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'outputs'").fetchone():
            return []
        return base.execute(
            "SELECT application, document, format, asked, row, language, input, words, state, name, sha256, size, "
            "manifest_sha256, manifest_size FROM outputs ORDER BY 1, 2, 3"
        ).fetchall()


def sound(output: Path, undisturbed: dict[str, str]) -> None:
    """Assert that every file that stands is whole, and that the ledger names no file that is not there."""
    standing = {name: value for name, value in files(output).items() if not name.endswith(".part")}
    assert {name: undisturbed.get(name) for name in standing} == standing
    if (output / NAME).exists() and (output / NAME).stat().st_size:
        made = {row[9]: row[10] for row in entries(output) if row[8] == "made"}
        assert {name: standing.get(name) for name in made} == made
