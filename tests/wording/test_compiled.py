"""What is kept of the shipped templates is what the program of now makes of them, is taken of them alone, and changes no word."""

import marshal
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.wording import compiled

MAKE = """
import sys
from gcmsgen.cli.compiling import compiled
from gcmsgen.wording.compiled import fingerprint, stored
open(sys.argv[1], "wb").write(stored(compiled(), fingerprint()))
"""
# Composes every example; says which templates were compiled, and what came out.
COMPOSE = """
import sys
from hashlib import sha256
from pathlib import Path
import jinja2
from gcmsgen.wording import compiled
compiled.FILE = Path(sys.argv[1])
made = []
own = jinja2.Environment.compile
jinja2.Environment.compile = lambda self, source, name=None, *more, **others: (
    made.append(name), own(self, source, name, *more, **others))[1]
from datetime import date
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.load import load_case
from gcmsgen.generate import CheckedCase, drafted
from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.errors import NotOffered
tree, seen = read_templates(Path(sys.argv[2]) if len(sys.argv) > 2 else None), sha256()
for path in sorted(Path("fixtures/cases").glob("*.yaml")):
    checked = CheckedCase(load_case(path.name, path.read_bytes()), date(2026, 6, 1), tree)
    for name in ORIGINALS:
        try:
            both = drafted(checked, name)
        except NotOffered:
            continue
        for language in sorted(both):
            for sentence in both[language].document.sentences():
                seen.update(repr(sentence).encode())
print(",".join(sorted(set(made))) or "none", seen.hexdigest())
"""


def said(code: str, *line: object, **environment: str) -> list[str]:
    command = [sys.executable, "-c", code, *map(str, line)]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def loaded(data: bytes) -> Any:
    return marshal.loads(data)  # noqa: S302 - written a moment ago, by this test


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "templates.bin"
    said(MAKE, file, PYTHONHASHSEED="1")
    return file


def test_two_makings_are_equal_piece_by_piece(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    said(MAKE, other, PYTHONHASHSEED="2")
    one, two = (loaded(loaded(file.read_bytes())[2]) for file in (store, other))
    assert len(one) > 50
    assert one.keys() == two.keys()
    assert [key for key in one if loaded(one[key]) != loaded(two[key])] == []


def test_every_document_of_every_example_is_the_same_and_nothing_is_compiled_for_it(
    store: Path, tmp_path: Path
) -> None:
    kept, digest = said(COMPOSE, store)
    made, other = said(COMPOSE, tmp_path / "none.bin")
    assert digest == other
    assert kept == "none"
    assert "en/note.j2" in made.split(",")


def test_a_template_of_an_office_is_compiled_as_it_comes(store: Path, tmp_path: Path) -> None:
    words = tmp_path / "office" / "en"
    words.mkdir(parents=True)
    shipped = Path("templates/en/note.j2").read_text(encoding="utf-8")
    (words / "note.j2").write_text(f"{{# our own #}}\n{shipped}", encoding="utf-8")
    made, _ = said(COMPOSE, store, tmp_path / "office")
    assert made == "en/note.j2"


def test_what_another_program_kept_or_what_is_damaged_is_left(store: Path, tmp_path: Path) -> None:
    maker, digest, whole = loaded(store.read_bytes())
    wrong = {
        "another": marshal.dumps((f"{maker}0", digest, whole)),
        "cut": store.read_bytes()[:1000],
        "cut inside": marshal.dumps((maker, digest, whole[:1000])),
        "one sign": marshal.dumps((maker, digest, whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:])),
        "no mapping": marshal.dumps((maker, digest, [1])),
        "empty": b"",
        "alone": whole,
        "number": marshal.dumps(7),
    }
    for name, data in wrong.items():
        (tmp_path / name).write_bytes(data)
        assert compiled._store(tmp_path / name) == {}, name
    assert compiled._store(tmp_path / "absent") == {}
    assert compiled._store(store) == loaded(whole)


def test_a_file_of_the_program_that_changes_makes_it_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "words.yaml").write_text("a: 1\n")
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    before = compiled.fingerprint()
    (tmp_path / ".#words.yaml").symlink_to("nobody@nowhere.1")  # as an editor leaves it
    (tmp_path / "__pycache__").mkdir()
    assert compiled.fingerprint() == before
    (tmp_path / "tables" / "words.yaml").write_text("a: 12\n")
    assert compiled.fingerprint() != before
    (tmp_path / "dangling").symlink_to("nothing")
    assert len(compiled.fingerprint()) == 64
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path / "gone")
    assert compiled._store.__wrapped__(compiled.FILE) == {}
