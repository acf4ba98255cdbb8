"""The figures and months that a text holds, in a form that both languages share; numbers in words are left aside.

>>> sorted(figures("On April 15, 2026, 2,100 people; $230.", Language.EN))
['15', '2026', '2100', '230', 'month 4']
>>> sorted(figures("Le 15\\xa0avril 2026, 2\\xa0100 personnes; 230\\xa0$.", Language.FR))
['15', '2026', '2100', '230', 'month 4']
>>> figures("the 4th of May, 2026", Language.EN) == figures("2026-05-04", Language.FR) == figures("4 mai 2026", Language.FR)
True
>>> sorted(figures("at 2:40 p.m.", Language.EN)), sorted(figures("à 14\xa0h\xa040", Language.FR))
(['14', '40'], ['14', '40'])
"""

import re
from functools import cache, lru_cache

from gcmsgen.checks.claims.days_named import SHORT_MONTHS
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

# A number in digits; thousands are set off by a comma in English and by a space in French. Both ways to go on stand behind
# one first digit, which the engine then looks for without trying either at every letter.
_NUMBER = {
    Language.EN: r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)",
    Language.FR: r"\d(?:\d{0,2}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+(?!\d)|\d*)",
}
_NO_DIGIT = re.compile(r"\D")
# French writes 14 h 40 for 2:40 p.m.
_AFTERNOON = re.compile(r"\b(\d{1,2})(:\d{2})?\s?p\.?m\b\.?", re.IGNORECASE)
_MAYBE_AFTERNOON = re.compile(r"[Pp]\.?[Mm]")
_NOON = 12
_KEPT = 4096  # texts whose figures are kept, for officers use the same reasons again


@lru_cache(maxsize=_KEPT)
def figures(text: str, language: Language) -> frozenset[str]:
    """Return each whole number written in digits, and each month beside one: `May 15`, `May 2026`, `15 mai`, `mai 2026`.

    The verb `may` stands beside no number.
    """
    if language is Language.EN and _MAYBE_AFTERNOON.search(text):
        text = _AFTERNOON.sub(_twenty_four_hours, text)
    number, names, months = _patterns(language)
    found = set[str]()
    if _DAY_IN_FIGURES.search(text):
        for day in _DAY_IN_FIGURES.finditer(text):
            found |= {day["year"], f"month {int(day['month'])}", str(int(day["day"]))}
        text = _DAY_IN_FIGURES.sub(" ", text)
    for match in number.finditer(text):
        found.add(_plain(match[1]))
        if match[2]:
            found.add(f"month {months[match[2]]}")
        at = match.start() - 1
        if at > 0 and text[at].isspace():
            before = text[max(0, at - _LONGEST) : at].removesuffix(",").removesuffix(".")
            if before.endswith(names):
                found.update(f"month {months[name]}" for name in names if before.endswith(name))
    return frozenset(found)


_DAY_IN_FIGURES = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>0[1-9]|1[0-2])[-/.](?P<day>0[1-9]|[12]\d|3[01])\b"
)
_LONGEST = 12  # signs of the longest month of either language and a comma


def _plain(written: str) -> str:
    """Return a number without what sets off its thousands and without zeros before it."""
    if written.isascii() and written.isdecimal() and written[0] != "0":
        return written
    return str(int(_NO_DIGIT.sub("", written)))


def _twenty_four_hours(match: re.Match[str]) -> str:
    hour = int(match[1])
    return f"{hour if hour == _NOON else hour + _NOON}{match[2] or ''}"


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], tuple[str, ...], dict[str, int]]:
    """Return what finds a number with the month behind it, the names of the months, and their numbers."""
    months = {name: number for number, name in enumerate(table("months.yaml")[language.value], 1)} | SHORT_MONTHS[
        language
    ]
    space = r"[\s\N{NO-BREAK SPACE}]"
    number = re.compile(rf"({_NUMBER[language]})(?:(?:er|st|nd|rd|th)?{space}(?:of{space})?({'|'.join(months)})\b)?")
    return number, tuple(months), months
