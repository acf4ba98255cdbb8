"""Measure tables of cases as whole processes: time, cost of a row, memory, and what a second worker brings.

python -m benchmarks.bulk                     1,000 and 10,000 rows; print, and write README.md and LISEZMOI.md
python -m benchmarks.bulk --rows 1000,100000  other sizes; print alone
python -m benchmarks.bulk --check             print alone

It ends with 1 where a bar is not met.

A run has two workers. The cost of a row is CPU time of all processes with that of a table of one row for each worker taken
off, which is what it costs to start. A machine is faster in one minute than in another: shorter runs take turns, half of them
before the longest run and half after, and each figure is the median of its own. Memory is the largest resident size of any one
process, looked up ten times a second, and the largest sum of all of them at one moment.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen

from benchmarks.table import ROOT, dated, rows, today, write
from gcmsgen.facts.load import load_case
from gcmsgen.manifest.canonical import canonical_facts

CASE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
SIZES = (1_000, 10_000)
FEW_ROWS, ROUNDS = 400, 3
SIDE_ROWS = 2_000  # a table that workers are for: of a few hundred rows, their start is a fifth
SHORT, TURNS = 1_000, 4
WORKERS = 2
MEMORY_BAR, COST_BAR, WORKERS_BAR = 1.10, 1.15, 1.6
FORMS = {"PDF": "pdf", "TXT + DOCX": "txt,docx"}
BESIDE_CHECK_BARS = {"PDF": 5.0, "TXT + DOCX": 2.6}


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what a run cost: seconds by the clock and of CPU, and megabytes of the largest process and of all together."""

    seconds: float
    cpu: float
    largest: float
    together: float


def main() -> int:
    """Measure, print, and write the table unless other sizes or a check were asked for; return 1 where a bar is not met."""
    sizes = _asked() or SIZES
    with tempfile.TemporaryDirectory() as folder:
        costs = {verb: _measured(Path(folder), verb, (WORKERS, *sizes)) for verb in ("check", "run")}
        beside, met = _beside_check(Path(folder))
        sides = [_side_by_side(Path(folder), forms) for forms in FORMS]
    table = "\n".join(
        rows(
            _HEAD,
            *(
                _row(verb, size, found, costs[verb][0])
                for verb in costs
                for size, found in zip(sizes, costs[verb][1:], strict=True)
            ),
            *beside,
            *(row for rows_of, _ in sides for row in rows_of),
        )
    )
    print(table)
    if sizes == SIZES and "--check" not in sys.argv:
        write("bench-bulk", dated(table, today()))
    gained = all(ratio >= WORKERS_BAR for _, ratio in sides)
    return 0 if met and gained and all(_steady(found, sizes) for found in costs.values()) else 1


_HEAD = (
    "table",
    "s",
    "rows/s · lignes/s",
    "CPU ms/row · ligne",
    "MB, largest process · plus gros processus",
    "MB, all · tous",
)


def _asked() -> tuple[int, ...] | None:
    if "--rows" not in sys.argv:
        return None
    return tuple(int(part) for part in sys.argv[sys.argv.index("--rows") + 1].split(","))


def _row(verb: str, size: int, found: Cost, start: Cost) -> tuple[str, ...]:
    each = 1000 * (found.cpu - start.cpu) / size
    shown = f"`bulk {verb}`{' TXT + DOCX' if verb == 'run' else ''} × {size:,}".replace(",", " ")
    return (
        shown,
        f"{found.seconds:.1f}",
        f"{size / found.seconds:.0f}",
        f"{each:.2f}",
        f"{found.largest:.0f}",
        f"{found.together:.0f}",
    )


def _steady(found: Sequence[Cost], sizes: Sequence[int]) -> bool:
    """Say whether memory and the cost of a row stay within their bars from the first size to the last."""
    each = [(cost.cpu - found[0].cpu) / size for cost, size in zip(found[1:], sizes, strict=True)]
    return found[-1].largest <= MEMORY_BAR * found[1].largest and max(each) <= COST_BAR * min(each)


def _measured(folder: Path, verb: str, sizes: Sequence[int]) -> list[Cost]:
    """Return what a table of each size costs; one that is not short is measured once, in the middle of the turns."""
    found: dict[int, list[Cost]] = {size: [] for size in sizes}
    for turn in range(TURNS):
        for size in sizes:
            if size <= SHORT or turn == _MIDDLE:
                output = _into(folder / f"{verb}-{size}-{turn}", WORKERS)
                more = (*output, "--document", "letter", "--format", "txt,docx") if verb == "run" else ()
                found[size].append(_cost(("bulk", verb, str(_table(folder, size)), *more)))
    return [_middle(costs, "cpu") for costs in found.values()]


_MIDDLE = TURNS // 2 - 1  # the turn that the longest run ends: as many come before it as after


