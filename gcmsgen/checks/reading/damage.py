"""How another program spoilt a text before it came here: what can be told from the text alone, and what it probably was."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class Spoiling(Enum):
    """Say what was done to a text."""

    TWICE_DECODED = auto()
    LETTER_LOST = auto()
    ROUNDED = auto()
    QUOTED = auto()
    MARKED = auto()


@dataclass(frozen=True, slots=True)
class SpoiltText:
    """Hold what was done to a text, and the text as it probably was; None where what is lost cannot be told."""

    kind: Spoiling
    repaired: str | None = None


@lru_cache(maxsize=4096)
def damage_of(text: str, *, name: bool) -> SpoiltText | None:
    """Return how a text was spoilt; None where nothing shows it. In a `name`, unlike in sentences, no question is asked.

    >>> damage_of("AndrÃ©", name=True).repaired, damage_of("Nguy?n", name=True).kind, damage_of("SÃO João", name=True)
    ('André', <Spoiling.LETTER_LOST: 2>, None)
    >>> damage_of("What hours? None are given.", name=False), damage_of("1.12346E+09", name=True).kind
    (None, <Spoiling.ROUNDED: 3>)
    """
    if not text.isascii() and (repaired := _decoded_once(text)) != text:
        return SpoiltText(Spoiling.TWICE_DECODED, repaired)
    if "\N{REPLACEMENT CHARACTER}" in text or ("?" in text and (_LOST_NAME if name else _LOST).search(text)):
        return SpoiltText(Spoiling.LETTER_LOST)
    if not name:
        return None
    if _ROUNDED.fullmatch(text):
        return SpoiltText(Spoiling.ROUNDED)
    if _MARKED.match(text):
        return SpoiltText(Spoiling.MARKED, text[1:])
    inner = text[1:-1].strip()
    if text[:1] in _QUOTES and text[-1:] == _QUOTES[text[:1]] and inner and not set(inner) & set(_ANY_QUOTE):
        return SpoiltText(Spoiling.QUOTED, inner)
    return None


def _decoded_once(text: str) -> str:
    return _RUN.sub(_repaired, text)


def _repaired(run: re.Match[str]) -> str:
    """Return what a run of signs is when its bytes are read as UTF-8; the run itself where they are none."""
    try:
        decoded = b"".join(_byte(sign) for sign in run[0]).decode("utf-8")
    except UnicodeError:
        return run[0]
    return decoded if _WESTERN.fullmatch(decoded) else run[0]


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")


# What Windows-1252 makes of a first byte of UTF-8 and of those that follow it.
_FOLLOWING = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_RUN = re.compile(f"(?:[\u00c2-\u00df][{re.escape(_FOLLOWING)}]|[\u00e0-\u00ef][{re.escape(_FOLLOWING)}]{{2}})+")
# Letters of names and the signs of both languages: what decodes to anything else was probably meant as it stands.
_WESTERN = re.compile("[\u00a0-\u024f\u1e00-\u1eff\u2010-\u203a\u20ac\u2122]+")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
_LOST_NAME = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?[Ee]\+?[0-9]{2,3}")
_MARKED = re.compile(r"'[0-9]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "‘": "’", "„": "“"}
_ANY_QUOTE = "\"'“”«»‘„"
