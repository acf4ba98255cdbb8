"""A fault that is planted in the program is noticed by the test that is named for it: a proof that the tests prove something.

Each fault is one edit in a copy of the program; the named test passes there before it and fails with it. `make test` sees
that each can still be planted and that its test is still there, `make long` plants them.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.planted.table import PLANTED, PlantedFault


def test_every_fault_can_be_planted() -> None:
    assert len({fault.id for fault in PLANTED}) == len(PLANTED) >= 45
    texts = {fault.file: (ROOT / fault.file).read_text(encoding="utf-8") for fault in PLANTED}
    assert [fault.id for fault in PLANTED if texts[fault.file].count(fault.old) != 1] == []
    for fault in PLANTED:
        planted = fault.planted(texts[fault.file])
        assert planted != texts[fault.file], fault.id
        if fault.file.endswith(".py"):
            compile(planted, fault.file, "exec")


def test_every_named_test_is_there() -> None:
    ended = pytested(ROOT, "--collect-only", *sorted({fault.test for fault in PLANTED}))
    assert ended.code == 0, ended.said


@dataclass(frozen=True)
class Ended:
    """Hold the exit code of pytest, a line with its reason for each test that failed, and all that it said."""

    code: int
    failures: tuple[str, ...]
    said: str


def pytested(folder: Path, *line: str) -> Ended:
    """Run pytest in a folder that holds the program: what stands there comes before what is installed."""
    own = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "1000", "GCMSGEN_WHOLE": "1"}
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(folder),
            "--tb=line",
            "-rfE",
            *line,
        ],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    failures = tuple(row for row in ended.stdout.splitlines() if row.startswith(("FAILED ", "ERROR ")))
    return Ended(ended.returncode, failures, ended.stdout + ended.stderr)


@dataclass(frozen=True)
class Copied:
    """Hold a copy of the program, and what its named tests said before anything was planted in it."""

    folder: Path
    before: Ended


@pytest.fixture(scope="module")
def copied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Return a copy of the program that its tests and their processes find, with what the tests asked for say of it."""
    folder = tmp_path_factory.mktemp("copied") / "gcmsgen"
    beside = {"out", "build", "dist", "gcmsgen.egg-info"}
    shutil.copytree(ROOT, folder, ignore=lambda path, names: [n for n in names if _is_left(Path(path), n, beside)])
    # Compiled once, each file by its hash: an edit counts at once, however soon it comes and whatever its length.
    compiled = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "gcmsgen"]
    subprocess.run(compiled, cwd=folder, check=True)
    asked = [sys.executable, "-c", "import gcmsgen.catalogue.tree as t; print(t.__file__, t.packaged('templates'))"]
    found = subprocess.run(
        asked, cwd="/", env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == [str(folder / "gcmsgen" / "catalogue" / "tree.py"), str(folder / "templates")]
    faults = [item.callspec.params.get("fault") for item in request.session.items if hasattr(item, "callspec")]
    return Copied(folder, pytested(folder, *sorted({fault.test for fault in faults if fault in PLANTED})))


def _is_left(parent: Path, name: str, beside: set[str]) -> bool:
    """Say whether a name is none of the project's own files: what a set-up, a build or a run leaves."""
    return name == "__pycache__" or (parent == ROOT and (name.startswith(".") or name in beside))


# An edit that the program cannot even run with proves nothing.
_NO_FAULT = re.compile(
    r" - (?:NameError|UnboundLocalError|ImportError|ModuleNotFoundError|SyntaxError|IndentationError)\b"
)


@pytest.mark.long
@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.id)
def test_a_planted_fault_is_noticed(copied: Copied, fault: PlantedFault) -> None:
    assert copied.before.code in (0, 1), copied.before.said
    assert [row for row in copied.before.failures if row.split(" ", 1)[1].startswith(fault.test)] == []
    path = copied.folder / fault.file
    whole = path.read_text(encoding="utf-8")
    path.write_text(fault.planted(whole), encoding="utf-8")
    try:
        ended = pytested(copied.folder, "-x", fault.test)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert ended.code == 1, f"it was not noticed: {fault.harm}\n{ended.said}"
    assert [row for row in ended.failures if not row.startswith(f"FAILED {fault.test}") or _NO_FAULT.search(row)] == []
    assert ended.failures
