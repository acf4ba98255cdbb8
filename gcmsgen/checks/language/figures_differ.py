"""GCM888: the words have other figures in the two languages."""

import re
from collections import Counter
from collections.abc import Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.citation_differs import ENGLISH, FRENCH
from gcmsgen.checks.language.pair_rule import Pair, PairFault, PairRule
from gcmsgen.checks.language.word_rule import NBSP
from gcmsgen.checks.rule import Rule, of_templates
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted

_NUMBER = re.compile(r"\d+(?:[., \u00a0]\d{3}(?!\d))*(?:[.,]\d+)?")


def _faults(pair: Pair, _terms: object) -> Iterator[PairFault]:
    """Yield each number of one language alone; those of citations have a rule of their own."""
    english, french = (
        Counter(_numbers(citations.sub("", one.text)))
        for citations, one in ((ENGLISH, pair.english), (FRENCH, pair.french))
    )
    for number in [*(english - french), *(french - english)]:
        yield PairFault(0, _ALONE.filled(number=quoted(number)))


def _numbers(text: str) -> Iterator[str]:
    """Yield the figures of each number, without the signs by which a language parts them.

    >>> [*_numbers("$1,000.50 in 15 days")] == [*_numbers("1\\xa0000,50 $ dans les 15 jours")] == ["100050", "15"]
    True
    """
    return (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))


_ALONE = Text(en="{number} stands in one language alone", fr="{number} ne figure que dans une langue")


RULE = Rule(
    code="GCM888",
    severity=Severity.ERROR,
    title=Text(
        en="The words have other figures in the two languages",
        fr="Les chiffres du texte diffèrent dans les deux langues",
    ),
    finds=Text(
        en="The numbers that stand in the words themselves: amounts, days, years, telephone numbers, however each "
        "language writes them.",
        fr="Les nombres qui figurent dans le texte lui-même\N{NO-BREAK SPACE}: montants, jours, années, numéros de "
        "téléphone, quelle que soit la façon dont chaque langue les écrit.",
    ),
    matters=Text(
        en="A figure mistyped in one language is another time limit or another fee.",
        fr="Un chiffre mal tapé dans une langue est un autre délai ou d’autres frais.",
    ),
    mend=Text(
        en="Write the same figures in both.",
        fr="Écrivez les mêmes chiffres dans les deux langues.",
    ),
    authority=LANGUAGES,
    check=of_templates,
    right=(
        "within 60 days ↔ dans les 60 jours",
        f"$1,000.50 ↔ 1{NBSP}000,50{NBSP}$",
        "1-888-242-2100 ↔ 1-888-242-2100",
    ),
    wrong=("within 60 days ↔ dans les 90 jours", f"$155 ↔ 255{NBSP}$", "15 days ↔ quelques jours"),
)

PAIR_RULE = PairRule(RULE, _faults)
