"""Find where a line may end inside a word, as Pango does: Unicode's rules (UAX #14) for the signs of letters in two languages.

A sign that is not known here is declined. A space is no matter here: a line may end at each of them, and at no no-break space.
"""

import unicodedata
from functools import lru_cache

from gcmsgen.render.typeset.declined import Declined


@lru_cache(maxsize=20_000)
def places(word: str) -> tuple[int, ...]:
    """Return where a line may end within a word. Raises Declined for a sign that is not known.

    >>> places("well-known"), places("and/or"), places("2026-05-20"), places("application"), places("12/34")
    ((5,), (4,), (), (), ())
    """
    if word.isascii() and word.isalnum():
        return ()
    kinds = [_kind(sign) for sign in word]
    return tuple(at for at in range(1, len(word)) if _may_end(kinds, at))


def _kind(sign: str) -> str:
    found = _KIND_OF.get(sign)
    if found is None:
        category, point = unicodedata.category(sign), ord(sign)
        if point >= _BEYOND or category[0] not in "LNS" or sign in _OTHERS or category == "Nd":
            raise Declined("a sign of which it is not known where lines end")
        found = "AL"
    return found


# The classes of Unicode that matter here, each with its signs.
SIGNS = {
    "SP": " ",  # one that holds, as before a colon: the others are between words
    "NU": "0123456789",
    "GL": "\u00a0\u202f\u2007\u2011",
    "HY": "-",
    "BA": "\u2010\u2013|",
    "B2": "\u2014",
    "SY": "/",
    "IS": ".,:;",
    "EX": "!?",
    "OP": "([{¿¡\u201a\u201e",
    "CP": ")]",
    "CL": "}",
    "QU": "\"'«»\u2018\u2019\u201c\u201d\u2039\u203a",
    "PR": "$£¥€+\\±№",
    "PO": "%¢°‰\u2032\u2033",
    "IN": "\u2026",
    "AL": "#&*<=>@^_`~§©®¶·•¦¨¯¬¸×÷µªº†‡",
}
_KIND_OF = {sign: kind for kind, signs in SIGNS.items() for sign in signs}
_OTHERS = "\u00b4\u02c8\u02cc\u02df"  # before which a line may end
_BEYOND = 0x0590  # Latin, Greek, Cyrillic, Armenian: what comes next is written from right to left


def _may_end(kinds: list[str], at: int) -> bool:
    before, after = kinds[at - 1], kinds[at]
    if after not in _AFTER[before]:
        return False
    if after == "OP" and before in ("PR", "PO"):
        return kinds[at + 1 : at + 2] != ["NU"]
    if before in ("SY", "IS", "CP", "CL") and after in ("NU", "PR", "PO"):
        return not _behind_number(kinds, at - 1, after)
    return True


def _behind_number(kinds: list[str], at: int, after: str) -> bool:
    """Say whether a number goes on behind the sign at a place: 12/34, 3.5, (4)%."""
    if kinds[at] in ("CP", "CL"):
        if after == "NU":
            return False
        at -= 1
    while at >= 0 and kinds[at] in ("SY", "IS"):
        at -= 1
    return at >= 0 and kinds[at] == "NU"


# Behind a sign of each class, before which classes a line may end.
_ANY = frozenset(("AL", "NU", "B2", "OP", "PR", "PO"))
_AFTER = {
    "SP": frozenset(),
    "AL": frozenset(("B2",)),
    "NU": frozenset(("B2",)),
    "GL": frozenset(),
    "HY": _ANY - {"NU"} | {"GL"},
    "BA": _ANY | {"GL"},
    "B2": _ANY - {"B2"},
    "SY": _ANY,
    "IS": _ANY - {"AL"},
    "EX": _ANY,
    "OP": frozenset(),
    "CP": frozenset(("B2", "OP", "PR", "PO")),
    "CL": _ANY,
    "QU": frozenset(),
    "PR": frozenset(("B2", "OP", "PR", "PO")),
    "PO": frozenset(("B2", "OP", "PR", "PO")),
    "IN": _ANY,
}