def _middle(costs: Sequence[Cost], of: str) -> Cost:
    """Return the run of median time, `cpu` or `seconds`; of an even number, the dearer of the two in the middle."""
    return sorted(costs, key=attrgetter(of))[len(costs) // 2]


def _beside_check(folder: Path) -> tuple[list[tuple[str, ...]], bool]:
    """Return the rows of a table that one process checks and makes, and whether making costs no more than it may beside checking.

    Checking is `bulk check --quick`. Rounds take turns; of each, that of a table of one row is taken off, which is what it costs
    to start.
    """
    ways = {"check": ("check",), **{name: ("run", forms) for name, forms in FORMS.items()}}
    costs: dict[str, list[float]] = {name: [] for name in ways}
    kept: dict[str, list[Cost]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, way in ways.items():
            start, whole = (_cost(_alone(folder, size, way, f"{name}-{turn}")) for size in (1, FEW_ROWS))
            costs[name].append(whole.cpu - start.cpu)
            kept[name].append(whole)
    found, met = [], True
    for name in ways:
        ratio = median(one / other for one, other in zip(costs[name], costs["check"], strict=True))
        bar = BESIDE_CHECK_BARS.get(name)
        met = met and (bar is None or ratio <= bar)
        middle = _middle(kept[name], "cpu")
        shown = "`bulk check --quick`" if bar is None else f"`bulk run --workers 0` {name}"
        each = f"{1000 * median(costs[name]) / FEW_ROWS:.2f}" + (f" (× {ratio:.2f} ≤ {bar})" if bar else "")
        cells = (f"{shown} × {FEW_ROWS}", f"{middle.seconds:.1f}", f"{FEW_ROWS / middle.seconds:.0f}", each)
        found.append((*cells, f"{middle.largest:.0f}", f"{middle.together:.0f}"))
    return found, met


def _alone(folder: Path, size: int, way: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return what is asked for of a table of so many rows, made or checked in one process."""
    table = str(_table(folder, size))
    if way == ("check",):
        return ("bulk", "check", table, "--quick")
    output = _into(folder / f"alone-{name}-{size}".replace(" ", ""), 0)
    return ("bulk", "run", table, *output, "--document", "letter", "--format", way[1])


def _side_by_side(folder: Path, name: str) -> tuple[list[tuple[str, ...]], float]:
    """Return the rows of one worker and of two, and how many times the rate of one the two have.

    Rounds take turns; each figure is the median of its own.
    """
    ways = (1, 2)
    starts = {workers: _cost(_making(folder, workers, workers, name, "start")) for workers in ways}
    rounds = [
        [_cost(_making(folder, SIDE_ROWS, workers, name, str(turn))) for workers in ways] for turn in range(ROUNDS)
    ]
    ratio = median(one.seconds / two.seconds for one, two in rounds)
    found = []
    for workers, costs in zip(ways, zip(*rounds, strict=True), strict=True):
        middle = _middle(costs, "seconds")
        cells = _row("run", SIDE_ROWS, middle, starts[workers])
        gain = f" (× {ratio:.2f} ≥ {WORKERS_BAR})" if workers > 1 else ""
        found.append(
            (f"`bulk run --workers {workers}` {name} × {SIDE_ROWS}", cells[1], f"{cells[2]}{gain}", *cells[3:])
        )
    return found, ratio


def _making(folder: Path, size: int, workers: int, name: str, turn: str) -> tuple[str, ...]:
    output = _into(folder / f"{FORMS[name]}-{turn}-{size}-{workers}".replace(",", "-"), workers)
    return ("bulk", "run", str(_table(folder, size)), *output, "--format", FORMS[name])


def _into(output: Path, workers: int) -> tuple[str, ...]:
    return ("--output", str(output), "--workers", str(workers))


def _table(folder: Path, size: int) -> Path:
    """Write a table of invented people, each with a name, an address and a reason of their own."""
    path = folder / f"{size}.jsonl"
    if not path.exists():
        text = json.dumps(canonical_facts(load_case(CASE.name, CASE.read_bytes())))
        with path.open("w", encoding="utf-8") as file:
            for number in range(1, size + 1):
                file.write(
                    text.replace("W000000002", f"W{number:09}").replace("Sampleton", f"Sampleton-{number}") + "\n"
                )
    return path


def _cost(arguments: tuple[str, ...]) -> Cost:
    began = time.monotonic()
    line = [str(Path(sys.executable).with_name("gcmsgen")), *arguments]
    running = Popen(line, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    largest = together = 0.0
    while True:
        ended, status, usage = os.wait4(running.pid, os.WNOHANG)
        if ended:
            break
        sizes = _resident(running.pid)
        largest, together = max(largest, *sizes, 0.0), max(together, sum(sizes))
        time.sleep(0.1)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"gcmsgen {' '.join(arguments[:2])} ended with {running.returncode}")
    # The account of a finished process holds that of the children it waited for; so does its largest size.
    return Cost(
        time.monotonic() - began, usage.ru_utime + usage.ru_stime, max(largest, usage.ru_maxrss / 1024), together
    )


def _resident(session: int) -> list[float]:
    """Return the resident megabytes of every process of a session."""
    sizes = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                sizes.append(int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20)
        except (OSError, IndexError):
            continue
    return sizes or [0.0]


if __name__ == "__main__":
    sys.exit(main())
