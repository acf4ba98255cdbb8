"""The figures that follow from the rows of an exchange: sums by year, country, level and document, shares, months of work."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from gcmsgen.facts.reciprocity import Inbound, Outbound, Reciprocity

_MANY_YEARS = 10
_LARGEST = 10**7
_HUNDRED = 100


class CountOfRows(NamedTuple):
    """Hold what one row counts, or several together: citizens and permanent residents abroad, workers here, and months of work."""

    citizens: int
    residents: int
    workers: int
    months_abroad: int
    months_here: int

    @property
    def abroad(self) -> int:
        """Return the persons who went abroad."""
        return self.citizens + self.residents


class Row(NamedTuple):
    """Hold one row as it counts, with what rows are put together by."""

    country: str | None
    level: str | None
    document: str | None
    year: int | None
    months: int
    counted: CountOfRows


_NAMES = 3  # the first fields of a row, by which a text may put rows together


class RowFigures:
    """Hold what the rows count: each figure that follows from them, by what it is, worked out where a text names one like it."""

    def __init__(self, facts: Reciprocity | None) -> None:
        """Begin with the rows of both directions, the places under an agreement, and the first year of the exchange."""
        self._rows = rows_of(facts)
        self._places = facts.places if facts else None
        self._first_year = facts.first_exchange_year if facts else None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years of the rows in order, and last that of the first exchange."""
        return (*self._years_of_rows, *([self._first_year] if self._first_year else []))

    @cached_property
    def persons(self) -> frozenset[int]:
        """Return each number of persons: sums, differences between both directions, and places asked and granted."""
        found = set[int]()
        for one in self._sums:
            found |= {*_persons(one), abs(one.abroad - one.workers)}
        places = (self._places.asked, self._places.granted) if self._places else ()
        return frozenset(found | {count for count in places if count is not None})

    @cached_property
    def months(self) -> frozenset[int]:
        """Return each number of months: those of a row, and those of work together."""
        together = {months for one in self._sums for months in (one.months_abroad, one.months_here)}
        return frozenset(together | {row.months for row in self._rows})

    @cached_property
    def shares(self) -> frozenset[int]:
        """Return each share, in tenths of a per cent, rounded down: within some rows, and of them in the whole."""
        found, whole = set[int](), _persons(_sum([row.counted for row in self._rows]))
        for one in self._sums:
            found |= _shares(one)
            found |= {_percent(part, all_) for part, all_ in zip(_persons(one), whole, strict=True) if all_}
        return frozenset(found)

    @cached_property
    def _years_of_rows(self) -> tuple[int, ...]:
        return tuple(sorted({row.year for row in self._rows if row.year is not None}))

    @cached_property
    def _sums(self) -> frozenset[CountOfRows]:
        """Return what all rows count, and those of each country, level and document, in all years and in each run of years."""
        groups = {tuple(self._rows)} if self._rows else set()
        for name in range(_NAMES):
            values = {row[name] for row in self._rows} - {None}
            groups |= {tuple(row for row in self._rows if row[name] == value) for value in values}
        return frozenset(found for group in groups for found in _in_runs(group, self._years_of_rows))


def _in_runs(rows: Sequence[Row], years: Sequence[int]) -> Iterator[CountOfRows]:
    """Yield what some rows count, and what they do in each run of years."""
    yield _sum([row.counted for row in rows])
    to_year = [_NONE]
    for year in years:
        to_year.append(_sum([to_year[-1], *(row.counted for row in rows if row.year == year)]))
    for first, last in _runs(len(years)):
        yield CountOfRows(*(to - before for to, before in zip(to_year[last + 1], to_year[first], strict=True)))


_NONE = CountOfRows(0, 0, 0, 0, 0)


def _sum(several: Sequence[CountOfRows]) -> CountOfRows:
    return CountOfRows(*map(sum, zip(*several, strict=True))) if several else _NONE


def _runs(years: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of years; of many years, each alone and those from the first or to the last."""
    for at in range(years):
        if years <= _MANY_YEARS:
            yield from ((at, last) for last in range(at, years))
        else:
            yield from ((at, at), (0, at), (at, years - 1))


def rows_of(facts: Reciprocity | None) -> tuple[Row, ...]:
    """Return the rows of both directions."""
    if facts is None:
        return ()
    return (*map(_abroad, facts.outbound), *map(_here, facts.inbound))


def _abroad(row: Outbound) -> Row:
    citizens, residents, months = _count(row.citizens), _count(row.permanent_residents), _count(row.months)
    counted = CountOfRows(citizens, residents, 0, (citizens + residents) * months, 0)
    return Row(row.country, row.level, row.document, row.year, months, counted)


def _here(row: Inbound) -> Row:
    workers, months = _count(row.workers), _count(row.months)
    return Row(row.country, row.level, row.document, row.year, months, CountOfRows(0, 0, workers, 0, workers * months))


def _count(number: int | None) -> int:
    return min(number or 0, _LARGEST)


def _persons(one: CountOfRows) -> tuple[int, int, int, int, int]:
    citizens, residents, workers, *_ = one
    return citizens, residents, citizens + residents, workers, citizens + residents + workers


def _shares(one: CountOfRows) -> set[int]:
    citizens, residents, abroad, here, both = _persons(one)
    pairs = (
        (abroad, here),
        (here, abroad),
        (citizens, abroad),
        (residents, abroad),
        (abroad, both),
        (here, both),
        (citizens, here),
    )
    return {_percent(part, all_) for part, all_ in pairs if all_}


def _percent(one: int, other: int) -> int:
    """Return a share in tenths of a per cent, rounded down."""
    return one * _HUNDRED * 10 // other
