"""The comparison of reasons is linear in the rows, and its memory stays where it is."""

import time
import tracemalloc
from contextlib import closing

import pytest

from gcmsgen.checks.across.likeness import LikeReasons
from gcmsgen.checks.across.own_reasons import file_of_reasons
from tests.across.made import varied_rows


def _cost(rows: int) -> tuple[float, int]:
    """Return the seconds of this process for a row, and the peak of what Python keeps beside the rows' own making."""
    files = [file_of_reasons(facts) for facts in varied_rows(rows)]
    tracemalloc.start()
    begun = time.process_time()
    with closing(LikeReasons(with_words=False)) as reasons:
        for number, file in enumerate(files):
            reasons.add(str(number), file)
        assert reasons.clusters() == ()
    seconds = time.process_time() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds / rows, peak


@pytest.mark.long
def test_twice_the_rows_cost_twice_the_time_and_hardly_more_memory() -> None:
    _cost(200)
    (small, little), (large, much) = _cost(2000), _cost(4000)
    assert large <= small * 1.15
    assert (
        much - little <= 2000 * 8 * 4 * 2 + 500_000
    )  # four bytes a reason, eight reasons a row, and what is let go late
