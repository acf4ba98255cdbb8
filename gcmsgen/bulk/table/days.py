"""Days as tables of text write them: 03/04/2026 is in March or in April, and whoever hands the table in has to say which."""

import re
from enum import StrEnum


class DayOrder(StrEnum):
    """Say in which order the days of a table are written; the values are those of `--dates`."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def day_read(text: str, order: DayOrder) -> str:
    """Return a day written in that order as YYYY-MM-DD; whatever is no such day as it stands.

    >>> day_read("3/4/2026", DayOrder.DAY_FIRST), day_read("3/4/2026", DayOrder.MONTH_FIRST), day_read("none", DayOrder.DAY_FIRST)
    ('2026-04-03', '2026-03-04', 'none')
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return text
    day, month = (match[1], match[3]) if order is DayOrder.DAY_FIRST else (match[3], match[1])
    return f"{match[4]}-{month:0>2}-{day:0>2}" if int(month) in range(1, 13) else text


def needs_an_order(text: str) -> bool:
    """Say whether a text is a day of which the order has to be known.

    >>> needs_an_order("03/04/2026"), needs_an_order("2026-04-03"), needs_an_order("3.4.2026")
    (True, False, True)
    """
    return _WRITTEN.fullmatch(text) is not None


_WRITTEN = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
