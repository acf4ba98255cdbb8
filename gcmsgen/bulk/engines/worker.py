"""Make rows in a process of its own: what a worker does between its birth and its end.

It has one socket to its supervisor. It is told first the order and the work, then one batch after the other; it answers row by
row, so that its supervisor knows which row it is at. It ends when that socket closes: no worker outlives its parent.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from gcmsgen.bulk.order import Batch, CaseRow, Order, RowResult, Work
from gcmsgen.errors import GcmsgenError, MachineError, place_of
from gcmsgen.language import Text
from gcmsgen.process_limits import OUT_OF_MEMORY, Limits, collect_seldom, end_with_parent, limit_memory


@dataclass(frozen=True, slots=True)
class WorkerReady:
    """Say that a worker waits for a batch; a worn one wants to be replaced."""

    worn: bool


def main(descriptor: int) -> None:
    """Make every batch that comes through the socket, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends its workers
    end_with_parent()
    channel = Connection(descriptor)
    batches = _received(channel)
    try:
        _serve(channel, batches)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is to raise it
        channel.send(portable(error))


def _serve(channel: "Connection[object, object]", frames: "queue.SimpleQueue[bytes]") -> None:
    order: Order
    work: Work
    limits: Limits
    limits, first = pickle.loads(frames.get())  # noqa: S301 - from the parent, through an unnamed socket
    limit_memory(limits.memory)
    order, work = pickle.loads(first)  # noqa: S301
    collect_seldom()
    made = 0
    channel.send(WorkerReady(worn=False))
    while True:
        batch: Batch = pickle.loads(frames.get())  # noqa: S301
        for row in batch:
            channel.send(without_rows(results_of(work((row,), order))))
        made += len(batch)
        channel.send(WorkerReady(worn=made >= limits.rows or resident() > limits.resident))


def _received(channel: "Connection[object, object]") -> "queue.SimpleQueue[bytes]":
    """Return what comes through the socket, read aside: its end is seen at once, even in the middle of a row."""
    frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        try:
            while True:
                frames.put(channel.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return frames


def resident() -> int:
    """Return the bytes of this process that are in memory; where the platform does not say, the most there ever were."""
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def portable(error: BaseException) -> Exception:
    """Return an exception that may travel: the machine's own as it is; of any other, its kind and place and no fact."""
    if isinstance(error, OSError | GcmsgenError):
        return error
    return MachineError(_FAULT.filled(kind=type(error).__name__, place=place_of(error)))


def results_of(answer: object) -> tuple[RowResult, ...]:
    """Return the answer of a worker as results of rows. Raises MachineError where it is anything else."""
    if not (isinstance(answer, tuple) and all(isinstance(result, RowResult) for result in answer)):
        raise MachineError(_NO_ANSWER)
    return answer


def without_rows(results: tuple[RowResult, ...]) -> tuple[RowResult, ...]:
    """Return results as they travel back: of its row, each has the number alone, for whoever sent the row still has it."""
    return tuple(replace(result, row=CaseRow(result.row.number, None, None, {})) for result in results)


def with_rows(results: tuple[RowResult, ...], batch: Batch) -> tuple[RowResult, ...]:
    """Return results with the rows that they are of, which were sent in this order. Raises MachineError where they are of others."""
    if [result.row.number for result in results] != [row.number for row in batch[: len(results)]]:
        raise MachineError(_NO_ANSWER)
    return tuple(replace(result, row=row) for result, row in zip(results, batch, strict=False))


_NO_ANSWER = Text(
    en="A worker answered with something that is no result of a row. What was complete is kept. Install the same version of "
    "gcmsgen wherever rows are made, and run the same command again; if it recurs, report it.",
    fr="Un processus de travail a répondu par autre chose que le résultat d’une ligne. Ce qui était complet est conservé. "
    "Installez la même version de gcmsgen partout où des lignes sont produites, puis relancez la même commande; si cela se "
    "reproduit, signalez-le.",
)
_FAULT = Text(
    en="This is a fault of the program itself: {kind} at {place}. What was complete is kept. Please report it; the message "
    "holds no fact of a case.",
    fr="Il s’agit d’une erreur du programme lui-même\N{NO-BREAK SPACE}: {kind} à {place}. Ce qui était complet est conservé. "
    "Veuillez la signaler; le message ne contient aucun fait d’un cas.",
)
