"""Wheel, sdist, editable install and bare checkout all find the templates; the wheel works alone, from an empty folder."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, sources

TEMPLATES = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist and wheel from a copy of the sources, so that no leftover of a build can help."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    for path in sources():
        target = source / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    line = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(source)]
    subprocess.run(line, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_template_example_and_table(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert {f"gcmsgen/templates/{name}" for name in TEMPLATES} <= names
    assert {f"gcmsgen/examples/{path.name}" for path in (ROOT / "fixtures" / "cases").glob("*.yaml")} <= names
    data = {
        str(p.relative_to(ROOT)) for p in (ROOT / "gcmsgen").rglob("*") if p.suffix in {".csv", ".yaml", ".conf", ".mo"}
    }
    assert data <= names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"gcmsgen", next(iter(tops - {"gcmsgen"}))}


def test_the_sdist_holds_what_the_wheel_is_made_from(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"templates/{name}" for name in TEMPLATES} <= names
    assert "setup.cfg" in names


def test_the_wheel_renders_a_letter_in_an_empty_environment(built: Path, tmp_path: Path) -> None:
    environment, work = tmp_path / "venv", tmp_path / "work"
    work.mkdir()
    uv = Path(sys.executable).with_name("uv")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL", "GCMSGEN"))}
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(environment)], check=True, env=clean)
    python = environment / "bin" / "python"
    constraints = tmp_path / "constraints.txt"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line.split(" \\")[0] for line in lock if "==" in line and not line.startswith((" ", "#"))]
    constraints.write_text("\n".join(pins), encoding="utf-8")
    wheel = str(next(built.glob("*.whl")))
    # The certificates of the machine, as pip takes them: an office behind a proxy has one of its own.
    install = [
        uv,
        "pip",
        "install",
        "-q",
        "--system-certs",
        "--python",
        str(python),
        "--constraint",
        str(constraints),
        wheel,
    ]
    subprocess.run(install, check=True, env=clean, cwd=work)
    gcmsgen = str(environment / "bin" / "gcmsgen")
    done = subprocess.run(
        [gcmsgen, "letter", str(EXAMPLE)], cwd=work, env=clean, capture_output=True, text=True, check=True
    )
    assert done.stdout == "W000000002-letter-en.pdf\n"
    assert (work / "W000000002-letter-en.pdf").read_bytes().startswith(b"%PDF")
    subprocess.run([gcmsgen, "demo"], cwd=work, env=clean, capture_output=True, check=True)
    assert (work / "out" / "W000000002-letter-fr.docx").is_file()


def test_a_bare_checkout_finds_the_templates(tmp_path: Path) -> None:
    """The package is run from a copy of the source tree that was never installed."""
    for name in ("gcmsgen", "templates", "fixtures"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    script = "import gcmsgen, sys; print(gcmsgen.__file__, flush=True); from gcmsgen.cli.program import main; sys.exit(main())"
    line = [sys.executable, "-c", script, "note", str(EXAMPLE)]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    where, _, note = done.stdout.partition("\n")
    assert (Path(where).parent.parent, note.startswith("Refused on 2026-05-20.")) == (tmp_path, True)
