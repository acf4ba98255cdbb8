"""The comparison of reasons is linear in the rows, and its memory stays where it is."""

import time
import tracemalloc
from contextlib import closing
from statistics import median

import pytest

from gcmsgen.checks.across.likeness import LikeReasons
from gcmsgen.checks.across.own_reasons import FileOfReasons, file_of_reasons
from tests.across.made import varied_rows

_ROWS, _TIMES = 2000, 5
_GROWTH = 1.15


def _seconds(files: list[FileOfReasons]) -> float:
    """Return the seconds of this process for a row."""
    begun = time.process_time()
    with closing(LikeReasons(with_words=False)) as reasons:
        for number, file in enumerate(files):
            reasons.add(str(number), file)
        assert reasons.clusters() == ()
    return (time.process_time() - begun) / len(files)


def _peak(files: list[FileOfReasons]) -> int:
    """Return the peak of what Python keeps beside the rows' own making."""
    tracemalloc.start()
    _seconds(files)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.long
def test_twice_the_rows_cost_twice_the_time_and_hardly_more_memory() -> None:
    large = [file_of_reasons(facts) for facts in varied_rows(2 * _ROWS)]
    small = large[:_ROWS]
    _seconds(small[:200])
    # A machine that is busy slows one of two neighbours and not all five pairs.
    growth = [_seconds(large) / _seconds(small) for _ in range(_TIMES)]
    assert median(growth) <= _GROWTH, growth
    more = _peak(large) - _peak(small)
    assert more <= _ROWS * 8 * 4 * 2 + 500_000  # four bytes a reason, eight reasons a row, and what is let go late
