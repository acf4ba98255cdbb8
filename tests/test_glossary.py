"""The glossary names classes that exist, each once, and gives every word in both languages."""

import re

from tests.conftest import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| word ")
]
CLASSES = {
    name
    for path in (ROOT / "gcmsgen").rglob("*.py")
    for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.M)
}


def test_every_row_has_a_word_its_meaning_and_its_french() -> None:
    assert [row for row in ROWS if len(row) != 3 or not all(row)] == []


def test_every_class_that_is_named_exists_and_is_named_once() -> None:
    named = [name for row in ROWS for name in re.findall(r"`([A-Z]\w+)`", row[0])]
    assert len(named) > 30
    assert sorted(set(named) - CLASSES) == []
    assert sorted({name for name in named if named.count(name) > 1}) == []


def test_no_word_has_two_meanings() -> None:
    words = [word.strip() for row in ROWS for word in re.sub(r"\(.*?\)", "", row[0]).split(",")]
    assert sorted({word for word in words if words.count(word) > 1}) == []
