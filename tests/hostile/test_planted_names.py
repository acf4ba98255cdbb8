"""What a stranger planted at a name that a command writes is named and left as it is: never followed, never waited for."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gcmsgen.bulk.folder import LOCK
from gcmsgen.bulk.ledger import NAME as LEDGER
from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.manifest.bundle import FOLDER, bundle
from tests.bulk.runs import table
from tests.conftest import EXAMPLE, Result

Run = Callable[..., Result]
pytestmark = pytest.mark.line("S7")

NUMBER = "W000000002"
BUNDLE = f"{FOLDER}/{bundle(read_templates()).name}"


def _link(place: Path, outside: Path) -> None:
    (outside / "file").write_bytes(b"")
    place.symlink_to(outside / "file")


def _socket(place: Path, _outside: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(place))


def _second_name(place: Path, outside: Path) -> None:
    (outside / "file").write_bytes(b"")
    os.link(outside / "file", place)


# Each plants something at a place; outside of it lies what nobody may touch.
PLANTED: dict[str, Callable[[Path, Path], object]] = {
    "link": _link,
    "dangling link": lambda place, outside: place.symlink_to(outside / "new"),
    "link to a folder": lambda place, outside: place.symlink_to(outside),
    "link to itself": lambda place, _: place.symlink_to(place),
    "link to a device": lambda place, _: place.symlink_to("/dev/null"),
    "pipe": lambda place, _: os.mkfifo(place),
    "folder": lambda place, _: (place / "inside").mkdir(parents=True),
    "socket": _socket,
}
SAMPLE = ("dangling link", "pipe", "folder")
KINDS = [pytest.param(kind, marks=[] if kind in SAMPLE else pytest.mark.long) for kind in PLANTED]
WORDS = ("a link stands here", "a pipe stands here", "a folder stands here", "a socket stands here")


def _plant(kind: str, place: Path, outside: Path) -> dict[str, object]:
    """Plant something at a place; return what lies outside."""
    outside.mkdir(exist_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    PLANTED[kind](place, outside)
    return _seen(outside)


def _seen(folder: Path) -> dict[str, object]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


@pytest.fixture(autouse=True)
def waits_for_nobody() -> Iterator[None]:
    """End a test that waits for the other end of a pipe."""
    signal.alarm(60)
    yield
    signal.alarm(0)


def _named(told: str, place: Path) -> bool:
    return any(f"{place.name}: {words}" in told for words in WORDS)


LETTER = {
    "output": f"out/{NUMBER}-letter-en.txt",
    "manifest": f"out/{NUMBER}-letter-en.txt.manifest.json",
    "bundle": f"out/{BUNDLE}",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LETTER)
def test_what_is_planted_at_a_name_of_a_letter_is_named_and_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    place, outside = tmp_path / LETTER[name], tmp_path / "outside"
    before, mode = _plant(kind, place, outside), place.lstat().st_mode
    for more in ([], ["--force"]):
        result = run("letter", EXAMPLE, "-o", f"out/{NUMBER}-letter-en.txt", *more)
        if name == "output" and kind in ("folder", "link to a folder"):
            assert result.code == 0  # a folder that is named is where the letter goes, whatever links lead there
            return
        assert (result.code, _named(result.talk, place), result.out) == (2, True, "")
    assert (_seen(outside), place.lstat().st_mode) == (before, mode)
    assert [path.name for path in tmp_path.rglob("*letter-en.txt*") if path != place] == []


@pytest.mark.parametrize("kind", ["link", "dangling link", "link to a folder", "pipe"])
def test_the_folder_of_bundles_is_no_way_out(run: Run, tmp_path: Path, kind: str) -> None:
    place, outside = tmp_path / "out" / FOLDER, tmp_path / "outside"
    before = _plant(kind, place, outside)
    for words in (
        ("letter", EXAMPLE, "-o", tmp_path / "out" / "l.txt"),
        ("bulk run", table(tmp_path, 1), "-o", tmp_path / "out", "--format", "txt"),
    ):
        result = run(*words)
        assert (result.code, _named(result.talk, place)) == (2, True)
    assert _seen(outside) == before


RUN = [
    LOCK,
    *(f"{LEDGER}{more}" for more in ("", "-wal", "-shm", "-journal")),
    BUNDLE,
    "W000000001-letter-en.txt",
    "W000000001-letter-en.txt.manifest.json",
    "run.manifest.jsonl",
    "documents.zip",
]


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[] if kind in SAMPLE else pytest.mark.long) for kind in PLANTED]
)
@pytest.mark.parametrize("name", RUN)
def test_what_is_planted_at_a_name_of_a_run_is_named_and_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    place, outside = tmp_path / "out" / name, tmp_path / "outside"
    words = ("bulk run", table(tmp_path, 2), *["-o", "out", "--format", "txt", "--workers", "0", "--zip"])
    if "letter" in name:  # which stand in a folder that has a ledger, else the folder is a stranger's
        assert run(*words).code == 0
        place.unlink()
    before, mode = _plant(kind, place, outside), place.lstat().st_mode
    result = run(*words)
    assert (result.code, _named(result.talk, place)) == (2, True)
    assert (_seen(outside), place.lstat().st_mode) == (before, mode)
    shutil.rmtree(place) if kind == "folder" else place.unlink()
    assert run(*words).code == 0


@pytest.mark.parametrize("name", [LOCK, LEDGER, f"{LEDGER}-wal"])
def test_a_file_that_a_run_writes_in_place_has_no_second_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "mine").write_bytes(b"precious")
    os.link(tmp_path / "mine", tmp_path / "out" / name)
    result = run("bulk run", table(tmp_path, 1), "-o", tmp_path / "out", "--format", "txt")
    assert (result.code, "has a second name elsewhere stands here" in result.talk) == (2, True)
    assert (tmp_path / "mine").read_bytes() == b"precious"


def test_an_output_with_a_second_name_gets_a_file_of_its_own(run: Run, tmp_path: Path) -> None:
    path, other = tmp_path / "l.txt", tmp_path / "other"
    assert run("letter", EXAMPLE, "-o", path).code == 0
    path.chmod(0o644)
    os.link(path, other)
    assert run("letter", EXAMPLE, "-o", path).code == 0
    assert (other.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o644, 0o600)
    assert other.read_bytes() == path.read_bytes()


OTHERS = {
    "report of a check": ("bulk check {table} --report {place}", "r.csv"),
    "report of a run": ("bulk run {table} -o {folder}/o --format txt --report {place}", "r.xlsx"),
    "workbook": ("bulk template {place} --force", "t.xlsx"),
    "healed template": ("template heal {word} -o {place} --force", "h.docx"),
    "page": ("translation preview --document note --variant country-US -o {place} --force", "p.html"),
    "file for a translator": ("translation export --format po -o {place} --force", "t.po"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OTHERS)
def test_no_other_command_writes_through_what_is_planted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    line, file = OTHERS[name]
    place, outside = tmp_path / file, tmp_path / "outside"
    before, mode = _plant(kind, place, outside), place.lstat().st_mode
    word = packaged("templates") / "en" / "employer-notice.docx"
    result = run(line.format(table=table(tmp_path, 1), folder=tmp_path, word=word, place=place))
    assert (result.code, _named(result.talk, place) or f"'{place}' is a directory" in result.talk) == (2, True)
    assert (_seen(outside), place.lstat().st_mode) == (before, mode)
    assert not (tmp_path / "o").exists()


def test_what_an_office_linked_is_not_written_through(run: Run, tmp_path: Path) -> None:
    own, elsewhere = tmp_path / "own", tmp_path / "elsewhere.po"
    (own / "fr").mkdir(parents=True)
    elsewhere.write_bytes(packaged("templates").joinpath("fr/state.po").read_bytes())
    (own / "fr" / "state.po").symlink_to(elsewhere)
    words = packaged("templates").joinpath("fr/letter-refusal.j2").read_text(encoding="utf-8")
    (own / "fr" / "letter-refusal.j2").write_text(
        words.replace("J’ai refusé la demande.", "J’ai refusé votre demande."), encoding="utf-8"
    )
    before = elsewhere.read_bytes()
    result = run("translation accept letter-refusal.refused --by AB01 --reason style --templates", own)
    assert (result.code != 0, elsewhere.read_bytes()) == (True, before)


def test_a_stream_that_the_system_names_is_written_to(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "gcmsgen", "letter", str(EXAMPLE), "--format", "txt", "-o", "/dev/stdout"]
    ended = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, b"I have refused" in ended.stdout, list(tmp_path.iterdir())) == (0, True, [])


def test_a_folder_that_is_a_link_is_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o755)
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert run("letter --format txt", EXAMPLE, "-o", tmp_path / "linked").code == 0
    assert run("bulk run", table(tmp_path, 1), "-o", tmp_path / "linked", "--format", "txt").code in (0, 2)
    assert (tmp_path / "real" / f"{NUMBER}-letter-en.txt").is_file()
