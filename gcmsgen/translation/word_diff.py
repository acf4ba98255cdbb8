"""Set two states of a text beside one another, word by word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Became = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class DiffPart:
    """Hold some words and what became of them."""

    words: str
    became: Became


def word_diff(before: str, after: str) -> tuple[DiffPart, ...]:
    """Return both texts as pieces: what stayed, what is gone, what is new.

    >>> [(piece.words, piece.became) for piece in word_diff("I have refused it.", "I refused it.")]
    [('I ', 'same'), ('have ', 'gone'), ('refused it.', 'same')]
    """
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    pieces: list[DiffPart] = []
    if len(old) * len(new) > _MOST_PAIRS:
        return tuple(DiffPart(words, became) for words, became in ((before, _GONE), (after, _NEW)) if words)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(DiffPart("".join(new[c:d]), "same"))
        else:
            pieces += [DiffPart("".join(old[a:b]), "gone")] if a < b else []
            pieces += [DiffPart("".join(new[c:d]), "new")] if c < d else []
    return tuple(pieces)


_MOST_PAIRS = 1_000_000  # two texts of a thousand words: beyond, nobody reads a difference word by word
_GONE: Became = "gone"
_NEW: Became = "new"


def marked(parts: Iterable[DiffPart]) -> str:
    """Return a difference as plain text, what went and what came between signs.

    >>> marked(word_diff("The fee is due.", "The whole fee is paid."))
    'The {+whole +}fee is [-due.-]{+paid.+}'
    """
    return "".join(_SIGNS[part.became].format(part.words) for part in parts)


_SIGNS: Mapping[Became, str] = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
