"""Make batches on a cluster, by Dask distributed: a sliding window of them is there, and all that is made comes back here.

Outputs return to the client, because the order of writes (file, folder, ledger) holds only where one process writes. What
Dask loses with a worker it makes again; what is lost with its scheduler, the next run makes, since the ledger is here.
"""

import ipaddress
import queue
import re
import time
import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gcmsgen.bulk.engines.worker import Limits
from gcmsgen.bulk.order import Batch, Engine, Order, RowResult, Work
from gcmsgen.errors import MachineError, UsageError

BATCH_ROWS = 100  # an errand through a scheduler costs some 2 ms; a hundred letters cost seconds

_BATCHES_PER_THREAD = 2
_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Papers:
    """Hold the files of TLS by which client, scheduler and workers know one another, all in PEM."""

    ca: Path
    cert: Path
    key: Path


def cluster_engine(
    address: str, *, papers: Papers | None = None, limits: Limits | None = None, patience: float = 300
) -> Engine:
    """Return an engine on the Dask scheduler at an address (`tcp://host:8786`, `tls://host:8786`).

    `patience` is how many seconds it waits for a first worker, or for another one where all are gone. Raises UsageError
    where facts would travel unencrypted, and where Dask is not installed; MachineError where the scheduler is lost.
    """
    place = _checked_address(address, papers)
    _require_dask()

    def engine(batches: Iterable[Batch], order: Order, work: Work) -> Iterator[tuple[RowResult, ...]]:
        with _connected(place, papers) as client, _station(client, order, work, limits or Limits()) as station:
            yield from _Flight(client, station, patience).results(iter(batches))

    return engine


def _checked_address(address: str, papers: Papers | None) -> str:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise UsageError(_MALFORMED.filled(address=address))
    if found["scheme"] == "tls" and not papers:
        raise UsageError(_NO_PAPERS)
    if not papers and not _is_here(found["host"]):
        raise UsageError(_UNENCRYPTED)
    return f"{'tls' if papers else 'tcp'}://{found['host']}:{found['port']}"


_ADDRESS = re.compile(r"(?P<scheme>tcp|tls)://(?P<host>[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):(?P<port>[0-9]{1,5})")


def _is_here(host: str) -> bool:
    """Say whether a host is this machine by its name alone.

    >>> _is_here("127.0.0.1"), _is_here("localhost"), _is_here("[::1]"), _is_here("10.0.0.1"), _is_here("scheduler")
    (True, True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _require_dask() -> None:
    """Import Dask, its log kept silent: what a person needs to know, this program says. Raises UsageError without it."""
    try:
        import dask
    except ImportError:
        raise UsageError(_NO_DASK) from None
    dask.config.set({"logging": dict.fromkeys(("distributed", "distributed.client", "tornado", "asyncio"), "critical")})
    try:
        import distributed  # noqa: F401 - reads the setting above
    except ImportError:
        raise UsageError(_NO_DASK) from None


@contextmanager
def _connected(address: str, papers: Papers | None) -> Iterator[Any]:
    """Give a client of the scheduler, closed at the end. Raises MachineError where it cannot be reached."""
    from distributed import Client, Security

    security = papers and Security(
        tls_ca_file=str(papers.ca),
        tls_client_cert=str(papers.cert),
        tls_client_key=str(papers.key),
        require_encryption=True,
    )
    try:
        client = Client(address, security=security, timeout=10, set_as_default=False, name="gcmsgen")
    except (OSError, ImportError, ValueError):
        raise MachineError(_UNREACHABLE.filled(address=address)) from None
    try:
        yield client
    finally:
        client.close(timeout=2)


@contextmanager
def _station(client: Any, order: Order, work: Work, limits: Limits) -> Iterator[str]:
    """Give the name of a station that stands on every worker until the end. Raises MachineError where a worker differs."""
    from gcmsgen.bulk.engines.agreement import makers, require_same
    from gcmsgen.bulk.engines.node import Station

    here = makers(order.formats)
    with _scheduler_lost():
        for place, there in client.run(makers, order.formats, on_error="return").items():
            if isinstance(there, MachineError):
                raise there
            require_same(here, there if isinstance(there, dict) else {}, place)
        name = f"gcmsgen-{uuid.uuid4()}"
        client.register_plugin(Station(order, work, limits), name=name)
    try:
        yield name
    finally:
        with suppress(OSError, CancelledError):
            client.unregister_worker_plugin(name)


@contextmanager
def _scheduler_lost() -> Iterator[None]:
    """Raise MachineError for whatever Dask raises where its scheduler went away."""
    try:
        yield
    except (OSError, CancelledError):
        raise MachineError(_LOST) from None


class _Flight:
    """Hold the batches that are at the cluster now, each by the future of it, and those that came back."""

    def __init__(self, client: Any, station: str, patience: float) -> None:
        self._client = client
        self._station = station
        self._patience = patience
        self._there: dict[Any, Batch] = {}
        self._back: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._width = 0
        self._looked = 0.0
        self._seen = time.monotonic()

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[RowResult, ...]]:
        """Yield the results of each batch as it comes back; as many batches are at the cluster as keep its threads at work."""
        more = True
        while more or self._there:
            self._look()
            while more and len(self._there) < self._width:
                batch = next(batches, None)
                more = batch is not None
                if batch is not None:
                    self._send(batch)
            with suppress(queue.Empty):
                yield from self._received(
                    self._back.get(timeout=_LOOK_SECONDS if self._there or not self._width else 0)
                )

    def _look(self) -> None:
        """Count the threads of the cluster. Raises MachineError where the scheduler is lost, or no worker comes in time."""
        if self._client.status != "running":
            raise MachineError(_LOST)
        now = time.monotonic()
        if now < self._looked + _LOOK_SECONDS:
            return
        with _scheduler_lost():
            self._width = _BATCHES_PER_THREAD * sum(self._client.nthreads().values())
        self._looked = now
        self._seen = now if self._width else self._seen
        if now > self._seen + self._patience:
            raise MachineError(_NO_WORKER.filled(seconds=f"{self._patience:g}"))

    def _send(self, batch: Batch) -> None:
        from gcmsgen.bulk.engines.node import Parcel, make

        key = f"gcmsgen-{uuid.uuid4()}"
        future = self._client.submit(make, self._station, Parcel.of(batch), key=key, pure=False)
        self._there[future] = batch
        future.add_done_callback(self._back.put)

    def _received(self, future: Any) -> Iterator[tuple[RowResult, ...]]:
        """Yield what became of a batch. Raises what is to be raised here."""
        from distributed import KilledWorker

        batch = self._there.pop(future)
        try:
            with _scheduler_lost():
                made = future.result(timeout=self._patience).opened()
        except KilledWorker:
            yield from self._after_deaths(batch)
            return
        if isinstance(made, Exception):
            raise made
        yield made

    def _after_deaths(self, batch: Batch) -> Iterator[tuple[RowResult, ...]]:
        """Send the rows of a batch one by one where its workers died with it; give a row up that was alone."""
        if len(batch) == 1:
            yield (RowResult(batch[0], stopped=_STOPPED),)
            return
        for row in batch:
            self._send((row,))
