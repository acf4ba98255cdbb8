"""Make batches on a cluster, by Dask distributed: a sliding window of them is there, and all that is made comes back here.

Outputs return to the client, because the order of writes (file, folder, ledger) holds only where one process writes. What
Dask loses with a worker it makes again; what is lost with its scheduler, the next run makes, since the ledger is here.
"""

import ipaddress
import queue
import re
import time
import uuid
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from gcmsgen.bulk.engines.agreement import Makers, makers, require_same
from gcmsgen.bulk.engines.heap import share_one_heap
from gcmsgen.bulk.engines.worker import portable, results_of, with_rows
from gcmsgen.bulk.order import Batch, CaseRow, Engine, Order, RowResult, Work
from gcmsgen.errors import GcmsgenError, MachineError, UsageError
from gcmsgen.language import Text
from gcmsgen.process_limits import Limits

_BATCHES_PER_THREAD = 2
_LOOK_SECONDS = 1.0
_SETTLE_SECONDS = 0.5
_TIMES = 20  # that a worker may die at the same moment, before the fault is no longer theirs
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """Hold the files of TLS by which client, scheduler and workers know one another, all in PEM."""

    ca: Path
    cert: Path
    key: Path


def tls_files(ca: Path | None, cert: Path | None, key: Path | None) -> TlsFiles | None:
    """Return the files of TLS, or None where there are none. Raises UsageError where some are missing."""
    if ca and cert and key:
        return TlsFiles(ca, cert, key)
    if ca or cert or key:
        raise UsageError(_NO_PAPERS)
    return None


def cluster_engine(
    address: str, *, tls_files: TlsFiles | None = None, limits: Limits | None = None, patience: float = 300
) -> Engine:
    """Return an engine on the Dask scheduler at an address (`tcp://host:8786`, `tls://host:8786`).

    `patience` is how many seconds it waits for a first worker, or for another one where all are gone. Raises UsageError
    where facts would travel unencrypted, and where Dask is not installed; MachineError where the scheduler is lost.
    """
    place = _checked_address(address, tls_files)
    _dask()

    def engine(batches: Iterable[Batch], order: Order, work: Work) -> Generator[tuple[RowResult, ...], None, None]:
        share_one_heap()
        with _connected(place, tls_files) as client, _plugin(client, order, work, limits or Limits()) as plugin:
            yield from _Flight(client, plugin, patience).results(iter(batches))

    return engine


def _checked_address(address: str, tls_files: TlsFiles | None) -> str:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise UsageError(_MALFORMED.filled(address=address))
    if found["scheme"] == "tls" and not tls_files:
        raise UsageError(_NO_PAPERS)
    if not tls_files and not _is_here(found["host"]):
        raise UsageError(_UNENCRYPTED)
    return f"{'tls' if tls_files else 'tcp'}://{found['host']}:{found['port']}"


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


def _dask() -> Any:
    """Return Dask distributed, its log kept silent: what a person needs to know, this program says. Raises UsageError."""
    try:
        dask = import_module("dask")
        dask.config.set(logging=dict.fromkeys(("distributed", "distributed.client", "tornado", "asyncio"), "critical"))
        return import_module("distributed")  # which reads the setting above
    except ImportError:
        raise UsageError(_NO_DASK) from None


@contextmanager
def _connected(address: str, tls_files: TlsFiles | None) -> Iterator[Any]:
    """Give a client of the scheduler, closed at the end. Raises MachineError where it cannot be reached."""
    dask = _dask()
    security = tls_files and dask.Security(
        tls_ca_file=str(tls_files.ca),
        tls_client_cert=str(tls_files.cert),
        tls_client_key=str(tls_files.key),
        require_encryption=True,
    )
    try:
        client = dask.Client(address, security=security, timeout=10, set_as_default=False, name="gcmsgen")
    except (OSError, ImportError, ValueError):
        raise MachineError(_UNREACHABLE.filled(address=address)) from None
    try:
        yield client
    finally:
        client.close(timeout=2)


