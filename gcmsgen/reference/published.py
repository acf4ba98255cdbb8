"""List every file of published facts that a document may rest on: the tables in CSV, and the dated ones in YAML."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gcmsgen.reference.table import MANIFEST, TABLES, provenances
from gcmsgen.reference.table_bytes import FOLDER, table_bytes


@dataclass(frozen=True, slots=True)
class Published:
    """Hold one file: where it stands, and its SHA-256."""

    path: Path
    sha256: str


@cache
def published() -> Mapping[str, Published]:
    """Return the files by their names in the reference folder, sorted. Raises TableError where the manifest is missing.

    The hash of a table in CSV is that of its manifest, with which `table.read` compares every table that it opens.
    """
    tables = {f"tables/{row.table}.csv": Published(TABLES / f"{row.table}.csv", row.sha256) for row in provenances()}
    rest = {path.name: path for path in FOLDER.glob("*.yaml")}
    rest[f"tables/{MANIFEST}.csv"] = TABLES / f"{MANIFEST}.csv"
    found = tables | {
        name: Published(path, hashlib.sha256(table_bytes(path)).hexdigest()) for name, path in rest.items()
    }
    return dict(sorted(found.items()))
