"""Time several ways of doing one thing in turns, so that a slow minute of the machine falls on all of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Hold the CPU seconds that each way took for one thing, round by round."""

    of: Mapping[str, tuple[float, ...]]

    def median(self, way: str) -> float:
        """Return the median seconds of one way."""
        return statistics.median(self.of[way])

    def ratio(self, slow: str, fast: str) -> float:
        """Return how many times as long one way takes as another: the median of the rounds, each compared with itself.

        >>> Times({"a": (4.0, 9.0), "b": (2.0, 3.0)}).ratio("a", "b")
        2.5
        """
        return statistics.median(one / other for one, other in zip(self.of[slow], self.of[fast], strict=True))


def interleaved(ways: Mapping[str, Callable[[int], object]], *, rounds: int, each: int) -> Times:
    """Return what each way takes, after one round that warms up; a way is called with the number of the thing to do."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            gc.collect()
            begun = time.process_time()
            for number in range(turn * each, turn * each + each):
                way(number)
            spent = time.process_time() - begun
            if turn:
                times[name].append(spent / each)
    return Times({name: tuple(spent) for name, spent in times.items()})
