"""Odd files that others published: each is read, or refused with a message; none ends the process."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from gcmsgen.bulk.table.columns import letter
from gcmsgen.bulk.table.csv_file import csv_reader
from gcmsgen.bulk.table.opened import open_table
from gcmsgen.bulk.table.xlsx_file import open_sheet
from gcmsgen.errors import CaseTableError
from tests.conftest import Result

CORPORA = ("csvkit", "frictionless", "xlsx-odd")
REFUSED_WORKBOOKS = {"empty_sheet", "issue127", "issue252", "pass_protected", "strict_iso_paths"}


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_file_is_read_or_refused(shared: Path, corpus: str) -> None:
    paths = [path for path in sorted((shared / "corpora" / corpus).iterdir()) if path.suffix in (".csv", ".xlsx")]
    assert len(paths) >= 20
    refused = {path.stem for path in paths if not _read(path)}
    assert refused == (REFUSED_WORKBOOKS if corpus == "xlsx-odd" else {"empty"})


def _read(path: Path) -> bool:
    """Say whether a file is read once one of its headings is called a field; every row of it is read then."""
    with warnings.catch_warnings(action="error"):
        try:
            open_table(path)
        except CaseTableError as error:
            if "no heading in the first row" not in error.text.en:
                return False
        rows = [
            row for first in _first_headings(path) for row in open_table(path, mapping={first: "offer.duties"}).rows()
        ]
    return all(row.number > 1 for row in rows)


def _first_headings(path: Path) -> list[str]:
    records = open_sheet("", path, None).records(None) if path.suffix == ".xlsx" else csv_reader("", path)(None)
    headings = next(cells for _, cells in records if any(cells))
    return [heading for heading in headings if any(map(str.isalnum, heading))][:1]


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_command_ends_with_2(run: Callable[..., Result], shared: Path, corpus: str) -> None:
    for path in sorted((shared / "corpora" / corpus).iterdir()):
        if path.suffix in (".csv", ".xlsx"):
            result = run("bulk check --lang fr", path)
            assert (path.name, result.code, result.out) == (path.name, 2, "")
            assert result.talk.startswith(f"{path}\N{NO-BREAK SPACE}: ")


def test_letters_of_columns() -> None:
    assert letter(16383) == "XFD"
