"""A run that is sealed as it ends: before the rows the key is read, after the list the seal is written."""

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from gcmsgen.bulk.run_manifest import NAME
from tests.bulk.runs import table_of
from tests.conftest import Result

Run = Callable[..., Result]
LETTER, SEAL = "W000000001-letter-en.txt", f"{NAME}.seal.json"


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    """Return a folder with keys and a table of two rows, the second of which is refused."""
    (tmp_path / "keys").mkdir()
    assert run("seal", "new-key", tmp_path / "keys" / "office").code == 0
    table_of(
        tmp_path, {"application__number": "W000000001"}, {"application__number": "W000000002", "record__noc": "12345"}
    )
    return tmp_path


def bulk(run: Run, office: Path, *more: object) -> Result:
    line = ("bulk", "run", office / "cases.jsonl", "--output", office / "letters", "--format", "txt", "--workers", "0")
    return run(*line, *more)


def judged(run: Run, office: Path, folder: str = "letters") -> int:
    return run("verify", office / folder / LETTER, "--signed-by", office / "keys" / "office.pub").code


def test_a_run_is_sealed_once_its_list_is_written(run: Run, office: Path) -> None:
    done = bulk(run, office, "--seal", office / "keys" / "office")
    assert done.code == 3
    assert f"The list of outputs is sealed: {SEAL}.\n" in done.talk
    assert stat.S_IMODE((office / "letters" / SEAL).stat().st_mode) == 0o600
    assert judged(run, office) == 0


def test_equal_runs_of_one_day_have_equal_seals(run: Run, office: Path) -> None:
    day = datetime.now().astimezone().date()
    seals = []
    for _ in range(2):
        bulk(run, office, "--seal", office / "keys" / "office")
        seals.append((office / "letters" / SEAL).read_bytes())
        shutil.rmtree(office / "letters")
    assert seals[0] == seals[1] or datetime.now().astimezone().date() != day


@pytest.mark.parametrize("key", ["letters/office", "keys/office.pub", "gone"])
def test_a_key_that_does_not_serve_is_named_before_the_rows(run: Run, office: Path, key: str) -> None:
    if key == "letters/office":
        (office / "letters").mkdir()
        (office / "keys" / "office").rename(office / key)
    (office / "keys" / "office.pub").chmod(0o600)
    done = bulk(run, office, "--seal", office / key)
    assert done.code == 2
    assert f"{office / key}: " in done.talk
    assert list((office / "letters").glob("W*")) == []


def test_a_passphrase_without_a_seal_is_wrong_use(run: Run, office: Path) -> None:
    (office / "word").write_text("word", encoding="utf-8")
    assert bulk(run, office, "--passphrase-file", office / "word").code == 2


def test_a_locked_key_opens_with_its_passphrase(run: Run, office: Path) -> None:
    word = office / "word"
    word.write_text("word\n", encoding="utf-8")
    word.chmod(0o600)
    assert run("seal", "new-key", office / "keys" / "locked", "--passphrase-file", word).code == 0
    assert bulk(run, office, "--seal", office / "keys" / "locked").code == 2
    assert bulk(run, office, "--seal", office / "keys" / "locked", "--passphrase-file", word).code == 3
    assert run("verify", office / "letters" / LETTER, "--signed-by", office / "keys" / "locked.pub").code == 0


def test_a_rehearsal_seals_nothing(run: Run, office: Path) -> None:
    assert bulk(run, office, "--dry-run", "--seal", office / "keys" / "office").code == 3
    assert not (office / "letters").exists()


def test_a_run_again_that_changes_nothing_keeps_the_seal(run: Run, office: Path) -> None:
    bulk(run, office, "--seal", office / "keys" / "office")
    assert "sealed any more" not in bulk(run, office).talk
    assert judged(run, office) == 0


def test_a_run_again_that_changes_the_list_says_that_its_seal_no_longer_fits(run: Run, office: Path) -> None:
    bulk(run, office, "--seal", office / "keys" / "office")
    table_of(office, {"application__number": "W000000001", "applicant__family_name": "Other"})
    assert "nothing in this folder is sealed any more" in bulk(run, office).talk
    assert judged(run, office) == 5
    assert "sealed any more" not in bulk(run, office, "--seal", office / "keys" / "office").talk
    assert judged(run, office) == 0


def test_a_packed_run_takes_its_seal_along(run: Run, office: Path) -> None:
    bulk(run, office, "--zip", "--seal", office / "keys" / "office")
    with zipfile.ZipFile(office / "letters" / "documents.zip") as archive:
        archive.extractall(office / "unpacked")
    assert judged(run, office, "unpacked") == 0


def test_a_run_that_is_not_sealed_packs_as_ever(run: Run, office: Path) -> None:
    bulk(run, office, "--zip")
    with zipfile.ZipFile(office / "letters" / "documents.zip") as archive:
        assert not any(name.endswith(".seal.json") for name in archive.namelist())


def test_a_folder_is_sealed_afterwards_by_its_name_or_that_of_its_list(run: Run, office: Path) -> None:
    bulk(run, office)
    for path in (office / "letters", office / "letters" / NAME):
        done = run("seal", "sign", path, "--key", office / "keys" / "office")
        assert (done.code, done.out) == (0, f"{office / 'letters' / SEAL}\n")
        assert judged(run, office) == 0


@pytest.mark.parametrize("listed", ["", '{"schema": "gcmsgen.run/9"}\n', '{"schema": "gcmsgen.run/1"}\n{}\n', None])
def test_what_is_no_list_of_a_run_is_not_sealed(run: Run, office: Path, listed: str | None) -> None:
    (office / "letters").mkdir()
    if listed is not None:
        (office / "letters" / NAME).write_text(listed, encoding="utf-8")
    assert run("seal", "sign", office / "letters", "--key", office / "keys" / "office").code == 2
    assert not (office / "letters" / SEAL).exists()


def test_a_list_names_the_manifest_of_each_output_by_its_hash(run: Run, office: Path) -> None:
    from gcmsgen.manifest.canonical import digest

    bulk(run, office)
    rows = [json.loads(line) for line in (office / "letters" / NAME).read_text("utf-8").splitlines()[1:]]
    assert rows
    for row in rows:
        manifest = office / "letters" / f"{row['name']}.manifest.json"
        assert row["manifest_sha256"] == digest(manifest.read_bytes())
