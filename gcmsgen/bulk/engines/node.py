"""What happens on a worker of a cluster: each of its threads keeps a process that makes rows, as on one machine.

Dask logs the keys and arguments of what fails. A key is random, and rows travel in batches that show a hash alone.
"""

import hashlib
import pickle
import threading
import time
from dataclasses import dataclass
from typing import Any

from distributed import WorkerPlugin, get_worker

from gcmsgen.bulk.engines.agreement import makers, require_same
from gcmsgen.bulk.engines.supervisor import Supervisor
from gcmsgen.bulk.engines.worker import portable, without_rows
from gcmsgen.bulk.order import Order, Work
from gcmsgen.errors import MachineError
from gcmsgen.language import Text
from gcmsgen.process_limits import Limits


@dataclass(frozen=True, slots=True, repr=False)
class OpaqueBatch:
    """Hold rows, or what became of them, so that nobody who logs it tells what is in it."""

    data: bytes

    def __repr__(self) -> str:
        return f"OpaqueBatch({hashlib.sha256(self.data).hexdigest()[:12]}, {len(self.data)} B)"

    @classmethod
    def of(cls, what: object) -> "OpaqueBatch":
        """Return a batch that holds something."""
        return cls(pickle.dumps(what))

    def opened(self) -> Any:
        """Return what a batch holds."""
        return pickle.loads(self.data)  # noqa: S301 - from a client or worker that the scheduler let in


def make(plugin: str, batch: OpaqueBatch) -> OpaqueBatch:
    """Return the results of a batch, or the exception that the client is to raise; runs on a worker."""
    worker = get_worker()
    end = time.monotonic() + _ARRIVAL_SECONDS
    while plugin not in worker.plugins and time.monotonic() < end:
        time.sleep(_LOOK_SECONDS)  # a batch may overtake the plugin on its way to a worker that has just joined
    standing: Any = worker.plugins.get(plugin)
    return OpaqueBatch.of(standing.made(batch, worker.address) if standing else MachineError(_NO_ORDER))


_ARRIVAL_SECONDS, _LOOK_SECONDS = 30, 0.05


class RunPlugin(WorkerPlugin):
    """Stand on every worker for one run, also on those that join later: the order with its templates, the processes."""

    def __init__(self, order: Order, work: Work, limits: Limits) -> None:
        self._order = order
        self._work = work
        self._limits = limits
        self._here = makers(order.formats)
        self._supervisors: dict[int, Supervisor] = {}

    def setup(self, worker: Any) -> None:
        """End the idle processes of runs whose client went away."""
        for other in worker.plugins.values():
            if isinstance(other, RunPlugin):
                other.rest()

    def teardown(self, worker: Any) -> None:
        """End the processes."""
        for supervisor in self._supervisors.values():
            supervisor.close()

    def rest(self) -> None:
        """End the processes; where a row comes all the same, a new one makes it."""
        for supervisor in self._supervisors.values():
            supervisor.rest()

    def made(self, batch: OpaqueBatch, address: str) -> object:
        """Return the results of a batch, or what the client is to raise."""
        try:
            require_same(self._here, makers(self._order.formats), address)
            thread = threading.get_ident()
            if thread not in self._supervisors:
                self._supervisors[thread] = Supervisor(self._order, self._work, self._limits)
            return without_rows(self._supervisors[thread].make(batch.opened()))
        except Exception as error:  # noqa: BLE001 - raised where the run is
            return _at(address, portable(error))


def _at(address: str, error: Exception) -> Exception:
    """Return an exception that says at which worker it was raised."""
    if not isinstance(error, MachineError):
        return error
    return MachineError(
        Text(en=f"{address}: {error.text.en}", fr=f"{address}\N{NO-BREAK SPACE}: {error.text.fr}"),
    )


_NO_ORDER = Text(
    en="A worker of the cluster was never told what to make. What was complete is kept. Start the workers of the cluster again, then "
    "run the same command again: it makes only what is missing.",
    fr="Un processus de travail de la grappe n’a jamais reçu la commande. Ce qui était complet est conservé. Relancez les "
    "processus de travail de la grappe, puis relancez la même commande\N{NO-BREAK SPACE}: elle ne produit que ce qui manque.",
)
