"""Works that a fresh process can import: one that only answers, and others that do what a bad case may do to its worker."""

import errno
import hashlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gcmsgen.bulk.order import Batch, CaseRow, Order, Product, RowResult
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import TableError
from gcmsgen.language import Language, Text

ORDER = Order(("note",), (Format.TXT,), date(2026, 5, 20))


def rows(count: int, **bad: int) -> tuple[CaseRow, ...]:
    """Return rows numbered from 1; `deadly=3` says in row 3 that it is deadly."""
    names = {number: name for name, number in bad.items()}
    return tuple(CaseRow(n, None, f"W{n:09}", {"kind": names.get(n, "good")}) for n in range(1, count + 1))


def batches(many: tuple[CaseRow, ...], size: int) -> Iterator[Batch]:
    """Yield the rows in batches."""
    for start in range(0, len(many), size):
        yield many[start : start + size]


def answer(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Return a product for each row, made of the row alone."""
    return tuple(RowResult(row, (_product(row, order),)) for row in batch)


def _product(row: CaseRow, order: Order) -> Product:
    data = hashlib.sha256(f"{row.application} {order.today}".encode()).digest()
    return Product(f"{row.application}-note-en.txt", "note", Language.EN, data, b"{}")


def behave(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Do to the worker what a row says, or answer."""
    for row in batch:
        _DEEDS.get(str(row.tree["kind"]), lambda: None)()
    return answer(batch, order)


def _full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _damaged() -> None:
    raise TableError("postal_areas.csv", Text(en="it is cut short.", fr="elle est tronquée."))


def _fault() -> None:
    raise KeyError("Tremblay-Nguyen")


_DEEDS = {
    "deadly": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "endless": lambda: time.sleep(3600),
    "greedy": lambda: bytearray(8 << 30),
    "full": _full,
    "damaged": _damaged,
    "fault": _fault,
    "slow": lambda: time.sleep(0.2),
    "slow10": lambda: time.sleep(0.01),
}


def note_pid(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Leave the number of this process as a file in the folder that the order names, then answer after a moment."""
    assert order.tree.overlay
    (order.tree.overlay / str(os.getpid())).touch()
    time.sleep(0.02)
    return answer(batch, order)


def evade(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Answer with something that is no result."""
    return ("made",) * len(batch)


def confuse(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Answer for another row than was sent."""
    return tuple(RowResult(replace(row, number=row.number + 1), (_product(row, order),)) for row in batch)


def once_deadly(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Die at a row that is marked, the first time that any worker comes to it."""
    assert order.tree.overlay
    for row in batch:
        mark = order.tree.overlay / f"{row.number}.mark"
        if row.number % 10 == 0 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGSEGV)
    return answer(batch, order)
