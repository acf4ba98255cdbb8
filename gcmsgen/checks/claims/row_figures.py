"""The figures that follow from the rows of an exchange: sums by year, country, level and document, shares, months of work."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gcmsgen.facts.reciprocity import Inbound, Outbound, Reciprocity

_MANY_YEARS = 10
_LARGEST = 10**7
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row as it counts: citizens and permanent residents abroad, or workers here."""

    abroad: bool
    country: str | None
    year: int | None
    level: str | None
    document: str | None
    citizens: int
    residents: int
    workers: int
    months: int


@dataclass(frozen=True, slots=True)
class RowFigures:
    """Hold what the rows count: numbers of persons, months of work, and the shares between them in per cent."""

    persons: frozenset[int]
    months: frozenset[int]
    shares: frozenset[int]
    years: tuple[int, ...]


def row_figures(facts: Reciprocity | None) -> RowFigures:
    """Return every figure that follows from the rows: what they hold, their sums, differences and shares."""
    rows = rows_of(facts)
    years = sorted({row.year for row in rows if row.year is not None})
    persons, months, shares = set[int](), set[int](), set[int]()
    for part in _parts(rows, years):
        sums = _sums(part)
        persons |= {*sums, *_differences(sums)}
        shares |= _shares(sums)
        months |= {row.months for row in part} | _months_of_work(part)
    whole = _sums(rows)
    for part in _parts(rows, years):
        shares |= {_percent(one, other) for one, other in zip(_sums(part), whole, strict=True) if other}
    if facts and facts.places:
        persons |= {count for count in (facts.places.asked, facts.places.granted) if count is not None}
    known = (*years, *([facts.first_exchange_year] if facts and facts.first_exchange_year else []))
    return RowFigures(frozenset(persons), frozenset(months), frozenset(shares), known)


def rows_of(facts: Reciprocity | None) -> tuple[Row, ...]:
    """Return the rows of both directions."""
    if facts is None:
        return ()
    return (*map(_abroad, facts.outbound), *map(_here, facts.inbound))


def _abroad(row: Outbound) -> Row:
    return Row(
        abroad=True,
        country=row.country,
        year=row.year,
        level=row.level,
        document=row.document,
        citizens=_count(row.citizens),
        residents=_count(row.permanent_residents),
        workers=0,
        months=_count(row.months),
    )


def _here(row: Inbound) -> Row:
    return Row(
        abroad=False,
        country=row.country,
        year=row.year,
        level=row.level,
        document=row.document,
        citizens=0,
        residents=0,
        workers=_count(row.workers),
        months=_count(row.months),
    )


def _count(number: int | None) -> int:
    return min(number or 0, _LARGEST)


def _parts(rows: Sequence[Row], years: Sequence[int]) -> Iterator[list[Row]]:
    """Yield the rows of each country, level and document, and all of them, in each run of years."""
    names: tuple[Callable[[Row], str | None], ...] = (
        lambda _row: "",
        lambda row: row.country,
        lambda row: row.level,
        lambda row: row.document,
    )
    for name in names:
        for value in {name(row) for row in rows} - {None}:
            own = [row for row in rows if name(row) == value]
            yield own
            for first, last in _runs(years):
                yield [row for row in own if row.year is not None and first <= row.year <= last]


def _runs(years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of years; of many years, each alone and those from the first or to the last."""
    for at, first in enumerate(years):
        if len(years) <= _MANY_YEARS:
            yield from ((first, last) for last in years[at:])
        else:
            yield from ((first, first), (years[0], first), (first, years[-1]))


def _sums(rows: Sequence[Row]) -> tuple[int, int, int, int, int]:
    citizens, residents = sum(row.citizens for row in rows), sum(row.residents for row in rows)
    workers = sum(row.workers for row in rows)
    return citizens, residents, citizens + residents, workers, citizens + residents + workers


def _differences(sums: tuple[int, ...]) -> Iterator[int]:
    _, _, abroad, here, _ = sums
    yield abs(abroad - here)


def _shares(sums: tuple[int, ...]) -> set[int]:
    citizens, residents, abroad, here, both = sums
    pairs = (
        (abroad, here),
        (here, abroad),
        (citizens, abroad),
        (residents, abroad),
        (abroad, both),
        (here, both),
        (citizens, here),
    )
    return {_percent(one, other) for one, other in pairs if other}


def _percent(one: int, other: int) -> int:
    """Return a share in tenths of a per cent, rounded down."""
    return one * _HUNDRED * 10 // other


def _months_of_work(rows: Sequence[Row]) -> set[int]:
    abroad = sum((row.citizens + row.residents) * row.months for row in rows)
    return {abroad, sum(row.workers * row.months for row in rows)}
