"""Helpers that every test may use: the shared folder, a case made of a few facts, and a run of the program as typed."""

import copy
import io
import os
import shlex
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from gcmsgen.checks.cases.run import check_case
from gcmsgen.cli.program import main
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Finding

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted((ROOT / "fixtures" / "cases").glob("*.yaml"))
EXAMPLE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
DAY = date(2026, 5, 20)

# In CI the same examples each time, so that a change is judged by what it changes; by hand, others each time. How long an
# example takes, or is drawn, says how busy the machine is, and is never a failure.
settings.register_profile("by hand", derandomize=False, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("by hand"), derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "by hand")


@dataclass(frozen=True)
class Result:
    """Hold what a run of the program printed, and its exit code."""

    code: int
    data: bytes
    talk: str

    @property
    def out(self) -> str:
        return self.data.decode()


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let an interrupt reach the programs that tests start: in the background of a shell it is ignored, and that is inherited."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs a line as typed, `gcmsgen` left out."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.setenv(name, "C.UTF-8" if name == "LC_ALL" else "")

    def typed(line: str, *more: object, stdin: bytes | None = None) -> Result:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([*shlex.split(line), *map(str, more)])
        captured = capfdbinary.readouterr()
        return Result(code, captured.out, captured.err.decode())

    return typed


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of test data that others published; without it a test is skipped, and fails in CI."""
    folder = os.environ.get("GCMSGEN_SHARED")
    if not folder:
        reason = "GCMSGEN_SHARED does not name the folder of test data"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(folder)


def sources() -> list[Path]:
    """Return the files of the project, without what a set-up, a build or a run leaves behind."""
    left = {"out", "build", "dist", "gcmsgen.egg-info"}
    tops = [
        path
        for path in ROOT.iterdir()
        if path.name not in left and (not path.name.startswith(".") or path.name == ".ci")
    ]
    paths = [inner for top in tops for inner in (top.rglob("*") if top.is_dir() else [top])]
    return sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def facts_of(path: Path) -> dict[str, Any]:
    """Return the tree of a case file, all scalars text; a copy that a test may change."""
    return copy.deepcopy(_parsed(path.read_text(encoding="utf-8")))


@cache
def _parsed(text: str) -> dict[str, Any]:
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def facts(**changes: Any) -> dict[str, Any]:
    """Return the tree of the example case with some dotted fields (`record__noc`) set, or left out where None."""
    tree = facts_of(EXAMPLE)
    for name, value in changes.items():
        *parents, last = name.split("__")
        part: Any = tree
        for parent in parents:
            part = part[int(parent) - 1] if isinstance(part, list) else part[parent]
        if value is None:
            del part[last]
        else:
            part[last] = value
    return tree


def case(**changes: Any) -> Case:
    """Return the example case with some dotted fields set, or left out where None."""
    return Case.model_validate(facts(**changes))


def written(folder: Path, **changes: Any) -> Path:
    """Return a case file with the example's facts, some of them changed."""
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(facts(**changes), allow_unicode=True), encoding="utf-8")
    return path


def found(a_case: Case) -> list[Finding]:
    """Return all findings of a case on the day of the example."""
    return list(check_case(a_case, DAY))


def codes(a_case: Case) -> list[str]:
    """Return the codes that are found in a case, in order."""
    return [finding.code for finding in found(a_case)]


def loaded(path: Path) -> Case:
    """Return the case in a file."""
    return load_case(path.name, path.read_bytes())
