"""The served preview shows the templates as they stand: an edit of a file of any kind is on the page at the next reload."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from gcmsgen.catalogue.tree import packaged
from tests.conftest import Result, written

Run = Callable[..., Result]

# Each: the file, what is edited in it, and what the page says before the edit and behind it.
Change = Callable[[str], str]
EDITS: dict[str, tuple[str, Change, str, str]] = {
    "words in English": (
        "en/letter-refusal.j2",
        lambda text: text.replace("I have refused the application.", "I refused the application, in other words."),
        "I have refused the application.",
        "in other words",
    ),
    "words in French": (
        "fr/letter-refusal.j2",
        lambda text: text.replace("J’ai refusé la demande.", "J’ai refusé la demande, autrement dit."),
        "J’ai refusé la demande.",
        "autrement dit",
    ),
    "outline": (
        "outline/letter-refusal.j2",
        lambda text: text.replace('{% say "reviewed" %}', ""),
        "letter-refusal.reviewed",
        "letter-refusal.refused",
    ),
    "letterhead": (
        "office.yaml",
        lambda text: text.replace("100 Placeholder Way", "100 Edited Way", 1),
        "100 Placeholder Way",
        "100 Edited Way",
    ),
    "terms": (
        "terms.csv",
        lambda text: text + "have refused,ai récusé,,K,\n",
        "J’ai refusé la demande.",
        "ai récusé",
    ),
    "places": (
        "places.csv",
        lambda _: "name,province,kind\nFort Imaginaire,AB,municipality\n",
        "GCM105",
        "Fort Imaginaire",
    ),
}


OPENER = build_opener(HTTPCookieProcessor())


def by_number(address: str) -> Request:
    """Return the request for an address, by the number of this machine where it may not find the name that a browser finds."""
    host = urlsplit(address).netloc
    number = address.replace(host, f"127.0.0.1:{host.rpartition(':')[2]}", 1)
    return Request(number, headers={"Host": host})  # noqa: S310 - of this machine


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Give an office's folder, a copy of the packaged templates, and the address at which its preview is served."""
    folder = tmp_path_factory.mktemp("served")
    own = folder / "own"
    shutil.copytree(packaged("templates"), own)
    # The record has another city: where all three agree on a place that no table knows, only a confirmation is asked for.
    case = written(folder, application__destination__city="Fort Imaginaire", offer__address__city="Fort Imaginaire")
    line = ["translation", "preview", "--serve", "--port", "0", "--document", "letter", "--case", str(case)]
    command = [sys.executable, "-m", "gcmsgen", "--templates", str(own), *line]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            launch = re.search(r"file://(\S+)", process.stderr.readline())
            assert launch
            address = re.search(r"http://[^\"]+", Path(launch[1]).read_text(encoding="utf-8"))
            assert address
            with OPENER.open(by_number(address[0]), timeout=60) as answer:
                assert answer.status == 200
            yield own, re.sub(r"/start\?.*", "/translation", address[0])
        finally:
            process.terminate()


def page(address: str) -> str:
    with OPENER.open(by_number(address), timeout=60) as answer:
        # A page bears a secret of its own each time.
        return re.sub(r'name="secret" value="[^"]*"', "", unescape(str(answer.read().decode())))


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_shows_at_the_next_reload(served: tuple[Path, str], kind: str) -> None:
    own, address = served
    name, change, before, behind = EDITS[kind]
    file = own / name
    text = file.read_text(encoding="utf-8") if file.exists() else None
    shown = page(address)
    assert before in shown
    assert behind not in shown or kind in ("outline", "places")
    file.write_text(change(text or ""), encoding="utf-8")
    edited = page(address)
    assert behind in edited
    assert edited != shown
    if kind in ("outline", "letterhead", "places"):
        assert before not in edited
    file.write_text(text, encoding="utf-8") if text is not None else file.unlink()
    assert page(address) == shown


def test_what_is_accepted_shows_at_the_next_reload(served: tuple[Path, str], run: Run) -> None:
    own, address = served
    words, state = own / "fr/letter-refusal.j2", own / "fr/state.po"
    before = {file: file.read_text(encoding="utf-8") for file in (words, state)}
    words.write_text(before[words].replace("J’ai refusé la demande.", "J’ai refusé votre demande."), encoding="utf-8")
    assert "GCM864" in page(address)
    accept = "translation accept letter-refusal.refused --by AB01234 --reason style --templates"
    assert run(accept, own).code == 0
    assert "GCM864" not in page(address)
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")
