"""Tell the name of a place from that of its corporation: `Ville d'Ottawa`, `Halifax Regional Municipality`."""

import re
from collections.abc import Iterator

_THE = r"(?:the\s+)?(?:corporation\s+of\s+the\s+)?"
_ENGLISH = (
    r"(?:city|town|village|hamlet|parish|community|county|region|rm|md|"
    r"(?:summer|northern|resort|charter)\s+(?:village|community)|(?:united\s+)?townships?|united\s+counties|"
    r"(?:regional|rural|resort|mountain\s+resort|island|district|specialized)\s+municipality|municipal\s+district|"
    r"(?:regional\s+)?district|municipality(?:\s+of\s+the\s+(?:county|district|township|town|village))?)"
)
_FRENCH = (
    r"(?:ville|cit[eé]|village|hameau|comt[eé]|paroisse|cantons?(?:[\s-]unis)?|district|communaut[eé]\s+rurale|"
    r"municipalit[eé](?:\s+(?:rurale|r[eé]gionale))?(?:\s+(?:de\s+la\s+paroisse|du\s+canton|du\s+village|de\s+la\s+ville))?)"
)
_BEFORE = re.compile(
    rf"\s*(?:{_THE}{_ENGLISH}\s+of\s+(?P<the>the\s+)?|(?:la\s+|le\s+)?{_FRENCH}\s+(?P<of>d['’]\s*|d\s+|de\s+la\s+|de\s+|du\s+|des\s+))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:(?:regional|district|rural|resort)\s+municipality|municipality|township|county|(?:first\s+|cree\s+|ojibway\s+)?nation|indian\s+band)\s*$",
    re.IGNORECASE,
)
# What `of` and its article have swallowed of a French name: `Ville du Gardeur` is Le Gardeur.
_ARTICLES = {"du": "Le ", "des": "Les ", "de la": "La "}


def other_readings(name: str) -> Iterator[str]:
    """Yield other forms under which a name may stand in the table, nearest first; the name itself is not among them.

    >>> list(other_readings("Ville du Grand Sudbury"))
    ['Grand Sudbury', 'Le Grand Sudbury']
    >>> list(other_readings("Halifax Regional Municipality")), list(other_readings("VAL D OR"))
    (['Halifax'], ["VAL D'OR"])
    >>> list(other_readings("County of Brant")), list(other_readings("Toronto"))
    (['Brant', 'Brant County'], [])
    """
    # An apostrophe typed as a space, and the colon of Mohawk names.
    typed = re.sub(r"(?i)\b([dl])\s+(?=\w)", r"\1'", name).replace(":", "")
    if typed != name:
        yield typed
    before = _BEFORE.match(name)
    rest = name[before.end() :].strip() if before else name
    if before and rest:
        yield rest
        yield from _with_article(before, rest)
        if re.match(r"\s*(?:the\s+)?county\b", name, re.IGNORECASE):
            yield f"{rest} County"
    bare = _BEHIND.sub("", rest)
    if bare and bare != rest:
        yield bare


def names_a_corporation(name: str) -> bool:
    """Say whether a name has the form of a corporation's.

    >>> names_a_corporation("Ville d'Ottawa"), names_a_corporation("VAL D OR")
    (True, False)
    """
    return bool(_BEFORE.match(name) or _BEHIND.search(name))


def _with_article(before: re.Match[str], rest: str) -> Iterator[str]:
    article = _ARTICLES.get(" ".join((before["of"] or "").lower().split()))
    if article:
        yield article + rest
    if before["the"]:
        yield f"The {rest}"
