"""Read JSON Lines: each line a case, as a case file nests it or flat under the names that columns have."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.cell import MAX_COLUMNS, as_written, plain
from gcmsgen.bulk.table.columns import IGNORE, emptied_by_none
from gcmsgen.bulk.table.csv_file import MAX_LINE, TOO_LONG
from gcmsgen.bulk.table.fields import column_field
from gcmsgen.bulk.table.growing import GrowingTree
from gcmsgen.bulk.table.headings import key, meant
from gcmsgen.bulk.table.row import application, told
from gcmsgen.checks.tables import column_unknown, line_unreadable
from gcmsgen.errors import CaseFileError, CaseTableError
from gcmsgen.facts.fault import MAX_TOLD
from gcmsgen.facts.fields import NUMBER, CaseField
from gcmsgen.facts.json_file import parse_json
from gcmsgen.facts.kind import NONE
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import MAX_DEPTH, Place, Tree, dotted
from gcmsgen.language import Text, blank


def json_rows(source: str, path: Path, mapping: Mapping[str, str]) -> Iterator[CaseRow]:
    """Yield the rows of a file, numbered by line. Raises CaseTableError where it is no text."""
    number, renamed = 0, {key(theirs): ours for theirs, ours in mapping.items()}
    with path.open(encoding="utf-8-sig") as file:
        try:
            while line := file.readline(MAX_LINE):
                number += 1
                if len(line) == MAX_LINE:
                    raise CaseTableError(source, TOO_LONG.filled(line=str(number)))
                if not blank(line):
                    yield _row(number, line, renamed)
        except UnicodeDecodeError:
            raise CaseTableError(source, _NOT_UTF8.filled(line=str(number + 1))) from None


def _row(number: int, line: str, renamed: Mapping[str, str]) -> CaseRow:
    try:
        found = parse_json("", line).tree
    except CaseFileError as error:
        faults = tuple(line_unreadable.unreadable(fault.expected) for fault in error.faults)
        return CaseRow(number, None, None, {}, faults)
    unknown: list[str] = []
    leaves: list[_Leaf] = []
    for name, value in islice(found.items(), MAX_COLUMNS):
        _gather(renamed.get(key(name), name), value, leaves, unknown)
    findings = [column_unknown.unlike(_shown(name)) for name in unknown[:MAX_TOLD]]
    more = len(unknown) - len(findings) + max(0, len(found) - MAX_COLUMNS)
    findings += [column_unknown.more(more)] if more else []
    tree = GrowingTree()
    for place, value in sorted(leaves, key=lambda leaf: _order(leaf[0])):
        tree.put(place, value)
    return CaseRow(number, None, application(tree.root), tree.root, (*findings, *told(tree.findings)))


_Leaf = tuple[Place, Tree]


@lru_cache(maxsize=4096)
def _order(place: Place) -> tuple[tuple[bool, str | int], ...]:
    """Return what sorts a place among others, the items of a list by their positions."""
    return tuple((isinstance(part, int), part) for part in place)


def _gather(name: str, value: Tree, leaves: list[_Leaf], unknown: list[str]) -> None:
    """Add the values under a key with their places: a heading and its value, or a part of a case with all it holds.

    A key that is like no field is added to `unknown`.
    """
    if name == IGNORE:
        return
    place = tuple(name.split(".", MAX_DEPTH))
    if len(place) > MAX_DEPTH:
        unknown.append(name)
    elif not isinstance(value, str):
        _gather_nested(place, value, leaves)
    elif not isinstance(value, Blank | Null):
        found = meant(name)
        if found is None:
            unknown.append(name)
            return
        field, numbers = found
        left = [(number or 1) - 1 for number in numbers]
        meant_place: Place = tuple(left.pop(0) if part == NUMBER else part for part in field.place)
        text = as_written(plain(value), field)
        emptied = emptied_by_none(field, meant_place) if text == NONE else None
        leaves.append((emptied, []) if emptied else (meant_place, text))


def _shown(name: str) -> str:
    """Return the key as a message may name it: one that is no plain word may be a fact."""
    return name if name.isidentifier() and name.islower() else "…"


def _gather_nested(place: Place, value: Tree, leaves: list[_Leaf]) -> None:
    if isinstance(value, dict):
        for name, part in value.items():
            _gather_nested((*place, name), part, leaves)
    elif isinstance(value, list):
        if not value:
            leaves.append((place, value))
        for position, part in enumerate(value):
            _gather_nested((*place, position), part, leaves)
    elif not isinstance(value, Blank):
        field = _field(place)
        leaves.append((place, as_written(plain(value), field) if field and not isinstance(value, Null) else value))


@lru_cache(maxsize=4096)
def _field(place: Place) -> CaseField | None:
    return column_field(dotted(place))


_NOT_UTF8 = Text(
    en="the file is not UTF-8 text from line {line} on. JSON Lines are UTF-8: write the file again.",
    fr="le fichier n’est pas du texte UTF-8 à partir de la ligne {line}. Le JSON Lines est en UTF-8\N{NO-BREAK SPACE}: écrivez "
    "le fichier de nouveau.",
)
