"""Draw page one of each document in each language for the README, and the screens of the desk for its pages.

python tools/pictures.py

The pictures are made by hand and committed: drawing them needs the fonts, and a picture is looked at before it is shown.
"""

import csv
import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.load import load_case
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.release.files import write_release
from gcmsgen.release.released import released
from gcmsgen.web.desk import Desk
from gcmsgen.web.table_work import opened_work, order_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.web.browser import Listening, chromium, listening, page_of  # noqa: E402 - the browser that the tests drive

# The example case that shows each document.
SHOWN = {
    "letter": "02-refuse-wrong-country",
    "rationale": "05-partial-limited-history",
    "employer-notice": "05-partial-limited-history",
}
SCALE, GREYS = 1.1, 16


def main() -> int:
    """Write docs/DOCUMENT-LANGUAGE.png for every document that is shown."""
    for document in SHOWN:
        for language in Language:
            draw(document, language)
    draw_desk()
    return 0


def draw_desk() -> None:
    """Write the screens of the desk over the example cases, in a Chromium of the system."""
    for language in Language:
        with TemporaryDirectory() as place, chromium() as browser:
            folder = Path(place) / "cases"
            shutil.copytree(ROOT / "fixtures" / "cases", folder)
            with listening(folder, language, officer="CD05678") as desk:
                prepare(desk.desk)
                for screen in SCREENS:
                    draw_screen(browser, desk, screen)


def prepare(desk: Desk) -> None:
    """Release one case, read the list, and lay a table of all examples on the desk."""
    now = desk.live(desk.opened("W000000003"))
    write_release(desk.path, released(now.checked, now.facts, by=desk.officer, at="2026-11-26T14:05:00-05:00"))
    desk.index.read_now()
    desk.table = opened_work("batch.csv", as_table(sorted((ROOT / "fixtures" / "cases").glob("0[1-7]*.yaml"))))
    desk.table.check(order_of((Format.PDF, Format.TXT), today=desk.today(), tree=desk.templates()))


def as_table(paths: list[Path]) -> bytes:
    """Return cases as a table of text."""
    rows = [row_of(load_case(path.name, path.read_bytes())) for path in paths]
    names = list(dict.fromkeys(name for row in rows for name in row))
    held = io.StringIO()
    csv.writer(held).writerows([names, *([row.get(name, "") for name in names] for row in rows)])
    return held.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Screen:
    """Hold a screen: the name of its picture, its address, its colours, its width, and where it is scrolled to."""

    name: str
    path: str
    scheme: str = "light"
    width: int = 1440
    at: str = ""


SCREENS = (
    Screen("desk-list", "/"),
    Screen("desk-case", "/case/W000000004"),
    Screen("desk-letter", "/case/W000000002?doc=letter", "dark"),
    Screen("desk-table", "/bulk", at="form.panel"),
    Screen("desk-row", "/bulk/row/2"),
    Screen("desk-narrow", "/case/W000000003", width=390),
)
HEIGHT, COLOURS = 900, 64


def draw_screen(browser: Any, desk: Listening, screen: Screen) -> None:
    """Write one picture of a screen."""
    window = {"width": screen.width, "height": HEIGHT}
    with page_of(browser, desk, color_scheme=screen.scheme, viewport=window) as page:
        page.goto(f"{desk.address}{screen.path}")
        if screen.at:
            page.eval_on_selector(screen.at, "one => one.scrollIntoView()")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = ROOT / "docs" / f"{screen.name}-{desk.desk.language.value}.png"
    picture.quantize(COLOURS).save(target, optimize=True)


def draw(document: str, language: Language) -> None:
    """Write one picture."""
    path = ROOT / "fixtures" / "cases" / f"{SHOWN[document]}.yaml"
    case = load_case(path.name, path.read_bytes())
    assert case.decision is not None
    assert case.decision.date is not None
    made = generate(
        case, document=document, form=Format.PDF, on=case.decision.date, tree=read_templates(), language=language
    )
    pdf = pypdfium2.PdfDocument(made.data)
    picture = pdf[0].render(scale=SCALE).to_pil().convert("L").quantize(GREYS)
    picture.save(ROOT / "docs" / f"{document}-{language.value}.png", optimize=True)
    pdf.close()


if __name__ == "__main__":
    sys.exit(main())
