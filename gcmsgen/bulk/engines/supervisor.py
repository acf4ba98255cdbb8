"""Keep one worker at work: start it, hand it batches, watch its time, replace it when it dies or is worn.

A worker that dies costs its batch nothing but time: what it made is kept, and the rest is made by the next one. The row that
it died at comes first then, so that nothing else can be at fault; where the second worker dies at it too, it is given up.
"""

import multiprocessing
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection

from gcmsgen.bulk.engines.worker import WorkerReady, results_of, with_rows
from gcmsgen.bulk.order import Batch, Order, RowResult, Work
from gcmsgen.errors import MachineError
from gcmsgen.language import Text
from gcmsgen.process_limits import OUT_OF_MEMORY, Limits

_START_SECONDS = 120
_STARTS = 3


class Closed(Exception):
    """Say that a supervisor was closed while it worked."""


class End(Enum):
    """Say how a worker ended in the middle of a row."""

    DIED = "died"
    OVERSTAYED = "overstayed"
    OUT_OF_MEMORY = "out of memory"


class _Lost(Exception):
    def __init__(self, end: End) -> None:
        super().__init__(end)
        self.end = end


@dataclass(frozen=True, slots=True)
class _Worker:
    process: "subprocess.Popen[bytes]"
    channel: "Connection[object, object]"

    def send(self, what: object) -> None:
        """Send something to the process. Raises _Lost where it has ended."""
        try:
            self.channel.send(what)
        except OSError:
            raise _Lost(self.end()) from None

    def answer(self, seconds: float) -> tuple[RowResult, ...] | WorkerReady:
        """Return what the process says next.

        Raises _Lost where it ends or says nothing, what it asks to be raised, and MachineError where it says anything else.
        """
        try:
            if not self.channel.poll(seconds):
                self.end()
                raise _Lost(End.OVERSTAYED)
            answer: object = self.channel.recv()
        except (EOFError, OSError):
            raise _Lost(self.end()) from None
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, WorkerReady) else results_of(answer)

    def end(self) -> End:
        """End the process where it has not ended yet, collect it, and say how it ended."""
        self.process.kill()
        return End.OUT_OF_MEMORY if self.process.wait() == OUT_OF_MEMORY else End.DIED


class Supervisor:
    """Keep one worker at a time for one order; one thread calls `make`, any may call `close` and `rest`."""

    def __init__(self, order: Order, work: Work, limits: Limits) -> None:
        self._limits = limits
        self._task = pickle.dumps((order, work))
        self._worker: _Worker | None = None
        self._closed = False

    def make(self, batch: Batch) -> tuple[RowResult, ...]:
        """Return the result of every row of a batch, in order.

        Raises what the machine raises in the worker (OSError, MachineError), and Closed once it is closed.
        """
        done: list[RowResult] = []
        died_at = None
        while len(done) < len(batch):
            end = self._attempt(batch[len(done) :], done)
            if end and len(done) == died_at:
                words = _STOPPED[end].filled(seconds=f"{self._limits.seconds:g}")
                done.append(RowResult(batch[died_at], stopped=words))
            died_at = len(done) if end and len(done) != died_at else None
        return tuple(done)

    def close(self) -> None:
        """End the worker, and whatever `make` is doing."""
        self._closed = True
        self.rest()

    def rest(self) -> None:
        """End the worker; the next batch, or what is left of this one, is made by a new one."""
        if worker := self._worker:
            worker.end()

    def _attempt(self, rows: Batch, done: list[RowResult]) -> End | None:
        """Add the results of the rows as they are made; return how the worker ended, or None where it made them all."""
        worker, before = self._worker or self._started(), len(done)
        try:
            worker.send(rows)
            while not isinstance(answer := worker.answer(self._limits.seconds), WorkerReady):
                done.extend(with_rows(answer, rows[len(done) - before :]))
        except _Lost as lost:
            self._dismiss(worker)
            return lost.end
        if answer.worn:
            self._dismiss(worker)
        return None

    def _dismiss(self, worker: _Worker) -> None:
        worker.end()
        worker.channel.close()
        self._worker = None
        self._stop_where_closed()

    def _stop_where_closed(self) -> None:
        if self._closed:
            raise Closed

    def _started(self) -> _Worker:
        """Return a new worker that waits for its first batch. Raises MachineError where none can be started."""
        for _ in range(_STARTS):
            self._stop_where_closed()
            self._worker = worker = _new_process()
            try:
                worker.send((self._limits, self._task))
                worker.answer(_START_SECONDS)
            except _Lost:
                self._dismiss(worker)
                continue
            self._stop_where_closed()  # it may have been closed before there was a process to end
            return worker
        raise MachineError(_NO_WORKER)


def _new_process() -> _Worker:
    """Return a fresh interpreter that finds the same modules; nothing of this process is inherited but one socket."""
    ours, theirs = multiprocessing.Pipe()
    with theirs:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, and a line of our own
            [sys.executable, "-c", _BOOT, str(theirs.fileno()), *map(os.path.abspath, sys.path)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what a library prints may quote a case
            # Plug-ins of pydantic are looked for among all packages installed, which takes time; none is used.
            env={"PYDANTIC_DISABLE_PLUGINS": "__all__", **os.environ},
        )
    return _Worker(process, ours)


_BOOT = """\
import sys
number, sys.path[:] = int(sys.argv[1]), sys.argv[2:]
from gcmsgen.bulk.engines.worker import main
main(number)
"""


_STOPPED = {
    End.DIED: Text(
        en="This row was given up: the process that made it died twice while it was at it. All other rows were made. Make this "
        "row alone, with nothing else running; if the process dies again, report it.",
        fr="Cette ligne a été abandonnée\N{NO-BREAK SPACE}: le processus qui la produisait s’est arrêté deux fois pendant qu’il la "
        "traitait. Toutes les autres lignes ont été produites. Produisez celle-ci seule, sans autre programme en marche; si le "
        "processus s’arrête de nouveau, signalez-le.",
    ),
    End.OVERSTAYED: Text(
        en="This row was given up: it was not made within {seconds} s, twice. All other rows were made. Look for a text of "
        "unusual length in it, shorten it, and run the table again.",
        fr="Cette ligne a été abandonnée\N{NO-BREAK SPACE}: deux fois, elle n’a pas été produite en {seconds}\N{NO-BREAK SPACE}s. "
        "Toutes les autres lignes ont été produites. Cherchez-y un texte d’une longueur inhabituelle, raccourcissez-le, puis "
        "traitez de nouveau le tableau.",
    ),
    End.OUT_OF_MEMORY: Text(
        en="This row was given up: twice, it asked for more memory than a case may take. All other rows were made. Look for a "
        "text of unusual length in it, shorten it, and run the table again.",
        fr="Cette ligne a été abandonnée\N{NO-BREAK SPACE}: deux fois, elle a demandé plus de mémoire qu’un cas ne peut en prendre. "
        "Toutes les autres lignes ont été produites. Cherchez-y un texte d’une longueur inhabituelle, raccourcissez-le, puis "
        "traitez de nouveau le tableau.",
    ),
}
_NO_WORKER = Text(
    en="No worker process can be started. What was complete is kept. `gcmsgen doctor` says what is missing; with `--workers 0` "
    "the rows are made without workers.",
    fr="Aucun processus de travail ne peut être lancé. Ce qui était complet est conservé. «\N{NO-BREAK SPACE}gcmsgen doctor"
    "\N{NO-BREAK SPACE}» dit ce qui manque; avec «\N{NO-BREAK SPACE}--workers 0\N{NO-BREAK SPACE}», les lignes sont produites "
    "sans processus de travail.",
)
