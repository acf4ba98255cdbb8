"""Choose where the rows of a run are made: in this process, in a pool of processes, or on a cluster."""

import os
from collections.abc import Iterable
from pathlib import Path

from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.order import Engine
from gcmsgen.catalogue.documents import Format

# Below so many rows, starting two workers takes longer than they save (measured 2026-11-25, docs/cluster.md): a worker
# costs half a second of processor time, a PDF a tenth, text and DOCX a hundredth.
PDF_ROWS, OTHER_ROWS = 15, 150


def engine_for(
    rows: int,
    workers: int | None,
    *,
    formats: Iterable[Format],
    scheduler: str | None = None,
    tls_ca: Path | None = None,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
) -> Engine:
    """Return the engine for so many rows and workers (None: one a processor where that pays; 0: none).

    With a scheduler the rows are made on its cluster. Raises UsageError as `cluster_engine` does.
    """
    if scheduler:
        from gcmsgen.bulk.engines import cluster

        tls_files = cluster.tls_files(tls_ca, tls_cert, tls_key)
        return cluster.cluster_engine(scheduler, tls_files=tls_files)
    few = PDF_ROWS if Format.PDF in formats else OTHER_ROWS
    if workers is None:
        workers = 0 if rows < few else processors()
    if workers == 0:
        return inline
    from gcmsgen.bulk.engines.processes import process_engine

    return process_engine(workers)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
