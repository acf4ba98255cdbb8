"""`gcmsgen bulk run --zip`: all outputs of a run in one file, byte for byte, and with what makes them again."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.manifest.bundle import FOLDER
from tests.bulk.runs import table_of
from tests.conftest import ROOT, Result

Run = Callable[..., Result]
Bulk = Callable[..., Result]
ROWS: list[dict[str, Any]] = [
    {"application__number": "W000000001"},
    {"application__number": "W000000002", "application__language": "fr"},
    {"application__number": "W000000003", "record__noc": "12345"},
]
MADE = [
    "W000000001-letter-en.docx",
    "W000000001-letter-en.txt",
    "W000000001-note-en.txt",
    "W000000002-letter-fr.docx",
    "W000000002-letter-fr.txt",
    "W000000002-note-fr.txt",
]


@pytest.fixture
def bulk(run: Run, tmp_path: Path) -> Bulk:
    """Return a function that runs rows into a folder and packs what was made."""

    def typed(rows: list[dict[str, Any]], *more: object, folder: str = "out") -> Result:
        line = ("--output", tmp_path / folder, "--document", "letter,note", "--format", "txt,docx", "--zip", *more)
        return run("bulk run", table_of(tmp_path, *rows), *line)

    return typed


def members(path: Path) -> dict[str, bytes]:
    """Return the files of an archive in their order, each with its bytes."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def bundles(folder: Path) -> set[str]:
    return {f"{FOLDER}/{path.name}" for path in (folder / FOLDER).iterdir()}


def test_it_holds_the_list_the_bundle_and_each_output_with_its_manifest(bulk: Bulk, tmp_path: Path) -> None:
    result, out = bulk(ROWS), tmp_path / "out"
    assert (result.code, result.out.splitlines()) == (
        3,
        [
            f"{out}/documents.zip",
            "2 row(s) made for the first time.",
            f"3 row(s): 6 document(s) written to {out}, 1 row(s) not made.",
        ],
    )
    packed = members(out / "documents.zip")
    kept = [*bundles(out)]
    assert [*packed] == [
        "run.manifest.jsonl",
        *kept,
        *(name for made in MADE for name in (made, f"{made}.manifest.json")),
    ]
    assert packed == {name: (out / name).read_bytes() for name in packed}
    assert len(kept) == 1
    assert (out / "documents.zip").stat().st_mode & 0o777 == 0o600


def test_its_files_are_their_owners_alone_and_say_no_time(bulk: Bulk, tmp_path: Path) -> None:
    bulk(ROWS[:1])
    with zipfile.ZipFile(tmp_path / "out" / "documents.zip") as archive:
        assert {(info.date_time, info.external_attr >> 16) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o600)
        }


def test_equal_runs_give_equal_bytes(bulk: Bulk, tmp_path: Path) -> None:
    bulk(ROWS)
    bulk([*reversed(ROWS)], folder="other")
    one, other = ((tmp_path / folder / "documents.zip").read_bytes() for folder in ("out", "other"))
    assert bulk(ROWS).code == 3
    assert (tmp_path / "out" / "documents.zip").read_bytes() == one == other


def test_it_is_packed_anew_and_holds_nothing_of_a_row_that_no_longer_stands(bulk: Bulk, tmp_path: Path) -> None:
    bulk(ROWS)
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    bulk([{**ROWS[0], "record__noc": "12345"}, ROWS[1]])
    packed = members(tmp_path / "out" / "documents.zip")
    assert [name for name in packed if name.endswith((".txt", ".docx"))] == MADE[3:]
    assert (tmp_path / "out" / MADE[0]).is_file()


def test_what_was_unpacked_elsewhere_verifies(bulk: Bulk, run: Run, tmp_path: Path) -> None:
    bulk(ROWS)
    with zipfile.ZipFile(tmp_path / "out" / "documents.zip") as archive:
        archive.extractall(tmp_path / "elsewhere")
    outputs = [tmp_path / "elsewhere" / name for name in MADE]
    result = run("verify", *outputs)
    assert (result.code, result.out.splitlines()) == (
        0,
        [f"{path}: verified, made again byte for byte." for path in outputs],
    )


def test_outputs_of_other_templates_bring_their_own_bundle(bulk: Bulk, run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own" / "en"
    own.mkdir(parents=True)
    words = (ROOT / "templates" / "en" / "letter.j2").read_text(encoding="utf-8")
    (own / "letter.j2").write_text(words.replace("Yours truly", "Sincerely"), encoding="utf-8")
    bulk(ROWS[:2], "--templates", own.parent)
    assert bulk(ROWS[:2], "--rows", "2").code == 0
    packed = members(tmp_path / "out" / "documents.zip")
    assert {name for name in packed if name.startswith(FOLDER)} == bundles(tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "documents.zip") as archive:
        archive.extractall(tmp_path / "elsewhere")
    result = run("verify", *(tmp_path / "elsewhere" / name for name in MADE))
    assert (result.code, "not there any more" in result.out) == (0, False)


def test_a_manifest_leads_to_nothing_but_a_bundle_of_the_folder(bulk: Bulk, tmp_path: Path) -> None:
    bulk(ROWS[:2])
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    manifest = tmp_path / "out" / f"{MADE[1]}.manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(next(iter(bundles(tmp_path / "out"))).encode(), b"../secret"))
    assert bulk(ROWS[:2], "--rows", "2").code == 0
    packed = members(tmp_path / "out" / "documents.zip")
    assert b"../secret" in packed[f"{MADE[1]}.manifest.json"]
    assert {name for name in packed if not name.startswith("W")} == {"run.manifest.jsonl", *bundles(tmp_path / "out")}


def test_an_output_that_is_gone_and_was_not_asked_for_stops_the_packing(bulk: Bulk, tmp_path: Path) -> None:
    bulk(ROWS[:2])
    before = (tmp_path / "out" / "documents.zip").read_bytes()
    (tmp_path / "out" / MADE[2]).unlink()
    result = bulk(ROWS[:2], "--document", "letter")
    assert (result.code, result.talk.splitlines()[-1]) == (
        2,
        f"{MADE[2]}: gone since it was made, and this run did not look at it. Run over all rows and documents again.",
    )
    assert bulk(ROWS[:2]).code == 0
    assert (tmp_path / "out" / "documents.zip").read_bytes() == before


def test_a_dry_run_packs_nothing(bulk: Bulk, tmp_path: Path) -> None:
    result = bulk(ROWS[:1], "--dry-run", "--lang", "fr")
    assert (result.code, result.out.replace("\N{NO-BREAK SPACE}", "~").splitlines()) == (
        0,
        [
            "Un essai~: un passage ferait ceci.",
            "1 ligne(s) produite(s) pour la première fois.",
            f"1 ligne(s)~: 3 document(s) seraient écrits dans {tmp_path}/out, 0 ligne(s) non produite(s). Rien n’a été écrit.",
        ],
    )
    assert not (tmp_path / "out").exists()


def test_it_speaks_french(bulk: Bulk, tmp_path: Path) -> None:
    result = bulk(ROWS[:2], "--lang", "fr")
    assert (result.code, result.out.replace("\N{NO-BREAK SPACE}", "~").splitlines()) == (
        0,
        [
            f"{tmp_path}/out/documents.zip",
            "2 ligne(s) produite(s) pour la première fois.",
            f"2 ligne(s)~: 6 document(s) écrit(s) dans {tmp_path}/out, 0 ligne(s) non produite(s).",
        ],
    )
