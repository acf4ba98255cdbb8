"""tools/setup.sh, run for real on a small checkout that has no dependencies, so that no network is needed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PREPARING = "Preparing .venv; this takes a minute or two.\nPréparation de .venv; cela prend une minute ou deux.\n"
FAILED = (
    "The preparation of .venv failed (see above). "
    "Check the network and the free disk space, then run the same command again.\n"
    "La préparation de .venv a échoué (voir ci-dessus). "
    "Vérifiez le réseau et l'espace disque, puis relancez la même commande.\n"
)
NO_PYTHON = (
    "Python 3.11 or newer was not found. On Debian 12 or Ubuntu 24.04, as root:\n"
    "Python 3.11 ou plus récent est introuvable. Sous Debian 12 ou Ubuntu 24.04, en tant qu'administrateur :\n"
    "    apt-get update && apt-get install --no-install-recommends python3\n"
)
# Stands in for setuptools, which only the network could bring: a command that repeats its arguments.
BUILD_BACKEND = """
import sys
import zipfile

FILES = {
    "METADATA": "Metadata-Version: 2.1\\nName: gcmsgen\\nVersion: 1\\n",
    "WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "entry_points.txt": "[console_scripts]\\ngcmsgen = repeat:main\\n",
    "RECORD": "",
}


def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/gcmsgen-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("repeat.py", "import sys\\ndef main(): print(*sys.argv[1:])\\n")
        for name, text in FILES.items():
            wheel.writestr(f"gcmsgen-1.dist-info/{name}", text)
    return "gcmsgen-1-py3-none-any.whl"
"""
Said = tuple[int, str, str]
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


def run(checkout: Path, *command: str, **environment: str) -> Said:
    """Return the exit code, stdout and stderr of a command that is run in the checkout, without any network."""
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    done = subprocess.run(
        command,
        cwd=checkout,
        env=os.environ | offline | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a small checkout, not yet set up."""
    return small_checkout(tmp_path)


# Stands for the module that compiles the templates.
COMPILING = """
with open("templates.compiled", "a") as file:
    file.write("once")
"""


