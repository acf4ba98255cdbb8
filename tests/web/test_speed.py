"""What the desk takes: processor time beside that of the work itself, in one process and one run, and memory."""

import asyncio
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
from urllib.parse import urlencode

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.web.app import app_of
from gcmsgen.web.guard import COOKIE
from gcmsgen.web.live import live
from tests.web.browser import listening, page_of, until
from tests.web.conftest import EXAMPLES, HOST, TODAY, Asked

KEY = "W000000002"
MOST_MEMORY = 150  # MB


def cheapest(*acts: Callable[[], object], times: int = 7) -> list[float]:
    """Return the least processor time that each act took, in turns: a machine is faster in one second than in the next."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, seconds in zip(acts, taken, strict=True):
            began = time.process_time()
            act()
            seconds.append(time.process_time() - began)
    return [min(seconds) for seconds in taken]


def work_of(asked: Asked) -> Callable[[], object]:
    """Return what checks a case and words all its documents in both languages, and nothing else."""
    tree, templates = asked.desk.opened(KEY).tree, read_templates()
    return lambda: live(tree, templates, TODAY).findings


def answered(asked: Asked, method: str, path: str, form: dict[str, list[str]] | None = None) -> Callable[[], int]:
    """Return what asks the desk itself, without a client, and gives back the status."""
    sent = urlencode({"secret": asked.desk.guard.secret(), **(form or {})}, doseq=True).encode() if form else b""
    headers = {
        "host": HOST,
        "cookie": f"{COOKIE}={asked.desk.guard.cookie}",
        "origin": f"http://{HOST}",
        "accept": "application/json",
        "content-type": "application/x-www-form-urlencoded",
    }
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    app = app_of(asked.desk)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    def ask() -> int:
        said: list[Any] = []

        async def send(message: Any) -> None:
            said.append(message)

        asyncio.run(app(dict(scope), receive, send))
        return int(said[0]["status"])

    return ask


@pytest.mark.long
def test_a_check_takes_at_most_twice_what_checking_and_wording_take(asked: Asked) -> None:
    ask, work = answered(asked, "POST", f"/case/{KEY}/check", asked.form(KEY)), work_of(asked)
    assert ask() == 200
    work()
    asking, working = cheapest(ask, work)
    assert asking <= 2.2 * working  # the bar is two; a tenth more is the machine's


@pytest.mark.long
def test_a_case_is_opened_for_at_most_four_times_what_checking_and_wording_take(asked: Asked) -> None:
    asked.desk.index.read_now()
    ask, work = answered(asked, "GET", f"/case/{KEY}"), work_of(asked)
    assert ask() == 200
    work()
    asking, working = cheapest(ask, work)
    assert asking <= 4 * working


# What a key costs on the page itself, in the time of its own thread: the form read, the answer shown, the lines laid out again.
OF_THE_PAGE = 0.15  # s; on a machine that does nothing else it is half of it


@pytest.mark.long
def test_a_key_costs_the_page_little(browser: Any, folder: Path) -> None:
    with listening(folder) as own, page_of(browser, own) as page:
        page.goto(f"{own.address}/case/{KEY}")
        told = page.context.new_cdp_session(page)
        told.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.evaluate(_WATCH)
        page.focus("[id='f-offer.noc']")
        page.keyboard.press("End")
        before = spent(told)
        for turn in range(KEYS):
            page.evaluate("painted = 0")
            page.keyboard.press("Backspace" if turn % 2 else "9")
            until(page, "painted > 0")
        assert (spent(told) - before) / KEYS <= OF_THE_PAGE


KEYS = 8


def spent(told: Any) -> float:
    """Return the seconds of its thread that a page has taken so far."""
    metrics = {one["name"]: one["value"] for one in told.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


_WATCH = """
window.painted = 0;
new MutationObserver(() => requestAnimationFrame(() => { painted = performance.now(); }))
  .observe(document.querySelector('#findings'), {childList: true});
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
