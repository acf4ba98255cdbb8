"""Draw page one of each document in each language for the README, and the screens of the desk for its pages.

python tools/pictures.py

The pictures are made by hand and committed: drawing them needs the fonts, and a picture is looked at before it is shown.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.load import load_case
from gcmsgen.generate import generate
from gcmsgen.language import Language

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.web.browser import chromium, listening, page_of  # noqa: E402 - the browser that the tests drive

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
    with TemporaryDirectory() as place, chromium() as browser:
        folder = Path(place) / "cases"
        shutil.copytree(ROOT / "fixtures" / "cases", folder)
        with listening(folder) as desk:
            desk.desk.index.read_now()
            for language in Language:
                desk.desk.language = language
                for name, (path, scheme) in SCREENS.items():
                    with page_of(browser, desk, color_scheme=scheme, viewport=WINDOW) as page:
                        page.goto(f"{desk.address}{path}")
                        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
                    small = picture.quantize(COLOURS)
                    small.save(ROOT / "docs" / f"{name}-{language.value}.png", optimize=True)


# The screens, each with its address and the scheme of colours.
SCREENS = {
    "desk-list": ("/", "light"),
    "desk-case": ("/case/W000000004", "light"),
    "desk-letter": ("/case/W000000002?doc=letter", "dark"),
}
WINDOW, COLOURS = {"width": 1440, "height": 900}, 64


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
