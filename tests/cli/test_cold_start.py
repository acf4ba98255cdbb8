"""A command loads what it needs and nothing else: what is dear to import is imported where it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from gcmsgen.cli import doctor
from tests.conftest import EXAMPLE

DEAR = {"weasyprint", "docxtpl", "docx", "lxml", "pikepdf", "pypdfium2", "uharfbuzz", "tinycss2", "openpyxl", "dask"}
LETTER = ("letter", str(EXAMPLE), "-o", "-", "--format")


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ((*LETTER, "txt"), set()),
        ((*LETTER, "pdf"), {"uharfbuzz", "tinycss2"}),
        ((*LETTER, "docx"), {"docxtpl", "docx", "lxml"}),
        (("explain", "GCM102"), set()),
    ],
    ids=["text", "PDF", "Word", "explain"],
)
def test_a_command_imports_what_it_needs_alone(line: tuple[str, ...], needed: set[str]) -> None:
    said = (
        "import sys\nfrom gcmsgen.cli.program import main\ncode = main(sys.argv[1:])\n"
        "print(' '.join(sys.modules), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", said, *line], capture_output=True, check=True)
    assert DEAR & set(done.stderr.decode().split()) == needed


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
