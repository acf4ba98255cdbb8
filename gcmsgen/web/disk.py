"""What the page says where the disk does not take what it is given; nothing that was typed is lost then."""

import errno
import os
from pathlib import Path

from gcmsgen.language import Text
from gcmsgen.web.words import WORDS

# No space, a share that is used up, a file larger than the account may write.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def disk_words(error: OSError) -> Text:
    """Return what to say of an error of the disk: that it is full, or that the folder cannot be written."""
    return WORDS["disk_full" if error.errno in _FULL else "cannot_write"]


def folder_fault(folder: Path) -> str:
    """Return in a word what is wrong with a folder: gone, or a folder that can only be read; empty where nothing is.

    >>> folder_fault(Path("/nowhere"))
    'gone'
    """
    if not folder.is_dir():
        return "gone"
    return "" if os.access(folder, os.W_OK) else "folder"
