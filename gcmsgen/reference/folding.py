"""Fold place names and job titles to the form in which two spellings of one name are equal.

Folding forgives how a name is typed (capitals, accents, hyphens, apostrophes, `St.` for `Saint`), never which name
it is: `Saint John` and `St. John's` stay apart. It is one step towards equality; the look-ups take the rest.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark, with what people type in their place.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th", "ɬ": "l"}
)

# Apostrophes, the marks typed for them, and the glottal marks of Indigenous names: left out when folding.
APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´′ʹʻʼʽʾʿˈˊˋʔˀ"), None)

# A whole word only. `Ste` is feminine: it is never folded into `saint`.
SAINTS = {"st": "saint", "ste": "sainte"}

NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def fold_letters(text: str) -> str:
    """Return the text without capitals, accents and apostrophes; spaces, hyphens and full stops stay.

    >>> fold_letters("Behchokǫ̀"), fold_letters("L’ÎLE-PERROT"), fold_letters("St. John's")
    ('behchoko', 'lile-perrot', 'st. johns')
    """
    # Before decomposing: U+00B4, typed for an apostrophe, would decompose into a space and a combining accent.
    bare = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).casefold()
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(LETTERS)


@lru_cache(maxsize=4096)
def fold_place(name: str) -> str:
    """Return the key under which all spellings of one place name meet.

    Every dash, full stop and run of spaces becomes one space, `&` becomes `and`, `St` and `Ste` are written out.

    >>> fold_place("ST JEAN SUR RICHELIEU") == fold_place("Saint-Jean-sur-Richelieu")
    True
    >>> fold_place("Saint John"), fold_place("St. John's"), fold_place("Ste-Marie")
    ('saint john', 'saint johns', 'sainte marie')
    """
    words = NOT_A_WORD.sub(" ", fold_letters(name).replace("&", " and ")).split()
    return " ".join(SAINTS.get(word, word) for word in words)


def fold_word(word: str) -> str:
    """Return the key of a word of a closed list: its letters and figures, without spaces and marks.

    >>> fold_word("Équité procédurale") == fold_word("equite-procedurale")
    True
    """
    return NOT_A_WORD.sub("", fold_letters(word))


def fold_running(text: str) -> str:
    """Return the words of running text as they are compared with a title in it, a small word before an apostrophe apart.

    >>> f" {fold_running('Offre d’emploi')} " in f" {fold_running('L’offre d’emploi l’exige.')} "
    True
    """
    return " ".join(NOT_A_WORD.sub(" ", fold_letters(_APOSTROPHE.sub(" ", text))).split())


_APOSTROPHE = re.compile("['’]")


def fold_title(title: str) -> str:
    """Return the key of a job title; of a gender pair, the key of its first form.

    >>> fold_title("Cadre supérieur/cadre supérieure") == fold_title("CADRE SUPERIEUR")
    True
    >>> fold_title("Able seaman/woman (except armed forces)")
    'able seaman except armed forces'
    """
    return " ".join(NOT_A_WORD.sub(" ", fold_letters(gender_forms(title)[0])).split())


def gender_forms(title: str) -> tuple[str, str]:
    """Return both forms of a title that writes a gender pair; a title without one is returned twice.

    >>> gender_forms("Agent de liaison syndical/agente de liaison syndicale")
    ('Agent de liaison syndical', 'agente de liaison syndicale')
    >>> gender_forms("Préposé/préposée au téléphone")
    ('Préposé au téléphone', 'préposée au téléphone')
    >>> gender_forms("Abattoir foreman/woman")
    ('Abattoir foreman', 'Abattoir forewoman')
    >>> gender_forms("Agent(e) de bord")
    ('Agent de bord', 'Agente de bord')
    """
    first, second = _endings(re.sub(r"\s*/\s*", "/", title))
    while "/" in first:
        first = _halves(first)[0]
    while "/" in second:
        second = _halves(second)[1]
    return first, second


def _endings(title: str) -> tuple[str, str]:
    """Return the title without and with the endings that it writes in parentheses, as in `immatriculé(e)`."""
    ending = re.compile(r"(?<=\w)\((\w{1,4})\)")
    return ending.sub("", title), ending.sub(r"\1", title)


def _halves(title: str) -> tuple[str, str]:
    """Return the title with its first slash resolved to the left, and to the right."""
    before, after = title.split("/", 1)
    left, right = before.split(), after.split()
    if not left or not right:
        return f"{before} {after}", f"{before} {after}"
    woman = right[0].rstrip(",")
    if woman in ("woman", "women") and left[-1].endswith(("man", "men")):
        right[0] = left[-1][:-3] + woman
    paired = _paired_words(left, right)
    return " ".join(left + right[paired:]), " ".join(left[: len(left) - paired] + right)


def _paired_words(left: list[str], right: list[str]) -> int:
    """Return how many words at the end of `left` have their counterpart at the beginning of `right`.

    A counterpart begins with the same two letters (`agent`, `agente`). Failing that the last words may pair
    (`père supérieur`, `mère supérieure`), and failing that one word does (`homme/femme de ménage`).
    """
    longest = min(len(left), len(right))
    for count in range(longest, 0, -1):
        if _alike(left[-count], right[0]):
            return count
    for count in range(longest, 1, -1):
        if _alike(left[-1], right[count - 1]):
            return count
    return 1


def _alike(one: str, other: str) -> bool:
    return fold_letters(one)[:2] == fold_letters(other)[:2]
