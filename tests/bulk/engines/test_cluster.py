"""The cluster: separate processes on the loopback make the same as this one; what is lost there is made again, and nothing hangs."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from gcmsgen.bulk.engines.cluster import cluster_engine, tls_files
from gcmsgen.bulk.order import CaseRow, Order, RowResult, Work
from gcmsgen.bulk.produce import produce
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import MachineError, UsageError
from gcmsgen.process_limits import Limits
from tests.bulk.engines.authority import Authority, authority
from tests.bulk.engines.grid import Grid, grid, kill, until
from tests.bulk.engines.works import ORDER, answer, batches, behave, once_deadly, rows
from tests.bulk.runs import entries, files, table
from tests.conftest import ROOT, facts

QUICK = Limits(seconds=0.5)
LETTERS = Order(("letter", "note"), (Format.TXT, Format.DOCX), today=ORDER.today)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grid]:
    """A scheduler with one node of two workers, for the tests that break nothing."""
    with grid(tmp_path_factory.mktemp("grid")) as cluster:
        cluster.node(2)
        yield cluster


def made(
    cluster: Grid, many: tuple[CaseRow, ...], work: Work, order: Order = ORDER, *, size: int = 10, patience: float = 60
) -> list[RowResult]:
    # What only plays at work is quick; the first letter of a process is not, on a machine that is busy.
    limits = Limits() if work is produce else QUICK
    engine = cluster_engine(cluster.address, limits=limits, patience=patience)
    results = [result for some in engine(batches(many, size), order, work) for result in some]
    return sorted(results, key=lambda result: result.row.number)


def cases(count: int) -> tuple[CaseRow, ...]:
    """Return rows of the example with an invented name each, which nobody may write into a log."""
    trees = [facts(applicant__family_name=f"Sampleton-{n}", application__number=f"W{n:09}") for n in range(count)]
    return tuple(CaseRow(n, None, f"W{n:09}", tree) for n, tree in enumerate(trees, 1))


def test_letters_are_those_of_this_process_and_no_log_names_a_person(cluster: Grid) -> None:
    many = cases(12)
    assert made(cluster, many, produce, LETTERS, size=4) == list(produce(many, LETTERS))
    assert "Sampleton" not in cluster.log


def test_a_row_that_kills_its_process_is_given_up_alone(cluster: Grid) -> None:
    results = made(cluster, rows(30, deadly=7, endless=15), behave)
    assert [result.row.number for result in results if result.stopped] == [7, 15]
    assert [result for result in results if not result.stopped] == [
        result for result in answer(rows(30), ORDER) if result.row.number not in (7, 15)
    ]


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("damaged", MachineError, "127.0.0.1.*cut short"),
        ("fault", MachineError, "KeyError at works"),
        ("full", OSError, "No space"),
    ],
)
def test_what_the_machine_raises_there_is_raised_here_without_a_fact(
    cluster: Grid, kind: str, error: type, words: str
) -> None:
    with pytest.raises(error, match=words) as raised:
        made(cluster, rows(20, **{kind: 5}), behave)
    assert "Tremblay" not in repr(raised.value) + cluster.log


def test_templates_of_the_office_travel_with_the_run(cluster: Grid, tmp_path: Path) -> None:
    words = (ROOT / "templates/en/letter-refusal.j2").read_text(encoding="utf-8")
    own = tmp_path / "en" / "letter-refusal.j2"
    own.parent.mkdir()
    own.write_text(words.replace("I have refused the application.", "The application is refused."), encoding="utf-8")
    order = replace(LETTERS, documents=("letter",), formats=(Format.TXT,), tree=read_templates(tmp_path))
    [result] = made(cluster, cases(1), produce, order)
    assert b"The application is refused." in result.products[0].data
    assert result == produce(cases(1), order)[0]


@pytest.mark.line("D1")
def test_nothing_that_is_lost_with_a_worker_is_lost(cluster: Grid, tmp_path: Path) -> None:
    results = made(cluster, rows(30), once_deadly, replace(ORDER, tree=read_templates(_marks(tmp_path))))
    assert [result.row.number for result in results if result.stopped] == []
    assert len(results) == 30


def _marks(folder: Path) -> Path:
    """Return a folder of templates that holds none of them: `once_deadly` leaves its marks in the copy on the worker."""
    (folder / "en").mkdir()
    return folder


@pytest.mark.line("D1")
@pytest.mark.long
def test_one_node_is_killed_and_all_is_made(tmp_path: Path) -> None:
    many = rows(400)
    slow = tuple(replace(row, tree={"kind": "slow10"}) for row in many)
    with grid(tmp_path) as cluster:
        first = cluster.node(1)
        cluster.node(1)
        until(lambda: cluster.log.count("Starting established connection") >= 2)
        engine = cluster_engine(cluster.address, limits=QUICK)
        results: list[RowResult] = []
        for some in engine(batches(slow, 10), ORDER, behave):
            results += some
            if first.poll() is None and len(results) >= 50:
                kill(first)
                assert len(results) < 200
    assert first.returncode == -9
    assert sorted(result.row.number for result in results) == list(range(1, 401))
    assert [result.stopped for result in results if result.stopped] == []


@pytest.mark.long
def test_a_run_without_workers_says_so_after_its_patience(tmp_path: Path) -> None:
    with grid(tmp_path) as cluster, pytest.raises(MachineError, match="no worker for 2 s"):
        made(cluster, rows(5), answer, patience=2)


@pytest.mark.long
def test_a_worker_that_would_make_other_documents_makes_none(tmp_path: Path) -> None:
    with grid(tmp_path) as cluster:
        cluster.node(1, PYTHONPATH=f"{_other_version(tmp_path)}:{ROOT}")
        until(lambda: "Starting established connection" in cluster.log)
        with pytest.raises(MachineError, match="would not make the same documents") as raised:
            made(cluster, rows(5), answer, replace(ORDER, formats=(Format.PDF,)))
    assert "weasyprint" in raised.value.text.en.casefold()


def _other_version(folder: Path) -> Path:
    """Return a folder that gives a worker another version of WeasyPrint."""
    at = folder / "other"
    at.mkdir()
    (at / "sitecustomize.py").write_text(
        "import importlib.metadata as m\n"
        "known = m.version\n"
        "m.version = lambda name: '1.0' if name.casefold() == 'weasyprint' else known(name)\n",
        encoding="utf-8",
    )
    return at


@contextmanager
def _secured(folder: Path) -> Iterator[tuple[Grid, Authority]]:
    trusted = authority(folder)
    tls = ("--tls-ca-file", str(trusted.ca), "--tls-cert", str(trusted.cert), "--tls-key", str(trusted.key))
    with grid(folder, *tls) as cluster:
        cluster.node(1)
        yield cluster, trusted


@pytest.mark.long
def test_tls_lets_in_who_has_papers_of_the_same_authority(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    stranger = authority(tmp_path / "other")
    with _secured(tmp_path) as (cluster, trusted):
        mine = tls_files(trusted.ca, trusted.cert, trusted.key)
        results = [*cluster_engine(cluster.address, tls_files=mine)(batches(rows(20), 10), ORDER, answer)]
        assert sorted(row.row.number for some in results for row in some) == list(range(1, 21))
        theirs = tls_files(stranger.ca, stranger.cert, stranger.key)
        with pytest.raises(MachineError, match="cannot be reached"):
            list(cluster_engine(cluster.address, tls_files=theirs)(batches(rows(5), 5), ORDER, answer))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://10.0.0.1:8786", "unencrypted"),
        ("tls://10.0.0.1:8786", "--tls-ca, --tls-cert and --tls-key together"),
        ("http://127.0.0.1", "not the address"),
    ],
)
def test_facts_never_travel_unencrypted_and_addresses_are_read(address: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        cluster_engine(address)


def run(source: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start the program on a table, its messages kept."""
    program = str(Path(sys.executable).with_name("gcmsgen"))
    line = [program, "bulk", "run", str(source), "--output", str(output), "--document", "letter,note"]
    return subprocess.Popen([*line, "--format", "txt,docx", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.line("D1")
@pytest.mark.long
def test_a_run_loses_its_scheduler_and_is_finished_by_the_next_one(tmp_path: Path) -> None:
    source = table(tmp_path, 600)
    (tmp_path / "grid").mkdir()
    with grid(tmp_path / "grid") as cluster:
        cluster.node(2)
        broken = run(source, tmp_path / "out", "--scheduler", cluster.address)
        until(lambda: len([*(tmp_path / "out").rglob("*.txt")]) > 50, seconds=120)
        kill(cluster.groups[0])
        _, told = broken.communicate(timeout=120)
        assert broken.returncode == 4
        assert b"The connection to the scheduler was lost." in told
        assert b"Sampleton" not in told
        standing = len([*(tmp_path / "out").rglob("*.txt")])
        cluster.scheduler()
        cluster.node(2)
        again = run(source, tmp_path / "out", "--scheduler", cluster.address)
        said, _ = again.communicate(timeout=300)
    assert again.returncode == 3
    assert standing < 1080
    assert b"stand as they were made" in said
    alone = run(source, tmp_path / "alone", "--workers", "0")
    alone.communicate(timeout=300)
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    assert entries(tmp_path / "out") == entries(tmp_path / "alone")


def test_the_program_says_what_goes_with_a_cluster(tmp_path: Path) -> None:
    source = table(tmp_path, 2)
    (tmp_path / "ca.pem").write_text("", encoding="utf-8")
    for more, words in (
        (("--tls-ca", str(tmp_path / "ca.pem")), b"add --scheduler"),
        (("--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), b"leave out --workers"),
        (("--scheduler", "tcp://scheduler:8786"), b"unencrypted"),
    ):
        ended = run(source, tmp_path / "out", *more)
        _, told = ended.communicate(timeout=60)
        assert (ended.returncode, words in told) == (2, True)


def test_without_dask_the_program_says_how_to_get_it(tmp_path: Path) -> None:
    hidden = tmp_path / "distributed.py"
    hidden.write_text("raise ImportError", encoding="utf-8")
    code = "from gcmsgen.bulk.engines.cluster import cluster_engine; cluster_engine('tcp://127.0.0.1:8786')"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "pip install 'gcmsgen[cluster]'" in told.stderr
