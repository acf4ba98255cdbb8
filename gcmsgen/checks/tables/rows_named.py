"""Name rows of a table in a message: the first of them, and that there are more."""

from collections.abc import Sequence

_NAMED = 10  # rows


def rows_named(rows: Sequence[int]) -> str:
    """Return the numbers of rows as a message names them.

    >>> rows_named([2, 3]), rows_named(range(2, 13))
    ('2, 3', '2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …')
    """
    return ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
