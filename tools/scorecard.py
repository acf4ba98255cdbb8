"""Try every attack of the scorecard, print what held, and write the figures into docs/security.md and docs/securite.md.

python tools/scorecard.py [--sample]

The lines stand in `tests/hostile/lines.yaml`; the tests that stand on a line bear its name. A line that fails, or that no test
names, ends with 1. `--sample` leaves out the long tests, and writes no page.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tests" / "hostile" / "lines.yaml"
PAGES = {"en": ROOT / "docs" / "security.md", "fr": ROOT / "docs" / "securite.md"}
HEADS = {
    "en": "| line | what is tried | tried | held | seconds |",
    "fr": "| ligne | ce qui est tenté | tentatives | ont tenu | secondes |",
}
Figures = Mapping[str, Mapping[str, Any]]


def main(arguments: list[str]) -> int:
    """Run the tests, print the table, write the pages; return 1 where a line did not hold."""
    lines, figures = yaml.safe_load(LINES.read_text(encoding="utf-8")), measured("--sample" in arguments)
    print("\n".join(table(lines, figures, "en")))
    if "--sample" not in arguments:
        for language, page in PAGES.items():
            page.write_text(with_table(page.read_text(encoding="utf-8"), lines, figures, language), encoding="utf-8")
    bad = fallen(lines, figures)
    print(f"{len(lines) - len(bad)} of {len(lines)} lines held", *bad)
    return 1 if bad else 0


def measured(sample: bool) -> Figures:  # noqa: FBT001 - a word of the command line
    """Return the figures of each line."""
    with TemporaryDirectory(prefix="gcmsgen-") as folder:
        file = Path(folder) / "figures.json"
        chosen = "line and not long" if sample else "line"
        line = [sys.executable, "-m", "pytest", "-p", "tests.hostile.figures", "--figures", str(file), "-m", chosen]
        # By files, so that tests which time what they run have their neighbours in the same process.
        subprocess.run([*line, "-n", "logical", "--dist", "loadfile"], cwd=ROOT, check=False, stdout=sys.stderr)
        read: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return read


def fallen(lines: Mapping[str, Any], figures: Figures) -> list[str]:
    """Return the lines that did not hold whole, that no test names, and names of tests that are no line."""
    held = {name for name, one in figures.items() if one["tried"] and one["tried"] == one["held"]}
    return sorted((set(lines) - held) | (set(figures) - set(lines)))


def table(lines: Mapping[str, Any], figures: Figures, language: str) -> Iterator[str]:
    """Yield the lines of the table."""
    yield HEADS[language]
    yield "|---|---|---:|---:|---:|"
    for name, words in lines.items():
        one = figures.get(name, {"tried": 0, "held": 0, "seconds": 0.0})
        yield f"| {name} | {words[language]} | {one['tried']} | {one['held']} | {round(one['seconds'])} |"


def with_table(page: str, lines: Mapping[str, Any], figures: Figures, language: str) -> str:
    """Return a page with the table between its marks."""
    text = "\n".join(table(lines, figures, language))
    found = _PLACE.search(page)
    if found is None:
        raise SystemExit("the page has no place for the scorecard")
    return f"{page[: found.start(1)]}\n{text}\n{page[found.end(1) :]}"


_PLACE = re.compile(r"<!-- scorecard -->(.*?)<!-- /scorecard -->", re.DOTALL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
