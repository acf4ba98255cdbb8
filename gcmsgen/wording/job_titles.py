"""A job title for one person: tables write both genders, `Entraîneur/entraîneuse`; a letter to one person writes one."""

import re

from gcmsgen.reference.folding import fold_letters


def title_of_one(title: str, form_of_address: str, between: str) -> str:
    """Return a title in the form for `ms` or `mr`; for anyone else both forms, with a word between them in place of the slash.

    A slash that stands between words that are no pair stays as it is.

    >>> title_of_one("Directeur adjoint/directrice adjointe de musée", "ms", "ou")
    'Directrice adjointe de musée'
    >>> title_of_one("Entraîneur-chef/entraîneuse-chef", "none", "ou"), title_of_one("CAD/CAM technician", "mr", "or")
    ('Entraîneur-chef ou entraîneuse-chef', 'CAD/CAM technician')
    """
    before, slash, after = title.partition("/")
    if not slash:
        return title
    rest = title_of_one(after, form_of_address, between)
    left, right = before.split(" "), rest.split(" ")
    size = next((size for size in range(1, len(left) + 1) if _is_pair(left[-size], right[0])), 0)
    if not size or len(right) < size:
        return f"{before}/{rest}"
    masculine, feminine = " ".join(left[-size:]), " ".join(right[:size])
    chosen = {"mr": masculine, "ms": _as_begun(feminine, masculine)}.get(
        form_of_address, f"{masculine} {between} {feminine}"
    )
    return " ".join([*left[:-size], chosen, *right[size:]])


def _is_pair(one: str, other: str) -> bool:
    """Say whether two words begin alike, as the two genders of a title do."""
    alike = 0
    for first, second in zip(fold_letters(one), fold_letters(other), strict=False):
        if first != second:
            break
        alike += 1
    return alike >= _LEAST_ALIKE and bool(re.fullmatch(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*,?", other))


_LEAST_ALIKE = 3  # letters: acteur/actrice begin with act, CAD/CAM with ca


def _as_begun(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