@contextmanager
def _plugin(client: Any, order: Order, work: Work, limits: Limits) -> Iterator[str]:
    """Give the name of a plugin that stands on every worker until the end. Raises MachineError where a worker differs."""
    from gcmsgen.bulk.engines.node import RunPlugin

    here = makers(order.formats)
    _require_agreement(here, _answered(client, lambda: client.run(makers, order.formats, on_error="return")))
    name, plugin = f"gcmsgen-{uuid.uuid4()}", RunPlugin(order, work, limits)
    _answered(client, lambda: client.register_plugin(plugin, name=name))  # again under one name, it replaces itself
    try:
        yield name
    finally:
        if client.status == "running":
            with suppress(OSError, CancelledError):
                client.unregister_worker_plugin(name)


def _require_agreement(here: Makers, answers: Mapping[str, object]) -> None:
    """Raise MachineError where a worker would make other documents. Of one that died meanwhile nothing is to be asked."""
    for place, there in answers.items():
        if isinstance(there, MachineError):
            raise there
        if not isinstance(there, OSError):
            require_same(here, there if isinstance(there, dict) else {}, place)


def _answered(client: Any, asked: Callable[[], T]) -> T:
    """Return what all workers answer, asked again where one died meanwhile. Raises MachineError where the scheduler is lost."""
    for _ in range(_TIMES):
        with suppress(OSError, CancelledError):
            return asked()
        if client.status != "running":
            break
        time.sleep(_SETTLE_SECONDS)  # until the scheduler, too, has seen that the worker is gone
    raise MachineError(_LOST)


@contextmanager
def _scheduler_lost() -> Iterator[None]:
    """Raise MachineError for whatever Dask raises where its scheduler went away."""
    try:
        yield
    except (OSError, CancelledError):
        raise MachineError(_LOST) from None


class _Flight:
    """Hold the batches that are at the cluster now, each by the future of it, those that came back, and the suspects.

    A suspect is a row of a batch with which several workers died. Dask cannot tell which of the tasks that a worker had was
    at fault, so suspects are sent one by one when nothing else is there, and only what then kills its workers is given up.
    """

    def __init__(self, client: Any, plugin: str, patience: float) -> None:
        self._client = client
        self._plugin = plugin
        self._patience = patience
        self._there: dict[Any, Batch] = {}
        self._back: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._suspects: list[CaseRow] = []
        self._lost: Counter[int] = Counter()
        self._alone = False
        self._width = 1
        self._looked = 0.0
        self._seen = time.monotonic()

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[RowResult, ...]]:
        """Yield the results of each batch as it comes back; as many batches are at the cluster as keep its threads at work."""
        while True:
            self._look()
            self._fill(batches)
            if not self._there:
                return
            with suppress(queue.Empty):
                if (made := self._received(self._back.get(timeout=_LOOK_SECONDS))) is not None:
                    yield made

    def _look(self) -> None:
        """Count the threads of the cluster. Raises MachineError where the scheduler is lost, or no worker comes in time."""
        if self._client.status != "running":
            raise MachineError(_LOST)
        now = time.monotonic()
        if now < self._looked + _LOOK_SECONDS:
            return
        with _scheduler_lost():
            threads = sum(self._client.nthreads().values())
        self._width = max(1, _BATCHES_PER_THREAD * threads)
        self._looked = now
        self._seen = now if threads else self._seen
        if now > self._seen + self._patience:
            raise MachineError(_NO_WORKER.filled(seconds=f"{self._patience:g}"))

    def _fill(self, batches: Iterator[Batch]) -> None:
        while len(self._there) < self._width and (batch := next(batches, None)) is not None:
            self._send(batch)
        if not self._there and self._suspects:
            self._alone = True
            self._send((self._suspects.pop(),))

    def _send(self, batch: Batch) -> None:
        from gcmsgen.bulk.engines.node import OpaqueBatch, make

        key = f"gcmsgen-{uuid.uuid4()}"
        with _scheduler_lost():
            future = self._client.submit(make, self._plugin, OpaqueBatch.of(batch), key=key, pure=False)
        self._there[future] = batch
        future.add_done_callback(self._back.put)

    def _received(self, future: Any) -> tuple[RowResult, ...] | None:
        """Return what became of a batch, or None where it will be tried again. Raises what is to be raised here."""
        batch = self._there.pop(future)
        try:
            made = future.result(timeout=self._patience).opened()
        except (OSError, CancelledError):
            self._send_again(batch)
            return None
        except _dask().KilledWorker:
            if self._alone:
                return (RowResult(batch[0], stopped=_STOPPED),)
            self._suspects += batch
            return None
        except GcmsgenError:
            raise
        except Exception as error:  # noqa: BLE001 - of Dask's own, as where a worker lacks a module
            raise portable(error) from None
        if isinstance(made, Exception):
            raise made
        return with_rows(results_of(made), batch)

    def _send_again(self, batch: Batch) -> None:
        """Send a batch whose results went with the worker that had them. Raises MachineError where the scheduler is lost."""
        self._lost[batch[0].number] += 1
        if self._client.status != "running" or self._lost[batch[0].number] > _TIMES:
            raise MachineError(_LOST)
        self._send(batch)


