"""The words of the page: each in both languages, none left over, none wanting; and no other command loads the page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gcmsgen.web.words import WORDS, plural
from tests.conftest import ROOT

PAGE = ROOT / "gcmsgen" / "web"
SOURCES = [*PAGE.glob("*.py"), *(PAGE / "templates").glob("*.html"), *(PAGE / "static").glob("*.js")]
SAME = {
    "site",
    "colon",
    "comma",
    "save_docx",
    "save_pdf",
    "part_documents",
    "documents",
    "gate_province",
    "rule_authority",
}


def test_every_word_is_said_somewhere_and_every_word_that_is_said_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    said = set(re.findall(r"""\bt(?:\.other)?\(["'](\w+)["']\)|WORDS\[["'](\w+)["']\]|says\(["'](\w+)["']\)""", text))
    names = {name for found in said for name in found if name}
    assert names - set(WORDS) == set()
    quoted = set(re.findall(r"[\"'](\w+)[\"']", text))
    made = (
        "part_",
        "state_",
        "release_",
        "gate_",
        "row_",
        "col_",
        "side_",
        "in_",
        "law_",
        "rule_",
        "asked_",
        "table_",
        "read_only_",
    )
    assert [
        name for name in WORDS if name not in names | quoted and not name.startswith((*made, "back_", "off_", "save_"))
    ] == []


@pytest.mark.parametrize("name", WORDS)
def test_a_word_is_in_both_languages_and_set_as_french_is(name: str) -> None:
    text = WORDS[name]
    assert text.en.strip()
    assert text.fr.strip()
    assert text.en != text.fr or name in SAME
    assert not re.search(r"(?<!\N{NO-BREAK SPACE})[:»]|«(?!\N{NO-BREAK SPACE})|'|\.\.\.", text.fr.replace("fr-CA", ""))


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_how_many_agrees(count: int) -> None:
    assert plural("cases", count).en == {0: "no case", 1: "1 case"}.get(count, f"{count} cases")
    assert plural("rows", count).fr == {0: "aucune ligne", 1: "1 ligne"}.get(count, f"{count} lignes")


@pytest.mark.parametrize("line", ["--help", "check {case}", "note {case}", "verify --help"])
def test_no_other_command_loads_the_page(line: str, tmp_path: Path) -> None:
    case = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
    program = (
        "import sys; from gcmsgen.cli.program import main; main(sys.argv[1:]); "
        "sys.exit(bool({'gcmsgen.web', 'starlette', 'uvicorn', 'gcmsgen.release'} & set(sys.modules)))"
    )
    words = [sys.executable, "-c", program, *line.format(case=case).split()]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_no_command_loads_the_page_before_it_is_asked_for() -> None:
    program = (
        "import sys, click; from gcmsgen.cli.program import cli\n"
        "def loaded(command):\n"
        "    context = click.Context(command)\n"
        "    names = command.list_commands(context) if isinstance(command, click.Group) else []\n"
        "    return 1 + sum(loaded(command.get_command(context, name)) for name in names)\n"
        "count = loaded(cli)\n"
        "print(count, sorted({'gcmsgen.web', 'starlette', 'uvicorn', 'python_multipart', 'anyio'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    count, _, found = ended.stdout.partition(" ")
    assert int(count) > 30
    assert found.strip() == "[]"
