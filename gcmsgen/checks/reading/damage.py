"""How another program spoilt a text before it came here: what can be told from the text alone, and what it probably was."""

import html
import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from gcmsgen.facts.tree import IN_A_WORD


class Spoiling(Enum):
    """Say what was done to a text."""

    TWICE_DECODED = auto()
    ESCAPED = auto()
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
def damage_of(text: str, *, name: bool, sentence: bool = False) -> SpoiltText | None:
    """Return how a text was spoilt; None where nothing shows it. A `name` asks no question; a `sentence` may quote and ask.

    >>> damage_of("AndrÃ©", name=True).repaired, damage_of("Nguy?n", name=True).kind, damage_of("SÃO João", name=True)
    ('André', <Spoiling.LETTER_LOST: 3>, None)
    >>> damage_of("What hours? None are given.", name=False, sentence=True), damage_of("1.12346E+09", name=True).kind
    (None, <Spoiling.ROUNDED: 4>)
    """
    if not text.isascii() and (found := _wrongly_decoded(text, name=name)):
        return found
    if ("&" in text or "_x" in text) and (found := _escaped(text)):
        return found
    if _lost(text, name=name):
        return SpoiltText(Spoiling.LETTER_LOST)
    return None if sentence else _wrapped(text, name=name)


def _wrongly_decoded(text: str, *, name: bool) -> SpoiltText | None:
    """Return what a text was before it was read in the wrong encoding, once or twice."""
    read = [again for codec in _RUNS if (again := _decoded_again(text, codec)) != text]
    if read:
        return SpoiltText(Spoiling.TWICE_DECODED, min(read, key=_odd_signs))
    if _LEFT_OVER.search(text) or (name and IN_A_WORD.search(text)):
        return SpoiltText(Spoiling.TWICE_DECODED)
    return None


def _decoded_again(text: str, codec: str) -> str:
    """Return a text as it was before one encoding was taken for UTF-8, once or twice."""
    for _ in range(2):
        text = _RUNS[codec].sub(lambda found: _repaired(found, codec), text)
    return text


def _odd_signs(text: str) -> tuple[int, int]:
    """Return how many signs of a text belong to no name, and its length: of two readings the one with less is meant."""
    return sum(not (sign.isalnum() or sign.isspace() or sign in "'’-.,()/&«»“”") for sign in text), len(text)


def _repaired(run: re.Match[str], codec: str) -> str:
    """Return what a run of signs is when its bytes are read as UTF-8; the run itself where they are none."""
    try:
        decoded = b"".join(_byte(sign, codec) for sign in run[0]).decode("utf-8")
    except UnicodeError:
        return run[0]
    return decoded if _WESTERN.fullmatch(decoded) else run[0]


def _byte(sign: str, codec: str) -> bytes:
    return bytes([ord(sign)]) if codec == _WINDOWS and ord(sign) < 0x100 else sign.encode(codec)


def _run(codec: str, firsts: str, first_of_three: str) -> re.Pattern[str]:
    """Return what finds the signs that an encoding makes of UTF-8: a first byte with one that follows, or with two."""
    following = re.escape("".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(0x80, 0xC0)))
    return re.compile(f"(?:[{firsts}][{following}]|[{first_of_three}][{following}]{{2}})+")


_WINDOWS = "cp1252"
# First bytes of UTF-8 as each encoding reads them: of older Macs and of DOS only those that begin no word of either language.
_RUNS = {
    "mac_roman": _run("mac_roman", "¬√ƒ≈∆", "‚·"),
    "cp850": _run("cp850", "┬├─┼", "ÔßÓ"),
    "cp437": _run("cp437", "┬├─┼", "Γßπ"),
    _WINDOWS: _run(_WINDOWS, "\u00c2-\u00df", "\u00e0-\u00ef"),
}
# Letters of names and the signs of both languages: what decodes to anything else was probably meant as it stands.
_WESTERN = re.compile("[\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2122]+")
# à was two bytes, of which a spreadsheet took the second, a no-break space, for a plain one; a stray first byte before a space.
_LEFT_OVER = re.compile(r"[a-zß-ÿ]Ã(?=[\s.,;:]|$)|[0-9a-zß-ÿ]Â(?=[\s.,;:]|$)|√(?=[^\W\d_])|[├┬](?=\w)")


def _escaped(text: str) -> SpoiltText | None:
    """Return a text that a form of the web or a spreadsheet wrote as it writes signs for itself: `O&#39;Neil`, `_x000D_`."""
    repaired = _CELL.sub(lambda found: chr(int(found[1], 16)), html.unescape(text) if _ENTITY.search(text) else text)
    return SpoiltText(Spoiling.ESCAPED, repaired if repaired.isprintable() else None) if repaired != text else None


_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,8});")
_CELL = re.compile(r"_x([0-9A-F]{4})_")


def _lost(text: str, *, name: bool) -> bool:
    """Say whether a sign stands where a letter was: inside a word, or at either end of one in a name."""
    if not _LOSING.search(text):
        return False
    without_links = _LINK.sub("", text)
    return bool(_ALWAYS_LOST.search(text) or (_LOST_NAME if name else _LOST).search(without_links))


_LOSING = re.compile("[?¿□▯\N{REPLACEMENT CHARACTER}]")
_ALWAYS_LOST = re.compile("[□▯\N{REPLACEMENT CHARACTER}]")
_LINK = re.compile(r"\b(?:[a-z]{2,6}://|www\.)\S+")
_LOST = re.compile(r"[^\W\d_][?¿]+[^\W\d_]")
_LOST_NAME = re.compile(r"[^\W\d_][?¿]|[?¿][^\W\d_]")


def _wrapped(text: str, *, name: bool) -> SpoiltText | None:
    """Return a value without what a spreadsheet or a paste put around it, or a number that one rounded."""
    if _ROUNDED.fullmatch(text):
        return SpoiltText(Spoiling.ROUNDED)
    if _MARKED.match(text):
        return SpoiltText(Spoiling.MARKED, text[1:])
    bare = text
    while bare[:1] in _QUOTES and len(bare) > 1 and bare[-1] in _QUOTES[bare[0]]:
        bare = bare[1:-1].strip()
    if bare != text and bare and not set(bare) & set(_ANY_QUOTE):
        return SpoiltText(Spoiling.QUOTED, bare)
    if name and text.count('"') % 2 and text.strip('"') and (text[0] == '"' or text[-1] == '"'):
        return SpoiltText(Spoiling.QUOTED)
    return None


_ROUNDED = re.compile(r"-?[0-9]+[.,][0-9]+ ?[Ee][+-]?[0-9]{1,3}|[0-9]+ ?[Ee]\+[0-9]{1,3}")
_MARKED = re.compile(r"['‘’`´][0-9]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "‘": "’", "„": "“”", "`": "`´'", "´": "´", "”": "”"}
_ANY_QUOTE = "\"'“”«»‘„"
