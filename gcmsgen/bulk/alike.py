"""Compare the reasons of all rows of a table before any row is made: a first pass that keeps signatures, and no words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from gcmsgen.bulk.order import CaseRow
from gcmsgen.checks.across.copied_reason import copied, copied_in_rows
from gcmsgen.checks.across.likeness import Cluster, LikeReasons
from gcmsgen.checks.across.own_reasons import file_of_reasons
from gcmsgen.finding import Finding

_SHOWN = 20  # rows of a cluster by number; what a table holds more often is counted


class AlikeRows:
    """Hold what the rows of a table share: noted on the first pass through them, told of each on the second."""

    def __init__(self, reasons: LikeReasons) -> None:
        self._reasons = reasons

    def noting(self, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
        """Yield the rows as they are, and keep what their reasons are like."""
        for row in rows:
            self._reasons.add(str(row.number), file_of_reasons(row.tree))
            yield row

    def clusters(self) -> tuple[Finding, ...]:
        """Return a finding for each reason that several rows share, with the numbers of the rows, for a report alone."""
        return tuple(
            copied_in_rows(
                self._first_places(one),
                one.cases,
                differs=one.differs,
            )
            for one in self._reasons.clusters()
        )

    def _first_places(self, cluster: Cluster) -> list[tuple[str, str]]:
        """Return one place of a cluster in each of its first rows."""
        found: dict[str, str] = {}
        for place in self._reasons.places(cluster):
            found.setdefault(place.source, place.where)
            if len(found) == _SHOWN:
                break
        return [*found.items()]

    def marked(self, rows: Iterable[CaseRow]) -> Iterator[CaseRow]:
        """Yield each row with what of it stands in other rows too, as far as the clusters were asked for before."""
        for row in rows:
            found = self._reasons.of_source(str(row.number))
            alike = tuple(copied(where, cases, differs=differs) for where, cases, differs in found)
            yield replace(row, alike=alike) if alike else row


@contextmanager
def alike_rows() -> Iterator[AlikeRows]:
    """Yield what compares the rows of one table; nothing of it is left afterwards. Raises UsageError as `LikeReasons` does."""
    reasons = LikeReasons(with_words=False)
    try:
        yield AlikeRows(reasons)
    finally:
        reasons.close()
