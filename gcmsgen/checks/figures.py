"""The figures and months that a text holds, in a form that both languages share; numbers in words are left aside.

>>> sorted(figures("On April 15, 2026, 2,100 people; $230.", Language.EN))
['15', '2026', '2100', '230', 'month 4']
>>> sorted(figures("Le 15\\xa0avril 2026, 2\\xa0100 personnes; 230\\xa0$.", Language.FR))
['15', '2026', '2100', '230', 'month 4']
>>> sorted(figures("at 2:40 p.m.", Language.EN)), sorted(figures("à 14\xa0h\xa040", Language.FR))
(['14', '40'], ['14', '40'])
"""

import re
from functools import cache

from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

# A number in digits; thousands are set off by a comma in English and by a space in French. Both ways to go on stand behind
# one first digit, which the engine then looks for without trying either at every letter.
_NUMBER = {
    Language.EN: re.compile(r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*)"),
    Language.FR: re.compile(r"\d(?:\d{0,2}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+(?!\d)|\d*)"),
}
# French writes 14 h 40 for 2:40 p.m.
_AFTERNOON = re.compile(r"\b(\d{1,2})(:\d{2})?\s?p\.?m\b\.?", re.IGNORECASE)
_NOON = 12


def figures(text: str, language: Language) -> frozenset[str]:
    """Return each whole number written in digits, and each month that stands beside a number."""
    if not re.search(r"\d", text):
        return frozenset()
    if language is Language.EN and ("p.m" in text or "pm" in text.lower()):
        text = _AFTERNOON.sub(_twenty_four_hours, text)
    numbers = {str(int(re.sub(r"\D", "", written))) for written in _NUMBER[language].findall(text)}
    return frozenset(numbers | {f"month {number}" for number in _months(text, language)})


def _twenty_four_hours(match: re.Match[str]) -> str:
    hour = int(match[1])
    return f"{hour if hour == _NOON else hour + _NOON}{match[2] or ''}"


def _months(text: str, language: Language) -> set[int]:
    """Return the months beside a number: `May 15`, `May 2026`, `15 mai`, `mai 2026`; the verb `may` is none of them."""
    patterns, numbers = _month_names(language)
    if not any(name in text for name in numbers):
        return set()  # few texts name a month, and to look for all at every letter is dear
    return {numbers[name] for pattern in patterns for name in pattern.findall(text)}


@cache
def _month_names(language: Language) -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    numbers = {name: number for number, name in enumerate(table("months.yaml")[language.value], 1)}
    names = "|".join(numbers)
    before = re.compile(rf"({names}),?[\s\N{{NO-BREAK SPACE}}]\d")
    after = re.compile(rf"\d(?:er)?[\s\N{{NO-BREAK SPACE}}]({names})\b")
    return (before, after), numbers
