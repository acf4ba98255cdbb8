"""A table of a hundred thousand rows takes no more memory than one of a thousand, nor does a run over it: `make long`."""

import csv
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from gcmsgen.bulk.table.flat import row_of
from gcmsgen.facts.load import load_case
from tests.bulk.runs import command, table
from tests.conftest import EXAMPLE

_READ = """
import resource, sys
from pathlib import Path
from gcmsgen.bulk.table.duplicates import duplicate_numbers
from gcmsgen.bulk.table.opened import open_table
table = open_table(Path(sys.argv[1]))
assert duplicate_numbers(table.numbers()) == {}
assert sum(not row.findings for row in table.rows()) == int(sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.line("R7")
@pytest.mark.long
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_memory_does_not_grow_with_rows(tmp_path: Path, form: str) -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0
    few, many = (_peak(tmp_path, form, rows) for rows in (1_000, 100_000))
    assert many < few * 1.1


@pytest.mark.line("R7")
@pytest.mark.long
def test_the_memory_of_a_run_does_not_grow_with_rows(tmp_path: Path) -> None:
    few, many = (_peak_of_run(tmp_path, rows) for rows in (500, 6_000))
    assert many < few * 1.1


def _peak_of_run(folder: Path, rows: int) -> int:
    """Return the most memory that the command takes for itself; its workers are replaced before they are larger than it."""
    source = table(folder, rows, f"{rows}.jsonl")
    running = subprocess.Popen(
        command(source, folder / str(rows), "--workers", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 3  # one row in ten is refused
    return usage.ru_maxrss


def _peak(folder: Path, form: str, rows: int) -> int:
    """Return the most memory that a process of its own takes to read a table twice over."""
    path = folder / f"{rows}.{form}"
    if form == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(_records(rows))
    else:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for record in _records(rows):
            sheet.append(record)
        book.save(path)
    result = subprocess.run([sys.executable, "-c", _READ, path, str(rows)], capture_output=True, check=True)
    return int(result.stdout)


def _records(rows: int) -> Iterator[list[str]]:
    """Yield the headings and rows of the first forty columns of the example, each with a number and a name of its own."""
    row = dict(list(row_of(load_case("example", EXAMPLE.read_bytes())).items())[:40])
    yield list(row)
    for number in range(rows):
        yield list({**row, "application.number": f"W{number:09d}", "offer.job_title": f"Title {number}"}.values())
