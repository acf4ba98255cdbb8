"""Look-ups in both languages, and what happens where a table is damaged."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from gcmsgen.cli.program import cli
from tests.conftest import EXAMPLE, ROOT, Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("noc coach", "53201"),
        ("noc entraîneuse", "53201"),
        ("noc 53201", "53201"),
        ("noc 10", "00010"),
        ('place "St Johns" --province NL', "1001519"),
        ('place "Quebec City"', "2423027"),
        ("postal K1A", "K1A"),
        ("postal t2p0a1", "T2P"),
        ("country Japon", "JP"),
        ("country Japan", "JP"),
        ("country GB", "GB"),
        ("country usa", "US"),
        ("country xk", "XK"),
        ("country Holland", "NL"),
        ('country "Ivory Coast"', "CI"),
        ("country Birmanie", "MM"),
        ("place saint-john --province NB", "1301006"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_answer_is_the_one_meant(run: Run, line: str, first: str, language: str) -> None:
    text = run(f"reference {line} --lang {language}")
    answers = json.loads(run(f"reference {line} --format json").out)["answers"]
    assert (text.code, text.out.split()[0], answers[0]["code"]) == (0, first, first)
    assert answers[0]["name"]["en"]
    assert answers[0]["name"]["fr"]


def completed(words: str, begun: str) -> list[str]:
    """Return what the shell offers behind some words for a word that is begun."""
    found = ShellComplete(cli, {}, "gcmsgen", "_GCMSGEN_COMPLETE").get_completions(words.split(), begun)
    return [item.value for item in found]


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [
        ("explain", "gcm10", "GCM102"),
        ("reference place", "Saint-Jo", "saint-john"),
        ("reference place", "trois-riv", "trois-rivieres"),
        ("reference noc", "5320", "53201"),
        ("reference postal", "k1", "K1A"),
        ("reference country", "us", "USA"),
    ],
)
def test_the_shell_completes_what_is_looked_up(words: str, begun: str, offered: str) -> None:
    found = completed(words, begun)
    assert offered in found
    assert [one for one in found if " " in one] == []
    assert len(found) <= 60


@pytest.mark.parametrize("words", ["explain", "reference place", "reference noc", "reference country"])
def test_the_shell_offers_nothing_where_nothing_begins_so(words: str) -> None:
    assert completed(words, "zzzz") == []


def test_both_provinces_of_a_mixed_area_are_shown(run: Run) -> None:
    assert json.loads(run("reference postal K1A --format json").out)["answers"][0]["province"] == "ON|QC"


def test_nothing_found_ends_with_1(run: Run) -> None:
    assert (run("reference country Zzzzzzzz").code, run("reference postal D1D").code) == (1, 1)
    assert json.loads(run("reference country Zzzzzzzz --format json").out)["answers"] == []


def test_a_province_that_is_none_is_wrong_use(run: Run) -> None:
    assert run("reference place Windsor --province XX").code == 2


@pytest.mark.parametrize("damage", ["missing", "altered", "cut"])
@pytest.mark.parametrize("table", ["places", "noc_2021", "postal_areas", "provinces"])
def test_a_damaged_table_refuses_to_check_and_to_render(tmp_path: Path, table: str, damage: str) -> None:
    for name in ("gcmsgen", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "gcmsgen" / "reference" / "tables" / f"{table}.csv"
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(data[:-200] if damage == "cut" else data.replace(b"a", b"e", 1))
    script = "import sys; from gcmsgen.cli.program import main; sys.exit(main())"
    for line in (["check", str(EXAMPLE)], ["letter", str(EXAMPLE), "--format", "txt", "-o", "l.txt"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *line], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, table in done.stderr, done.stdout) == (4, True, "")
    assert not (tmp_path / "l.txt").exists()
