"""List every output of a folder with its hashes, in the order of names: equal runs give equal lists, byte for byte."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.bulk.folder import OUTPUT, Folder
from gcmsgen.deliver import Existing, written_aside
from gcmsgen.errors import UsageError
from gcmsgen.language import Text

NAME = "run.manifest.jsonl"
SEAL = ".seal.json"  # after the name of what is sealed
SCHEMA = "gcmsgen.run/1"


@dataclass(frozen=True, slots=True)
class ListedOutput:
    """Hold what the list says of one output: its name, which leads out of no folder, its hash, and that of its manifest."""

    name: str
    sha256: str
    manifest_sha256: str


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


def read_run_manifest(folder: Path) -> Iterator[ListedOutput]:
    """Yield every output that a list names. Raises UsageError where there is none, or one that is not of this form."""
    if not (folder / NAME).is_file():  # a pipe would be waited for
        raise UsageError(_NO_LIST.filled(folder=str(folder)))
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            head = json.loads(next(file, "null"))
            if not isinstance(head, dict) or head.get("schema") != SCHEMA:
                raise ValueError(NAME)
            yield from map(listed_output, file)
    except OSError:
        raise UsageError(_NO_LIST.filled(folder=str(folder))) from None
    except (ValueError, RecursionError):
        raise UsageError(_UNREADABLE.filled(folder=str(folder))) from None


def listed_output(line: str | bytes) -> ListedOutput:
    """Return the output of one line of a list. Raises ValueError where a run never writes such a line.

    >>> listed_output('{"name": "W1-letter-en.pdf", "sha256": "ab", "manifest_sha256": "cd", "format": "pdf"}')
    ListedOutput(name='W1-letter-en.pdf', sha256='ab', manifest_sha256='cd')
    """
    read = json.loads(line)
    found = [read.get(name) if isinstance(read, dict) else None for name in ("name", "sha256", "manifest_sha256")]
    name, sha256, manifest_sha256 = (value if isinstance(value, str) else "" for value in found)
    if not (OUTPUT.fullmatch(name) and sha256 and manifest_sha256):
        raise ValueError(NAME)
    return ListedOutput(name, sha256, manifest_sha256)


def _line(value: dict[str, str]) -> str:
    return json.dumps(value, separators=(",", ":")) + "\n"


_NO_LIST = Text(
    en="{folder}: no finished run stands here (run.manifest.jsonl). Run it to its end first.",
    fr="{folder}\N{NO-BREAK SPACE}: aucun passage terminé ne s’y trouve (run.manifest.jsonl). Menez-le d’abord à son terme.",
)
_UNREADABLE = Text(
    en="{folder}: its list of outputs (run.manifest.jsonl) is not one that this program wrote, or it is damaged. Run the table "
    "into this folder again: what stands is left as it is, and the list is written anew.",
    fr="{folder}\N{NO-BREAK SPACE}: sa liste de documents (run.manifest.jsonl) n’a pas été écrite par ce programme, ou elle est "
    "endommagée. Traitez de nouveau le tableau dans ce dossier\N{NO-BREAK SPACE}: ce qui s’y trouve reste tel quel, et la liste "
    "est réécrite.",
)
