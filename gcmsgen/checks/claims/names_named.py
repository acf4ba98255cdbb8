"""Read the persons and organizations that a sentence names, where its form leaves no doubt that it does.

A person bears a title (`Mr.`, « Mme »), an organization the word that its law gives it (`Inc.`, « Ltée »). Other capitals may be a
city, a law or the head of a sentence: nothing is said of them.

>>> [n.text for n in names_named("Mr. Otto Musterfall left Fictive Pines Ltd. for Perth.", Language.EN)]
['Otto Musterfall', 'Fictive Pines Ltd']
>>> [n.text for n in names_named("Selon M. Jean-Luc Fictif, Bois Imaginaires ltée n’offre rien.", Language.FR)]
['Jean-Luc Fictif', 'Bois Imaginaires ltée']
"""

import re
from collections.abc import Iterator

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.language import Language

_BLANK = r"[ \N{NO-BREAK SPACE}]"
_PART = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_TITLES = {
    Language.EN: r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\.?",
    Language.FR: r"(?:M\.|MM\.|Mme|Mmes|Mlle|Me|Dre?|Pre?|Monsieur|Madame)",
}
_FORM = r"(?:Inc|Incorporated|Ltd|Limited|Corp|Corporation|LLC|LLP|PLC|GmbH|AG|Pty|SARL|S\.A\.R\.L|SAS|S\.A|[Ll]tée|inc|ltd)"
_COMPANY = rf"(?P<company>{_PART}(?:{_BLANK}(?:{_PART}|&|and|et|of|de|du|des|la|le|l’|d’)){{0,6}}?,?{_BLANK}{_FORM}\b)"
_WORDS_OF_NAMES = (
    "mr mrs ms mx miss dr prof m mm mme mmes mlle me dre pr pre monsieur madame inc incorporated ltd limited corp corporation llc "
    "llp plc gmbh ag pty sarl sas ltée"
)
_NAMING = frozenset(_WORDS_OF_NAMES.split())


def may_name_anybody(text: str, words: frozenset[str]) -> bool:
    """Say whether a text, with these words in small letters, holds a title or the form of a company: most hold neither."""
    return not words.isdisjoint(_NAMING) or "S.A" in text


_PATTERN = {
    language: re.compile(rf"(?<![\w’]){title}{_BLANK}(?P<person>{_PART}(?:{_BLANK}{_PART}){{0,3}})|{_COMPANY}")
    for language, title in _TITLES.items()
}


def names_named(text: str, language: Language) -> Iterator[Mention]:
    """Yield each person that bears a title, and each organization that bears the word of its form."""
    for match in _PATTERN[language].finditer(text):
        part = "person" if match["person"] else "company"
        yield Mention(ClaimKind.NAME, match[part], match.start(part), (match[part],), unit=part)
