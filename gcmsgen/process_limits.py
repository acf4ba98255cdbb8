"""What a process that makes documents may take, and how it holds itself to it: of time, of memory, of its parent's life."""

import signal
import sys
from dataclasses import dataclass

OUT_OF_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold what one case may take (seconds and bytes of address space), and after how much a worker is replaced.

    A worker is replaced between two batches, after so many rows or where so many bytes of it stay resident.
    """

    seconds: float = 60
    memory: int = 2 << 30
    rows: int = 5_000
    resident: int = 512 << 20


def end_with_parent() -> None:
    """Ask Linux to end this process with its parent, even where it is deep in a library and reads nothing."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def limit_memory(most: int) -> None:
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
