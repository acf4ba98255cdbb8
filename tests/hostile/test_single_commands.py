"""What a single command may take: no command is without a limit by oversight, and what never ends is ended."""

import resource
import signal
import subprocess
import sys
import time

import pytest

from gcmsgen.cli.confined import UNCONFINED
from gcmsgen.cli.program import COMMANDS
from gcmsgen.process_limits import MEMORY, SECONDS

LIMITS = """
import resource, signal, sys
from gcmsgen.cli.confined import confine
from gcmsgen.language import Language
confine(sys.argv[1:], Language("en"))
print(resource.getrlimit(resource.RLIMIT_AS)[0], signal.getitimer(signal.ITIMER_REAL)[0])
"""
PROGRAM = """
import sys
from gcmsgen.process_limits import {limit}
{limits}
try:
    {work}
except KeyboardInterrupt:
    sys.exit(4)
"""


@pytest.mark.line("S6")
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - UNCONFINED))
def test_a_command_has_a_limit_of_time_and_of_memory(command: str) -> None:
    most, left = _limits(command, "case.yaml")
    assert most == MEMORY
    assert SECONDS < left <= 11 * SECONDS


@pytest.mark.line("S6")
@pytest.mark.parametrize("command", sorted(UNCONFINED & set(COMMANDS)))
def test_what_runs_long_by_design_is_not_ended(command: str) -> None:
    most, left = _limits(command, "table.csv")
    assert most != MEMORY
    assert left == 0.0


@pytest.mark.line("S6")
def test_several_cases_have_the_time_of_several() -> None:
    assert _limits("check", "a.yaml", "b.yaml", "c.yaml")[1] > 2 * _limits("check", "a.yaml")[1]


@pytest.mark.line("S6")
@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("sum(0 for _ in iter(int, 1))", 4),
        ("import threading; threading.Event().wait()", 4),
        ("import re; re.match(r'(a+)+$', 'a' * 40 + 'b')", -signal.SIGALRM),  # lets no thread run
    ],
    ids=["counts for ever", "waits for ever", "a pattern without end"],
)
def test_what_never_ends_is_ended(work: str, code: int) -> None:
    limits = "limit_time(0.3, lambda: print('given up', file=sys.stderr, flush=True), 4)"
    since = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(limit="limit_time", limits=limits, work=work)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert time.monotonic() - since < 30
    assert done.returncode == code
    assert ("given up" in done.stderr) == (code == 4)


@pytest.mark.line("S6")
def test_what_ends_in_time_is_let_be() -> None:
    limits = "limit_time(30, lambda: print('given up'), 4)"
    script = PROGRAM.format(limit="limit_time", limits=limits, work="print('done')")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "done\n"


@pytest.mark.line("S5")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_command_without_memory_says_so_and_ends_with_4(language: str) -> None:
    script = (
        "import sys; from gcmsgen.cli import program; from gcmsgen.cli.spoken import speak\n"
        "def swell(*_, **__): return bytearray(1 << 31)\n"
        "program.cli.main = swell\n"
        f"sys.argv[1:] = ['--lang', {language!r}, 'check', 'case.yaml']\nprogram.run()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert {"en": "2 GB of memory", "fr": "2\N{NO-BREAK SPACE}Go de mémoire"}[language] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.line("S6")
@pytest.mark.parametrize(("asked", "code"), [("7", 7), ("None", 0), ("'no'", 4), ("0", 0)])
def test_an_end_that_a_library_asks_for_is_never_taken_for_success(asked: str, code: int) -> None:
    script = (
        "import sys; from gcmsgen.cli import program\n"
        f"def end(*_, **__): raise SystemExit({asked})\n"
        "program.cli.main = end\nsys.exit(program.main(['check', 'case.yaml']))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == code


def _limits(*words: str) -> tuple[int, float]:
    done = subprocess.run([sys.executable, "-c", LIMITS, *words], capture_output=True, text=True, check=True)
    most, left = done.stdout.split()
    return (resource.RLIM_INFINITY if most == "-1" else int(most)), float(left)
