"""Grammalecte is asked where it is installed, remarks on grammar, and is silent on the shipped letters."""

import shutil
import stat
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import UsageError
from gcmsgen.language import Language
from gcmsgen.translation.grammar import remarks
from tests.translation.desk import reworded

installed = pytest.mark.skipif(shutil.which("grammalecte-cli") is None, reason="Grammalecte is not installed")


@installed
def test_the_shipped_letters_have_no_remark() -> None:
    assert list(remarks(read_templates())) == []


@installed
def test_a_fault_of_grammar_is_remarked_on_at_its_sentence(tmp_path: Path) -> None:
    tree = reworded(
        tmp_path, Language.FR, "letter-refusal.refused", "la demande.", "la demande; les demande sont vues."
    )
    [one] = remarks(tree)
    assert (one.where, one.words, one.suggestions) == ("letter:letter-refusal.refused", "demande", ("demandes",))


def test_where_it_is_not_installed_or_says_nothing_the_message_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="not installed"):
        list(remarks(read_templates()))
    silent = tmp_path / "grammalecte-cli"
    silent.write_text("#!/bin/sh\n", encoding="utf-8")
    silent.chmod(silent.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(UsageError, match="no answer"):
        list(remarks(read_templates()))
