"""What others wrote is refused by a statement, not by an assert: `python -O` leaves asserts out, and no guard with them."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydyf
import pytest

from gcmsgen.bulk.run_manifest import NAME
from gcmsgen.errors import RenderError
from gcmsgen.render.pdf_metadata import described
from tests.conftest import EXAMPLE, ROOT, Result


def optimized(*line: object) -> tuple[int, str]:
    """Return the exit code and the talk of a line that Python runs without its asserts."""
    ended = subprocess.run(
        [sys.executable, "-O", *map(str, line)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stderr


@pytest.fixture
def manifest(run: Callable[..., Result], tmp_path: Path) -> Path:
    """Return the manifest of a letter."""
    assert run("letter", EXAMPLE, "--format", "txt", "-o", tmp_path / "letter.txt").code == 0
    return tmp_path / "letter.txt.manifest.json"


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "schema": lambda read: read.update(schema="gcmsgen.manifest/9"),
    "no making": lambda read: read.update(made=None),
    "no facts": lambda read: read["made"].pop("facts"),
    "words as a list": lambda read: read["made"].update(words=[]),
    "sentence without facts": lambda read: read["made"]["sentences"][0].pop("facts"),
    "format": lambda read: read["made"].update(format="exe"),
    "language": lambda read: read["made"].update(language="de"),
    "bundle that leads out": lambda read: read.update(bundle="../elsewhere.zip"),
    "no bundle": lambda read: read.update(bundle=1),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_manifest_is_no_manifest(manifest: Path, name: str) -> None:
    read = json.loads(manifest.read_bytes())
    FORGED[name](read)
    manifest.write_text(json.dumps(read), encoding="utf-8")
    assert optimized("-m", "gcmsgen", "verify", manifest) == (
        2,
        f"{manifest}: this is not a manifest of gcmsgen, or it is damaged. Use the one that was written beside the output.\n",
    )


@pytest.mark.parametrize(
    "lines",
    [
        '{"schema": "gcmsgen.run/9"}\n',
        '{"schema": "gcmsgen.run/1"}\n{"name": "../W000000001-letter-en.txt", "sha256": "0", "manifest_sha256": "0"}\n',
        '{"schema": "gcmsgen.run/1"}\n{"name": "W000000001-letter-en.txt"}\n',
        '["gcmsgen.run/1"]\n',
        "",
    ],
    ids=["schema", "name that leads out", "no hash", "no object", "empty"],
)
def test_a_forged_list_of_outputs_is_no_list(tmp_path: Path, lines: str) -> None:
    (tmp_path / NAME).write_text(lines, encoding="utf-8")
    assert optimized("-m", "gcmsgen", "bulk", "diff", tmp_path, tmp_path) == (
        2,
        f"{tmp_path}: its list of outputs (run.manifest.jsonl) is not one that this program wrote, or it is damaged. Run the "
        "table into this folder again: what stands is left as it is, and the list is written anew.\n",
    )


_WRITES = """
from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.ledger import Ledger
from gcmsgen.bulk.order import Product
from gcmsgen.language import Language
product = Product("../W1-letter-en.txt", "letter", Language.EN, b"words", b"{}")
Folder(folder, Ledger(folder / "ledger")).write([product])
"""
_ANSWERS = """
from gcmsgen.bulk.engines.processes import process_engine
from tests.bulk.engines.works import ORDER, batches, evade, rows
list(process_engine(1)(batches(rows(1), 1), ORDER, evade))
"""
_IMPORTS = """
from gcmsgen.reference.build.postal import postal_areas
(folder / "fsa.csv").write_text("fsa,province,area_name,sources\\nK1P,ON,Ottawa,fsa")
postal_areas(folder, [["ottawa", "ON", "Ottawa", "", ""]])
"""


@pytest.mark.parametrize(
    ("does", "says"),
    [
        pytest.param(
            _WRITES,
            "{folder}: a document (letter) came back from where it was made under a name that no output has. Neither it nor "
            "what came with it was written; what was complete is kept. Install the same version of gcmsgen wherever rows are "
            "made, and run the same command again.",
            id="name of an output",
        ),
        pytest.param(
            _ANSWERS,
            "A worker answered with something that is no result of a row. What was complete is kept. Install the same version "
            "of gcmsgen wherever rows are made, and run the same command again; if it recurs, report it.",
            id="answer of a worker",
        ),
        pytest.param(
            _IMPORTS,
            "fsa.csv: found 0, expected 13. Nothing was imported. Compare the file with the release that docs/sources.md "
            "names, and fetch it whole.",
            id="published table",
        ),
    ],
)
def test_what_comes_back_otherwise_than_it_was_asked_for_is_refused(tmp_path: Path, does: str, says: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    program = f"import sys\nfrom pathlib import Path\nfrom gcmsgen.errors import GcmsgenError\nfolder = Path({str(folder)!r})\ntry:\n"
    program += (
        does.strip()
        .replace("\n", "\n    ")
        .join(("    ", "\nexcept GcmsgenError as error:\n    sys.exit(error.text.en)"))
    )
    assert optimized("-c", program) == (1, says.format(folder=folder) + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_pdf_whose_metadata_cannot_be_completed_is_refused() -> None:
    pdf = pydyf.PDF()
    metadata = pydyf.Stream([b"<x:xmpmeta/>"])
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference
    with pytest.raises(RenderError, match="not in the form"):
        described(pdf, None)


def test_an_assert_only_tells_what_cannot_be() -> None:
    told = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.test)}"
        for path in sorted((ROOT / "gcmsgen").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert) and not _narrows(node.test)
    ]
    assert told == []


def _narrows(test: ast.expr) -> bool:
    """Say whether an assertion asks no more than that something is there, which tells a type to the checker of types."""
    if isinstance(test, ast.Compare):
        nothing = test.comparators[0]
        return isinstance(test.ops[0], ast.IsNot) and isinstance(nothing, ast.Constant) and nothing.value is None
    return isinstance(test, ast.Name | ast.Attribute)


@pytest.mark.parametrize(
    ("test", "narrows"), [("row.english", True), ("row is not None", True), ("not any(cells)", False)]
)
def test_what_guards_is_told_from_what_narrows(test: str, *, narrows: bool) -> None:
    assert _narrows(ast.parse(test, mode="eval").body) is narrows


@pytest.mark.parametrize(
    "files",
    [["test_keys_twice.py"], pytest.param([""], marks=pytest.mark.long)],
    ids=["a sample", "every table of attacks"],
)
def test_what_attacks_is_held_off_without_asserts_as_well(files: list[str]) -> None:
    paths = [f"tests/hostile/{file}" for file in files]
    unasked = "ignore:assertions not in test modules:pytest.PytestConfigWarning"  # those of test modules still run
    ended = subprocess.run(
        [sys.executable, "-O", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", unasked, *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-3000:]
