"""No reader takes more than its share: twice the file takes twice the time and twice the memory, within a third."""

import pytest

from tests.hostile.slopes import LINEAR, READERS, Slope, least, slope
from tests.hostile.weighing import Weight


@pytest.mark.line("L4")
@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_grows_with_its_file_and_no_faster(reader: str) -> None:
    # A machine that is busy with something else shows a bend where there is none: what a size takes is the least of three times.
    found = [slope(reader, READERS[reader])]
    while len(found) < 3 and not _straight(least(found)):
        found.append(slope(reader, READERS[reader]))
    assert _straight(least(found)), found


def _straight(one: Slope) -> bool:
    return one.time < LINEAR and one.memory < LINEAR


def test_a_square_is_seen() -> None:
    sizes = (1, 2, 4)
    square = Slope(sizes, tuple(Weight(size**2, 20_000_000 * size**2) for size in sizes))
    line = Slope(sizes, tuple(Weight(size + 1, 20_000_000 * size) for size in sizes))
    assert (square.time, square.memory) == (2.0, 2.0)
    assert least([line, square]).time == 1.5  # 1, 3 and 5: what each size took at its best
    assert line.time < 1
    assert line.memory == 1
