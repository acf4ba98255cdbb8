"""Draw page one of each document in each language for the README.

python tools/pictures.py

The pictures are made by hand and committed: drawing them needs the fonts, and a picture is looked at before it is shown.
"""

import sys
from pathlib import Path

import pypdfium2

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.facts.load import load_case
from gcmsgen.generate import generate
from gcmsgen.language import Language

ROOT = Path(__file__).resolve().parent.parent
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
    return 0


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
