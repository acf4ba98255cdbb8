"""Measure what a command costs as a whole process, and write the table into the README.

python benchmarks/run.py            measure, print, and write README.md and LISEZMOI.md
python benchmarks/run.py --check    measure and print; exit 1 where a bar is not met

CPU seconds (user and system) of each finished process, by the operating system's own account; the median of nine runs
after one that warms the disk cache. The commands take turns, so that a slow minute of the machine falls on all of them.
"""

import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "fixtures" / "cases" / "02-refuse-wrong-country.yaml"
ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Command:
    """Hold one command line and the CPU seconds that it may cost."""

    shown: str
    arguments: tuple[str, ...]
    bar: float


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
    table = "\n".join(_rows(measured))
    print(table)
    if "--check" in sys.argv:
        return 1 if any(cost > command.bar for command, cost in measured.items()) else 0
    for name in ("README.md", "LISEZMOI.md"):
        _write(ROOT / name, table)
    return 0


def _rounds() -> dict[Command, list[float]]:
    times: dict[Command, list[float]] = {command: [] for command in COMMANDS}
    for number in range(ROUNDS + 1):
        for command in COMMANDS:
            cost = _cost(command)
            if number:
                times[command].append(cost)
    return times


def _cost(command: Command) -> float:
    """Return the CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Path(sys.executable).with_name("gcmsgen")
    subprocess.run([program, *command.arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _rows(measured: dict[Command, float]) -> Iterator[str]:
    yield "| command · commande | CPU s (median · médiane) | bar · limite |"
    yield "|---|---|---|"
    for command, cost in measured.items():
        yield f"| `{command.shown}` | {cost:.2f} | {command.bar:.1f} |"


def _write(page: Path, table: str) -> None:
    """Put the table between the two marks of a page."""
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition("<!-- bench -->\n")
    _, _, tail = rest.partition("<!-- /bench -->")
    page.write_text(f"{head}<!-- bench -->\n{table}\n<!-- /bench -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
