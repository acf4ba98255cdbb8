"""Let all threads of a process take memory from one heap, where the C library can be asked to."""

import ctypes
import sys

_ARENAS_AT_MOST = -8  # M_ARENA_MAX of glibc


def share_one_heap() -> None:
    """Ask for one heap: what one thread frees, another takes, so that a long run stays as small as a short one.

    Documents come in on one thread and are freed on another; with a heap for each, all of them are larger, by 4 MB together.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_ARENAS_AT_MOST, 1)
