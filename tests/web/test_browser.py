"""The page in a real Chromium, over a generated list of page, state, language and width; the whole list in `make long`."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.facts.load import parse_text
from gcmsgen.language import Language
from gcmsgen.release.files import write_release
from gcmsgen.release.released import released
from gcmsgen.web.desk import Desk
from gcmsgen.web.table_work import opened_work, order_of
from gcmsgen.web.words import WORDS
from tests.conftest import Result
from tests.web.browser import Listening, axe, listening, page_of, until
from tests.web.conftest import EXAMPLES
from tests.web.test_tables import table

BLOCKED, ENGLISH, RELEASED, PASTED = "W000000004", "W000000002", "W000000003", "W000000001"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    """Give a desk over all examples, with one that is empty and one whose value does not fit."""
    folder = tmp_path_factory.mktemp("page") / "cases"
    shutil.copytree(EXAMPLES, folder)
    (folder / "unfit.json").write_text(
        '{"application": {"number": "W000000090"}, "decision": {"outcome": "refuse", "date": "x"}}'
    )
    (folder / "empty.json").write_text('{"application": {"number": "W000000091"}}')
    with listening(folder, officer="CD05678") as found:
        prepare(found.desk)
        yield found


def prepare(desk: Desk) -> None:
    """Release one case, say that GCMS holds the note of another, lay a table on the desk, and read the list."""
    now = desk.live(desk.opened(RELEASED))
    write_release(desk.path, released(now.checked, now.facts, by=desk.officer, at=desk.now()))
    held = desk.live(desk.opened(PASTED))
    desk.writes_down(PASTED, "pasted back", held.facts)
    desk.table = opened_work("batch.csv", table())
    desk.table.check(order_of((Format.TXT,), today=desk.today(), tree=desk.templates()))
    desk.index.read_now()


LOOKS = ((1600, "light"), (320, "dark"), (1600, "forced"))
PAGES = [
    "/",
    "/bulk",
    "/bulk/row/2",
    "/translation",
    "/rule/GCM102",
    "/case/W000000091",
    "/case/W000000090",
    f"/case/{BLOCKED}",
    f"/case/{ENGLISH}?doc=letter",
    f"/case/{RELEASED}",
    f"/case/{PASTED}?doc=rationale",
    "/nowhere",
]
Look = tuple[str, Language, int, str]
LIST: list[Look] = [(page, language, *look) for page in PAGES for language in Language for look in LOOKS]
SAMPLE: list[Look] = [
    ("/", Language.EN, 1600, "light"),
    (f"/case/{BLOCKED}", Language.FR, 320, "dark"),
    ("/bulk", Language.FR, 320, "light"),
]


def name_of(row: Look) -> str:
    page, language, width, scheme = row
    return f"{page} {language.value} {width} {scheme}"


def look(browser: Any, desk: Listening, row: Look) -> None:
    """See that a page is accessible, fits its width, asks nothing of others, and speaks one language."""
    path, language, width, scheme = row
    desk.desk.language = language
    colours = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    with page_of(browser, desk, viewport={"width": width, "height": 900}, **colours) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{desk.address}{path}")
        if path != "/translation":  # which holds some thousands: a few are opened there
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [url for url in asked if not url.startswith(desk.address)] == []
        assert page.get_attribute("html", "lang") == language.tag
        said = page.inner_text("body")
        other = Language.FR if language is Language.EN else Language.EN
        # The laws are named in both languages where both sides of a document stand.
        words = [text for name, text in WORDS.items() if not name.startswith("law_") and text.en != text.fr]
        own = {text.of(other) for text in words if len(text.of(other)) > 25}
        assert [one for one in own if one in said] == []
        assert not re.search(r"<built-in|\bundefined\b|\[object|\{\{", said)
        assert page.evaluate(_NARROW) == []
        assert [fault for fault in page.faults if "404" not in fault and not fault.endswith(path)] == []


_NARROW = """
[...document.querySelectorAll('main input, main select, main textarea')]
  .filter(one => !['checkbox', 'radio', 'hidden'].includes(one.type) && one.getClientRects().length && one.clientWidth < 60)
  .map(one => one.name || one.id)
