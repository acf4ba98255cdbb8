"""The journal of a folder: what was done with which case, when and by which account; no fact but the application number."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from gcmsgen.deliver import require_own

FILE = "journal.jsonl"
PASTED = "pasted back"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """Hold one act: `what` is a word of the program, `facts` the hash of the facts that it was done with."""

    at: str
    by: str
    number: str
    what: str
    facts: str


def write_down(folder: Path, line: JournalLine) -> None:
    """Add a line to the journal of a folder. Raises InTheWay and OSError."""
    path = folder / FILE
    require_own(path)
    data = json.dumps(asdict(line), ensure_ascii=False).encode() + b"\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def lines(folder: Path) -> Iterator[JournalLine]:
    """Yield the lines of a journal, the oldest first; one that cannot be read is left out."""
    try:
        data = (folder / FILE).read_bytes()
    except OSError:
        return
    for row in data.splitlines():
        try:
            yield JournalLine(**json.loads(row))
        except (ValueError, TypeError):
            continue
