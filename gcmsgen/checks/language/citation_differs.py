"""GCM882: a citation is not the same in both languages."""

import re
from collections import Counter
from collections.abc import Iterator

from gcmsgen.checks.authorities import FRENCH_CITATIONS
from gcmsgen.checks.language.pair_rule import Pair, PairFault, PairRule
from gcmsgen.checks.rule import Rule, of_templates
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted

ENGLISH = re.compile(
    r"\b(section|subsection|paragraph|subparagraph|clause)s?[ \u00a0](\d[\d.]*(?:\([\w.]+\))*)", re.IGNORECASE
)
FRENCH = re.compile(
    r"\b(article|paragraphe|sous-alinéa|alinéa|division)s?[ \u00a0]"
    r"(\d[\d.]*(?:\(\d[\d.]*\))*(?:[a-z](?:\.\d+)?\))?(?:\([\w.]+\))*)",
    re.IGNORECASE,
)
_DEPTHS = {
    "article": "section",
    "paragraphe": "subsection",
    "alinéa": "paragraph",
    "sous-alinéa": "subparagraph",
    "division": "clause",
}


def _faults(pair: Pair, _terms: object) -> Iterator[PairFault]:
    """Yield the citations of one language alone, then those whose noun does not fit."""
    english = Counter((noun.casefold(), _parts(number)) for noun, number in ENGLISH.findall(pair.english.text))
    french = Counter((_DEPTHS[noun.casefold()], _parts(number)) for noun, number in FRENCH.findall(pair.french.text))
    for noun, parts in [*(english - french), *(french - english)]:
        cited = f"{noun} {parts[0]}" + "".join(f"({part})" for part in parts[1:])
        yield PairFault(0, _ALONE.filled(cited=quoted(cited)))
    for match in FRENCH.finditer(pair.french.text):
        if _depth(_parts(match[2])) != _DEPTHS[match[1].casefold()]:
            yield PairFault(match.start(), _OTHER_DEPTH.filled(cited=quoted(match[0])))


def _parts(number: str) -> tuple[str, ...]:
    """Return the parts of a number, in whichever language it is written.

    >>> _parts("200(1)(c)(ii.1)") == _parts("200(1)c)(ii.1)") == ("200", "1", "c", "ii.1")
    True
    """
    head, rest = re.match(r"([\d.]*\d)(.*)", number).groups()  # type: ignore[union-attr]
    return (head, *re.findall(r"[\w.]+", rest))


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
    mend=Text(
        en="Cite the same provision with the noun of its depth; the filter `citation` does.",
        fr="Citez la même disposition avec le nom de son niveau; le filtre "
        "«\N{NO-BREAK SPACE}citation\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_CITATIONS,
    check=of_templates,
    right=(
        "under paragraph 205(b) ↔ en vertu de l’alinéa 205b)",
        "subparagraph 200(1)(c)(ii.1) ↔ sous-alinéa 200(1)c)(ii.1)",
        "sections 34 to 42 ↔ articles 34 à 42",
    ),
    wrong=(
        "paragraph 205(b) ↔ paragraphe 205b)",
        "subsection 52(2) ↔ paragraphe 52(1)",
        "paragraph 205(b) ↔ cette disposition",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
