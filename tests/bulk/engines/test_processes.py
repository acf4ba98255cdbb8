"""The pool of processes: nothing is lost and nothing hangs, whatever a case or the machine does to a worker."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gcmsgen.bulk.engines.processes import BATCHES_PER_WORKER, process_engine
from gcmsgen.bulk.engines.worker import with_rows, without_rows
from gcmsgen.bulk.order import Batch, CaseRow, Order, RowResult, Work
from gcmsgen.bulk.produce import produce
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import MachineError, TableError
from gcmsgen.process_limits import Limits
from tests.bulk.engines.works import ORDER, answer, batches, behave, confuse, note_pid, once_deadly, rows
from tests.conftest import CASES, ROOT, facts_of

QUICK = Limits(seconds=0.5)


def made(many: tuple, work: Work, *, workers: int = 2, limits: Limits = QUICK, order=ORDER) -> list[RowResult]:
    engine = process_engine(workers, limits=limits)
    results = [result for some in engine(batches(many, 10), order, work) for result in some]
    return sorted(results, key=lambda result: result.row.number)


@pytest.mark.line("R3")
def test_every_row_is_made_as_in_this_process() -> None:
    many = rows(95)
    assert made(many, answer) == list(answer(many, ORDER))


def test_a_row_does_not_travel_back_and_an_answer_for_another_row_is_none() -> None:
    many = rows(3)
    back = without_rows(answer(many, ORDER))
    assert [result.row for result in back] == [CaseRow(number, None, None, {}) for number in (1, 2, 3)]
    assert with_rows(back, many) == answer(many, ORDER)
    with pytest.raises(MachineError, match="no result of a row"):
        made(many, confuse, workers=1)


@pytest.mark.line("R3")
def test_what_kills_its_worker_overstays_or_takes_all_memory_is_given_up_alone() -> None:
    many = rows(40, deadly=7, endless=15, greedy=40)
    results = made(many, behave)
    given_up = {result.row.number: result.stopped for result in results if result.stopped}
    assert [result for result in results if not result.stopped] == [
        result for result in answer(many, ORDER) if result.row.number not in (7, 15, 40)
    ]
    assert list(given_up) == [7, 15, 40]
    assert [words.en.split(": ")[1].split(",")[0].split(" died")[0] for words in given_up.values() if words] == [
        "the process that made it",
        "it was not made within 0.5 s",
        "twice",
    ]
    assert all(words and "abandonnée" in words.fr for words in given_up.values())


@pytest.mark.line("R3")
def test_two_bad_rows_side_by_side_are_both_given_up_and_their_neighbours_made() -> None:
    many = tuple(replace(row, tree={"kind": "deadly"}) if row.number in (1, 2, 10) else row for row in rows(10))
    assert [result.row.number for result in made(many, behave) if result.stopped] == [1, 2, 10]


@pytest.mark.line("R3")
def test_a_worker_that_dies_costs_its_batch_nothing(tmp_path: Path) -> None:
    order = replace(ORDER, tree=read_templates(tmp_path))
    results = made(rows(60), once_deadly, order=order)
    assert len(list(tmp_path.glob("*.mark"))) == 6
    assert results == list(answer(rows(60), order))


@pytest.mark.line("R3")
def test_workers_killed_from_outside_cost_nothing(tmp_path: Path) -> None:
    order = replace(ORDER, tree=read_templates(tmp_path))

    def kill() -> None:
        until(lambda: len(pids(tmp_path)) == 2)
        for pid in pids(tmp_path):
            os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    results = made(rows(100), note_pid, order=order)
    killer.join()
    assert len(pids(tmp_path)) == 4
    assert results == list(answer(rows(100), order))


@pytest.mark.line("R3")
@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("full", OSError, "No space left"),
        ("damaged", TableError, "cut short"),
        ("fault", MachineError, "KeyError at works"),
    ],
)
def test_what_the_machine_raises_in_a_worker_is_raised_here_without_a_fact(kind: str, error: type, words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        made(rows(20, **{kind: 5}), behave)
    assert "Tremblay" not in repr(raised.value)
    if isinstance(raised.value, MachineError):
        assert raised.value.text.en == str(raised.value)


@pytest.mark.line("R3")
def test_a_table_that_fails_while_it_is_read_ends_the_workers(tmp_path: Path) -> None:
    def torn() -> Iterator[Batch]:
        yield from batches(rows(50), 10)
        raise ValueError("torn")

    engine = process_engine(2, limits=QUICK)
    with pytest.raises(ValueError, match="torn"):
        list(engine(torn(), replace(ORDER, tree=read_templates(tmp_path)), note_pid))
    assert pids(tmp_path)
    assert [pid for pid in pids(tmp_path) if alive(pid)] == []


@pytest.mark.line("R3")
def test_only_a_window_of_batches_is_taken_and_a_closed_engine_leaves_no_process(tmp_path: Path) -> None:
    taken = []

    def counted() -> Iterator[Batch]:
        for batch in batches(rows(1000), 10):
            taken.append(batch)
            yield batch

    results = process_engine(2, limits=QUICK)(counted(), replace(ORDER, tree=read_templates(tmp_path)), note_pid)
    with closing(results):
        for given in range(1, 8):
            next(results)
            assert len(taken) <= given + BATCHES_PER_WORKER * 2
            time.sleep(0.05)
    assert len(pids(tmp_path)) == 2
    assert [pid for pid in pids(tmp_path) if alive(pid)] == []


@pytest.mark.line("R3")
def test_workers_are_replaced_after_so_many_rows_and_so_much_memory(tmp_path: Path) -> None:
    by_rows, by_memory = tmp_path / "rows", tmp_path / "memory"
    for folder, limits in ((by_rows, Limits(rows=10)), (by_memory, Limits(resident=1))):
        folder.mkdir()
        order = replace(ORDER, tree=read_templates(folder))
        assert made(rows(20), note_pid, workers=1, limits=limits, order=order) == list(answer(rows(20), order))
    assert (len(pids(by_rows)), len(pids(by_memory))) == (2, 2)


@pytest.mark.line("R3")
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_workers_end_when_their_parent_does(tmp_path: Path, ending: int, code: int) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _RUN, tmp_path], cwd=ROOT, stderr=subprocess.PIPE)
    until(lambda: len(pids(tmp_path)) == 2)
    parent.send_signal(ending)
    assert (parent.communicate(timeout=20)[1], parent.returncode) == (b"", code)
    until(lambda: not any(alive(pid) for pid in pids(tmp_path)))


_RUN = """
import sys
from dataclasses import replace
from pathlib import Path
from gcmsgen.bulk.engines.processes import process_engine
from gcmsgen.catalogue.tree import read_templates
from tests.bulk.engines.works import ORDER, batches, note_pid, rows
try:
    list(process_engine(2)(batches(rows(10_000), 10), replace(ORDER, tree=read_templates(Path(sys.argv[1]))), note_pid))
except KeyboardInterrupt:
    sys.exit(130)
"""


def pids(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir()]


def alive(pid: int) -> bool:
    """Say whether a process is there and is not only waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def until(true: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.line("R3")
def test_every_fixture_gives_the_same_bytes_in_processes_as_here() -> None:
    trees = [facts_of(path) for path in CASES]
    many = tuple(CaseRow(n, None, tree["application"].get("number"), tree) for n, tree in enumerate(trees, 1))
    order = Order(("letter", "note", "rationale"), (Format.TXT, Format.DOCX), today=ORDER.today)
    assert made(many, produce, limits=Limits(), order=order) == list(produce(many, order))
