"""A disk that takes no workbook: openpyxl writes each sheet aside by lxml, whose error keeps no reason."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml.etree import SerialisationError


@contextmanager
def disk_told() -> Iterator[None]:
    """Raise the disk's own OSError where lxml cannot write a part of a workbook.

    >>> with disk_told():
    ...     raise SerialisationError("IO_WRITE")
    Traceback (most recent call last):
    OSError: [Errno 5] Input/output error
    """
    try:
        yield
    except SerialisationError:
        _try_again()
        raise OSError(errno.EIO, os.strerror(errno.EIO)) from None


def _try_again() -> None:
    """Write as much as a sheet may take where sheets are put aside, so that the disk itself says what is wrong."""
    with tempfile.TemporaryFile() as file:
        file.write(bytes(_A_SHEET))


_A_SHEET = 1_000_000
