"""A worker of the cluster that dies costs time alone, whatever the run was doing then: its batches are made elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gcmsgen.bulk.engines.cluster import cluster_engine
from gcmsgen.bulk.engines.worker import Limits
from tests.bulk.engines.grid import grid, until
from tests.bulk.engines.works import ORDER, answer, batches, rows
from tests.conftest import ROOT

pytestmark = pytest.mark.line("D1")
ROWS = 40

_DEATH = """
import os, signal
import gcmsgen.bulk.engines.agreement as agreement
import gcmsgen.bulk.engines.node as node

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def once(mark):
    try:
        os.close(os.open(os.path.join(os.environ["MARKS"], mark), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    die()

made = node.RunPlugin.made
"""
# Each: what the first worker that comes there dies of, by a signal that no process can hold off.
PHASES = {
    "while it is asked what it would make": "agreement.makers = lambda *formats: once('asked') or here(*formats)",
    "while the order comes": "node.RunPlugin.setup = lambda *_, **__: once('order')",
    "at the first batch": "node.RunPlugin.made = lambda self, *batch: once('first') or made(self, *batch)",
    "with a batch that is made": (
        "def after(self, *batch):\n    done = made(self, *batch)\n    once('after')\n    return done\nnode.RunPlugin.made = after"
    ),
    "at the last batch": (
        "def last(self, batch, address):\n"
        f"    if any(row.number == {ROWS} for row in batch.opened()):\n        once('last')\n"
        "    return made(self, batch, address)\n"
        "node.RunPlugin.made = last"
    ),
    "at the end": "node.RunPlugin.teardown = lambda *_, **__: once('end')",
}
LONG = [pytest.param(name, marks=pytest.mark.long, id=name) for name in list(PHASES)[1:]]


@pytest.mark.parametrize("phase", [*list(PHASES)[:1], *LONG])
def test_a_worker_that_dies_costs_nothing_but_time(tmp_path: Path, phase: str) -> None:
    (tmp_path / "marks").mkdir()
    (tmp_path / "own").mkdir()
    text = f"{_DEATH}here = agreement.makers\n{PHASES[phase]}\n"
    (tmp_path / "own" / "sitecustomize.py").write_text(text, encoding="utf-8")
    doomed = {"PYTHONPATH": f"{tmp_path / 'own'}:{ROOT}", "MARKS": str(tmp_path / "marks")}
    with grid(tmp_path) as cluster:
        nodes = [cluster.node(1, "--no-nanny", **doomed) for _ in range(2)]
        until(lambda: cluster.log.count("Starting established connection") >= 2)
        engine = cluster_engine(cluster.address, limits=Limits(seconds=30), patience=60)
        made = sorted(_made(engine(batches(rows(ROWS), 5), ORDER, answer)), key=lambda result: result.row.number)
        until(lambda: any(node.poll() is not None for node in nodes))
        assert [node.poll() for node in nodes].count(-9) == 1
    assert made == list(answer(rows(ROWS), ORDER))


def _made(results: Iterator[tuple[object, ...]]) -> Iterator[object]:
    for some in results:
        yield from some
