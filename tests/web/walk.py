"""The walk of a working day by keys alone: from an empty folder to a copied note, a release by a second officer, a saved letter."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.facts.load import load_case
from tests.web.browser import Listening, until
from tests.web.conftest import EXAMPLES

NUMBER = "W000000002"
MOST = 60  # presses to one place: whoever needs more of them is lost


def pasted_row() -> str:
    """Return the row of an example as Excel copies it, with its headings; the city of the record differs from that of the offer."""
    facts = row_of(load_case("-", next(EXAMPLES.glob("02-*")).read_bytes())) | {"record.destination.city": "Edmonton"}
    held = io.StringIO()
    csv.writer(held, delimiter="\t").writerows([facts.keys(), facts.values()])
    return held.getvalue()


@dataclass
class Walk:
    """Count the presses of one officer, and the milliseconds that the desk took to answer."""

    page: Any
    picture: Callable[[str, Any], None] = lambda _name, _page: None
    presses: int = 0
    answered: float = 0.0
    steps: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("requestfinished", self._finished)

    def _finished(self, request: Any) -> None:
        self.answered += max(0.0, request.timing["responseEnd"] - request.timing["requestStart"])

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def reach(self, words: str, key: str = "Tab") -> None:
        """Press a key until what has the focus says these words."""
        for _ in range(MOST):
            self.press(key)
            if words in self.page.evaluate(_SAID):
                return
        raise AssertionError(f"{words}: not reached by {MOST} presses of {key}")

    def skip(self) -> None:
        """Take the link past the head of the page, and wait until it led there: a press that comes before is lost."""
        self.press("Tab")
        self.press("Enter")
        until(self.page, "document.activeElement.id === 'main'")

    def until_shown(self, selector: str) -> None:
        """Wait until something is shown, and say otherwise what was there instead."""
        until(
            self.page, f"[...document.querySelectorAll({json.dumps(selector)})].some(one => one.offsetParent !== null)"
        )

    def done(self, step: str) -> None:
        self.picture(step, self.page)
        self.steps.append((step, self.presses))


_SAID = """
(() => {
  const at = document.activeElement;
  if (at.matches('main, body')) return ''; // where all words of the page stand, and no key does anything
  const labels = at.labels ? [...at.labels].map(one => one.innerText).join(' ') : '';
  return `${at.getAttribute('aria-label') || at.innerText || at.value || ''} ${labels}`;
})()
"""


def to_the_copied_note(walk: Walk, desk: Listening) -> str:
    """Paste a row into an empty folder, mend what is blocked, copy the note, and ask for release; return what was copied."""
    page = walk.page
    page.goto(desk.address)
    page.evaluate("text => navigator.clipboard.writeText(text)", pasted_row())
    walk.done("1-empty")
    walk.press("Control+v")
    walk.reach("Read what is pasted")
    walk.press("Enter")
    walk.until_shown("#case")
    walk.done("2-blocked")
    walk.skip()
    walk.reach("Enter as in the offer")
    walk.press("Enter")
    until(page, "document.querySelector('#findings .found.wrong') === null")
    walk.press("Control+s")
    walk.until_shown("[data-copy]:not([disabled])")
    walk.done("3-mended")
    walk.reach("Copy note")
    walk.press("Enter")
    until(page, "document.querySelector('#act-status').textContent.startsWith('Copied')")
    walk.done("4-copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    walk.reach("Ask for release")
    walk.press("Enter")
    walk.until_shown(".pill.asked")
    walk.done("5-asked")
    return copied


def to_the_released_letter(walk: Walk, desk: Listening) -> Path:
    """Open the case as a second officer, release it, and save its letter; return where it was saved."""
    page = walk.page
    page.goto(desk.address)
    walk.done("6-second-officer")
    walk.press("/")
    walk.reach(NUMBER)
    walk.press("Enter")
    walk.until_shown("#case")
    walk.skip()
    walk.reach("Release")
    walk.press("Enter")
    walk.until_shown(".pill.released")
    walk.done("7-released")
    walk.reach("Letter", "Shift+Tab")  # the page comes back to the panel of the release, below the documents
    walk.press("Enter")
    walk.until_shown("#acts a[href*='letter-en.pdf']")
    walk.reach("PDF")
    with page.expect_download() as loading:
        walk.press("Enter")
    walk.done("8-letter")
    return Path(str(loading.value.path()))
