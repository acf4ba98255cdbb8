"""What a process may take of its machine, memory and time, kept to where the platform can."""

import _thread
import os
import signal
import threading
from collections.abc import Callable

MEMORY = 2 << 30  # bytes of address space: a letter as PDF takes a third of it, half of that for fonts
SECONDS = 60.0  # for one case: a letter as PDF takes about one
_GRACE = 2.0  # seconds in which a process may put its files in order once its time is over


def limit_memory(most: int = MEMORY) -> None:
    """Let this process, and those that it starts, have so much address space and no more; not every platform can."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


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