"""


@pytest.mark.parametrize("row", SAMPLE, ids=map(name_of, SAMPLE))
def test_a_page_is_accessible_fits_and_speaks_one_language(browser: Any, desk: Listening, row: Any) -> None:
    look(browser, desk, row)


@pytest.mark.long
@pytest.mark.parametrize("row", LIST, ids=map(name_of, LIST))
def test_every_page_is_accessible_fits_and_speaks_one_language(browser: Any, desk: Listening, row: Any) -> None:
    look(browser, desk, row)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 60)"))


def test_from_blocked_to_copied_by_keys_alone(browser: Any, tmp_path: Path, run: Any) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("04-*")), folder)
    with listening(folder) as own, page_of(browser, own) as page:
        page.goto(f"{own.address}/case/{BLOCKED}")
        presses = 0

        def press(key: str) -> None:
            nonlocal presses
            presses += 1
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement !== document.body"), f"the focus is lost after {key}"

        while "as in the offer" not in focused(page):
            press("Tab")
            assert presses < 40
        press("Enter")
        until(page, "document.querySelector('#findings .found.wrong') === null")
        assert page.eval_on_selector("#acts", "one => one.querySelector('[data-copy]')") is None
        press("Control+s")
        page.wait_for_selector("#hand:not([hidden])")
        while "from now on" not in focused(page):
            press("Shift+Tab")
            assert presses < 40
        press("Enter")
        page.wait_for_selector("[data-copy]:not([disabled])")
        while "Copy note in English" not in focused(page):
            press("Tab")
            assert presses < 40
        press("Enter")
        until(page, "document.querySelector('#act-status').textContent.startsWith('Copied')")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert page.faults == []
    told: Result = run("note", folder / f"{BLOCKED}.json")
    assert copied == told.out
    assert presses <= 40


def test_acts_are_off_from_the_first_key_and_an_old_answer_never_wins(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("02-*")), folder)
    with listening(folder) as own, page_of(browser, own) as page:
        page.goto(f"{own.address}/case/{ENGLISH}")
        assert page.is_enabled("[data-copy] >> nth=0")
        page.focus("[id='f-offer.noc']")
        page.keyboard.press("End")
        page.keyboard.type("9")
        assert page.is_disabled("[data-copy] >> nth=0")
        page.keyboard.press("Backspace")
        page.keyboard.type("31")
        until(page, "document.querySelector('#findings').textContent.includes('31')")
        assert "212231" not in page.inner_text("#findings") or page.input_value("[id='f-offer.noc']") == "2122331"


def test_what_did_not_reach_the_desk_is_sent_once_more(browser: Any, tmp_path: Path) -> None:
    with listening(tmp_path) as own, page_of(browser, own) as page:
        key = own.desk.folder.new(parse_text("-", next(EXAMPLES.glob("02-*")).read_text()).tree).key
        page.goto(f"{own.address}/case/{key}")
        for lost in ("**/check", "**/save"):
            page.route(lost, lambda route: route.abort("connectionreset"), times=1)
        page.fill("[id='f-offer.noc']", "31202")
        until(page, "document.querySelector('#findings').textContent.includes('31202')")
        until(page, "document.querySelector('#status').textContent.startsWith('Saved')")
    assert '"31202"' in (tmp_path / f"{key}.json").read_text()


def test_a_desk_that_is_gone_is_said_and_what_was_typed_stays(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("02-*")), folder)
    with page_of_closed(browser, folder) as page:
        page.wait_for_selector("#gone:not([hidden])")
        assert page.input_value("[id='f-offer.noc']") == "31202"
        assert page.is_disabled("[data-copy] >> nth=0")


def test_a_desk_that_answers_late_is_not_called_gone(browser: Any, tmp_path: Path) -> None:
    shutil.copy(next(EXAMPLES.glob("02-*")), tmp_path)
    held: list[Any] = []
    with listening(tmp_path) as own, page_of(browser, own) as page:
        page.route("**/alive", partial(list.append, held))
        page.goto(f"{own.address}/case/{ENGLISH}")
        page.wait_for_timeout(4000)
        assert len(held) == 1, "one question at a time"
        assert page.is_hidden("#gone")
        assert page.is_enabled("[data-copy] >> nth=0")
        held[0].abort("connectionrefused")
        page.wait_for_selector("#gone:not([hidden])")


def page_of_closed(browser: Any, folder: Path) -> Any:
    """Return the page of a case whose desk was closed after a field was typed into."""
    from contextlib import contextmanager

    @contextmanager
    def opened() -> Iterator[Any]:
        with listening(folder) as own, page_of(browser, own) as page:
            page.goto(f"{own.address}/case/{ENGLISH}")
            page.fill("[id='f-offer.noc']", "31202")
            own.server.should_exit = True
            yield page

    return opened()


def test_a_sentence_leads_to_its_fact_and_back(browser: Any, desk: Listening) -> None:
    desk.desk.language = Language.EN
    with page_of(browser, desk) as page:
        page.goto(f"{desk.address}/case/{ENGLISH}")
        page.focus("#document .s >> nth=0")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        sentence = page.evaluate("document.activeElement.textContent")
        assert page.eval_on_selector_all("#document .s.lit", "all => all.length") == 2
        assert page.inner_text("#why").startswith("Why this sentence")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.left') !== null")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == sentence


def test_the_forms_of_the_desk_are_heard(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    with listening(folder, named=False) as own, page_of(browser, own) as page:
        page.click("button[lang='fr-CA']")
        page.wait_for_selector("html[lang='fr-CA']")
        page.select_option("#new-outcome", "hold")
        page.click("button.main")
        page.wait_for_selector("#case")
        assert [path.name.startswith("draft-") for path in folder.glob("[!.]*.json")] == [True]


def test_without_script_a_case_is_read_saved_and_downloaded(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("02-*")), folder)
    with listening(folder) as own, page_of(browser, own, java_script_enabled=False) as page:
        page.goto(f"{own.address}/case/{ENGLISH}")
        page.fill("[id='f-application.destination.city']", "Airdrie")
        page.click("#save")
        with page.expect_navigation():
            page.click("[data-replace]")
        assert "Airdrie" in (folder / f"{ENGLISH}.json").read_text(encoding="utf-8")
        page.fill("[id='f-application.destination.city']", "Calgary")
        with page.expect_navigation():
            page.click("#save")
        page.goto(f"{own.address}/case/{ENGLISH}?doc=letter")
        with page.expect_download() as loading:
            page.click("a[href*='letter-en.txt']")
        assert loading.value.suggested_filename == f"{ENGLISH}-letter-en.txt"


def test_the_live_region_is_silent_at_keys_and_speaks_once_on_leaving(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("02-*")), folder)
    with listening(folder) as own, page_of(browser, own) as page:
        page.goto(f"{own.address}/case/{ENGLISH}")
        page.evaluate(
            "window.said = []; new MutationObserver(() => said.push(document.querySelector('#live').textContent))"
            ".observe(document.querySelector('#live'), {childList: true, characterData: true, subtree: true})"
        )
        page.focus("[id='f-offer.noc']")
        page.keyboard.press("End")
        page.keyboard.type("99", delay=50)
        until(page, "document.querySelector('#findings .wrong') !== null")
        assert page.evaluate("said") == []
        page.keyboard.press("Tab")
        until(page, "said.length === 1")
        assert "wrong" in page.evaluate("said[0]")
