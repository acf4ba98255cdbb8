"""Read the persons and organizations that a sentence names, where its form leaves no doubt that it does.

A person bears a title (`Mr.`, « Mme »), an organization the word that its law gives it (`Inc.`, « Ltée »), and either may stand
behind the word for what it is (`the company`, « la demanderesse »). Other capitals may be a city, a law or the head of a
sentence: nothing is said of them.

>>> [n.text for n in names_named("Mr. Otto Musterfall left Fictive Pines Ltd. for Perth.", Language.EN)]
['Otto Musterfall', 'Fictive Pines Ltd']
>>> [n.text for n in names_named("Selon M. Jean-Luc Fictif, Bois Imaginaires ltée n’offre rien.", Language.FR)]
['Jean-Luc Fictif', 'Bois Imaginaires ltée']
>>> [n.text for n in names_named("The applicant, Nulla Sampleton, left the company Fabled Foundry; a client Desk.", Language.EN)]
['Nulla Sampleton', 'Fabled Foundry']
>>> [n.text for n in names_named("La demanderesse, Nulla Sampleton, a quitté la société Fabled Foundry du Canada.", Language.FR)]
['Nulla Sampleton', 'Fabled Foundry']
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
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’'-]+[\w’'-]*"
_APPLICANT = {
    Language.EN: r"(?:[Aa]pplicant|[Cc]lient)",
    Language.FR: r"(?:[Dd]emandeur|[Dd]emanderesse|[Cc]liente?)",
}
_BODIES = {
    Language.EN: r"(?:company|firm|employer|corporation|partner|university|college|studio)",
    Language.FR: r"(?:société|entreprise|compagnie|employeur|partenaire|université|collège|studio)",
}
_ROLE_WORDS = (
    "applicant client company firm employer corporation partner university college studio demandeur demanderesse cliente société "
    "entreprise compagnie employeur partenaire université collège"
)
_ROLES = frozenset(_ROLE_WORDS.split())
_WORDS_OF_NAMES = (
    "mr mrs ms mx miss dr prof m mm mme mmes mlle me dre pr pre monsieur madame inc incorporated ltd limited corp corporation llc "
    "llp plc gmbh ag pty sarl sas ltée"
)
_NAMING = frozenset(_WORDS_OF_NAMES.split())


def may_name_anybody(text: str, words: frozenset[str]) -> bool:
    """Say whether a text, with these words in small letters, holds a title, the form of a company or a word for who somebody is."""
    return not words.isdisjoint(_NAMING) or "S.A" in text or not words.isdisjoint(_ROLES)


def _pattern_of(language: Language) -> re.Pattern[str]:
    titled = rf"(?<![\w’]){_TITLES[language]}{_BLANK}(?P<person>{_PART}(?:{_BLANK}{_PART}){{0,3}})"
    # Two words at least: one capital behind such a word may begin anything (`the employer Portal`).
    run = rf"{_WORD}(?:{_BLANK}{_WORD}){{1,3}}"
    applicant = rf"\b{_APPLICANT[language]},?{_BLANK}(?P<applicant>{run})"
    body = rf"\b{_BODIES[language]},?{_BLANK}(?P<body>{run})"
    return re.compile(f"{titled}|{_COMPANY}|{applicant}|{body}")


_PATTERN = {language: _pattern_of(language) for language in Language}


def names_named(text: str, language: Language) -> Iterator[Mention]:
    """Yield each person that bears a title, each organization that bears the word of its form, and whom the word before says.

    The unit tells them apart: `person`, `company`, and `applicant` for a name that is said to be the applicant's.
    """
    for match in _PATTERN[language].finditer(text):
        part = match.lastgroup or "company"
        unit = "company" if part == "body" else part
        yield Mention(ClaimKind.NAME, match[part], match.start(part), (match[part],), unit=unit)
