"""What an act takes: seconds of the processor, and bytes of memory at its height."""

import gc
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEMORY = 2.0, 200_000_000  # what is refused may take


@dataclass(frozen=True)
class Weight:
    """Hold what an act took."""

    seconds: float
    memory: int


def weighed(act: Callable[[], object]) -> Weight:
    """Do something, and return what it took."""
    gc.collect()
    before = _reset()
    began = time.process_time()
    act()
    return Weight(time.process_time() - began, max(0, _peak() - before))


def _reset() -> int:
    """Begin to look for the height of memory anew, where the system can, and return what it is now."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _peak()


def _peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.partition(":")[::2] for line in status.read_text(encoding="ascii").splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
