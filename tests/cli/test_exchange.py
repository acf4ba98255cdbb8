"""`gcmsgen translation export` and `import` as typed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import packaged
from tests.conftest import Result

Run = Callable[..., Result]
REFUSED = "J’ai refusé la demande."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped templates."""
    return Path(shutil.copytree(packaged("templates"), tmp_path / "own"))


def test_a_sentence_goes_out_and_its_new_french_comes_back(run: Run, own: Path, tmp_path: Path) -> None:
    file, words = tmp_path / "all.po", own / "fr" / "letter-refusal.j2"
    assert run(f"translation export --format po --templates {own} -o", file).code == 0
    same = run(f"translation import {file} --by MT --templates {own} --yes")
    assert (same.code, same.out) == (0, "Nothing changed.\n")
    file.write_text(file.read_text(encoding="utf-8").replace(REFUSED, "J’ai refusé votre demande."), encoding="utf-8")
    before = words.read_bytes()
    shown = run(f"translation import {file} --by MT --templates {own} --lang fr")
    assert (shown.code, words.read_bytes()) == (0, before)
    assert shown.out == (
        "letter-refusal.refused\n  J’ai refusé [-la -]{+votre +}demande.\n"
        "1 phrase(s) changeraient; rien n’a été écrit. Ajoutez --yes pour les écrire.\n"
    )
    wrote = run(f"translation import {file} --by MT --templates {own} --yes")
    assert (wrote.code, wrote.out.splitlines()[-1]) == (0, "1 sentence(s) written.")
    assert words.read_text(encoding="utf-8") == before.decode().replace(REFUSED, "J’ai refusé votre demande.")
    again = run(f"translation import {file} --by MT --templates {own} --yes")
    assert (again.code, again.out) == (0, "Nothing changed.\n")


def test_a_refused_file_names_the_sentence_and_writes_nothing(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.po"
    assert run(f"translation export --format po --templates {own} -o", file).code == 0
    file.write_text(file.read_text(encoding="utf-8").replace(REFUSED, "J’ai refusé {4}."), encoding="utf-8")
    found = run(f"translation import {file} --by MT --templates {own} --yes")
    assert found.code == 1
    assert f"GCM846 error {file}:letter-refusal.refused: " in found.talk
    assert "Nothing was written." in found.talk


@pytest.mark.parametrize(
    "line",
    [
        "translation export --format po --only nonsense -o x.po",
        "translation export --format po --only orphan -o x.po",
        "translation import no-such-file.po --by MT",
        "translation import no-such-file.po --by 'Marie Tremblay'",
        "translation import no-such-file.po",
    ],
)
def test_wrong_use_ends_with_2(run: Run, line: str) -> None:
    assert run(line).code == 2
