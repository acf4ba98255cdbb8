"""The folder of a run: given back however a run ends, and cleared of what a killed one left aside."""

from pathlib import Path

import pytest

from gcmsgen.bulk.folder import run_folder
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import UsageError


@pytest.mark.line("R1")
def test_a_run_that_fails_gives_its_folder_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="torn"), run_folder(tmp_path, read_templates()):
        raise ValueError("torn")
    with run_folder(tmp_path, read_templates()) as folder:
        assert folder.path == tmp_path
        with pytest.raises(UsageError, match="another run is writing"), run_folder(tmp_path, read_templates()):
            pass


@pytest.mark.line("R1")
def test_what_a_killed_run_left_aside_is_removed(tmp_path: Path) -> None:
    (tmp_path / "gcmsgen-bundle").mkdir()
    parts = [tmp_path / f".{'0' * 16}.part", tmp_path / "gcmsgen-bundle" / f".{'f' * 16}.part"]
    others = [tmp_path / ".part", tmp_path / "notes.part"]
    for path in (*parts, *others):
        path.write_text("half", encoding="utf-8")
    with run_folder(tmp_path, read_templates()):
        assert [path.exists() for path in (*parts, *others)] == [False, False, True, True]
