"""The number of a row is a stranger's: whatever it is, no release outside of the folder is read, made or taken away."""

from pathlib import Path

import pytest

from gcmsgen.release.files import read_release, release_path, withdraw, write_release
from gcmsgen.release.released import Release

pytestmark = pytest.mark.line("P1")

OUTSIDE = Release("W1", "f", {}, {}, "t", "p", "AB1", "CD2", "2026-11-26")


@pytest.mark.parametrize("number", ["../W1", "../folder/../W1", "./../W1", "W1/../../W1", "W1\0", "", "." * 300])
def test_a_number_leads_to_no_release_elsewhere(tmp_path: Path, number: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    write_release(tmp_path, OUTSIDE)
    assert read_release(folder, number) is None
    withdraw(folder, number)
    assert release_path(tmp_path, "W1").exists()


def test_a_number_leads_to_its_own_release(tmp_path: Path) -> None:
    write_release(tmp_path, OUTSIDE)
    assert read_release(tmp_path, "W1") == OUTSIDE
    withdraw(tmp_path, "W1")
    assert read_release(tmp_path, "W1") is None
