"""`gcmsgen bulk status`: what it says of a run that ended, of one that was cut off, and of folders where files changed since."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.bulk.ledger import NAME
from gcmsgen.manifest.canonical import digest
from tests.bulk.runs import cut_off, entries, files, table_of
from tests.conftest import ROOT, Result

Run = Callable[..., Result]
ASKED = ("--document", "letter,note", "--format", "txt,docx")
ENGLISH: dict[str, Any] = {"application__number": "W000000001"}
FRENCH: dict[str, Any] = {"application__number": "W000000002", "application__language": "fr"}
REFUSED: dict[str, Any] = {"application__number": "W000000003", "record__noc": "12345"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def told(result: Result) -> list[str]:
    """Return the lines of an answer, each moment by its place in it: `T`."""
    return MOMENT.sub("T", result.out).splitlines()


@pytest.fixture
def out(run: Run, tmp_path: Path) -> Path:
    """Return the folder of a run over one English row, one French row and one that is refused."""
    made = run("bulk run", table_of(tmp_path, ENGLISH, FRENCH, REFUSED), "--output", tmp_path / "out", *ASKED)
    assert made.code == 3
    return tmp_path / "out"


def test_a_run_that_ended_counts_each_document_by_language_and_state(run: Run, out: Path) -> None:
    result = run("bulk status", out)
    assert (result.code, result.talk) == (0, "")
    assert told(result) == [
        "Last run: 3 row(s), from T to T, exit code 3.",
        "letter (-): 2 refused",
        "letter (en): 2 made",
        "letter (fr): 2 made",
        "note (-): 2 refused",
        "note (-): 2 not offered for the outcome, or not in this format",
        "note (en): 1 made",
        "note (fr): 1 made",
    ]


def test_it_speaks_french(run: Run, out: Path) -> None:
    result = run("bulk status --lang fr", out)
    assert (result.code, result.talk) == (0, "")
    assert told(result) == [
        "Dernier passage\N{NO-BREAK SPACE}: 3 ligne(s), du T au T, code de sortie 3.",
        "letter (-)\N{NO-BREAK SPACE}: 2 refusé(s)",
        "letter (en)\N{NO-BREAK SPACE}: 2 produit(s)",
        "letter (fr)\N{NO-BREAK SPACE}: 2 produit(s)",
        "note (-)\N{NO-BREAK SPACE}: 2 refusé(s)",
        "note (-)\N{NO-BREAK SPACE}: 2 non offert(s) pour l’issue, ou pas dans ce format",
        "note (en)\N{NO-BREAK SPACE}: 1 produit(s)",
        "note (fr)\N{NO-BREAK SPACE}: 1 produit(s)",
    ]


def test_programs_read_the_same_as_json(run: Run, out: Path) -> None:
    found = json.loads(run("bulk status --format json", out).out)
    began, ended = found["run"].pop("began"), found["run"].pop("ended")
    assert MOMENT.fullmatch(began)
    assert MOMENT.fullmatch(ended)
    assert began <= ended
    counts = [tuple(count.values()) for count in found.pop("counts")]
    assert found == {
        "schema": "gcmsgen.run-status/1",
        "run": {"code": 3, "rows": 3},
        "unreached": 0,
        "again": 0,
        "left": 0,
    }
    assert counts == [
        ("letter", "", "refused", 2),
        ("letter", "en", "made", 2),
        ("letter", "fr", "made", 2),
        ("note", "", "refused", 2),
        ("note", "", "skipped", 2),
        ("note", "en", "made", 1),
        ("note", "fr", "made", 1),
    ]


def test_files_that_are_gone_or_touched_and_those_of_no_row_are_counted(run: Run, out: Path, tmp_path: Path) -> None:
    assert run("bulk run", table_of(tmp_path, ENGLISH), "--output", out, *ASKED).code == 0
    (out / "W000000001-letter-en.txt").unlink()
    os.utime(out / "W000000001-note-en.txt", (0, 0))
    assert told(run("bulk status", out)) == [
        "Last run: 1 row(s), from T to T, exit code 0.",
        "letter (en): 2 made",
        "note (-): 1 not offered for the outcome, or not in this format",
        "note (en): 1 made",
        "2 output(s) are gone or were touched since; the next run looks at them and makes again what changed.",
        "3 output(s) belong to no row any more and were left where they are.",
    ]
    assert told(run("bulk status --lang fr", out))[-2:] == [
        "2 document(s) ont disparu ou ont été touchés depuis; le prochain passage les examine et produit de nouveau ce qui a changé.",
        "3 document(s) n’appartiennent plus à aucune ligne et ont été laissés en place.",
    ]


def test_a_file_of_another_size_counts_although_its_time_is_the_same(run: Run, out: Path) -> None:
    letter = out / "W000000001-letter-en.txt"
    times = letter.stat()
    letter.write_bytes(letter.read_bytes() + b"\n")
    os.utime(letter, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert json.loads(run("bulk status --format json", out).out)["again"] == 1


def test_nothing_is_written(run: Run, out: Path) -> None:
    def everything() -> dict[str, str]:
        return {str(path): digest(path.read_bytes()) for path in out.rglob("*") if path.is_file()}

    before = everything()
    assert run("bulk status", out).code == 0
    assert everything() == before


def test_a_run_that_is_writing_is_not_waited_for(run: Run, out: Path) -> None:
    with closing(sqlite3.connect(out / NAME)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        result = run("bulk status", out)
    assert (result.code, told(result)[0]) == (0, "Last run: 3 row(s), from T to T, exit code 3.")


def test_a_row_that_was_given_up_is_counted_so(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own" / "en"
    own.mkdir(parents=True)
    words = (ROOT / "templates/en/letter.j2").read_text(encoding="utf-8")
    unfit = words.replace(
        "{{ decision.date|long_date }}", "{{ {'W000000001': decision.date|long_date}[application.number] }}"
    )
    (own / "letter.j2").write_text(unfit, encoding="utf-8")
    other = {"application__number": "W000000004"}
    line = ("--output", tmp_path / "out", "--templates", own.parent, "--document", "letter", "--format", "txt")
    assert run("bulk run", table_of(tmp_path, ENGLISH, other), *line).code == 3
    assert told(run("bulk status", tmp_path / "out"))[1:] == ["letter (-): 1 given up", "letter (en): 1 made"]
    assert told(run("bulk status --lang fr", tmp_path / "out"))[1:] == [
        "letter (-)\N{NO-BREAK SPACE}: 1 abandonné(s)",
        "letter (en)\N{NO-BREAK SPACE}: 1 produit(s)",
    ]


def test_a_run_that_was_cut_off_says_what_is_left_and_the_same_command_finishes_it(run: Run, tmp_path: Path) -> None:
    rows = [{"application__number": f"W{row:09}"} for row in range(1, 5)]
    source, out, letters = table_of(tmp_path, *rows), tmp_path / "out", ("--document", "letter", "--format", "pdf")
    cut_off(source, out, "--workers", "0", *letters)
    made = len(entries(out))
    assert 0 < made < len(rows)
    assert told(run("bulk status", out)) == [
        "Last run: 4 row(s), begun T; it is under way or was cut off. Running the same command again finishes it.",
        f"letter (en): {made} made",
        f"{4 - made} row(s) were not reached yet.",
    ]
    assert told(run("bulk status --lang fr", out)) == [
        "Dernier passage\N{NO-BREAK SPACE}: 4 ligne(s), commencé le T; il est en cours ou a été interrompu. Relancer la même "
        "commande le termine.",
        f"letter (en)\N{NO-BREAK SPACE}: {made} produit(s)",
        f"{4 - made} ligne(s) n’ont pas encore été atteintes.",
    ]
    assert run("bulk run", source, "--output", out, *letters).code == 0
    assert told(run("bulk status", out)) == ["Last run: 4 row(s), from T to T, exit code 0.", "letter (en): 4 made"]
    assert len([name for name in files(out) if name.endswith(".pdf")]) == 4


@pytest.mark.parametrize("stands", [True, False], ids=["empty", "missing"])
def test_a_folder_without_a_run_is_wrong_use(run: Run, tmp_path: Path, stands: bool) -> None:
    folder = tmp_path / "out"
    if stands:
        folder.mkdir()
    english, french = run("bulk status", folder), run("bulk status --lang fr", folder)
    assert (english.code, english.out, english.talk) == (
        2,
        "",
        f"{folder}: no run stands here. Name the folder that `gcmsgen bulk run --output` wrote to.\n",
    )
    assert (french.code, french.out, french.talk) == (
        2,
        "",
        f"{folder}\N{NO-BREAK SPACE}: aucune production ne s’y trouve. Nommez le dossier donné à `gcmsgen bulk run --output`.\n",
    )
    assert (folder.exists(), [*folder.glob("*")]) == (stands, [])


def test_documents_without_their_ledger_are_no_run(run: Run, out: Path) -> None:
    (out / NAME).unlink()
    assert run("bulk status", out).code == 2


def test_a_copy_of_the_folder_says_the_same(run: Run, out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "copy")
    assert run("bulk status", tmp_path / "copy").out == run("bulk status", out).out


@pytest.mark.parametrize("line", ["bulk status", "bulk status --format csv {out}", "bulk status {out} {out}"])
def test_wrong_use(run: Run, out: Path, line: str) -> None:
    result = run(line.format(out=out))
    assert (result.code, result.out, result.talk.startswith("Usage: gcmsgen bulk status")) == (2, "", True)


def test_the_ledger_of_another_version_is_wrong_use(run: Run, out: Path) -> None:
    with closing(sqlite3.connect(out / NAME)) as ledger:
        ledger.execute("PRAGMA user_version = 99")
    english, french = run("bulk status", out), run("bulk status --lang fr", out)
    assert (english.code, english.out, english.talk) == (
        2,
        "",
        "The ledger of this folder was written by another version of gcmsgen. Run into another folder.\n",
    )
    assert (french.code, french.out, french.talk) == (
        2,
        "",
        "Le registre de ce dossier a été écrit par une autre version de gcmsgen. Choisissez un autre dossier.\n",
    )
