"""Write the gold files: the text of every document of every example case, in both languages.

python tools/gold.py

A person reads the difference before it is committed: it is what clients will read.
"""

import sys
from pathlib import Path

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import NotOffered
from gcmsgen.facts.load import load_case
from gcmsgen.finding import Refused
from gcmsgen.generate import generate
from gcmsgen.language import Language

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "fixtures" / "expected"


def main() -> int:
    """Write every gold file and remove those that no case makes."""
    written = {write(path, document, language) for path in cases() for document in CATALOGUE for language in Language}
    for path in EXPECTED.glob("*.txt"):
        if path.name not in written:
            path.unlink()
    print(f"{len(written - {''})} gold files")
    return 0


def cases() -> list[Path]:
    """Return the example cases."""
    return sorted((ROOT / "fixtures" / "cases").glob("*.yaml"))


def write(path: Path, document: str, language: Language) -> str:
    """Write one gold file and return its name, or an empty name where the case makes no such document."""
    case = load_case(path.name, path.read_bytes())
    day = case.decision and case.decision.date
    if day is None:
        return ""
    try:
        made = generate(case, document=document, form=Format.TXT, on=day, tree=read_templates(), language=language)
    except (NotOffered, Refused):
        return ""
    EXPECTED.mkdir(exist_ok=True)
    (EXPECTED / made.name).write_bytes(made.data)
    return made.name


if __name__ == "__main__":
    sys.exit(main())
