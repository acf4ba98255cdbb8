"""A file is delivered whole or not at all, for its owner's eyes, and nothing different is overwritten unasked."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.deliver import Existing, deliver, deliver_all, written_aside
from gcmsgen.errors import InTheWay, WouldOverwrite


def test_writes_whole_and_readable_by_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "letter.txt"
    deliver(b"words", path)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"words", 0o600)
    assert list(path.parent.iterdir()) == [path]


def test_a_different_file_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    deliver(b"old", path)
    with pytest.raises(WouldOverwrite):
        deliver(b"new", path)
    assert path.read_bytes() == b"old"
    deliver(b"new", path, Existing.REPLACE)
    assert path.read_bytes() == b"new"


def test_the_same_bytes_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    deliver(b"same", path)
    before = path.stat().st_mtime_ns
    deliver(b"same", path)
    assert path.stat().st_mtime_ns == before


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").mkdir()
    with pytest.raises(InTheWay, match="a folder stands here"):
        deliver(b"words", tmp_path / "letter.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_folders_above_may_be_links_and_what_the_system_names_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o755)
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    deliver(b"words", tmp_path / "linked" / "letter.txt")
    assert (tmp_path / "real" / "letter.txt").read_bytes() == b"words"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o755
    deliver(b"words", Path("/dev/null"), Existing.REPLACE)
    assert Path("/dev/null").is_char_device()


def test_an_equal_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"words")
    path.chmod(0o644)
    deliver(b"words", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_name_aside_holds_no_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: (opened.append(str(path)), real(path, *rest))[1])
    deliver(b"words", tmp_path / "W000000002-letter-en.txt")
    assert not any("W000000002" in Path(name).name for name in opened if name.endswith(".part"))
    assert any(name.endswith(".part") for name in opened)


def test_a_long_file_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(WouldOverwrite), written_aside(path) as other:
        other.write_text("new", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "old"
    with written_aside(path, Existing.REPLACE) as other:
        other.write_text("new", encoding="utf-8")
    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o600)


def test_a_long_file_that_fails_leaves_nothing_and_what_stood_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ValueError, match="torn"):
        _torn(path)
    assert {one.name: one.read_text(encoding="utf-8") for one in tmp_path.iterdir()} == {"report.csv": "old"}


def _torn(path: Path) -> None:
    with written_aside(path, Existing.REPLACE) as other:
        other.write_text("half", encoding="utf-8")
        raise ValueError("torn")


def test_of_many_files_none_is_in_place_before_all_are_there(tmp_path: Path) -> None:
    cannot_be_written: Any = "words that are no bytes"
    with pytest.raises(TypeError):
        deliver_all(tmp_path, {"letter.txt": b"words", "letter.txt.manifest.json": cannot_be_written})
    assert list(tmp_path.iterdir()) == []
