"""Make rows in this process, one batch after the other."""

from collections.abc import Iterable, Iterator

from gcmsgen.bulk.order import Batch, Order, RowResult, Work


def inline(batches: Iterable[Batch], order: Order, work: Work) -> Iterator[tuple[RowResult, ...]]:
    """Yield what the work makes of each batch."""
    for batch in batches:
        yield work(batch, order)
