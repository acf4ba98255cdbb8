"""Give the tests of the reference tables small tables of their own."""

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gcmsgen.reference.build.tables import manifest
from gcmsgen.reference.table import TABLES


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a copy of the packaged tables, for a test to damage."""
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


@pytest.fixture
def with_tables(tables: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes further tables into the copy, with a manifest that knows them."""

    def add(**lines: Sequence[Sequence[str]]) -> Path:
        for name, content in lines.items():
            with (tables / f"{name}.csv").open("w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(content)
        names = sorted(path.stem for path in tables.glob("*.csv") if path.stem != "manifest")
        sources = tmp_path / "sources.csv"
        sources.write_text(
            "table,version,source,licence,date\n" + "".join(f"{name},1,test,none,2026\n" for name in names)
        )
        contents = {name: (tables / f"{name}.csv").read_bytes() for name in names}
        (tables / "manifest.csv").write_bytes(manifest(contents, sources))
        return tables

    return add
