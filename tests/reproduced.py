"""Render every document of every example in every format, and print the hash of each: what other processes compare.

python tests/reproduced.py ORDER [YEAR]

ORDER is `forward` or `backward`. With a YEAR, the clocks of Python say that year before anything else is imported.
"""

import datetime
import hashlib
import sys
import time
from typing import Any


def set_clocks(year: int) -> None:
    """Move every clock of Python to a day of another year, so that no module can know what day it is."""
    now = datetime.datetime(year, 2, 3, 4, 5, 6, tzinfo=datetime.UTC).timestamp()
    real_date, real_moment, local, universal = datetime.date, datetime.datetime, time.localtime, time.gmtime

    class Day(real_date):
        @classmethod
        def today(cls) -> Any:
            return real_date.fromtimestamp(now)

    class Moment(real_moment):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return real_moment.fromtimestamp(now, tz)

        @classmethod
        def utcnow(cls) -> Any:
            return real_moment.fromtimestamp(now, datetime.UTC).replace(tzinfo=None)

    time.time = lambda: now
    time.time_ns = lambda: int(now * 1e9)
    time.localtime = lambda seconds=None: local(now if seconds is None else seconds)
    time.gmtime = lambda seconds=None: universal(now if seconds is None else seconds)
    datetime.date, datetime.datetime = Day, Moment  # type: ignore[misc]


def jobs() -> list[tuple[str, str, str, str]]:
    """Return case, document, format and language of every output, in one order."""
    from gcmsgen.catalogue.documents import CATALOGUE
    from gcmsgen.language import Language
    from tests.render.outputs import NAMES, made_of

    return [
        (name, document, form.value, language.value)
        for name in NAMES
        for document in made_of(name)
        for form in CATALOGUE[document].formats
        for language in Language
    ]


def hashed(job: tuple[str, str, str, str]) -> str:
    """Return a line: what was rendered, and the hash of its bytes."""
    from gcmsgen.catalogue.formats import Format
    from gcmsgen.language import Language
    from tests.render.outputs import output

    name, document, form, language = job
    made = output(name, document, Format(form), Language(language))
    return f"{' '.join(job)} {hashlib.sha256(made.data).hexdigest()}"


def main() -> None:
    """Print all lines, sorted, after the year that the clock says."""
    order, *year = sys.argv[1:]
    if year:
        set_clocks(int(year[0]))
    todo = jobs()
    lines = [hashed(job) for job in (todo if order == "forward" else todo[::-1])]
    sys.stdout.write("\n".join([f"year {datetime.date.today().year}", *sorted(lines), ""]))  # noqa: DTZ011


if __name__ == "__main__":
    main()
