"""Draw page one of an example letter in each language for the README.

python tools/pictures.py
"""

import sys
from pathlib import Path

import pypdfium2

from gcmsgen.catalogue.documents import Format
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.facts.load import load_case
from gcmsgen.generate import generate
from gcmsgen.language import Language

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"


def main() -> int:
    """Write docs/letter-en.png and docs/letter-fr.png."""
    case = load_case(CASE.name, CASE.read_bytes())
    assert case.decision is not None
    assert case.decision.date is not None
    for language in Language:
        made = generate(
            case, document="letter", form=Format.PDF, on=case.decision.date, tree=TemplateTree(), language=language
        )
        pdf = pypdfium2.PdfDocument(made.data)
        picture = pdf[0].render(scale=1.1).to_pil().convert("P", palette=1, colors=16)
        picture.save(ROOT / "docs" / f"letter-{language.value}.png", optimize=True)
        pdf.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
