"""GCM888: the words have other figures in the two languages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from babel.dates import get_month_names

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.citation_differs import without_citations
from gcmsgen.checks.language.pair_rule import PairFault, PairRule, PassagePair
from gcmsgen.checks.language.passage import Passage
from gcmsgen.checks.language.word_rule import NBSP
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text

_MONTHS = {language: [*get_month_names("wide", locale=language.value).values()] for language in Language}
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[., \u00a0]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?[ \u00a0]?([ap])\.?m\b")


def _faults(pair: PassagePair, _terms: object) -> Iterator[PairFault]:
    """Yield each figure of one language alone; those of citations have a rule of their own."""
    english, french = (Counter(_figures(one)) for one in (pair.english, pair.french))
    for figure in [*(english - french), *(french - english)]:
        yield PairFault(0, _ALONE.filled(figure=_said(figure)))


def _figures(passage: Passage) -> Iterator[str]:
    """Yield the figures of some words as both languages count them; a month beside figures is `month 3`.

    >>> from gcmsgen.checks.language.passage import of_rendered
    >>> [*_figures(of_rendered("x", Language.EN, "Pay $1,000.50 by 1:30 p.m. on March 1, 2025."))]
    ['month 3', '1000.5', '13', '30', '1', '2025']
    >>> [*_figures(of_rendered("x", Language.FR, "Payez 1\xa0000,50 $ au plus tard à 13 h 30 le 1er mars 2025."))]
    ['month 3', '1000.5', '13', '30', '1', '2025']
    """
    text = _ISO.sub(_in_words(passage.language), without_citations(passage))
    for month in _months(passage.language).finditer(text):
        yield f"month {_MONTHS[passage.language].index(month[0]) + 1}"
    for number in _NUMBER.findall(_CLOCK.sub(_hours, text)):
        whole, _, part = re.sub(r"[., \u00a0](?=\d{3}(?!\d))", "", number).replace(",", ".").partition(".")
        yield f"{int(whole)}.{part}".rstrip("0").rstrip(".") if part else str(int(whole))


def _in_words(language: Language) -> Callable[[re.Match[str]], str]:
    """Return what writes a date in figures with the name of its month."""

    def written(date: re.Match[str]) -> str:
        month = int(date[2])
        return f"{date[3]} {_MONTHS[language][month - 1]} {date[1]}" if 1 <= month <= 12 else date[0]

    return written


@cache
def _months(language: Language) -> re.Pattern[str]:
    """Return the pattern of a month that stands beside figures: `May` alone may be a verb."""
    names = "|".join(_MONTHS[language])
    return re.compile(rf"\b(?:{names})(?=[ \u00a0]\d)|(?:(?<=\d[ \u00a0])|(?<=\der[ \u00a0]))(?:{names})\b")


def _hours(clock: re.Match[str]) -> str:
    """Return a time of the clock of twelve hours as that of twenty-four has it; no minutes are none."""
    hour = int(clock[1]) % 12 + (12 if clock[3] == "p" else 0)
    return f"{hour} {clock[2]}" if clock[2] and int(clock[2]) else str(hour)


def _said(figure: str) -> Text:
    """Return a figure in words of both languages."""
    if figure.startswith("month "):
        english, french = (_MONTHS[language][int(figure[6:]) - 1] for language in (Language.EN, Language.FR))
        return Text(en=f"“{english}”", fr=f"«{NBSP}{french}{NBSP}»")
    return Text(en=f"“{figure}”", fr=f"«{NBSP}{figure.replace('.', ',')}{NBSP}»")


_ALONE = Text(en="{figure} stands in one language alone", fr="{figure} ne figure que dans une langue")


RULE = Rule(
    code="GCM888",
    severity=Severity.ERROR,
    title=Text(
        en="The words have other figures in the two languages",
        fr="Les chiffres du texte diffèrent dans les deux langues",
    ),
    finds=Text(
        en="The numbers that stand in the words themselves: amounts, days, years, hours, telephone numbers, and the months "
        "beside them, however each language writes them. Those of citations are left to GCM882.",
        fr="Les nombres qui figurent dans le texte lui-même\N{NO-BREAK SPACE}: montants, jours, années, heures, "
        "numéros de téléphone, et les mois à côté d’eux, quelle que soit la façon dont chaque langue les écrit. Ceux des "
        "renvois relèvent de GCM882.",
    ),
    matters=Text(
        en="A figure mistyped in one language is another time limit or another fee.",
        fr="Un chiffre mal tapé dans une langue est un autre délai ou d’autres frais.",
    ),
    fix=Text(
        en="Write the same figures in both.",
        fr="Écrivez les mêmes chiffres dans les deux langues.",
    ),
    authority=LANGUAGES,
    right=(
        "within 60 days ↔ dans les 60 jours",
        f"$1,000.50 ↔ 1{NBSP}000,50{NBSP}$",
        "1-888-242-2100 ↔ 1-888-242-2100",
        f"from May 1 to 15, 2025 ↔ du 1er au 15{NBSP}mai 2025",
        f"by 2:00 p.m. on March 1, 2025 ↔ au plus tard à 14{NBSP}h le 2025-03-01",
        f"You may pay 8% in May. ↔ Vous pouvez payer 8{NBSP}% en mai.",
    ),
    wrong=(
        "within 60 days ↔ dans les 90 jours",
        f"$155 ↔ 255{NBSP}$",
        "15 days ↔ quelques jours",
        f"8.5% ↔ 85{NBSP}%",
        f"May 12 ↔ 12{NBSP}juin",
    ),
)

PAIR_RULE = PairRule(RULE, _faults)
