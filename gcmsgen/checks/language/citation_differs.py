"""GCM882: a citation is not the same in both languages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gcmsgen.checks.authorities import FRENCH_CITATIONS
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.language.passage import Passage
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_NOUNS = {
    "section": "section",
    "subsection": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "clause": "clause",
    "article": "section",
    "paragraphe": "subsection",
    "alinéa": "paragraph",
    "sous-alinéa": "subparagraph",
    "division": "clause",
}
_LEVEL = r"(?:\([\w.]+\))"
_ITEM = {
    Language.EN: rf"(?:\d[\d.]*{_LEVEL}*|{_LEVEL}+)",
    Language.FR: rf"(?:(?:\d[\d.]*(?:\(\d[\d.]*\))*)?[a-z](?:\.\d+)?\){_LEVEL}*|\d[\d.]*{_LEVEL}*|{_LEVEL}+)",
}
_AND = {Language.EN: r"(?:,? (?:and|or|to) |, )", Language.FR: r"(?:,? (?:et|ou|à) |, )"}
_NAMED = {
    Language.EN: r"\b(section|subsection|paragraph|subparagraph|clause)s?",
    Language.FR: r"\b(article|paragraphe|sous-alinéa|alinéa|division)s?",
}
# R205(b) of the Regulations is R205b) in French, A16(1) of the Act is L16(1).
_SHORT = {Language.EN: "[RA]", Language.FR: "[RL]"}
_ITEMS = {language: re.compile(item) for language, item in _ITEM.items()}
_CITATIONS = {
    language: re.compile(
        rf"(?i:{_NAMED[language]})[ \u00a0](?=\d)((?:{_ITEM[language]}{_AND[language]})*{_ITEM[language]})"
        rf"|\b({_SHORT[language]})(?=\d)({_ITEM[language]})"
    )
    for language in Language
}


@dataclass(frozen=True, slots=True)
class _Cited:
    """Hold a provision that is cited: where in the French, in which words, by which noun, if any, and its parts."""

    at: int
    words: str
    noun: str
    parts: tuple[str, ...]


def without_citations(passage: Passage) -> str:
    """Return the words of a passage without the provisions that they cite."""
    return _CITATIONS[passage.language].sub("", passage.text)


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield the citations of one language alone, then those whose noun does not fit the depth of their number."""
    english, french = [*_cited(pair.english)], [*_cited(pair.french)]
    for some, others in ((english, french), (french, english)):
        alone = Counter(one.parts for one in some) - Counter(one.parts for one in others)
        for one in some:
            if alone[one.parts] > 0:
                alone[one.parts] -= 1
                yield PairFault(one.at, _ALONE.filled(cited=quoted(one.words)))
    for one in (*english, *french):
        if one.noun and _depth(one.parts) != one.noun:
            yield PairFault(one.at, _OTHER_DEPTH.filled(cited=quoted(one.words)))


def _cited(passage: Passage) -> Iterator[_Cited]:
    """Yield each provision that a passage cites, one by one where it cites a list."""
    for match in _CITATIONS[passage.language].finditer(passage.text):
        at = match.start() if passage.language is Language.FR else 0
        noun, items, short, one = match.groups()
        parts: tuple[str, ...] = ()
        for item in _ITEMS[passage.language].findall(items or one):
            parts = _parts(item) if item[0].isdigit() else _gone_on(parts, _parts(item))
            named = (_STATUTES[short], *parts) if short else parts
            yield _Cited(at, match[0], _NOUNS[noun.casefold()] if noun else "", named)


