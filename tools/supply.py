"""Read `supply.yaml`: what the program is built on, as tests hold it and docs/security.md shows it."""

from pathlib import Path
from typing import Any

import yaml

from gcmsgen.language import Language, Text

FILE = Path(__file__).with_name("supply.yaml")
_FLOORS = Text(
    en="| package | at least | advisories | why | source | confidence |",
    fr="| paquet | au moins | avis | pourquoi | source | confiance |",
)
_NATIVE = Text(
    en="| package | brings, and what it reads | loaded by |",
    fr="| paquet | apporte, et ce qu’il lit | chargé par |",
)


def supply() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the tables by their names, each row by the name of its package."""
    read: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def floors(language: Language) -> str:
    """Return the oldest version of each package that may be used, and what set it, as a Markdown table."""
    rows = [_FLOORS.of(language), "|---|---|---|---|---|---|"]
    for package, row in supply()["floors"].items():
        advisories = ", ".join(f"{name} ({fixed})" for name, fixed in row.get("advisories", {}).items())
        cells = (f"`{package}`", row["floor"] or "-", advisories or "-", row[language.value], row["source"])
        rows.append(f"| {' | '.join(cells)} | {row['confidence']} |")
    return "\n".join(rows) + "\n"


def native(language: Language) -> str:
    """Return what is loaded that is not Python, and by which commands, as a Markdown table."""
    names = supply()["situations"]
    rows = [_NATIVE.of(language), "|---|---|---|"]
    for package, row in supply()["native"].items():
        by = "; ".join(names[name][language.value] for name in row["loaded_by"])
        rows.append(f"| `{package}` | {row[language.value]} | {by} |")
    return "\n".join(rows) + "\n"


def system(language: Language) -> str:
    """Return the libraries of the system that a PDF needs, as a sentence."""
    named = (f"`{library}` ({row[language.value]})" for library, row in supply()["system"].items())
    return _SYSTEM.of(language) + ", ".join(named) + ".\n"


_SYSTEM = Text(
    en="A PDF needs these of the system, which bring others: ",
    fr="Un PDF a besoin de celles-ci, qui viennent du système et en apportent d’autres\N{NO-BREAK SPACE}: ",
)
