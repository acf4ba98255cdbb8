"""A sentence as one line of plain words, in the composed form of Unicode."""

import re
import unicodedata


def one_line(text: str) -> str:
    """Return a sentence on one line, in the composed form of Unicode (NFC).

    Line breaks, tabs and every kind of space are one ordinary space each, whether of the template or of a fact; those that
    hold a line together (U+2007, U+202F) are the one no-break space that the words themselves use, U+00A0.
    """
    text = text.strip(_BREAKS)
    # No space but the ordinary one counts as printable, nor does a break: nearly every sentence is one line already, and a
    # note whose every sentence goes through the steps below takes half as long again to compose.
    if "  " in text or not (text.isprintable() or text.replace("\N{NO-BREAK SPACE}", "").isprintable()):
        text = _OTHER_SPACES.sub(" ", text.translate(_NO_BREAK))
        text = re.sub(f"[{_BREAKS}]+", " ", text).strip(_BREAKS)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_NO_BREAK = {ord("\N{FIGURE SPACE}"): "\N{NO-BREAK SPACE}", ord("\N{NARROW NO-BREAK SPACE}"): "\N{NO-BREAK SPACE}"}
_OTHER_SPACES = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]")
_BREAKS = " \t\r\n\f\v"
