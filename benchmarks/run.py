"""Measure what a command costs as a whole process, and write the table into the README.

python -m benchmarks.run            measure, print, and write README.md and LISEZMOI.md
python -m benchmarks.run --check    measure and print; exit 1 where a bar is not met

CPU seconds (user and system) of each finished process, by the operating system's own account; the median of nine runs
after one that warms the disk cache. The commands take turns, so that a slow minute of the machine falls on all of them.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import ROOT, rows, write

CASE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Command:
    """Hold one command line and the CPU seconds that it may cost."""

    shown: str
    arguments: tuple[str, ...]
    bar: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what one finished process cost: CPU seconds, and its largest size in megabytes."""

    cpu: float
    megabytes: float


MANY = 1000
MANY_BARS = Cost(cpu=5.0, megabytes=150.0)


COMMANDS = (
    Command("gcmsgen --help", ("--help",), 0.1),
    Command("gcmsgen check CASE", ("check", str(CASE)), 0.4),
    Command("gcmsgen note CASE", ("note", str(CASE)), 0.6),
    Command("gcmsgen letter CASE --format txt", ("letter", str(CASE), "--format", "txt", "-o", "-"), 0.6),
    Command("gcmsgen letter CASE --format docx", ("letter", str(CASE), "--format", "docx", "-o", "-"), 1.5),
    Command("gcmsgen letter CASE --format pdf", ("letter", str(CASE), "--format", "pdf", "-o", "-"), 1.5),
)


def main() -> int:
    """Measure every command and report; return 1 where a bar is not met and it was asked for."""
    measured = {command: statistics.median(times) for command, times in _rounds().items()}
    many = _many()
    each = [(f"`{command.shown}`", f"{cost:.2f}", f"{command.bar:.1f}") for command, cost in measured.items()]
    table = "\n".join(rows(_HEAD, *each, _many_row(many)))
    print(table)
    if "--check" in sys.argv:
        over = [command.shown for command, cost in measured.items() if cost > command.bar]
        return 1 if over or many.cpu > MANY_BARS.cpu or many.megabytes > MANY_BARS.megabytes else 0
    write("bench", table)
    return 0


_HEAD = ("command · commande", "CPU s (median · médiane)", "bar · limite")


def _rounds() -> dict[Command, list[float]]:
    times: dict[Command, list[float]] = {command: [] for command in COMMANDS}
    for number in range(ROUNDS + 1):
        for command in COMMANDS:
            cost = _cost(command.arguments)
            if number:
                times[command].append(cost.cpu)
    return times


def _cost(arguments: tuple[str, ...]) -> Cost:
    """Return what one run cost, by the operating system's own account of the finished process."""
    program = str(Path(sys.executable).with_name("gcmsgen"))
    with open(os.devnull, "wb") as nothing:
        running = subprocess.Popen([program, *arguments], stdout=nothing)
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"gcmsgen {' '.join(arguments[:2])} ended with {running.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _many() -> Cost:
    """Return the median cost of checking a thousand case files in one call, each with a number of its own."""
    text = CASE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.yaml" for number in range(MANY)]
        for number, path in enumerate(paths):
            path.write_text(text.replace("W000000002", f"W{number:09}"), encoding="utf-8")
        costs = [_cost(("check", *map(str, paths))) for _ in range(3)]
    return Cost(statistics.median(cost.cpu for cost in costs), max(cost.megabytes for cost in costs))


def _many_row(cost: Cost) -> tuple[str, str, str]:
    """Return the row of the table for the thousand files."""
    bars = f"{MANY_BARS.cpu:.0f} s, {MANY_BARS.megabytes:.0f} MB"
    return f"`gcmsgen check` × {MANY} CASE", f"{cost.cpu:.2f} s, {cost.megabytes:.0f} MB", bars


if __name__ == "__main__":
    sys.exit(main())
