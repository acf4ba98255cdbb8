"""What the program is built on is what `tools/supply.yaml` says: each package, its floor and why, and what is not Python."""

import configparser
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from gcmsgen.cli.program import COMMANDS, main
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


# Runs a line in a process of its own, and says which packages and libraries that are not Python it brought in. Nothing that the
# set-up kept is there, as after an installation of another kind: a command then loads the most.
_PROGRAM = """
import importlib, json, sys
from importlib.metadata import packages_distributions
from pathlib import Path
told, *lines = sys.argv[1:]
for first, *rest in map(str.split, lines):
    if first == "import":
        importlib.import_module(*rest)
    else:
        from gcmsgen.cli.program import main
        from gcmsgen.wording import compiled
        compiled.FILE = Path("nothing")
        assert main([first, *rest]) in (0, 1), "the line is wrong"
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
files |= {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if ".so" in line}
native = [Path(file) for file in files if ".so" in Path(file).name]
inside = [path.parts[path.parts.index("site-packages") + 1] for path in native if "site-packages" in path.parts]
tops = {top.split(".")[0] for top in inside}  # of pillow.libs, which is of Pillow, and of _brotli.cpython-311.so
known = packages_distributions()
system = sorted({path.name.split(".so")[0] for path in native if "site-packages" not in path.parts})
Path(told).write_text(json.dumps([sorted({known.get(top, [top])[0] for top in tops}), system]))
"""


def loaded(folder: Path, *lines: str) -> tuple[set[str], set[str]]:
    """Return the packages with code that is not Python, and the libraries of the system, of the process of some lines."""
    told = folder / "told.json"
    words = [sys.executable, "-c", _PROGRAM, str(told), *lines]
    ended = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    packages, system = json.loads(told.read_text(encoding="utf-8"))
    return {name.lower().replace("_", "-") for name in packages}, set(system)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what the lines of the situations name: cases, a letter that was made, tables."""
    import pyarrow
    import pyarrow.parquet

    folder = tmp_path_factory.mktemp("supply")
    made = folder / "made.pdf"
    assert main(["letter", str(EXAMPLE), "-o", str(made)]) == 0
    layout = (ROOT / "templates" / "layout" / "letter.html").read_text(encoding="utf-8")
    (folder / "own" / "layout").mkdir(parents=True)
    (folder / "own" / "layout" / "letter.html").write_text(layout.replace("<body", '<body id="own"'), encoding="utf-8")
    (folder / "table.csv").write_text("application.number,famly name\nW000000001,Sampleton\n", encoding="utf-8")
    pyarrow.parquet.write_table(pyarrow.table({"application.number": ["W000000001"]}), folder / "table.parquet")
    return {
        "case": EXAMPLE,
        "approved": next((ROOT / "fixtures" / "cases").glob("01-*.yaml")),
        "partial": next((ROOT / "fixtures" / "cases").glob("05-*.yaml")),
        "root": ROOT,
        "made": made,
        "own": folder / "own",
        "table": folder / "table.csv",
        "parquet": folder / "table.parquet",
    }


def test_every_command_is_among_the_situations() -> None:
    """`demo` makes documents as `letter` does."""
    lines = [
        line.removeprefix("--templates {own} ") for situation in SITUATIONS.values() for line in situation["lines"]
    ]
    tried = {line.split()[0] for line in lines}
    assert tried == {*COMMANDS, "import"} - {"demo"}


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_a_command_loads_that_is_not_python_is_in_the_table(
    tmp_path: Path, names: dict[str, Path], name: str
) -> None:
    packages, system = loaded(tmp_path, *(line.format(**names) for line in SITUATIONS[name]["lines"]))
    assert packages == {package for package, row in NATIVE.items() if name in row["loaded_by"]}
    assert (set(SUPPLY["system"]) <= system) is (name in ("weasyprint", "doctor"))


def test_a_package_that_is_not_python_is_seen_wherever_it_comes_from(tmp_path: Path) -> None:
    assert loaded(tmp_path, "import click")[0] == set()
    assert loaded(tmp_path, "import lxml.etree")[0] == {"lxml"}


@pytest.mark.parametrize("name", NATIVE)
def test_a_package_that_is_not_python_says_in_both_languages_what_it_brings(name: str) -> None:
    row = NATIVE[name]
    assert row["en"].strip() != row["fr"].strip() != ""
    assert set(row["loaded_by"]) <= set(SITUATIONS)
