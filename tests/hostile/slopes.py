"""How time and memory grow with what is read: each reader over three sizes, in a process of its own.

`python -m tests.hostile.slopes READER` prints what each size took. Growth is the worst factor between two sizes, divided by
how much bigger the second is: 1 is a straight line, 2 a square where the size doubles.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from gcmsgen.process_limits import collect_seldom
from tests.conftest import ROOT
from tests.hostile.weighing import Weight, weighed

LINEAR = 1.3
_NOISE = 12_000_000  # bytes: below it, what grows is what the interpreter keeps for later
_TIMES = 4


@dataclass(frozen=True)
class Slope:
    """Hold what a reader took at each size."""

    sizes: tuple[int, ...]
    weights: tuple[Weight, ...]

    @property
    def time(self) -> float:
        """Return how time grows, beside how the size does."""
        return _growth(self.sizes, [weight.seconds for weight in self.weights])

    @property
    def memory(self) -> float:
        """Return how memory grows, beside how the size does."""
        return _growth(self.sizes, [max(weight.memory, _NOISE) for weight in self.weights])


def _growth(sizes: tuple[int, ...], costs: list[float]) -> float:
    found = zip(pairwise(sizes), pairwise(costs), strict=True)
    return max((more / less) / (bigger / smaller) for (smaller, bigger), (less, more) in found)


def least(found: list[Slope]) -> Slope:
    """Return the slope of the least time and the least memory that each size took."""
    each = zip(*(one.weights for one in found), strict=True)
    weights = tuple(Weight(min(w.seconds for w in ws), min(w.memory for w in ws)) for ws in each)
    return Slope(found[0].sizes, weights)


def slope(reader: str, sizes: tuple[int, ...]) -> Slope:
    """Return how a reader grows, measured in a process of its own."""
    line = [sys.executable, "-m", "tests.hostile.slopes", reader, *map(str, sizes)]
    ended = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    return Slope(sizes, tuple(Weight(**weight) for weight in json.loads(ended.stdout)))


def _measured(reader: str, size: int) -> Weight:
    """Return the least time that reading a file of a size takes, for what is more is the machine's, and the most memory.

    A second reading takes its memory from what the first one left, so that the least would tell of nothing.
    """
    write, read = _READERS[reader]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        write(path, size)
        weights = [weighed(lambda: read(path)) for _ in range(_TIMES)]
    return Weight(min(weight.seconds for weight in weights), max(weight.memory for weight in weights))


def _case(path: Path) -> None:
    from gcmsgen.errors import CaseFileError
    from gcmsgen.facts.load import load_case

    with suppress(CaseFileError):
        load_case(path.name, path.read_bytes())


def _table(path: Path) -> None:
    from gcmsgen.bulk.table.opened import open_table
    from gcmsgen.bulk.table.row import case_of

    for row in open_table(path).rows():
        case_of(row)


def _translation(path: Path) -> None:
    from gcmsgen.translation.exchange.forms import read

    read(path.read_bytes())


def _word(path: Path) -> None:
    from gcmsgen.language import Language
    from gcmsgen.office_template.word import word_findings

    word_findings(path.read_bytes(), "letter.docx", Language.EN)


def _compiled(path: Path) -> None:
    from gcmsgen.language import Language
    from gcmsgen.render.docx_template import word_template

    word_template.__wrapped__(path.read_bytes(), Language.EN)


def _manifest(path: Path) -> None:
    from gcmsgen.verify.kept_manifest import read_manifest

    read_manifest(path)


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_HEAD = "application.number,applicant.family_name"


def _write_yaml(path: Path, size: int) -> None:
    _text(path, "documents:\n" + "".join(f"  - {{id: E{number}, title: Letter}}\n" for number in range(size)))


def _write_json(path: Path, size: int) -> None:
    _text(path, json.dumps({"documents": [{"id": f"E{number}", "title": "Letter"} for number in range(size)]}))


def _write_unknown(path: Path, size: int) -> None:
    _text(path, json.dumps({"application": {f"k{number}": "x" for number in range(size)}}))


def _write_csv(path: Path, size: int) -> None:
    _text(path, f"{_HEAD}\n" + "".join(f"W{number},Nulla\n" for number in range(size)))


def _write_columns(path: Path, size: int) -> None:
    _text(path, ",".join([_HEAD, *(f"h{number}" for number in range(size))]) + "\nW1,Nulla\n")


def _write_json_lines(path: Path, size: int) -> None:
    lines = ({"application.number": f"W{number}", "applicant.family_name": "Nulla"} for number in range(size))
    _text(path, "".join(f"{json.dumps(line)}\n" for line in lines))


def _write_workbook(path: Path, size: int) -> None:
    from tests.hostile.workbooks import cells, workbook

    workbook(path, [cells(*_HEAD.split(",")), *(cells(f"W{number}", "Nulla") for number in range(size))])


def _write_wide(path: Path, size: int) -> None:
    from tests.hostile.workbooks import cells, workbook

    workbook(path, [cells(*_HEAD.split(",")), *[cells(*["W1", "Nulla", *[""] * size])] * 5])


def _write_styles(path: Path, size: int) -> None:
    from tests.hostile.workbooks import cells, workbook

    styles = f"<cellXfs>{'<xf/>' * size}</cellXfs>"
    workbook(path, [cells(*_HEAD.split(",")), cells("W1", "Nulla")], styles=styles)


def _write_parquet(path: Path, size: int) -> None:
    from tests.hostile.test_bombs import parquet

    parquet(path, *["Nulla"] * size)


def _write_word(path: Path, size: int) -> None:
    from tests.office_template.word_file import docx, p

    path.write_bytes(docx("".join(p("Dear {{ applicant.family_name }}") for _ in range(size))))


def _write_po(path: Path, size: int) -> None:
    from tests.hostile.test_bombs import ENTRY, po

    _text(path, po(*(ENTRY.format(number) for number in range(size))))


def _write_xliff(path: Path, size: int) -> None:
    from tests.hostile.test_bombs import unit, xliff

    _text(path, xliff("".join(map(unit, range(size)))))


def _write_manifest(path: Path, size: int) -> None:
    from gcmsgen.catalogue.formats import Format
    from tests.hostile.forging import output

    made = output(Format.TXT)
    read = json.loads(made.record.manifest(made.name, made.data, f"gcmsgen-bundle/{'0' * 64}.zip"))
    read["made"]["facts"]["each"] |= {f"documents.{n}.id": "0" * 12 for n in range(size)}
    one = read["made"]["sentences"][0]
    read["made"]["sentences"] += [{**one, "id": f"letter.s{n}"} for n in range(size)]
    _text(path.with_name(f"{path.name}.manifest.json"), json.dumps(read))


Write = Callable[[Path, int], None]
_READERS: Mapping[str, tuple[Write, Callable[[Path], None]]] = {
    "YAML": (_write_yaml, _case),
    "JSON": (_write_json, _case),
    "unknown names": (_write_unknown, _case),
    "CSV": (_write_csv, _table),
    "columns": (_write_columns, _table),
    "JSON Lines": (_write_json_lines, _table),
    "workbook": (_write_workbook, _table),
    "wide rows": (_write_wide, _table),
    "cell styles": (_write_styles, _table),
    "Parquet": (_write_parquet, _table),
    "Word, checked": (_write_word, _word),
    "Word, compiled": (_write_word, _compiled),
    "PO": (_write_po, _translation),
    "XLIFF": (_write_xliff, _translation),
    "manifest": (_write_manifest, _manifest),
}
READERS: Mapping[str, tuple[int, ...]] = {
    "YAML": (3_000, 6_000, 12_000),
    "JSON": (3_000, 6_000, 12_000),
    "unknown names": (10_000, 20_000, 40_000),
    "CSV": (4_000, 8_000, 16_000),
    "columns": (5_000, 10_000, 16_000),  # above what the reader of headings keeps, or the smallest costs nothing
    "JSON Lines": (4_000, 8_000, 16_000),
    "workbook": (4_000, 8_000, 16_000),
    "wide rows": (4_000, 8_000, 16_000),
    "cell styles": (16_000, 32_000, 64_000),
    "Parquet": (4_000, 8_000, 16_000),
    "Word, checked": (100, 200, 400),
    "Word, compiled": (100, 200, 400),
    "PO": (2_000, 4_000, 8_000),
    "XLIFF": (5_000, 10_000, 20_000),
    "manifest": (10_000, 20_000, 40_000),
}


if __name__ == "__main__":
    asked, *numbers = sys.argv[1:]
    collect_seldom()  # as the program does: else the slope is that of the collector
    _measured(asked, int(numbers[0]) // 10)  # what is read once and kept is no part of the slope
    print(json.dumps([asdict(_measured(asked, int(number))) for number in numbers]))  # noqa: T201
