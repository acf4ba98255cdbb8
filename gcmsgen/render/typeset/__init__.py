"""The fast engine of PDF: the look of `page.css` read into boxes, lines broken here, a file written and read back byte by byte.

What it cannot set as WeasyPrint would, it declines (`declined.py`), and WeasyPrint sets it.
"""
