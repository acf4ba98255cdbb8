"""Files that swell while they are read are refused, by name, before they take two seconds or 200 MB; their twins are read.

Each bomb stands beside a sound file of the same form, as big as the limit allows or as a large table really is.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.row import case_of
from gcmsgen.errors import CaseFileError, CaseTableError
from gcmsgen.facts.load import load_case
from gcmsgen.translation.exchange.forms import read
from gcmsgen.translation.exchange.translation_file import Damaged
from tests.hostile.weighing import MEMORY, SECONDS, weighed
from tests.hostile.workbooks import cells, workbook

Reader = Callable[[Path], str]
HEAD = "application.number,applicant.family_name"
MB = 1_000_000


def case_file(path: Path) -> str:
    """Read a case file; return what is said of it."""
    try:
        load_case(path.name, path.read_bytes())
    except CaseFileError as error:
        return error.text.en
    return ""


def table(path: Path) -> str:
    """Read a table with its rows; return what is said of it, the findings of its rows among them."""
    try:
        opened = open_table(path)
        found = [*opened.problems, *(finding for row in opened.rows() for finding in case_of(row)[1])]
    except CaseTableError as error:
        return error.text.en
    assert len(found) <= 110
    return " ".join(f"{finding.code} {finding.message.en}" for finding in found)


def translation(path: Path) -> str:
    """Read a file that a translator sends back; return what is said of it."""
    try:
        read(path.read_bytes())
    except Damaged as error:
        return error.text.en
    return ""


@dataclass(frozen=True)
class Bomb:
    """Hold a bomb of one reader: how it is written, what is said of it, and its sound twin."""

    id: str
    reader: Reader
    swollen: Callable[[Path], None]
    says: str
    sound: Callable[[Path], None]


def words(path: Path, text: str) -> None:
    """Write a text into a file."""
    path.write_text(text, encoding="utf-8")


def streamed(path: Path, *parts: tuple[str, int]) -> None:
    """Write parts into a file, each so many times, a million characters at once."""
    with path.open("w", encoding="utf-8") as file:
        for part, times in parts:
            for _ in range(times):
                file.write(part)


def book(path: Path, *rows: str, **parts: Any) -> None:
    """Write a workbook with headings and these rows."""
    workbook(path, (cells(*HEAD.split(",")), *rows), **parts)


def parquet(path: Path, *values: str, columns: int = 0) -> None:
    """Write a Parquet file with a row for each family name."""
    more = {f"column {number}": [""] * len(values) for number in range(columns)}
    numbers = [f"W{number}" for number in range(len(values))]
    data = {"application.number": numbers, "applicant.family_name": list(values), **more}
    pyarrow.parquet.write_table(pyarrow.table(data), path)


def unknown(number: int) -> str:
    """Return a case with so many fields that do not exist."""
    return json.dumps({"application": {f"k{one}": "x" for one in range(number)}})


def po(*entries: str) -> str:
    """Return a PO file."""
    return '# x\nmsgid ""\nmsgstr ""\n"Language: fr_CA\\n"\n\n' + "\n\n".join(entries)


def xliff(inner: str) -> str:
    """Return a file of XLIFF 1.2."""
    space = 'xmlns="urn:oasis:names:tc:xliff:document:1.2"'
    return f'<xliff {space} version="1.2"><file target-language="fr-CA"><body>{inner}</body></file></xliff>'


def unit(number: int) -> str:
    """Return a sentence of XLIFF 1.2."""
    return f'<trans-unit id="u{number}"><source>a</source><target>b</target></trans-unit>'


ENTRY = 'msgctxt "a.b{}"\nmsgid "x"\nmsgstr "y"'
_DOTS = "a." * 200_000
_MARKS = "a" + "\u0301\u0323" * 15_000
_STYLES = "<cellXfs>{}</cellXfs>"
CASE_FILES = (
    Bomb(
        "unknown keys",
        case_file,
        lambda path: words(path, unknown(10_000)),
        "9950 more faults",
        lambda path: words(path, unknown(1)),
    ),
    Bomb(
        "as many unknown keys as may be",
        case_file,
        lambda path: words(path, unknown(49_000)),
        "48950 more",
        lambda path: words(path, unknown(50)),
    ),
    Bomb(
        "values without end",
        case_file,
        lambda path: words(path, json.dumps({"a": ["x"] * 190_000})),
        "at most 50,000",
        lambda path: words(path, "{}"),
    ),
    Bomb(
        "lists of lists",
        case_file,
        lambda path: words(path, json.dumps({"a": [[]] * 240_000})),
        "at most 50,000",
        lambda path: words(path, "{}"),
    ),
    Bomb(
        "YAML in one line",
        case_file,
        lambda path: words(path, f"a: [{'x,' * 400_000}x]"),
        "at most 50,000",
        lambda path: words(path, "application: {}"),
    ),
    Bomb(
        "a name of dots",
        case_file,
        lambda path: words(path, json.dumps({_DOTS: 1})),
        "more than 1,000 characters",
        lambda path: words(path, "{}"),
    ),
    Bomb(
        "a name of dots in YAML",
        case_file,
        lambda path: words(path, f'? "{_DOTS}"\n: 1\n'),
        "more than 1,000",
        lambda path: words(path, "application: {}"),
    ),
    Bomb(
        "JSON in depth",
        case_file,
        lambda path: words(path, "[" * 900_000),
        "too deeply",
        lambda path: words(path, "{}"),
    ),
    Bomb(
        "YAML in depth",
        case_file,
        lambda path: words(path, "- " * 400_000),
        "too deeply",
        lambda path: words(path, "application: {}"),
    ),
    Bomb(
        "a huge number",
        case_file,
        lambda path: words(path, '{"applicatiom":' + "9" * 900_000 + "}"),
        "no field",
        lambda path: words(path, "{}"),
    ),
    Bomb(
        *("marks out of order", case_file),
        *(lambda path: words(path, json.dumps({"applicant": {"family_name": _MARKS}})), "thirty marks"),
        lambda path: words(path, json.dumps({"applicant": {"family_name": "a" + 30 * "\u0301"}})),
    ),
    Bomb(
        "too long",
        case_file,
        lambda path: words(path, "#" * 1_000_001),
        "at most 1 MB",
        lambda path: words(path, "application: {} #" + "x" * 900_000),
    ),
)
TABLES = (
    Bomb(
        *("columns of CSV", table, lambda path: words(path, ",".join(f"h{one}" for one in range(100_000)) + "\n1,2\n")),
        *("more than 16,384 columns", lambda path: words(path, f"{HEAD}{',' * 16_000}\nW1,Nulla{',' * 16_000}\n")),
    ),
    Bomb(
        *(
            "unknown columns",
            table,
            lambda path: words(path, f"{HEAD}," + ",".join(f"employer nama{n}" for n in range(16_000)) + "\nW1,x\n"),
        ),
        *("15950 more columns", lambda path: words(path, f"{HEAD}\nW1,Nulla\n")),
    ),
    Bomb(
        *(
            "a cell without end",
            table,
            lambda path: streamed(path, (f'{HEAD}\nW1,"', 1), ("x" * 999 + "\n", 60_000), ('"\n', 1)),
        ),
        *("never closed", lambda path: words(path, f'{HEAD}\nW1,"{"x" * 30_000}"\n')),
    ),
    Bomb(
        *("cells beyond the headings", table, lambda path: words(path, f"{HEAD}\nW1,Nulla{',x' * 400_000}\n")),
        *("399950 more columns", lambda path: words(path, f"{HEAD}\nW1,Nulla{',' * 400_000}\n")),
    ),
    Bomb(
        "only NUL",
        table,
        lambda path: words(path, f"{HEAD}\nW1,{chr(0) * 30_000}\n"),
        "GCM903",
        lambda path: words(path, f"{HEAD}\nW1,Nulla\n"),
    ),
    Bomb(
        *("marks in a cell", table, lambda path: words(path, f"{HEAD}\nW1,{_MARKS}\n"), "thirty marks"),
        lambda path: words(path, f"{HEAD}\nW1,a{30 * chr(0x301)}\n"),
    ),
    Bomb(
        *(
            "a heading of marks",
            table,
            lambda path: words(path, f"{HEAD},a{chr(0x301) + chr(0x323) * 50_000}\nW1,Nulla,x\n"),
        ),
        *("GCM901", lambda path: words(path, f"{HEAD}\nW1,Nulla\n")),
    ),
    Bomb(
        *(
            "a line of JSON without end",
            table,
            lambda path: streamed(path, ('{"application.number": "', 1), ("x" * MB, 60)),
        ),
        *(
            "longer than a million",
            lambda path: words(
                path, json.dumps({"application.number": "W1", "applicant": {"family_name": "x" * 30_000}})
            ),
        ),
    ),
    Bomb(
        *("a key of dots", table, lambda path: words(path, json.dumps({"application.number": "W1", "a." * 450: "x"}))),
        *("GCM901", lambda path: words(path, json.dumps({"application.number": "W1", "documents.1.id": "E1"}))),
    ),
    Bomb(
        *(
            "keys of JSON",
            table,
            lambda path: words(path, json.dumps({"application.number": "W1"} | {f"k{n}": 1 for n in range(49_000)})),
        ),
        *("48950 more", lambda path: words(path, json.dumps({f"documents.{n}.id": f"E{n}" for n in range(1, 5_000)}))),
    ),
    Bomb(
        *(
            "cell styles",
            table,
            lambda path: book(path, cells("W1", "x"), styles=_STYLES.format("<xf/>" * 3_000_000)),
            "huge once unpacked",
        ),
        lambda path: book(path, cells("W1", "Nulla"), styles=_STYLES.format("<xf/>" * 65_000)),
    ),
    Bomb(
        *(
            "fonts of a workbook",
            table,
            lambda path: book(path, cells("W1", "x"), styles=f"<fonts>{'<font/>' * 2_500_000}</fonts>"),
        ),
        *(
            "huge once unpacked",
            lambda path: book(path, cells("W1", "Nulla"), styles=f"<fonts>{'<font/>' * 60_000}</fonts>"),
        ),
    ),
    Bomb(
        *(
            "a row of a workbook",
            table,
            lambda path: book(path, f"<row>{'<c/>' * 4_000_000}</row>"),
            "huge once unpacked",
        ),
        lambda path: book(path, f"<row>{'<c/>' * 16_000}</row>"),
    ),
    Bomb(
        *("what is no row", table, lambda path: book(path, "<a/>" * 4_000_000), "huge once unpacked"),
        lambda path: book(path, *("<a/>" * 900 + cells(f"W{number}", "Nulla") for number in range(5))),
    ),
    Bomb(
        *(
            "a shared text of runs",
            table,
            lambda path: book(path, strings=f"<si>{'<r/>' * 4_500_000}</si>"),
            "huge once unpacked",
        ),
        lambda path: book(path, strings=f"<si>{'<r/>' * 400_000}</si>"),
    ),
    Bomb(
        *(
            "a shared text without end",
            table,
            lambda path: book(path, strings=f"<si><t>{'x' * 19 * MB}</t></si>"),
            "huge once unpacked",
        ),
        lambda path: book(path, strings=f"<si><t>{'x' * MB}</t></si>"),
    ),
    Bomb(
        *(
            "names of a workbook",
            table,
            lambda path: book(path, names=f"<definedNames>{'<definedName/>' * 400_000}</definedNames>"),
        ),
        *("huge once unpacked", lambda path: book(path, cells("W1", "Nulla"))),
    ),
    Bomb(
        *(
            "parts of a workbook",
            table,
            lambda path: book(path, parts={f"xl/{number}": b"" for number in range(40_000)}),
        ),
        *("huge once unpacked", lambda path: book(path, parts={f"xl/{number}": b"" for number in range(2_000)})),
    ),
    Bomb(
        "a cell of Parquet",
        table,
        lambda path: parquet(path, "x" * 200 * MB),
        "far longer texts",
        lambda path: parquet(path, "x" * 30_000),
    ),
    Bomb(
        "one cell among many of Parquet",
        table,
        lambda path: parquet(path, "x" * 40_000, "Nulla"),
        "GCM903",
        lambda path: parquet(path, "x" * 32_000, "Nulla"),
    ),
    Bomb(
        "columns of Parquet",
        table,
        lambda path: parquet(path, "Nulla", columns=17_000),
        "more columns",
        lambda path: parquet(path, "Nulla"),
    ),
)
TRANSLATIONS = (
    Bomb(
        *("lines of PO", translation, lambda path: words(path, po(*["#\n" * 900] * 150)), "100,000 lines"),
        lambda path: words(path, po(*(ENTRY.format(number) for number in range(5_000)))),
    ),
    Bomb(
        *(
            "a sentence of lines",
            translation,
            lambda path: words(path, po('msgid ""\n' + '"x"\n' * 90_000 + 'msgstr "y"')),
            "sentence of more",
        ),
        lambda path: words(path, po('msgctxt "a.b"\nmsgid ""\n' + '"x"\n' * 900 + 'msgstr "y"')),
    ),
    Bomb(
        *(
            "sentences of XLIFF",
            translation,
            lambda path: words(path, xliff("<trans-unit/>" * 300_000)),
            "more than 20,000 sentences",
        ),
        lambda path: words(path, xliff("".join(map(unit, range(20_000))))),
    ),
    Bomb(
        *(
            "a long sentence of XLIFF",
            translation,
            lambda path: words(path, xliff(unit(1).replace("b<", f"{'b ' * 100_000}<"))),
            "10,000 char",
        ),
        lambda path: words(path, xliff(unit(1).replace("b<", f"{'b ' * 4_000}<"))),
    ),
    Bomb(
        *(
            "entities",
            translation,
            lambda path: words(path, f"<!DOCTYPE x [<!ENTITY a '{'a' * 1000}'>]>{xliff('&a;' * 100_000)}"),
            "entities",
        ),
        lambda path: words(path, xliff(unit(1))),
    ),
    Bomb(
        "a big file",
        translation,
        lambda path: words(path, xliff(" " * 5_000_000)),
        "bigger than 4 MB",
        lambda path: words(path, xliff(unit(1) + " " * 3 * MB)),
    ),
)
BOMBS = (*CASE_FILES, *TABLES, *TRANSLATIONS)
FEW = (
    "unknown keys",
    "a name of dots",
    "marks out of order",
    "columns of CSV",
    "cell styles",
    "a key of dots",
    "lines of PO",
)


def _each(long: bool) -> Iterator[object]:
    for bomb in BOMBS:
        if (bomb.id not in FEW) is long:
            yield pytest.param(bomb, id=bomb.id, marks=[pytest.mark.long] if long else [])


@pytest.mark.line("S5")
@pytest.mark.parametrize("bomb", [*_each(long=False), *_each(long=True)])
def test_a_bomb_is_refused_within_measure(bomb: Bomb, tmp_path: Path) -> None:
    path = tmp_path / "file"
    bomb.sound(path)
    bomb.reader(path)  # what is read once and kept, the tables of the program among it, is no part of the weight
    bomb.swollen(path)
    said: list[str] = []
    weight = weighed(lambda: said.append(bomb.reader(path)))
    assert bomb.says in said[0]
    assert len(said[0]) < 20_000
    assert weight.seconds < SECONDS, weight
    assert weight.memory < MEMORY, weight


@pytest.mark.line("S5")
@pytest.mark.parametrize("bomb", [*_each(long=False), *_each(long=True)])
def test_its_sound_twin_is_read(bomb: Bomb, tmp_path: Path) -> None:
    path = tmp_path / "file"
    bomb.sound(path)
    assert bomb.says not in bomb.reader(path)
