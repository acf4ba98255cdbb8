"""Run over a table: rows that stand are left, the others are made in batches, written in groups, and entered in the ledger.

A group is written aside, forced to disk, renamed, its folder forced to disk, and only then committed to the ledger: whatever
ends the run, the next one finds each row either made or to be made. Nothing of a row is kept once it is written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from gcmsgen.bulk.folder import Folder
from gcmsgen.bulk.ledger import LedgerEntry, OutputState
from gcmsgen.bulk.order import Batch, CaseRow, Engine, Order, Product, RowResult, Work
from gcmsgen.bulk.standing import RowStanding, Why, ledger_name, standing, words_hash
from gcmsgen.finding import blocks
from gcmsgen.language import Text
from gcmsgen.manifest.canonical import digest
from gcmsgen.manifest.record import SUFFIX

_BATCHES = 10


def batch_size(total: int, order: Order) -> int:
    """Return how many rows are made and committed together: many, but a tenth of a small table, for all to work on."""
    return max(1, min(total // _BATCHES, *(form.traits.batch for form in order.formats)))


@dataclass(slots=True)
class Tally:
    """Count what became of the rows so far; `skipped` counts each line of what an outcome does not have."""

    rows: int = 0
    made: Counter[Why] = field(default_factory=Counter)
    outputs: int = 0
    refused: int = 0
    stopped: int = 0
    skipped: Counter[Text] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Return how many rows were not made."""
        return self.refused + self.stopped


@dataclass(frozen=True, slots=True)
class RunObserver:
    """Hold who is told what: of progress, of each row that was not made, of each file that is made again, and why."""

    progress: Callable[[Tally], None]
    failure: Callable[[RowResult], None]
    remade: Callable[[str, Why], None]


def run_rows(
    rows: Iterable[CaseRow],
    order: Order,
    folder: Folder | None,
    engine: Engine,
    *,
    work: Work,
    size: int,
    rehash: bool,
    observer: RunObserver,
) -> Tally:
    """Make the rows that do not stand, and return what became of all. Without a folder nothing is written.

    Raises MachineError and OSError where the machine cannot go on; all that was committed stays.
    """
    tally = Tally()
    pending: dict[int, RowStanding] = {}
    to_make = _to_make(rows, order, folder, tally, pending, rehash=rehash, observer=observer)
    with closing(engine(_batches(to_make, size), order, work)) as made:
        for results in made:
            standings = [pending.pop(result.row.number) for result in results]
            if folder:
                _write(results, standings, order, folder)
            for result, before in zip(results, standings, strict=True):
                _count(result, before, tally, observer)
            observer.progress(tally)
    if folder:
        folder.ledger.commit()
    observer.progress(tally)
    return tally


def _to_make(
    rows: Iterable[CaseRow],
    order: Order,
    folder: Folder | None,
    tally: Tally,
    pending: dict[int, RowStanding],
    *,
    rehash: bool,
    observer: RunObserver,
) -> Iterator[CaseRow]:
    """Yield the rows that do not stand as they were made."""
    for row in rows:
        found = standing(row, order, folder, rehash=rehash)
        # A row that is kept back now, as one that waits for a release, is not delivered by what an earlier run made of it.
        stands = found.why is Why.STANDS and not blocks(row.findings)
        if folder and stands:
            folder.ledger.keep(ledger_name(row), order.language or "", row.number)
        if stands:
            tally.rows += 1
            tally.made[Why.STANDS] += 1
            if tally.rows % 1000 == 0:
                observer.progress(tally)
            continue
        for name in found.files:
            observer.remade(name, found.why)
        pending[row.number] = found
        yield row


def _batches(rows: Iterable[CaseRow], size: int) -> Iterator[Batch]:
    batch: list[CaseRow] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _write(results: tuple[RowResult, ...], standings: list[RowStanding], order: Order, folder: Folder) -> None:
    """Write the outputs of a group, then enter them: never the other way round."""
    times = folder.write([product for result in results for product in result.products])
    for result, before in zip(results, standings, strict=True):
        folder.ledger.put(_entries(result, before.input, order, times))
    folder.ledger.commit()


def _entries(result: RowResult, facts: str, order: Order, times: dict[str, int]) -> Iterator[LedgerEntry]:
    made = {(product.document, product.name.rpartition(".")[2]): product for product in result.products}
    lacking = (
        OutputState.STOPPED
        if result.stopped
        else OutputState.SKIPPED
        if made or result.skipped
        else OutputState.REFUSED
    )
    for document in order.documents:
        for form in order.formats:
            product = made.get((document, form.value))
            entry = LedgerEntry(
                application=ledger_name(result.row),
                document=document,
                form=form.value,
                asked=order.language or "",
                row=result.row.number,
                language=product.language if product else "",
                input=facts,
                words=words_hash(result.row, document, product.language, form.value, order) if product else "",
                state=OutputState.MADE if product else lacking,
                **(_files(product, times) if product else {}),  # type: ignore[arg-type]
            )
            yield entry


def _files(product: Product, times: dict[str, int]) -> dict[str, str | int]:
    return {
        "name": product.name,
        "sha256": digest(product.data),
        "size": len(product.data),
        "modified": times[product.name],
        "manifest_sha256": digest(product.manifest),
        "manifest_size": len(product.manifest),
        "manifest_modified": times[f"{product.name}{SUFFIX}"],
    }


def _count(result: RowResult, before: RowStanding, tally: Tally, observer: RunObserver) -> None:
    tally.rows += 1
    tally.outputs += len(result.products)
    tally.skipped.update(result.skipped)
    if result.stopped:
        tally.stopped += 1
        observer.failure(result)
    elif not result.products and not result.skipped:
        tally.refused += 1
        observer.failure(result)
    else:
        tally.made[before.why] += 1
