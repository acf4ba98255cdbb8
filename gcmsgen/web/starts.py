"""How a case begins: chosen outcome, pasted rows or lines, a file that is dropped; read by the readers of tables and case files."""

import csv
import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.bulk.table.headings import meant
from gcmsgen.bulk.table.opened import open_table
from gcmsgen.errors import UsageError
from gcmsgen.facts.fields import case_parts
from gcmsgen.facts.load import parse_text
from gcmsgen.facts.scalar import Blank
from gcmsgen.facts.starter import starter
from gcmsgen.facts.tree import Tree, decoded
from gcmsgen.language import Language, Text
from gcmsgen.web.plain import field_name, places_called
from gcmsgen.web.words import WORDS

_MOST_CASES = 1_000  # of one paste or workbook; more are for the page of tables


@dataclass(frozen=True, slots=True)
class Read:
    """Hold what was read of a paste or a file: trees of cases, and in words what was not taken."""

    trees: tuple[Mapping[str, Tree], ...]
    left: tuple[Text, ...] = ()


def new_tree(outcome: str, language: Language) -> dict[str, Tree]:
    """Return the tree of a case that states its outcome, and what its lists are asked for: criteria, nothing else."""
    return _stated_parts(starter(outcome, language).tree)


def _stated(tree: Tree) -> Tree | None:
    """Return what of a tree is stated; None where nothing is."""
    if isinstance(tree, dict):
        return _stated_parts(tree) or None
    if isinstance(tree, list):
        return [said for part in tree if (said := _stated(part)) is not None] or None
    return None if isinstance(tree, Blank) else tree


def _stated_parts(parts: Mapping[str, Tree]) -> dict[str, Tree]:
    return {name: said for name, part in parts.items() if (said := _stated(part)) is not None}


def read_paste(text: str, language: Language) -> Read:
    """Return what a pasted text says: a case file, rows with their headings, or a line for each fact.

    What may be several fields is named by what they are called in `language`. Raises UsageError where nothing of it is a fact.
    """
    if _is_case_file(text):
        return Read((parse_text("", decoded("", text.encode())).tree,))
    first = text.strip("\r\n").split("\n", 1)[0]
    if "\t" in first and sum(meant(cell.strip()) is not None for cell in first.split("\t")) > 1:
        return read_table("paste.csv", text.strip("\r\n").encode())
    return _of_lines(text, language)


def _is_case_file(text: str) -> bool:
    start = text.lstrip()
    return start.startswith("{") or any(f"\n{part}:\n" in f"\n{text}".replace("\r", "") for part in case_parts())


def _of_lines(text: str, language: Language) -> Read:
    """Read `label: value` lines in either language as a table of one row."""
    pairs = {number: _pair(line) for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    known = {label: value for label, value in pairs.values() if value and meant(label)}
    left = [_not_read(number, *pair, language) for number, pair in pairs.items() if not meant(pair[0])]
    if not known:
        raise UsageError(WORDS["nothing_read"])
    held = io.StringIO()
    csv.writer(held).writerows(zip(*known.items(), strict=True))
    read = read_table("paste.csv", held.getvalue().encode())
    return Read(read.trees, (*read.left, *left))


def _pair(line: str) -> tuple[str, str | None]:
    """Return the label and the value of a line: what stands before its first tab or colon, and behind; None without either."""
    sign = "\t" if "\t" in line else ":"
    label, found, value = line.partition(sign)
    return label.strip(), value.strip() if found else None


def _not_read(number: int, label: str, value: str | None, language: Language) -> Text:
    """Return why a line was not taken, with what it says, for it stands nowhere else any more."""
    if value is None:
        return WORDS["paste_no_colon"].filled(line=str(number))
    names = [field_name(place, language) for place in places_called(label)]
    words = WORDS["paste_several" if names else "paste_unknown"]
    return words.filled(label=f"{label}: {value}"[:_MOST_SHOWN], names=", ".join(names))


_MOST_SHOWN = 200  # characters of a line


def read_table(name: str, data: bytes) -> Read:
    """Return the cases of a table, by the reader that `bulk` has. Raises CaseTableError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(data)
        table = open_table(path, source=name)
        rows = [row for row, _ in zip(table.rows(), range(_MOST_CASES), strict=False)]
    left = [finding.message for finding in table.problems]
    left += [finding.message for row in rows for finding in row.findings]
    return Read(tuple(row.tree for row in rows if row.tree), tuple(left))


def read_file(name: str, data: bytes) -> Read:
    """Return the cases of a file that was sent: a case file by its name or its first lines, else a table. Raises GcmsgenError."""
    if name.lower().endswith((".json", ".yaml", ".yml")) or (
        data[:2] != b"PK" and _is_case_file(data.decode(errors="replace"))
    ):
        return Read((parse_text(name, decoded(name, data)).tree,))
    return read_table(name, data)
