"""What a process that makes documents may take, and how it holds itself to it: of time, of memory, of its parent's life."""

import _thread
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

OUT_OF_MEMORY = 77
MEMORY = 2 << 30  # bytes of address space: a letter as PDF takes a third of it, half of that for fonts
SECONDS = 60.0  # for one case: a letter as PDF takes about one
_GRACE = 2.0  # seconds in which a process may put its files in order once its time is over


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold what one case may take (seconds and bytes of address space), and after how much a worker is replaced.

    A worker is replaced between two batches, after so many rows or where so many bytes of it stay resident.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    rows: int = 5_000
    resident: int = 512 << 20


def end_with_parent() -> None:
    """Ask Linux to end this process with its parent, even where it is deep in a library and reads nothing."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def collect_seldom() -> None:
    """Let garbage be looked for seldom: a process that makes documents leaves little, and keeps many objects to look through."""
    gc.set_threshold(50_000, 20, 20)


def limit_memory(most: int = MEMORY) -> None:
    """Let this process have so many bytes of address space at most; where the platform has no such limit, nothing is done."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_AS, most)


def limit_files(most: int) -> None:
    """Let this process write no file of more than so many bytes, and leave no image of its memory where it dies."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_FSIZE, most)
        _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, most: int) -> None:
    """Set a limit, but never above what this process is already held to."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def limit_time(seconds: float, tell: Callable[[], None], code: int) -> threading.Event:
    """End this process after so many seconds: `tell` is called, the work interrupted, and after a grace it ends with `code`.

    Returns what is set once the time is over, for a process that ends by itself within the grace.

    A thread watches, so that a library in the middle of its work is no obstacle. One that lets no thread run is ended by the
    alarm of the operating system, where there is one, after twice the grace and without a word.
    """

    over = threading.Event()

    def end() -> None:
        over.set()
        tell()
        _thread.interrupt_main()
        threading.Event().wait(_GRACE)
        os._exit(code)

    watch = threading.Timer(seconds, end)
    watch.daemon = True
    watch.start()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + 2 * _GRACE)
    return over
