"""Choose where the rows of a run are made: in this process, in a pool of processes, or on a cluster."""

import os
from collections.abc import Iterable
from pathlib import Path

from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.order import Engine
from gcmsgen.catalogue.formats import Format


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
    if workers is None:
        # Measured 2026-11-27: a worker costs half a second of processor time to start, a row a hundredth, whatever is made of it.
        workers = 0 if rows < min(form.traits.few for form in formats) else processors()
    if workers == 0:
        return inline
    from gcmsgen.bulk.engines.processes import process_engine

    return process_engine(workers)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
