"""No reader takes more than its share: twice the file takes twice the time and twice the memory, within a third."""

import pytest

from tests.hostile.slopes import LINEAR, READERS, Slope, slope
from tests.hostile.weighing import Weight


@pytest.mark.line("L4")
@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_grows_with_its_file_and_no_faster(reader: str) -> None:
    # A machine that is busy with something else shows a bend where there is none, and none three times in a row.
    found = []
    for _ in range(3):
        found.append(slope(reader, READERS[reader]))
        if found[-1].time < LINEAR and found[-1].memory < LINEAR:
            break
    assert min(one.time for one in found) < LINEAR, found
    assert min(one.memory for one in found) < LINEAR, found


def test_a_square_is_seen() -> None:
    sizes = (1, 2, 4)
    square = Slope(sizes, tuple(Weight(size**2, 20_000_000 * size**2) for size in sizes))
    line = Slope(sizes, tuple(Weight(size + 1, 20_000_000 * size) for size in sizes))
    assert (square.time, square.memory) == (2.0, 2.0)
    assert line.time < 1
    assert line.memory == 1