_MALFORMED = Text(
    en="“{address}” is not the address of a scheduler. Write it as tls://host:8786, or tcp://127.0.0.1:8786 on this machine.",
    fr="«\N{NO-BREAK SPACE}{address}\N{NO-BREAK SPACE}» n’est pas l’adresse d’un ordonnanceur. Écrivez tls://hôte:8786 ou, sur "
    "ce poste, tcp://127.0.0.1:8786.",
)
_NO_PAPERS = Text(
    en="A scheduler is reached by TLS with --tls-ca, --tls-cert and --tls-key together. Add what is missing.",
    fr="On joint un ordonnanceur par TLS au moyen de --tls-ca, --tls-cert et --tls-key ensemble. Ajoutez ce qui manque.",
)
_UNENCRYPTED = Text(
    en="The facts of the cases would travel to that scheduler unencrypted. Add --tls-ca, --tls-cert and --tls-key; without them "
    "only a scheduler on this machine (127.0.0.1) is used.",
    fr="Les faits des cas seraient transmis en clair à cet ordonnanceur. Ajoutez --tls-ca, --tls-cert et --tls-key; sans eux, "
    "seul un ordonnanceur de ce poste (127.0.0.1) est utilisé.",
)
_NO_DASK = Text(
    en="Dask distributed is not installed, and no scheduler can be used without it. Install it with: "
    "pip install 'gcmsgen[cluster]'",
    fr="Dask distributed n’est pas installé, et aucun ordonnanceur ne peut être utilisé sans lui. Installez-le ainsi"
    "\N{NO-BREAK SPACE}: pip install 'gcmsgen[cluster]'",
)
_UNREACHABLE = Text(
    en="The scheduler {address} cannot be reached. Check that it runs, and that its TLS files and yours come from the same "
    "authority; then run the same command again.",
    fr="L’ordonnanceur {address} est injoignable. Vérifiez qu’il est en marche et que ses fichiers TLS et les vôtres viennent "
    "de la même autorité, puis relancez la même commande.",
)
_LOST = Text(
    en="The connection to the scheduler was lost. What was complete is kept. Start the scheduler and its workers again, then run "
    "the same command again: it makes only what is missing.",
    fr="La connexion à l’ordonnanceur a été perdue. Ce qui était complet est conservé. Relancez l’ordonnanceur et ses processus "
    "de travail, puis relancez la même commande\N{NO-BREAK SPACE}: elle ne produit que ce qui manque.",
)
_NO_WORKER = Text(
    en="The scheduler had no worker for {seconds} s. What was complete is kept. Start workers, then run the same command again: "
    "it makes only what is missing.",
    fr="L’ordonnanceur n’a eu aucun processus de travail pendant {seconds}\N{NO-BREAK SPACE}s. Ce qui était complet est conservé. "
    "Lancez des processus de travail, puis relancez la même commande\N{NO-BREAK SPACE}: elle ne produit que ce qui manque.",
)
_STOPPED = Text(
    en="This row was given up: workers of the cluster died again and again while they had it, even alone. All other rows were "
    "made. Make this row on one machine, without --scheduler; if it fails there too, report it.",
    fr="Cette ligne a été abandonnée\N{NO-BREAK SPACE}: des processus de travail de la grappe se sont arrêtés à plusieurs reprises "
    "alors qu’ils l’avaient, même seule. Toutes les autres lignes ont été produites. Produisez celle-ci sur un seul poste, sans "
    "--scheduler; si elle échoue là aussi, signalez-le.",
)
