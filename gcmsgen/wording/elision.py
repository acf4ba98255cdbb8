"""Where French drops a vowel: before a vowel or a mute h, but not before onze, oui, an aspirate h, or y with a vowel.

Source: Translation Bureau, Clefs du français pratique; confidence H for words, M for foreign names with h.
"""

import re

SMALL_WORDS = "de|que|lorsque|puisque|jusque|je|me|te|se|ne|le|la"
NEVER = "onze|onzièmes?|oui|ou|un|une|à|y|iode|uhlan"
_VOWELS = "aeiouàâäéèêëîïôöùûüœæ"
_MUTE_H = "h(?:abit|eure|istoire|omme|onneur|onor|oraire|ôpit|ôtel|umain|ypoth|iver|erbe|érit|ésit|aïti)"
OPENING = f"(?:[{_VOWELS}]|{_MUTE_H}|y[^{_VOWELS}\\W])"
"""What a word begins with before which a small word is elided, as a pattern."""

_ELIDES = re.compile(rf"(?!(?:{NEVER})\b){OPENING}", re.IGNORECASE)


def elides(word: str) -> bool:
    """Say whether a word asks a small word before it to drop its vowel.

    >>> [word for word in ("asile", "Yves", "Yukon", "onze", "Haïti", "Hongrie", "Île") if elides(word)]
    ['asile', 'Yves', 'Haïti', 'Île']
    """
    return bool(_ELIDES.match(word))
