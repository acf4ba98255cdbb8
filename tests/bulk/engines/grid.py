"""A cluster of separate processes on the loopback: a scheduler, and nodes of which each is a process group that can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT


@dataclass
class Grid:
    """Hold the processes of a cluster, their folder, their log, and the options of TLS that all of them take."""

    folder: Path
    tls: tuple[str, ...] = ()
    groups: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads(self.scheduler_file.read_text(encoding="utf-8"))["address"])

    @property
    def scheduler_file(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def scheduler(self) -> "subprocess.Popen[bytes]":
        """Start the scheduler, and wait until it listens."""
        self.scheduler_file.unlink(missing_ok=True)
        protocol = "tls" if self.tls else "tcp"
        started = self._started("scheduler", "--port", "0", "--protocol", protocol)
        until(self.scheduler_file.exists)
        return started

    def node(self, processes: int = 1, *options: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a node: a nanny for each of its worker processes."""
        space = ("--local-directory", str(self.folder / "space"))
        return self._started("worker", "--nworkers", str(processes), "--nthreads", "1", *space, *options, **environment)

    def _started(self, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
        common = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(self.scheduler_file), *self.tls)
        with (self.folder / "log").open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *common],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.groups.append(started)
        return started


def kill(group: "subprocess.Popen[bytes]") -> None:
    """Kill all processes of a node, or the scheduler, at once."""
    with_children = group.pid
    try:
        os.killpg(with_children, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        group.wait()


@contextmanager
def grid(folder: Path, *tls: str) -> Iterator[Grid]:
    """Give a cluster with a scheduler and no node yet; nothing of it is left afterwards."""
    cluster = Grid(folder, tls)
    try:
        cluster.scheduler()
        yield cluster
    finally:
        for group in cluster.groups:
            kill(group)


def until(true: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
