"""Make batches in processes of this machine, each with a supervisor of its own; a bounded number of batches is on its way."""

import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress

from gcmsgen.bulk.engines.heap import share_one_heap
from gcmsgen.bulk.engines.supervisor import Closed, Supervisor
from gcmsgen.bulk.order import Batch, Engine, Order, RowResult, Work
from gcmsgen.process_limits import Limits

BATCHES_PER_WORKER = (
    2  # one in work, and one made or waiting, so that a worker rests neither for the reader nor the writer
)

Results = tuple[RowResult, ...]


def process_engine(workers: int, *, limits: Limits | None = None) -> Engine:
    """Return an engine of so many worker processes. `work` has to be a function that a fresh process can import.

    It raises what the machine raises in a worker. Closed or interrupted at any moment, it leaves no process behind.
    """
    bounds = limits or Limits()

    def engine(batches: Iterable[Batch], order: Order, work: Work) -> Generator[Results, None, None]:
        share_one_heap()
        pool = _WorkerPool([Supervisor(order, work, bounds) for _ in range(workers)])
        try:
            yield from pool.results(batches)
        finally:
            pool.close()

    return engine


class _WorkerPool:
    """Hold the supervisors, each served by a thread that only waits, and the two queues between them and the run."""

    def __init__(self, supervisors: list[Supervisor]) -> None:
        self._supervisors = supervisors
        self._batches: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[Results | Exception] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._serve, args=(one,), daemon=True) for one in supervisors]
        for thread in self._threads:
            thread.start()

    def results(self, batches: Iterable[Batch]) -> Iterator[Results]:
        """Yield the results of each batch as it is made; no more batches are taken than are to be worked on soon."""
        under_way = 0
        for batch in batches:
            self._batches.put(batch)
            under_way += 1
            while under_way >= BATCHES_PER_WORKER * len(self._threads) or not self._results.empty():
                yield self._next()
                under_way -= 1
        for _ in range(under_way):
            yield self._next()

    def close(self) -> None:
        """End all workers and threads."""
        for supervisor in self._supervisors:
            supervisor.close()
            self._batches.put(None)
        for thread in self._threads:
            thread.join()

    def _next(self) -> Results:
        result = self._results.get()
        if isinstance(result, Exception):
            raise result
        return result

    def _serve(self, supervisor: Supervisor) -> None:
        with suppress(Closed):
            while (batch := self._batches.get()) is not None:
                self._results.put(self._made(supervisor, batch))
        supervisor.close()

    def _made(self, supervisor: Supervisor, batch: Batch) -> Results | Exception:
        try:
            return supervisor.make(batch)
        except Closed:
            raise
        except Exception as error:  # noqa: BLE001 - raised again where the run is
            return error
