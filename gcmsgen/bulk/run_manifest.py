"""List every output of a folder with its hashes, in the order of names: equal runs give equal lists, byte for byte."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gcmsgen.bulk.folder import Folder
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

NAME = "run.manifest.jsonl"
SCHEMA = "gcmsgen.run/1"


def write_run_manifest(folder: Folder) -> None:
    """Write the list: a line that says what it is, then a line for each output."""
    with written_aside(folder.path / NAME, Existing.REPLACE) as path, path.open("w", encoding="utf-8") as file:
        file.write(_line({"schema": SCHEMA}))
        for entry in folder.ledger.made():
            output = {
                "name": entry.name,
                "application": entry.application,
                "document": entry.document,
                "language": entry.language,
                "format": entry.form,
                "sha256": entry.sha256,
                "manifest_sha256": entry.manifest_sha256,
            }
            file.write(_line(output))


def read_run_manifest(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every output that a list names. Raises UsageError where there is none that can be read."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            assert json.loads(next(file))["schema"] == SCHEMA
            for line in file:
                yield json.loads(line)
    except (OSError, ValueError, KeyError, TypeError, AssertionError, StopIteration):
        raise UsageError(_NO_LIST.filled(folder=str(folder))) from None


def _line(value: dict[str, str]) -> str:
    return json.dumps(value, separators=(",", ":")) + "\n"


_NO_LIST = Text(
    en="{folder}: no finished run stands here (run.manifest.jsonl). Run it to its end first.",
    fr="{folder}\N{NO-BREAK SPACE}: aucun passage terminé ne s’y trouve (run.manifest.jsonl). Menez-le d’abord à son terme.",
)
