"""Work out how long ten million letters take on a cluster, from the parts as they are measured on this machine.

python -m benchmarks.ten_million                     measure TXT + DOCX and PDF, work it out, write docs/cluster.md and docs/grappe.md
python -m benchmarks.ten_million --check             print alone
python -m benchmarks.ten_million --own 2 --made 8    milliseconds of a row in the command and in a worker, as measured elsewhere

Nothing runs on a cluster here. Each command is one process that hands out batches, and takes back, writes and enters what was made
of them; each worker is a processor that makes one batch after the other. What a row costs in either is measured as processor time of
a run with one worker; batches, windows and what stands in line are simulated one by one, so that what waits for what is seen.
"""

import argparse
import heapq
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bulk import FEW_ROWS, FORMS, _table
from benchmarks.table import dated, rows, today, write

LETTERS, BATCH, WINDOW = 10_000_000, 25, 2  # a batch as in catalogue/formats.py, batches that are away for each worker
ACROSS = 0.002  # seconds for a batch to a worker and back, beside its making
SPREAD = 0.2  # a batch takes so much more or less than another
NODES = (1, 10, 20)
PROCESSORS = 8  # of a node


@dataclass(frozen=True, slots=True)
class RowCost:
    """Hold the milliseconds of processor time that a row takes: in the command's own process, and in a worker."""

    own: float
    made: float


def main() -> int:
    """Measure or take the parts, simulate, and print a table."""
    asked = _asked()
    known = {"": RowCost(asked.own, asked.made)} if asked.own and asked.made else _measured()
    table = "\n".join(rows(_HEAD, *(line for name, cost in known.items() for line in _lines(name, cost))))
    print(table)
    if not (asked.own or asked.check):
        write("ten-million", dated(table, today()), pages=("docs/cluster.md", "docs/grappe.md"))
    return 0


_HEAD = (
    "letters · lettres",
    "ms a row · par ligne: command · commande + worker · exécutant",
    "commands × processors · commandes × processeurs",
    "hours · heures",
    "workers at work · exécutants occupés",
    "command at work · commande occupée",
)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--own", type=float, help="milliseconds of a row in the command's own process")
    parser.add_argument("--made", type=float, help="milliseconds of a row in a worker")
    return parser.parse_args()


def _lines(name: str, cost: RowCost) -> Iterator[tuple[str, ...]]:
    """Yield a row for one command over so many nodes, and for a command a node."""
    for nodes in NODES:
        for commands in sorted({1, nodes}):
            workers = max(1, nodes * PROCESSORS // commands - 1)
            seconds, made, own = simulated(LETTERS // commands, workers, cost)
            yield (
                name,
                f"{cost.own:.2f} + {cost.made:.2f}",
                f"{commands} × {workers + 1}",
                f"{seconds / 3600:.2f}",
                f"{made:.0%}",
                f"{own:.0%}",
            )


def simulated(letters: int, workers: int, cost: RowCost) -> tuple[float, float, float]:
    """Return the seconds that a command and its workers take, and which share of them the workers and the command are at work.

    >>> seconds, made, own = simulated(100_000, 1, RowCost(own=1.0, made=10.0))
    >>> 990 < seconds < 1040, made > 0.95, own < 0.2
    (True, True, True)
    >>> seconds, made, own = simulated(100_000, 40, RowCost(own=1.0, made=10.0))
    >>> 100 < seconds < 105, made < 0.3, own > 0.95
    (True, True, True)
    """
    chance = random.Random(23)  # noqa: S311 - times, no secrets
    each, batches = cost.own * BATCH / 1000, -(-letters // BATCH)
    free = [0.0] * workers  # when each worker is free again
    away: list[float] = []  # when each batch that is away is back
    now = own = made = 0.0
    for _ in range(batches):
        if len(away) == WINDOW * workers:
            now = max(now, heapq.heappop(away))
        now += each  # read, send, take back, write, enter: all of it in one process
        own += each
        spent = cost.made * BATCH / 1000 * (1 + SPREAD * (2 * chance.random() - 1))
        begun = max(heapq.heappop(free), now + ACROSS / 2)
        heapq.heappush(free, begun + spent)
        heapq.heappush(away, begun + spent + ACROSS / 2)
        made += spent
    end = max(now, *free)
    return end, made / (end * workers), own / end


def _measured() -> dict[str, RowCost]:
    """Return what a row costs in both places, by a run with one worker, that of a table of one row taken off."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: _cost(Path(folder), forms) for name, forms in FORMS.items()}


def _cost(folder: Path, forms: str) -> RowCost:
    few, many = (_run(folder, size, forms) for size in (1, FEW_ROWS))
    each = [1000 * (after - before) / (FEW_ROWS - 1) for before, after in zip(few, many, strict=True)]
    return RowCost(own=each[0], made=each[1])


def _run(folder: Path, size: int, forms: str) -> tuple[float, float]:
    """Return the CPU seconds of a run: of its own process, and of its worker."""
    output = folder / f"{forms}-{size}".replace(",", "-")
    arguments = ["bulk", "run", str(_table(folder, size)), "--output", str(output), "--workers", "1", "--format", forms]
    told = subprocess.run(
        [sys.executable, "-c", _TIMED, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    own, made = map(float, told.stdout.split()[-2:])
    return own, made


_TIMED = """\
import os, sys
from gcmsgen.cli.program import main
code = main(sys.argv[1:])
times = os.times()
print(times.user + times.system, times.children_user + times.children_system)
sys.exit(code)
"""

if __name__ == "__main__":
    sys.exit(main())
