"""The page for translators is followed to the letter: each of its commands, in order, in a folder of one's own."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from gcmsgen.catalogue.tree import packaged
from gcmsgen.cli.program import cli
from gcmsgen.wording.english import FILTERS as ENGLISH
from gcmsgen.wording.french import FILTERS as FRENCH
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "traduire.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_every_command_of_the_page_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "nos-gabarits" / "fr" / "letter-refusal.j2"
    own.parent.mkdir(parents=True)
    shipped = packaged("templates").joinpath("fr/letter-refusal.j2").read_text(encoding="utf-8")
    own.write_text(shipped.replace("J’ai refusé la demande.", "J’ai refusé la demande : elle l’est."), encoding="utf-8")
    codes = []
    for line in COMMANDS:
        program, *words = shlex.split(line)
        assert program == "gcmsgen"
        ended = CliRunner().invoke(cli, [*words, "--lang", "fr"])
        codes.append((" ".join(words[:2]), ended.exit_code))
    assert [code for name, code in codes if name == "translation check"] == [1, 1, 0]
    assert [one for one in codes if one[1] and one[0] != "translation check"] == []
    assert "demande\N{NO-BREAK SPACE}: elle" in own.read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"nos-gabarits", "apercu.html", "francais.docx"}


def test_every_filter_of_the_page_exists_in_both_languages() -> None:
    named = set(re.findall(r"\\\|(\w+)", PAGE))
    assert named - set(FRENCH) == set()
    assert named - set(ENGLISH) == {"the_citation", "of_citation", "at_citation"}
