"""A file that changes meanwhile: two tabs, another officer, a file that is gone; nothing that was typed is lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.language import Language
from tests.web.browser import listening, page_of, until
from tests.web.conftest import EXAMPLES, Asked, Asking, words_of

KEY, OFFICER = "W000000002", "[id='f-decision.officer']"


@pytest.fixture
def own(tmp_path: Path, asking: Asking) -> Path:
    """Return a folder with one case that the desk itself wrote."""
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("02-*")), folder)
    desk = asking(folder)
    assert desk.post(f"/case/{KEY}/save", {**desk.form(KEY), "replace": "yes"}, script=True).status_code == 200
    return folder


def typed(page: Any, value: str) -> None:
    page.evaluate("document.querySelector('#part-decision').open = true")
    page.fill(OFFICER, value)


@pytest.mark.parametrize("kept", ["typed", "here", "there"])
def test_of_two_tabs_the_second_is_shown_both_values_and_keeps_either(browser: Any, own: Path, kept: str) -> None:
    with listening(own) as desk, page_of(browser, desk) as first:
        second = first.context.new_page()
        for page in (first, second):
            page.goto(f"{desk.address}/case/{KEY}")
        typed(first, "AA1")
        first.keyboard.press("Control+s")
        until(first, "document.querySelector('#status').textContent.startsWith('Saved at')")
        typed(second, "BB2")
        second.wait_for_selector("#conflict table")
        said = second.inner_text("#conflict")
        assert "AA1" in said
        assert "BB2" in said
        assert "AA1" in (own / f"{KEY}.json").read_text(encoding="utf-8")
        if kept == "typed":
            second.click("[data-over][data-mine]")
            until(
                second,
                f"!document.querySelector('#conflict table') && document.querySelector(\"{OFFICER}\").value === 'BB2'",
            )
        elif kept == "here":
            second.click("[data-over]:not([data-mine])")
            until(second, "document.querySelector('#status').textContent.startsWith('Saved at')")
            assert "BB2" in (own / f"{KEY}.json").read_text(encoding="utf-8")
        else:
            second.once("dialog", lambda dialog: dialog.accept())
            second.click("#conflict a.button")
            until(second, f"document.querySelector(\"{OFFICER}\").value === 'AA1'")
        assert "BB2" in (own / f"{KEY}.json").read_text(encoding="utf-8") or kept == "there"


def test_what_was_typed_here_goes_into_the_file_beside_what_another_wrote(browser: Any, own: Path) -> None:
    path = own / f"{KEY}.json"
    with listening(own) as desk, page_of(browser, desk) as page:
        page.goto(f"{desk.address}/case/{KEY}")
        facts = json.loads(path.read_text(encoding="utf-8"))
        facts["decision"]["office"] = "Example Port of Entry"
        facts["documents"] = facts["documents"][:1]
        path.write_text(f"{json.dumps(facts)}\n", encoding="utf-8")
        typed(page, "BB2")
        page.wait_for_selector("#conflict table")
        assert "This file was written by hand" in page.inner_text("#conflict")
        page.click("[data-over][data-mine]")
        until(
            page, f"!document.querySelector('#conflict table') && document.querySelector(\"{OFFICER}\").value === 'BB2'"
        )
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["decision"]["officer"] == "BB2"
    assert kept["decision"]["office"] == "Example Port of Entry"
    assert len(kept["documents"]) == 1
    assert list((own / "originals").iterdir())


@pytest.mark.parametrize(
    ("language", "said"), [(Language.EN, "no longer in the folder"), (Language.FR, "n’est plus dans")]
)
def test_a_file_that_is_gone_is_said_and_what_was_typed_stays(
    browser: Any, own: Path, language: Language, said: str
) -> None:
    with listening(own, language) as desk, page_of(browser, desk) as page:
        page.goto(f"{desk.address}/case/{KEY}")
        (own / f"{KEY}.json").rename(own.parent / "away.json")
        typed(page, "BB2")
        until(page, f"document.querySelector('#messages').textContent.includes('{said}')")
        assert page.input_value(OFFICER) == "BB2"
        (own.parent / "away.json").rename(own / f"{KEY}.json")
        page.keyboard.press("Control+s")
        until(page, "document.querySelector('#messages').textContent === ''")
    assert "BB2" in (own / f"{KEY}.json").read_text(encoding="utf-8")


def test_a_list_of_a_folder_that_is_gone_says_so(asking: Asking, own: Path) -> None:
    desk: Asked = asking(own)
    own.rename(own.parent / "elsewhere")
    said = words_of(desk.get("/").text)
    assert "no longer where it was" in said
    assert "Start one" not in said
