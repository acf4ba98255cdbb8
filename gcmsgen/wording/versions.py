"""Words with dates: a sentence may have versions, each in force from its day until the next begins.

A file of words holds them one after the other, the oldest without a day, each under the one name of the sentence:

    {% sentence "a" %}…{% endsentence %} {% sentence "a" from "2026-02-20" %}…{% endsentence %}

Which of them a document says, the day tells whose guidance it is made by: that of the decision, or another that is asked for.
To translators each is a sentence of its own, `letter.a` and `letter.a.2026-02-20`; in documents all are `letter.a`.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from datetime import date, timedelta


def is_day(written: str) -> bool:
    """Say whether a text is a day as a tag writes it.

    >>> is_day("2026-02-20"), is_day("2026-02-30"), is_day("20260220")
    (True, False, False)
    """
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def versioned(name: str, since: str) -> str:
    """Return what translators call a version of a sentence.

    >>> versioned("letter.a", "2026-02-20"), versioned("letter.a", "")
    ('letter.a.2026-02-20', 'letter.a')
    """
    return f"{name}.{since}" if since else name


def parted(name: str) -> tuple[str, str]:
    """Return the name of a sentence and the day from which a version of it is in force, empty for the oldest.

    >>> parted("letter.a.2026-02-20"), parted("letter.a")
    (('letter.a', '2026-02-20'), ('letter.a', ''))
    """
    match = _VERSIONED.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def block_name(name: str, since: str) -> str:
    """Return the name of the block that a version becomes, which Jinja makes the name of a function.

    >>> block_name("a", "2026-02-20"), block_name("a", "")
    ('a__from_2026_02_20', 'a')
    """
    return f"{name}__from_{re.sub(r'[^0-9]', '_', since)}" if since else name


def of_block(block: str) -> tuple[str, str]:
    """Return the name and the day of a version from the name of its block.

    >>> of_block("a__from_2026_02_20"), of_block("a")
    (('a', '2026-02-20'), ('a', ''))
    """
    name, _, since = block.partition("__from_")
    return name, since.replace("_", "-")


def tag(name: str, since: str) -> str:
    """Return the tag that begins a version.

    >>> tag("a", ""), tag("a", "2026-02-20")
    ('{% sentence "a" %}', '{% sentence "a" from "2026-02-20" %}')
    """
    return f'{{% sentence "{name}"{f" from {chr(34)}{since}{chr(34)}" if since else ""} %}}'


def in_force(days: Sequence[str], on: date) -> str:
    """Return the day, of some in their order, whose version is in force: the empty one is from before all others.

    >>> in_force(["", "2026-02-20"], date(2026, 2, 19)), in_force(["", "2026-02-20"], date(2026, 2, 20))
    ('', '2026-02-20')
    """
    return days[bisect_right(days, on.isoformat()) - 1]


def days_of_each(days: Collection[str]) -> tuple[date, ...]:
    """Return a day on which each state of words with these days of change is in force: the eve of the first, then each.

    >>> days_of_each(["2026-02-20"])
    (datetime.date(2026, 2, 19), datetime.date(2026, 2, 20))
    """
    changes = sorted(date.fromisoformat(day) for day in days if day)
    return (changes[0] - timedelta(days=1), *changes) if changes else ()


_VERSIONED = re.compile(r"(.+)\.(\d{4}-\d{2}-\d{2})")
