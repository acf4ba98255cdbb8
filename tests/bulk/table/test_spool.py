"""Rows that are kept from the first reading of a table for the second: the same rows, or the table read again."""

from collections.abc import Iterator

import pytest

from gcmsgen.bulk.order import CaseRow
from gcmsgen.bulk.table.chosen import RowRanges, asked_rows
from gcmsgen.bulk.table.spool import row_spool
from gcmsgen.checks.tables import row_uneven
from gcmsgen.errors import UsageError

MANY = tuple(
    CaseRow(number, "Sheet", f"W{number:09}", {"applicant": {"family_name": "Ñ" * number}}, (row_uneven.shorter(1, 2),))
    for number in range(2, 60)
)


def never() -> Iterator[CaseRow]:
    raise AssertionError("the table was read again")


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [(RowRanges(), range(2, 60)), (asked_rows("5-7,50", None), (5, 6, 7, 50)), (asked_rows("5-40", 3), (5, 6, 7))],
    ids=["all", "some", "the first of some"],
)
def test_rows_are_read_once(asked: RowRanges, numbers: range | tuple[int, ...]) -> None:
    with row_spool(asked) as kept:
        assert tuple(kept.keeping(MANY)) == MANY
        assert tuple(kept.again(never)) == tuple(row for row in MANY if row.number in numbers)


def test_rows_that_the_table_has_not_are_told_the_second_time_too() -> None:
    with row_spool(asked_rows("900", None)) as kept:
        assert tuple(kept.keeping(MANY)) == MANY
        with pytest.raises(UsageError):
            tuple(kept.again(never))


def test_a_table_that_is_too_long_to_be_kept_is_read_again() -> None:
    read: list[int] = []

    def again() -> Iterator[CaseRow]:
        read.append(1)
        return iter(MANY)

    with row_spool(RowRanges(), most=2_000) as kept:
        assert tuple(kept.keeping(MANY)) == MANY
        assert tuple(kept.again(again)) == MANY
    assert read == [1]
