"""A desk over a folder of example cases, asked by a client as the page asks it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from gcmsgen.language import Language
from gcmsgen.web.app import app_of
from gcmsgen.web.controls import PARTS, Control, Fieldset, Speech, gate_controls, part_fieldsets
from gcmsgen.web.desk import Desk
from gcmsgen.web.guard import COOKIE, Guard
from tests.conftest import ROOT
from tests.web.browser import AXE, CHROMIUM, UNAVAILABLE, chromium

EXAMPLES = ROOT / "fixtures" / "cases"
TODAY = date(2026, 11, 26)
HOST = "g-0123456789abcdef.localhost:50000"


@dataclass
class Asked:
    """Hold a desk and a client that has its cookie."""

    desk: Desk
    client: TestClient

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, *, script: bool = False, **headers: str) -> Any:
        sent = {"secret": self.desk.guard.secret(), **(data or {})}
        own = {"origin": self.desk.guard.origin, **({"accept": "application/json"} if script else {}), **headers}
        return self.client.post(path, data=sent, headers=own, follow_redirects=False)

    def form(self, key: str) -> dict[str, list[str]]:
        """Return what the page of a case would post, unchanged."""
        opened = self.desk.opened(key)
        shown = self.desk.live(opened)
        return {**posted(opened.tree, self.desk.language, shown.client, shown.outcome), "etag": [opened.etag]}

    def facts(self, key: str) -> str:
        return self.desk.live(self.desk.opened(key)).facts


def posted(tree: Any, language: Language, client: Language = Language.EN, outcome: str = "") -> dict[str, list[str]]:
    """Return the names and values that a browser sends of the form of a tree."""
    found: dict[str, list[str]] = {}
    speech = Speech(language, client, outcome)
    rows = [part for row in gate_controls(tree, speech).values() for part in row if part]
    for part in (*rows, *(one for name in PARTS for one in part_fieldsets(name, tree, speech))):
        for name, value in _sent(part):
            found.setdefault(name, []).append(value)
    return found


def _sent(part: Control | Fieldset) -> Iterator[tuple[str, str]]:
    yield ("shown", part.name)
    if part.none:
        yield (f"{part.name}!", "none")
    if isinstance(part, Fieldset):
        for inner in (*part.parts, *part.rows):
            yield from _sent(inner)
    elif part.kind in ("checks", "radio", "select"):
        chosen = [choice.value for choice in part.choices if choice.chosen]
        yield from ((part.name, value) for value in chosen or ([] if part.kind == "checks" else [""]))
    else:
        yield (part.name, part.value.replace("\n", "\r\n"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three examples: one blocked, one ready in English, one ready in French."""
    made = tmp_path / "cases"
    made.mkdir()
    for name in ("02-*", "03-*", "04-*"):
        [path] = EXAMPLES.glob(name)
        shutil.copy(path, made)
    return made


Asking = Callable[..., Asked]


@pytest.fixture
def asking() -> Asking:
    """Return a function that opens a desk over a folder."""

    def opened(folder: Path, language: Language = Language.EN, **more: Any) -> Asked:
        desk = Desk(folder, Guard(HOST), language, today=lambda: TODAY, **more)
        client = TestClient(app_of(desk), base_url=f"http://{HOST}", raise_server_exceptions=False)
        client.cookies.set(COOKIE, desk.guard.cookie)
        return Asked(desk, client)

    return opened


@pytest.fixture
def asked(folder: Path, asking: Asking) -> Asked:
    """Return a desk over the three examples, in English."""
    return asking(folder)


def words_of(html: str) -> str:
    """Return the words of a page as a person reads them."""
    return " ".join(re.sub(r"<(script|style|template|noscript)\b.*?</\1>|<[^>]*>", " ", html, flags=re.S).split())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a Chromium; where there is none the tests say so, and in CI they fail."""
    if not CHROMIUM or not AXE.exists():
        lacking = "Chromium (package chromium)" if not CHROMIUM else f"axe-core ({AXE})"
        if UNAVAILABLE.exists():
            pytest.skip(f"the tests of the page need {lacking}: {UNAVAILABLE.read_text().strip()}")
        if os.environ.get("CI"):
            pytest.fail(f"the tests of the page need {lacking}")
        pytest.skip(f"the tests of the page need {lacking}")
    with chromium() as found:
        yield found
