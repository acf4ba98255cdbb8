"""What the desk takes: processor time beside that of the work itself, in one process and one run, and memory."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.catalogue.tree import read_templates
from tests.web.browser import listening, page_of, until
from tests.web.conftest import EXAMPLES, TODAY, Asked

KEY = "W000000002"
MOST_MEMORY = 150  # MB


def cheapest(act: Callable[[], object], times: int = 7) -> float:
    """Return the least processor time that something took: what others do on the machine is no part of it."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return min(taken)


def work_of(asked: Asked) -> Callable[[], object]:
    """Return what checks a case and words all its documents in both languages, and nothing else."""
    from gcmsgen.web.live import live

    tree, templates = asked.desk.opened(KEY).tree, read_templates()
    return lambda: live(tree, templates, TODAY).findings


def test_a_check_takes_at_most_twice_what_checking_and_wording_take(asked: Asked) -> None:
    form, work = asked.form(KEY), work_of(asked)
    ask = lambda: asked.post(f"/case/{KEY}/check", form, script=True)  # noqa: E731
    assert ask().status_code == 200
    work()
    assert cheapest(ask) <= 2 * cheapest(work)


def test_a_case_is_opened_for_at_most_three_times_what_checking_and_wording_take(asked: Asked) -> None:
    asked.desk.index.read_now()
    work = work_of(asked)
    assert asked.get(f"/case/{KEY}").status_code == 200
    work()
    assert cheapest(lambda: asked.get(f"/case/{KEY}")) <= 3 * cheapest(work)


# Of the time from the last key to the finding on the page, what is neither the rest of 150 ms nor the answer of the desk.
OF_THE_PAGE = 100  # ms


def test_from_the_last_key_to_the_finding_the_page_takes_little_beside_its_rest_and_the_answer(
    browser: Any, folder: Path
) -> None:
    with listening(folder) as own, page_of(browser, own) as page:
        page.goto(f"{own.address}/case/{KEY}")
        taken = sorted(total - answered for total, answered in keys(page, 8))
    assert taken[0] <= 150 + OF_THE_PAGE


def keys(page: Any, times: int) -> list[tuple[float, float]]:
    """Type a key as often as asked; return for each the milliseconds to the painted finding, and those that the desk took."""
    page.evaluate(_WATCH)
    page.focus("[id='f-offer.noc']")
    page.keyboard.press("End")
    found = []
    for turn in range(times):
        page.evaluate("painted = 0; performance.clearResourceTimings()")
        page.keyboard.press("Backspace" if turn % 2 else "9")
        until(page, "painted > 0")
        found.append(tuple(page.evaluate(_TAKEN)))
    return found


_WATCH = """
window.painted = 0; window.pressed = 0;
document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
new MutationObserver(() => requestAnimationFrame(() => { painted = performance.now(); }))
  .observe(document.querySelector('#findings'), {childList: true});
"""
_TAKEN = """
(() => { const asked = performance.getEntriesByType('resource').find(one => one.name.endsWith('/check'));
  return [painted - pressed, asked.responseEnd - asked.startTime]; })()
"""


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
def test_a_desk_with_every_example_opened_and_letters_made_holds_little_memory(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    subprocess.run(["cp", "-r", str(EXAMPLES), str(folder)], check=True)
    line = [sys.executable, "-m", "gcmsgen", "serve", str(folder), "--no-open"]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)}) as desk:
        try:
            assert desk.stderr is not None
            page = Path(next(re.finditer(r"file://(\S+)", desk.stderr.readline()))[1])
            use(page.read_text(encoding="utf-8"))
            status = Path(f"/proc/{desk.pid}/status").read_text(encoding="utf-8")
        finally:
            desk.terminate()
    [most] = re.findall(r"VmHWM:\s+(\d+) kB", status)
    assert int(most) / 1000 <= MOST_MEMORY


def use(launch: str) -> None:
    """Open the list and every case of a desk, and save a letter of each that has one."""
    address = launch.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    root = address.partition("/start")[0]
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - this machine's own desk
        cookie = SimpleCookie(answer.headers["set-cookie"])["desk"].value

    def get(place: str) -> str:
        asked = urllib.request.Request(f"{root}{place}", headers={"cookie": f"desk={cookie}"})  # noqa: S310
        with urllib.request.urlopen(asked) as found:  # noqa: S310
            return str(found.read().decode(errors="replace"))

    get("/")
    time.sleep(1)
    end = time.monotonic() + 300
    while "data-waiting" in get("/rows") and time.monotonic() < end:
        time.sleep(0.5)
    for key in re.findall(r'href="/case/([^"]+)"', get("/rows")):
        case = get(f"/case/{key}?doc=letter")
        for letter in re.findall(r'href="(/case/[^"]+\.(?:pdf|docx)[^"]*)"', case):
            get(letter.replace("&amp;", "&"))
