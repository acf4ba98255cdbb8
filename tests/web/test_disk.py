"""A disk that is full, and a folder that can only be read: said calmly, in both languages, and nothing is lost or half written."""

import html
import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from gcmsgen.language import Language
from gcmsgen.web.words import WORDS
from tests.conftest import ROOT
from tests.web.conftest import EXAMPLES, words_of

ALONE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what a desk answers over a small disk, mounted where nobody else sees it."""
    if not shutil.which("unshare") or subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")
    place = tmp_path_factory.mktemp("disk")
    line = [*ALONE, sys.executable, "-m", "tests.web.small_disk", str(EXAMPLES), str(place)]
    found = subprocess.run(line, cwd=ROOT, capture_output=True, check=True, text=True)
    return json.loads(found.stdout)


def plain(text: str) -> str:
    """Return words with ordinary spaces between them."""
    return " ".join(html.unescape(text).split())


SAYS = {"full": "disk_full", "read-only": "read_only_folder"}
WRITES = {"full": (507, 507), "read-only": (403, 403)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", SAYS)
def test_a_save_says_why_it_failed_and_shows_the_form_again(told: Any, state: str, language: Language) -> None:
    answers, words = told[f"{state}-{language}"], WORDS[SAYS[state]].of(language)
    status, text = answers["save"]
    assert (status, json.loads(text)["message"]) == (WRITES[state][0], words)
    status, text = answers["plain save"]
    assert status == WRITES[state][1]
    assert words in html.unescape(text)
    assert 'id="case"' in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", SAYS)
@pytest.mark.parametrize("act", ["new", "letter", "release"])
def test_what_cannot_be_written_is_said_in_words(told: Any, state: str, language: Language, act: str) -> None:
    status, text = told[f"{state}-{language}"][act]
    assert status == 507
    expected = WORDS["disk_full" if state == "full" else "cannot_write"].of(language)
    assert plain(expected) in plain(words_of(text))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", SAYS)
def test_what_is_only_read_goes_on(told: Any, state: str, language: Language) -> None:
    answers = told[f"{state}-{language}"]
    assert [answers[name][0] for name in ("list", "case", "note")] == [200, 200, 200]
    assert answers["copied"][0] == 507
    assert json.loads(answers["copied"][1])["message"] == WORDS["copied_unwritten"].of(language)


@pytest.mark.parametrize("language", Language)
def test_a_folder_that_can_only_be_read_is_said_and_begins_nothing(told: Any, language: Language) -> None:
    answers = told[f"read-only-{language}"]
    assert plain(WORDS["read_only_folder"].of(language)) in plain(words_of(answers["list"][1]))
    assert 'action="/new"' not in answers["list"][1]
    assert plain(WORDS["off_read_only"].of(language)) in plain(words_of(answers["case"][1]))
    assert "download href" not in answers["case"][1]


def test_nothing_is_left_half_written(told: Any) -> None:
    assert [name for name in told["left"] if name.endswith((".json", ".yaml", ".part", ".txt"))] == [
        "02-refuse-wrong-country.yaml"
    ]
