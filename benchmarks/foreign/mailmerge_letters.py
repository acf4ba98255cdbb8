"""Make letters with docx-mailmerge2, a row of a table for each paragraph; `timed.py` says how it is run."""

import io

from mailmerge import MailMerge
from timed import order, run, texts

TEMPLATE = order()["templates"]["mailmerge_letters"]


def made(letter: dict) -> bytes:
    """Return one letter as DOCX."""
    target = io.BytesIO()
    with MailMerge(TEMPLATE) as document:
        document.merge_rows("text", [{"text": text} for text in texts(letter)])
        document.write(target)
    return target.getvalue()


run(made)
