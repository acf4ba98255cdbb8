"""The page that sets both languages side by side: nothing hidden, nothing fetched, everything escaped."""

import shutil
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest
from lxml import html

from gcmsgen.catalogue.tree import TemplateTree, packaged
from gcmsgen.facts.case import Case
from gcmsgen.generate import composed_document
from gcmsgen.language import Language
from gcmsgen.translation.server import server
from gcmsgen.translation.variants import variant, variant_names
from tests.conftest import DAY, EXAMPLE, Result, facts

Run = Callable[..., Result]


def shown(run: Run, tmp_path: Path, line: str) -> html.HtmlElement:
    page = tmp_path / "page.html"
    assert run(f"translation preview {line} -o", page).code == 0
    return html.fromstring(page.read_text(encoding="utf-8"))


def test_every_sentence_of_both_languages_stands_in_its_row(run: Run, tmp_path: Path) -> None:
    page = shown(run, tmp_path, f"--document letter --lang fr --case {EXAMPLE}")
    case = Case.model_validate(facts())
    for language, column in ((Language.EN, 1), (Language.FR, 2)):
        made, _ = composed_document(case, document="letter", on=DAY, tree=TemplateTree(), language=language)
        cells = page.xpath(f"//table[@class='pairs']/tbody/tr/td[{column}]/span[@lang='{language.tag}']")
        said = [sentence.text for sentence in made.sentences()]
        assert [cell.text for cell in cells][1 : len(said) + 1] == said
    assert page.get("lang") == "fr-CA"
    assert not page.xpath("//@src | //link | //@href[not(starts-with(., '#'))]")


def test_a_missing_and_a_failing_sentence_keep_their_place(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(packaged("templates"), own)
    words = own / "fr" / "letter-refusal.j2"
    text = words.read_text(encoding="utf-8")
    text = text.replace('{% sentence "refused" %}', '{% sentence "renamed" %}')
    text = text.replace("J’ai examiné", "{{ no.such }} J’ai examiné")
    words.write_text(text, encoding="utf-8")
    page = shown(run, tmp_path, f"--document letter --lang fr --case {EXAMPLE} --templates {own}")
    marked = page.xpath("//tr[@class='marked']/th/code/text()")
    assert marked == ["letter-refusal.reviewed", "letter-refusal.refused"]
    assert page.xpath("//tr[@class='marked']/td[1]/span/text()")[1] == "I have refused the application."


@pytest.mark.parametrize("name", variant_names())
def test_every_invented_case_can_be_made(name: str) -> None:
    made = variant(name)
    assert made is not None
    assert made.case.decision is not None


def test_the_server_answers_its_own_host_and_its_one_page_alone() -> None:
    with server(lambda: "the page", 0) as listening:
        port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            assert [_status(port, *ask) for ask in _ASKED] == [200, 403, 404, 501]
        finally:
            listening.shutdown()
            thread.join()


_ASKED = (("GET", "/", None), ("GET", "/", "elsewhere.example"), ("GET", "/../setup.cfg", None), ("POST", "/", None))


def _status(port: int, method: str, path: str, host: str | None) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status
