"""A real Chromium over a desk that listens; the tests of the page and the pictures of the documentation share it."""

import asyncio
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from gcmsgen.language import Language
from gcmsgen.web.app import app_of
from gcmsgen.web.desk import Desk
from gcmsgen.web.listening import ServerLimits, bound, guard_of, server_of
from tests.machine_fonts import with_machine_fonts

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# What tools/setup.sh writes where the machine cannot have them.
UNAVAILABLE = Path(sys.prefix) / "axe" / "unavailable"
AXE = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
PATIENCE = 120_000  # ms: a machine that tests much at once is slow, and is no fault of the page
TODAY = date(2026, 11, 26)


@dataclass
class Listening:
    """Hold a desk that listens, its server, and the address of its pages."""

    desk: Desk
    server: Any

    @property
    def address(self) -> str:
        return f"{self.desk.guard.origin}{self.desk.guard.root}"


@contextmanager
def listening(
    folder: Path, language: Language = Language.EN, *, named: bool = True, **more: Any
) -> Iterator[Listening]:
    """Yield a desk over a folder, served by a thread of this process."""
    socket = bound(0)
    guard = guard_of(socket, resolves=lambda _name: named)
    desk = Desk(folder, guard, language, today=lambda: TODAY, **more)
    server = server_of(app_of(desk), guard, ServerLimits(seconds=60, connections=64), lambda: desk.leaving)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[socket])), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Listening(desk, server)
    finally:
        desk.leaving = True
        thread.join(timeout=30)


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu"],
            env=with_machine_fonts(),
            timeout=PATIENCE,
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page_of(browser: Any, desk: Listening, **context: Any) -> Iterator[Any]:
    """Yield a page that was let in by the launch token, with what went wrong on it under `faults`."""
    made = browser.new_context(**{"viewport": {"width": 1600, "height": 1000}, **context})
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=desk.desk.guard.origin)
    page = made.new_page()
    page.set_default_timeout(PATIENCE)
    page.faults = []
    page.on("response", lambda answer: page.faults.append(answer.url) if answer.status == 404 else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    desk.desk.guard.launched = False
    page.goto(f"{desk.address}/start?token={desk.desk.guard.token}")
    page.wait_for_selector("h1 >> nth=0")
    page.wait_for_url(f"{desk.address}/")
    try:
        yield page
    finally:
        made.close()


def until(page: Any, true: str) -> None:
    """Wait until an expression is true on a page, whose policy lets nobody evaluate words from inside."""
    end = time.monotonic() + PATIENCE / 1000
    while not _is_true(page, true):
        assert time.monotonic() < end, (true, getattr(page, "faults", []), page.inner_text("body")[:2000])
        page.wait_for_timeout(50)


def _is_true(page: Any, true: str) -> bool:
    """Say whether an expression is true; while a page is left for the next one, it has no answer yet."""
    from playwright.sync_api import Error

    try:
        return bool(page.evaluate(true))
    except Error:
        return False


def axe(page: Any) -> list[str]:
    """Return what axe-core finds on a page, by rule and place."""
    source = AXE.read_bytes()
    assert sha256(source).hexdigest() == AXE_SHA256, "this is not the axe-core that was looked at"
    page.evaluate(source.decode())
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]
