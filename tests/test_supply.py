"""What the program is built on is what `tools/supply.yaml` says: each package, its floor and why, and what is not Python."""

import configparser
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from tests.bulk.runs import table
from tests.conftest import EXAMPLE, ROOT

SUPPLY = yaml.safe_load((ROOT / "tools" / "supply.yaml").read_text(encoding="utf-8"))
FLOORS, NATIVE, SITUATIONS = SUPPLY["floors"], SUPPLY["native"], SUPPLY["situations"]
LOCK = dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
ADVISORY = re.compile(r"CVE-20\d\d-\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3}|PYSEC-20\d\d-\d+")


def requirements() -> Iterator[Requirement]:
    """Yield what setup.cfg asks for, extra by extra."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    extras = setup["options.extras_require"]
    for listed in (setup["options"]["install_requires"], *(extras[name] for name in extras)):
        yield from map(Requirement, filter(None, listed.splitlines()))


def floor(requirement: Requirement) -> str:
    """Return the oldest version that a requirement lets in, empty for any."""
    (found,) = {str(one.version) for one in requirement.specifier} or {""}
    assert {one.operator for one in requirement.specifier} <= {">="}
    return found


def test_every_package_has_a_row_with_the_floor_of_setup_cfg() -> None:
    asked = {(requirement.name, floor(requirement)) for requirement in requirements()}
    assert asked == {(name, row["floor"]) for name, row in FLOORS.items()}
    assert list(FLOORS) == sorted(FLOORS)


def test_the_lock_is_at_or_above_each_floor() -> None:
    assert [name for name, row in FLOORS.items() if row["floor"] and Version(LOCK[name]) < Version(row["floor"])] == []
    assert set(FLOORS) <= set(LOCK)


@pytest.mark.parametrize("name", FLOORS)
def test_a_row_says_why_in_both_languages_and_whence(name: str) -> None:
    row = FLOORS[name]
    assert set(row) - {"advisories"} == {"floor", "en", "fr", "source", "confidence"}
    assert all(row[part].strip() for part in ("en", "fr", "source"))
    assert row["confidence"] in {"high", "verify"}
    assert [advisory for advisory in row.get("advisories", {}) if not ADVISORY.fullmatch(advisory)] == []


@pytest.mark.parametrize("name", [name for name, row in FLOORS.items() if row.get("advisories")])
def test_a_floor_that_an_advisory_set_is_the_version_without_that_fault(name: str) -> None:
    row = FLOORS[name]
    newest = max(map(Version, row["advisories"].values()))
    assert Version(row["floor"]) == newest or ("Feature" in row["en"] and Version(row["floor"]) > newest)


def test_the_build_asks_for_the_same_setuptools() -> None:
    (asked,) = re.findall(r'requires = \["(setuptools[^"]*)"\]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert asked == f"setuptools>={FLOORS['setuptools']['floor']}"


# Runs a line in a process of its own, and says which packages brought what is not Python into it.
_PROGRAM = """
import json, sys
from pathlib import Path
from gcmsgen.cli.program import main
code = main(sys.argv[2:])
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
files |= {line.split()[-1] for line in open("/proc/self/maps") if ".so" in line}
Path(sys.argv[1]).write_text(json.dumps([code, sorted(file for file in files if ".so" in Path(file).name)]))
"""
LINES: dict[str, str] = {}


def loaded(tmp_path: Path, *line: object) -> tuple[set[str], set[str]]:
    """Return the packages, and the libraries of the system, that a line brings into its process."""
    told = tmp_path / "told.json"
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(told), *map(str, line)], check=True, capture_output=True, cwd=tmp_path
    )
    code, files = json.loads(told.read_text())
    assert code in (0, 1, 3)
    return packages(files), {Path(file).name.split(".so")[0] for file in files if "site-packages" not in file}


def packages(files: list[str]) -> set[str]:
    """Return the names of the packages that brought files."""
    known = packages_distributions()
    inside = [Path(file.split("site-packages/")[1]).parts[0].split(".")[0] for file in files if "site-packages/" in file]
    return {known.get(top, [top])[0].lower() for top in inside}


def test_what_a_process_loads_is_seen(tmp_path: Path) -> None:
    """The reader of processes is tried on one that loads a package more than the program does."""
    plain, _ = loaded(tmp_path, "--version")
    assert "lxml" not in plain
