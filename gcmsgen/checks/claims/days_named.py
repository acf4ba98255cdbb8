"""Read the days, months and years that a sentence names, in the usual forms of either language.

A day is given as `2026-05-04`, one without its year as `--05-04`, a month as `2026-05`.

>>> read = lambda text, language: [(n.kind.value, n.values) for n in days_named(text, language)]
>>> read("May 4, 2026; 4 May 2026; 2026-05-04; June 3; in July 2023; from May 12 to 15, 2026; in 2019.", Language.EN)
[('day', ('2026-05-04',)), ('day', ('2026-05-04',)), ('day', ('2026-05-04',)), ('day', ('--06-03',)),
 ('day', ('2023-07',)), ('day', ('2026-05-12', '2026-05-15')), ('year', ('2019',))]
>>> read("le 1er mai 2026, du 12 au 15 mai 2026, le 3 juin, en août 2023, depuis 2014", Language.FR)
[('day', ('2026-05-01',)), ('day', ('2026-05-12', '2026-05-15')), ('day', ('--06-03',)), ('day', ('2023-08',)), ('year', ('2014',))]
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table

_BLANK = r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_YEAR = r"(?:19|20)\d\d"
_ISO = r"(?P<iso>\b(?P<iy>\d{4})[-/.](?P<im>\d\d)[-/.](?P<id>\d\d)\b)"
_SLASHES = rf"(?P<slashes>\b(?P<xa>\d{{1,2}})/(?P<xb>\d{{1,2}})/(?P<xy>{_YEAR})\b)"
_YEAR_ALONE = rf"(?P<year>(?<![\w$.,/-]){_YEAR}(?![\w%/]|-\d|,\d|{_BLANK}?\$))"
_TO = rf"(?:{_BLANK}(?:to|and|au|et){_BLANK}|–|-)"


_SIGNS = re.compile(r"(?:19|20)\d\d|\d/\d")


def days_of_words(text: str, words: frozenset[str], language: Language) -> Iterator[Mention]:
    """Yield each day, month and year of a text with these words in small letters, which spare most texts the whole search."""
    if not words.isdisjoint(_months(language)):
        yield from days_named(text, language)
    elif _SIGNS.search(text):
        yield from _read(_without_months(), text, language)


def days_named(text: str, language: Language) -> Iterator[Mention]:
    """Yield each day, month and year of a text, in order."""
    return _read(_pattern(language), text, language)


def _read(pattern: re.Pattern[str], text: str, language: Language) -> Iterator[Mention]:
    read = _READERS
    for match in pattern.finditer(text):
        name = match.lastgroup or ""
        values = read[name](match, language)
        if values:
            kind = ClaimKind.YEAR if name == "year" else ClaimKind.DAY
            yield Mention(kind, match[0], match.start(), values)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    month = "|".join((*table("months.yaml")[language.value], *(rf"{name}\b" for name in SHORT_MONTHS[language])))
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:er|st|nd|rd|th)?"
    flags = 0 if language is Language.EN else re.IGNORECASE
    english = rf"(?P<first>(?P<fm>{month})\.?{_BLANK}(?P<fd>{day})(?:{_TO}(?P<fe>{day}))?(?:,?{_BLANK}(?P<fy>{_YEAR}))?\b(?!%))"
    other = (
        rf"(?P<second>\b(?P<sd>{day})(?:{_TO}(?P<se>{day}))?{_BLANK}(?:of{_BLANK})?(?P<sm>{month})\b(?:[.,]?{_BLANK}"
    )
    other += rf"(?P<sy>{_YEAR})\b)?)"
    whole = rf"(?P<month>\b(?P<mm>{month})(?:{_BLANK}(?:of|de){_BLANK}|[.,]?{_BLANK})(?P<my>{_YEAR})\b)"
    first = rf"\b{english}|" if language is Language.EN else ""
    # All begin a word, with a figure or with the first letter of a month: what is tested at every sign is tested at once.
    begins = r"\b(?=[\dJFMASOND])" if language is Language.EN else r"\b(?=[\djfmasond])"
    return re.compile(rf"{begins}(?:{_ISO}|{_SLASHES}|{first}{other}|{whole}|{_YEAR_ALONE})", flags)


@cache
def _without_months() -> re.Pattern[str]:
    """Return what finds a day in a text that names no month."""
    return re.compile(rf"\b(?=\d)(?:{_ISO}|{_SLASHES}|{_YEAR_ALONE})")


SHORT_MONTHS = {
    Language.EN: {
        "Jan": 1,
        "Feb": 2,
        "Mar": 3,
        "Apr": 4,
        "Jun": 6,
        "Jul": 7,
        "Aug": 8,
        "Sept": 9,
        "Sep": 9,
        "Oct": 10,
        "Nov": 11,
        "Dec": 12,
    },
    Language.FR: {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juill": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
}
"""The short names of months, with or without a full stop, and their numbers."""


@cache
def _months(language: Language) -> dict[str, int]:
    names = {name.casefold(): number for number, name in enumerate(table("months.yaml")[language.value], 1)}
    short = {name.casefold(): number for name, number in SHORT_MONTHS[language].items()}
    return names | short


def _day(year: str | None, month: int, day: str) -> str:
    number = int(re.sub(r"\D", "", day))
    return f"{year or '-'}-{month:02}-{number:02}"


def _first(match: re.Match[str], language: Language) -> tuple[str, ...]:
    month = _months(language)[match["fm"].casefold()]
    return tuple(_day(match["fy"], month, day) for day in (match["fd"], match["fe"]) if day)


def _second(match: re.Match[str], language: Language) -> tuple[str, ...]:
    month = _months(language)[match["sm"].casefold()]
    return tuple(_day(match["sy"], month, day) for day in (match["sd"], match["se"]) if day)


def _month(match: re.Match[str], language: Language) -> tuple[str, ...]:
    return (f"{match['my']}-{_months(language)[match['mm'].casefold()]:02}",)


def _slashes(match: re.Match[str], _language: Language) -> tuple[str, ...]:
    """Return nothing where day and month may be either; the claim then says nothing."""
    one, other = int(match["xa"]), int(match["xb"])
    if one == other or other > _MONTHS:
        return (_day(match["xy"], one, match["xb"]),) if one <= _MONTHS else ()
    return (_day(match["xy"], other, match["xa"]),) if one > _MONTHS else ()


_MONTHS = 12
_READERS: dict[str, Callable[[re.Match[str], Language], tuple[str, ...]]] = {
    "iso": lambda match, _: (f"{match['iy']}-{match['im']}-{match['id']}",),
    "slashes": _slashes,
    "first": _first,
    "second": _second,
    "month": _month,
    "year": lambda match, _: (match["year"],),
}
