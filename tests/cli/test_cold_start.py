"""A command loads what it needs and nothing else: what is dear to import is imported where it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from gcmsgen.cli import doctor
from tests.conftest import EXAMPLE
from tests.wording.test_compiled import MAKE

DEAR = {"weasyprint", "docxtpl", "docx", "lxml", "pikepdf", "pypdfium2", "uharfbuzz", "tinycss2", "openpyxl", "dask"}
LETTER = ("letter", str(EXAMPLE), "-o", "-", "--format")


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ((*LETTER, "txt"), set()),
        ((*LETTER, "pdf"), {"uharfbuzz", "tinycss2"}),
        ((*LETTER, "docx"), {"docxtpl", "docx", "lxml"}),
        (("explain", "GCM102"), set()),
        (("explain", "--list"), set()),
    ],
    ids=["text", "PDF", "Word", "explain", "list of rules"],
)
def test_a_command_imports_what_it_needs_alone(line: tuple[str, ...], needed: set[str]) -> None:
    said = (
        "import sys\nfrom gcmsgen.cli.program import main\ncode = main(sys.argv[1:])\n"
        "print(' '.join(sys.modules), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", said, *line], capture_output=True, check=True)
    assert DEAR & set(done.stderr.decode().split()) == needed


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "templates.bin"
    subprocess.run([sys.executable, "-c", MAKE, str(file)], check=True)
    return file


@pytest.mark.parametrize("line", [("explain", "GCM567"), ("explain", "--list", "--lang", "fr"), ("explain", "GCM1")])
def test_a_manual_page_is_read_without_a_rule_or_a_model(line: tuple[str, ...], store: Path, tmp_path: Path) -> None:
    told = {}
    for way, file in {"kept": store, "made": tmp_path / "none"}.items():
        said = (
            "import sys\nfrom pathlib import Path\nfrom gcmsgen.wording import compiled\n"
            f"compiled.FILE = Path({str(file)!r})\nfrom gcmsgen.cli.program import main\ncode = main(sys.argv[1:])\n"
            "print('models' if 'pydantic' in sys.modules else 'none', code, file=sys.stderr)"
        )
        told[way] = subprocess.run([sys.executable, "-c", said, *line], capture_output=True, check=True, text=True)
    assert told["kept"].stdout == told["made"].stdout
    assert told["kept"].stderr.split("\n")[-2].split()[0] == "none"
    assert told["made"].stderr.split("\n")[-2].split()[0] == "models"


def test_what_is_set_in_any_engine_is_told_without_weasyprint() -> None:
    said = (
        "import sys\nfrom gcmsgen.making import versions_of\nfrom gcmsgen.catalogue.formats import Format\n"
        "print(*versions_of(Format.PDF))\nassert 'weasyprint' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True)
    assert {b"typeset", b"pango", b"weasyprint"} <= set(done.stdout.split())


def test_the_doctor_names_what_is_not_compiled(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / f"{name}.py").write_text("x = 1\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(tmp_path)], check=True)
    assert doctor.compiled(tmp_path).detail.en == "all"
    (tmp_path / "one.py").write_text("x = 12345\n", encoding="utf-8")
    found = doctor.compiled(tmp_path)
    assert found.state is doctor.State.GOOD
    assert found.detail.en.startswith("1 module(s) ")
    assert found.detail.fr.startswith("1 module(s) ")
