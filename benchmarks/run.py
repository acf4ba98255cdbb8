"""Measure what a command costs as a whole process, and write the table into the README.

python -m benchmarks.run            measure, print, and write README.md and LISEZMOI.md
python -m benchmarks.run --check    measure and print alone

It ends with 1 where a bar is not met. CPU seconds (user and system) of each finished process, by the operating system's own
account; the median of nine runs after one that warms the disk cache. The commands take turns, so that a slow minute of the
machine falls on all of them.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import ROOT, dated, rows, today, write

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
    """Hold what something cost: CPU seconds, and megabytes where they are asked for."""

    cpu: float
    megabytes: float | None = None

    def __str__(self) -> str:
        """Return it as the table shows it."""
        return f"{self.cpu:.2f}" if self.megabytes is None else f"{self.cpu:.2f} s, {self.megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what was measured beside the bar for it.

    >>> Row("check", Cost(0.41), Cost(0.4)).met, Row("check", Cost(0.1, 30), Cost(0.4, 20)).met
    (False, False)
    >>> Row("check", Cost(0.4, 20), Cost(0.4, 20)).met, Row("check", Cost(0.1), Cost(0.4)).cells
    (True, ('check', '0.10', '0.40'))
    """

    shown: str
    cost: Cost
    bar: Cost

    @property
    def met(self) -> bool:
        """Say whether it costs no more than it may."""
        return self.cost.cpu <= self.bar.cpu and (self.cost.megabytes or 0) <= (self.bar.megabytes or float("inf"))

    @property
    def cells(self) -> tuple[str, str, str]:
        """Return its cells."""
        return self.shown, str(self.cost), str(self.bar)


MANY = 1000
MANY_BAR, LOOK_UPS_BAR = Cost(5.0, 150), Cost(0.05, 20)


COMMANDS = (
    Command("gcmsgen --help", ("--help",), 0.1),
    Command("gcmsgen check CASE", ("check", str(CASE)), 0.4),
    Command("gcmsgen note CASE", ("note", str(CASE)), 0.6),
    Command("gcmsgen letter CASE --format txt", ("letter", str(CASE), "--format", "txt", "-o", "-"), 0.6),
    Command("gcmsgen letter CASE --format docx", ("letter", str(CASE), "--format", "docx", "-o", "-"), 1.5),
    Command("gcmsgen letter CASE --format pdf", ("letter", str(CASE), "--format", "pdf", "-o", "-"), 1.5),
)


def main() -> int:
    """Measure every command and report; return 1 where a bar is not met."""
    measured = _rounds()
    found = [
        Row(f"`{command.shown}`", Cost(statistics.median(times)), Cost(command.bar))
        for command, times in measured.items()
    ]
    found.append(_cold_pdf(*(times for command, times in measured.items() if command.shown.endswith(("txt", "pdf")))))
    found.append(Row(f"`gcmsgen check` × {MANY} CASE", _many(), MANY_BAR))
    found.append(Row("tables opened for one case · tables ouvertes pour un cas", _look_ups(), LOOK_UPS_BAR))
    table = "\n".join(rows(_HEAD, *(row.cells for row in found)))
    print(table)
    if "--check" not in sys.argv:
        write("bench", dated(table, today()))
    return 0 if all(row.met for row in found) else 1


COLD_PDF_BAR = 1.35


def _cold_pdf(text: list[float], pdf: list[float]) -> Row:
    """Return how many times as long as a text letter a PDF takes a process that has just begun, round by round."""
    ratio = statistics.median(one / other for one, other in zip(pdf, text, strict=True))
    return Row("letter, PDF ÷ TXT · lettre, PDF ÷ TXT (×)", Cost(ratio), Cost(COLD_PDF_BAR))


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
    """Return what one run cost: CPU seconds, and its largest size, by the operating system's own account."""
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
    return Cost(statistics.median(cost.cpu for cost in costs), max(cost.megabytes or 0 for cost in costs))


def _look_ups() -> Cost:
    """Return the median cost of what a fresh process looks up for one case, what it imports left out."""
    line = [sys.executable, "-m", "benchmarks.look_ups"]
    told = [subprocess.run(line, capture_output=True, text=True, check=True).stdout.split() for _ in range(ROUNDS)]
    return Cost(*(statistics.median(map(float, figures)) for figures in zip(*told, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
