"""Say how far the run of a folder is, by its ledger and by the files that stand there; nothing is written."""

import os
from dataclasses import dataclass
from pathlib import Path

from gcmsgen.bulk.ledger import NAME, Ledger, OutputState, Run
from gcmsgen.errors import UsageError
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class OutputCount:
    """Hold how many outputs of a document, in a language (empty: none was made), are in a state."""

    document: str
    language: str
    state: OutputState
    outputs: int


@dataclass(frozen=True, slots=True)
class RunStatus:
    """Hold the last run, the counts, how many rows it never reached, the outputs to make again, and those left behind."""

    run: Run | None
    counts: tuple[OutputCount, ...]
    unreached: int
    again: int
    left: int


def status(folder: Path) -> RunStatus:
    """Return the status of a folder. Raises UsageError where no run stands there."""
    if not (folder / NAME).is_file():
        raise UsageError(_NO_RUN.filled(folder=str(folder)))
    ledger = Ledger(folder / NAME)
    try:
        run = ledger.last_run()
        again = sum(not _untouched(folder / entry.name, entry.size, entry.modified) for entry in ledger.made())
        return RunStatus(
            run=run,
            counts=tuple(OutputCount(*found) for found in ledger.counts()),
            unreached=max(run.rows - ledger.applications(), 0) if run and run.ended is None else 0,
            again=again,
            left=sum(1 for _ in ledger.left()),
        )
    finally:
        ledger.close()


def _untouched(path: Path, size: int, modified: int) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (size, modified)


_NO_RUN = Text(
    en="{folder}: no run stands here. Name the folder that `gcmsgen bulk run --output` wrote to.",
    fr="{folder}\N{NO-BREAK SPACE}: aucune production ne s’y trouve. Nommez le dossier donné à `gcmsgen bulk run --output`.",
)
