"""Find the employer that the words of a condition name, and tell whether it is that of the offer."""

import re
from collections.abc import Iterable, Iterator

from gcmsgen.language import Language
from gcmsgen.reference.folding import NOT_A_WORD, fold_letters
from gcmsgen.reference.places import provinces_with
from gcmsgen.reference.provinces import province_code

_WORD = r"[A-ZÀ-ÖØ-Þ0-9][\w’'&.-]*"
_SMALL = r"(?:of|the|and|de|du|des|la|le|les|et|&)"
_NAME = rf"({_WORD}(?:[ \u00a0](?:{_SMALL}[ \u00a0])*(?:[dl]’)?{_WORD})*)"
_ARTICLE = r"(?:(?:the|les|la|le)[ \u00a0])?"
_NAMED = {
    Language.EN: re.compile(
        rf"\b(?:[Ww]ork(?:s|ing)?|[Ee]mploy(?:ed|ment)|[Ss]ervices?)\b[ \w]{{0,20}}?[ ](?:for|by)[ ]{_ARTICLE}{_NAME}"
        rf"|\b[Ee]mployer:?[ ](?:is[ ])?{_ARTICLE}{_NAME}"
    ),
    Language.FR: re.compile(
        rf"\b(?:[Tt]ravail(?:ler|le)?|[Ee]mploi|[Ee]mployée?|[Ss]ervices?)\b[ \w’]{{0,20}}?[ \u00a0]"
        rf"(?:pour|chez|par|auprès[ ]de)[ \u00a0]{_ARTICLE}{_NAME}"
        rf"|\b[Ee]mployeur[ \u00a0]?:?[ \u00a0](?:est[ ])?{_ARTICLE}{_NAME}"
    ),
}
_FORMS = frozenset(
    ["inc", "ltd", "ltee", "limited", "limitee", "corp", "corporation", "co", "company", "compagnie"]
) | frozenset(["incorporated", "llc", "llp", "lp", "enr", "senc", "sencrl", "the", "les", "la", "le"])
# What begins with one of these is a person, or no name at all.
_NO_EMPLOYER = frozenset(
    ("dr", "dre", "prof", "mr", "mrs", "ms", "m", "mme", "noc", "cnp", "lmia", "eimt", "ircc", "canada", "canadian")
)


def employers_named(words: str, language: Language) -> Iterator[str]:
    """Yield each name that stands where an employer is named; a single word is one only with its legal form.

    >>> list(employers_named("Work only for Imaginary Maple Analytics Inc. in Calgary.", Language.EN))
    ['Imaginary Maple Analytics Inc.']
    >>> list(employers_named("Work only for the employer named in the offer.", Language.EN))
    []
    """
    for match in _NAMED[language].finditer(words):
        name = next(group for group in match.groups() if group)
        folded = _folded(name)
        if folded[0] in _NO_EMPLOYER or len(folded) < 2 or province_code(name) or provinces_with(name):
            continue
        yield name if folded[-1] in _FORMS else name.rstrip(".")


def is_of_the_offer(name: str, offered: Iterable[str]) -> bool:
    """Say whether a name is one of the offer, without its legal form, or the first words of one, or one with more behind it.

    >>> is_of_the_offer("Imaginary Maple", ["IMAGINARY MAPLE ANALYTICS, INC."]), is_of_the_offer("Maple Inc.", ["Oak Inc."])
    (True, False)
    """
    named = _core(name)
    cores = [_core(other) for other in offered]
    return any(named[: len(core)] == core or core[: len(named)] == named for core in cores if core and named)


def _core(name: str) -> list[str]:
    return [word for word in _folded(name) if word not in _FORMS]


def _folded(name: str) -> list[str]:
    return NOT_A_WORD.sub(" ", fold_letters(name)).split()
