"""Make rows in this process, one batch after the other."""

from collections.abc import Generator, Iterable

from gcmsgen.bulk.order import Batch, Order, RowResult, Work


def inline(batches: Iterable[Batch], order: Order, work: Work) -> Generator[tuple[RowResult, ...], None, None]:
    """Yield what the work makes of each batch."""
    for batch in batches:
        yield work(batch, order)