def small_checkout(parent: Path) -> Path:
    """Write a checkout that has no dependencies into a folder whose path has a space."""
    folder = parent / "a checkout"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(REPOSITORY / "tools" / "setup.sh", folder / "tools")
    shutil.copy(REPOSITORY / "Makefile", folder)
    (folder / "backend.py").write_text(BUILD_BACKEND)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "gcmsgen").mkdir()
    (folder / "gcmsgen" / "__init__.py").touch()
    (folder / "gcmsgen" / "cli").mkdir()
    (folder / "gcmsgen" / "cli" / "compiling.py").write_text(COMPILING)
    (folder / "setup.cfg").touch()
    (folder / "requirements.lock").touch()
    return folder


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """Return a folder for PATH that holds the few programs that the script needs, but no Python, apt-get or sudo."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for program in ("sh", "cat", "dirname", "flock", "id", "readlink", "rm", "sha256sum"):
        (folder / program).symlink_to(str(shutil.which(program)))
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """Return a checkout that was set up once, for the tests that do not harm it, and what the set-up said."""
    folder = small_checkout(tmp_path_factory.mktemp("prepared"))
    return folder, run(folder, "sh", "tools/setup.sh", "demo", PYTHONDONTWRITEBYTECODE="1")


def test_prepares_once(prepared: tuple[Path, Said]) -> None:
    checkout, first = prepared
    assert first == (0, "demo --output out --force\n", PREPARING)
    assert run(checkout, "sh", "tools/setup.sh", "demo") == (0, "demo --output out --force\n", "")
    assert run(checkout.parent, "sh", f"{checkout}/tools/setup.sh", "setup") == (0, "", "")


def test_the_project_comes_compiled(prepared: tuple[Path, Said]) -> None:
    checkout, _ = prepared
    found = [path.relative_to(checkout).as_posix() for path in (checkout / "gcmsgen").rglob("*.pyc")]
    assert len(found) == 2
    assert all("/__pycache__/" in name for name in found)
    assert (checkout / "templates.compiled").read_text() == "once"


def test_moved_unfinished_or_outdated_set_up_does_not_count(
    prepared: tuple[Path, Said], tmp_path: Path, bare_path: Path
) -> None:
    # The .venv of the new place is first on PATH, as in a shell that has activated it.
    moved = Path(shutil.copytree(prepared[0], tmp_path / "another place", symlinks=True))
    path = f"{moved}/.venv/bin:{os.environ['PATH']}"
    code, out, err = run(
        moved, "sh", "tools/setup.sh", "demo", PATH=path, PIP_TIMEOUT="not a number, so that pip fails"
    )
    assert (code, out, err.startswith(PREPARING), err.endswith(FAILED)) == (4, "", True, True)
    assert run(moved, "sh", "tools/setup.sh", "demo", PATH=path) == (0, "demo --output out --force\n", PREPARING)

    # A change of setup.cfg links the project again, but downloads nothing.
    (moved / "setup.cfg").write_text("[metadata]\n")
    (moved / ".venv" / "bin" / "gcmsgen").unlink()
    assert run(moved, "sh", "tools/setup.sh", "demo") == (0, "demo --output out --force\n", "")

    # A change of the lock needs all of it again, which cannot begin where no Python is found.
    assert run(moved, "sh", "tools/setup.sh", "setup", PATH=str(bare_path)) == (0, "", "")
    (moved / "requirements.lock").write_text("# changed\n")
    assert run(moved, "sh", "tools/setup.sh", "setup", PATH=str(bare_path)) == (4, "", NO_PYTHON)


# Says its name and what it was given, a word at a time, and fails where it is told to.
TOOL = """#!/bin/sh
for word in "${0##*/}" "$@"; do printf '%s ' "$word"; sleep 0.05; done
echo
[ "${0##*/}" != "$FAILS" ] || exit 7
"""
STATIC = "ruff format --check . \nruff check . \nmypy \nlint-imports \ndocs --check\n"


@pytest.fixture
def tools(prepared: tuple[Path, Said], tmp_path: Path) -> str:
    """Return a PATH with stand-ins for the tools that `quick` and `test` run."""
    (prepared[0] / "tools" / "docs.py").write_text("import sys; print('docs', *sys.argv[1:])")
    for name in ("ruff", "mypy", "lint-imports", "pytest"):
        (tmp_path / name).write_text(TOOL)
        (tmp_path / name).chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


@pytest.mark.parametrize(("fails", "code"), [("", 0), ("mypy", 7), ("pytest", 7)])
def test_quick_says_all_of_each_step_in_order_and_fails_with_any(
    prepared: tuple[Path, Said], tools: str, fails: str, code: int
) -> None:
    ended, out, _ = run(prepared[0], "sh", "tools/setup.sh", "quick", PATH=tools, FAILS=fails)
    static, tests = out.split("pytest ")
    assert (ended, static) == (code, STATIC.partition("lint")[0] if fails == "mypy" else STATIC)
    assert tests.endswith(" \n")
    assert [named for named in re.findall(r"(?:tests|gcmsgen)/\S+", tests) if not stands(named)] == []


def stands(named: str) -> bool:
    """Say whether a file, a folder or a test of a file is there."""
    path, _, test = named.partition("::")
    place = REPOSITORY / path
    return place.is_file() and f"def {test}(" in place.read_text("utf-8") if test else place.exists()


@pytest.mark.parametrize(("fails", "code"), [("", 0), ("lint-imports", 7), ("pytest", 7)])
def test_a_step_that_fails_fails_the_test(prepared: tuple[Path, Said], tools: str, fails: str, code: int) -> None:
    ended, out, _ = run(prepared[0], "sh", "tools/setup.sh", "test", PATH=tools, FAILS=fails)
    assert (ended, "pytest" in out) == (code, fails != "lint-imports")


def test_machine_without_python(checkout: Path, bare_path: Path) -> None:
    assert run(checkout, "sh", "tools/setup.sh", "demo", PATH=str(bare_path)) == (4, "", NO_PYTHON)


def test_machine_without_a_system_package_that_may_not_install_it(checkout: Path, bare_path: Path) -> None:
    # As on Debian before python3-venv is installed: Python is there, ensurepip is not.
    (checkout / "ensurepip.py").write_text("raise ModuleNotFoundError")
    (bare_path / "python3").symlink_to(Path(sys.executable).resolve())
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert run(checkout, "sh", "tools/setup.sh", "demo", PATH=str(bare_path), PYTHONPATH=str(checkout)) == (
        4,
        "",
        "These system packages are missing and could not be installed from here. As root, run this, then try again:\n"
        "Ces paquets du système manquent et n'ont pas pu être installés d'ici. En tant qu'administrateur, "
        "lancez ceci, puis réessayez :\n"
        f"    apt-get update && apt-get install --no-install-recommends {package}\n",
    )


@pytest.mark.parametrize("words", [["no-such-verb"], [], ["demo", "out"]], ids=["unknown", "none", "too many"])
def test_wrong_use_shows_the_usage(checkout: Path, words: list[str]) -> None:
    assert run(checkout, "sh", "tools/setup.sh", *words) == (2, "", help_text(checkout))


def test_every_verb_is_in_the_makefile_and_in_the_usage(checkout: Path) -> None:
    (verbs,) = [
        line.split()[2:] for line in (checkout / "Makefile").read_text().splitlines() if line.startswith("VERBS =")
    ]
    explained = [line.split()[0] for line in help_text(checkout).splitlines()[2:] if " / " in line]
    assert verbs == ["help", *explained]


def test_ci_names_the_test_data_and_passes_the_exit_code_on(checkout: Path, bare_path: Path) -> None:
    (checkout / ".ci").mkdir()
    shutil.copy(REPOSITORY / ".ci" / "run", checkout / ".ci")
    (checkout / "tools" / "setup.sh").write_text('echo "$1 $GCMSGEN_SHARED $CI"; exit 7')
    ci = ["sh", f"{checkout}/.ci/run"]  # bare_path has no make, so the script is called
    assert run(checkout.parent, *ci, PATH=str(bare_path), GCMSGEN_SHARED="") == (
        7,
        f"test {checkout}/../shared true\n",
        "",
    )
    assert run(checkout, *ci, PATH=str(bare_path), GCMSGEN_SHARED="/data") == (7, "test /data true\n", "")


@pytest.mark.parametrize("script", ["tools/setup.sh", ".ci/run"])
def test_syntax_is_plain_posix(script: str) -> None:
    assert run(REPOSITORY, "dash", "-n", script) == (0, "", "")


def help_text(checkout: Path) -> str:
    """Return what `help` prints."""
    code, out, err = run(checkout, "sh", "tools/setup.sh", "help")
    assert (code, err) == (0, "")
    return out