def _gone_on(before: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the provision that a list goes on to with its last levels alone.

    >>> _gone_on(("200", "3", "e"), ("f.1",))
    ('200', '3', 'f.1')
    """
    return (*before[: len(before) - len(parts)], *parts)


_STATUTES = {"R": "Regulations", "A": "Act", "L": "Act"}


def _parts(number: str) -> tuple[str, ...]:
    """Return the parts of a number, in whichever language it is written.

    >>> _parts("200(1)(c)(ii.1)") == _parts("200(1)c)(ii.1)") == ("200", "1", "c", "ii.1")
    True
    """
    head, rest = re.match(r"([\d.]*\d)?(.*)", number).groups()  # type: ignore[union-attr]
    return (*([head] if head else []), *re.findall(r"\w+(?:\.\w+)*", rest))


def _depth(parts: tuple[str, ...]) -> str:
    """Return the noun of a depth.

    >>> _depth(("205", "b")), _depth(("52", "2")), _depth(("200", "1", "c", "ii.1"))
    ('paragraph', 'subsection', 'subparagraph')
    """
    letters = [part for part in parts[1:] if not part[0].isdigit()]
    if letters:
        return ("paragraph", "subparagraph", "clause")[min(len(letters), 3) - 1]
    return "subsection" if len(parts) > 1 else "section"


_ALONE = Text(en="{cited} stands in one language alone", fr="{cited} ne figure que dans une langue")
_OTHER_DEPTH = Text(en="{cited} has the noun of another depth", fr="{cited} porte le nom d’un autre niveau")


RULE = Rule(
    code="GCM882",
    severity=Severity.ERROR,
    title=Text(
        en="A citation is not the same in both languages",
        fr="Un renvoi n’est pas le même dans les deux langues",
    ),
    finds=Text(
        en="The provisions that the words themselves cite, with their depth: paragraph 200(1)(c) is alinéa "
        "200(1)c), subparagraph 200(1)(c)(ii.1) is sous-alinéa 200(1)c)(ii.1); and a noun that does not fit the "
        "depth of its number.",
        fr="Les dispositions que le texte lui-même cite, avec leur niveau\N{NO-BREAK SPACE}: "
        "«\N{NO-BREAK SPACE}paragraph 200(1)(c)\N{NO-BREAK SPACE}» est «\N{NO-BREAK SPACE}alinéa "
        "200(1)c)\N{NO-BREAK SPACE}» et «\N{NO-BREAK SPACE}subparagraph 200(1)(c)(ii.1)\N{NO-BREAK SPACE}», "
        "«\N{NO-BREAK SPACE}sous-alinéa 200(1)c)(ii.1)\N{NO-BREAK SPACE}»; ainsi qu’un nom qui ne convient pas "
        "au niveau du numéro.",
    ),
    matters=Text(
        en="The English paragraph is the French alinéa, and « paragraphe 205b) » names nothing.",
        fr="Le «\N{NO-BREAK SPACE}paragraph\N{NO-BREAK SPACE}» anglais est l’alinéa français, et "
        "«\N{NO-BREAK SPACE}paragraphe 205b)\N{NO-BREAK SPACE}» ne désigne rien.",
    ),
    fix=Text(
        en="Cite the same provision with the noun of its depth; the filter `citation` does.",
        fr="Citez la même disposition avec le nom de son niveau; le filtre "
        "«\N{NO-BREAK SPACE}citation\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_CITATIONS,
    right=(
        "under paragraph 205(b) ↔ en vertu de l’alinéa 205b)",
        "subparagraph 200(1)(c)(ii.1) ↔ sous-alinéa 200(1)c)(ii.1)",
        "sections 34 to 42 ↔ articles 34 à 42",
        "paragraphs 200(3)(e) and (f.1) ↔ alinéas 200(3)e) et f.1)",
        "R205(b) and A16(1) ↔ R205b) et L16(1)",
    ),
    wrong=(
        "paragraph 205(b) ↔ paragraphe 205b)",
        "subsection 52(2) ↔ paragraphe 52(1)",
        "paragraph 205(b) ↔ cette disposition",
        "sections 34 to 42 ↔ articles 34 à 41",
        "paragraphs 200(3)(e) and (f.1) ↔ alinéas 200(3)e) et f)",
        "A16(1) ↔ A16(1)",
        "paragraph 52(2) ↔ paragraphe 52(2)",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
