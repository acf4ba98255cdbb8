"""Read the numbers that a sentence names, in digits and in words: counts, per cents, amounts, ages, spans of time.

>>> from gcmsgen.checks.claims.sentences import sentences
>>> read = lambda text, language: [(n.kind.value, n.values[0], n.unit) for n in numbers_named(sentences(text)[0].text, language)]
>>> read("Twenty-five posts, 2,100 staff, $230, 40% and 18 months for a man aged 52.", Language.EN)
[('number', '25', 'persons'), ('number', '2100', 'persons'), ('money', '230', ''), ('percent', '40', ''), ('span', '18', 'months'),
 ('age', '52', '')]
>>> read("Quatre-vingt-dix-sept postes, 2\\xa0100 employés, 230\\xa0$, 12,5\\xa0% et soixante et onze jours.", Language.FR)
[('number', '97', 'persons'), ('number', '2100', 'persons'), ('money', '230', ''), ('percent', '12.5', ''),
 ('span', '71', 'days')]
"""

import re
from collections.abc import Iterator
from functools import cache

from gcmsgen.checks.claims.claim import ClaimKind, Mention
from gcmsgen.language import Language

_THOUSAND, _HUNDRED, _FOUR, _EIGHTY = 1000, 100, 4, 80
_BLANK = r"[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_DIGITS = {
    Language.EN: r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    Language.FR: rf"\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?",
}
_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {name: value for value, name in enumerate(_TO_NINETEEN.split())} | {
    name: value for value, name in zip(range(20, _HUNDRED, 10), _TENS.split(), strict=True)
}
_TO_SIXTEEN = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS_FRENCH = "vingt trente quarante cinquante soixante septante huitante nonante"
_FRENCH = (
    {name: value for value, name in enumerate(_TO_SIXTEEN.split())}
    | {name: value for value, name in zip(range(20, _HUNDRED, 10), _TENS_FRENCH.split(), strict=True)}
    | {"une": 1, "vingts": 20}
)
_ABOUT_FRENCH = {
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_TIMES = {"hundred": 100, "thousand": 1000, "dozen": 12, "cent": 100, "cents": 100, "mille": 1000, "douzaines": 12}
_UNITS = {
    "day": "days",
    "jour": "days",
    "week": "weeks",
    "semaine": "weeks",
    "month": "months",
    "mois": "months",
    "year": "years",
    "an": "years",
    "année": "years",
}
_TIME = (
    r"(?:calendar |working |business |full |consecutive )?(?P<unit>day|week|month|year|jour|semaine|mois|année|an)s?\b"
)
_PERSONS_LISTED = (
    "canadian canadien citizen citoyen resident résident position post poste posting affectation job emploi worker travailleur "
    "travailleuse person personne people employee employé employée engineer ingénieur technician technicien coach staff national "
    "ressortissant place placement assignment exchange"
)
_LONGEST = 60
_LONGEST_BEFORE = 14  # signs of the longest words before a number by which it is told, and one more


@cache
def number_words(language: Language) -> frozenset[str]:
    """Return the words for numbers of a language, in small letters."""
    return frozenset(_ENGLISH if language is Language.EN else _FRENCH | _ABOUT_FRENCH) | frozenset(_TIMES)


# `one`, `un` and `une` are articles as well: alone they count nothing.
_ARTICLES = frozenset({"one", "un", "une"})


def counts_in_words(words: frozenset[str], language: Language) -> bool:
    """Say whether a sentence of these words, in small letters, may hold a number in words: the search for one costs most of all."""
    known = number_words(language)
    return not known.isdisjoint(words) and not known & words <= _ARTICLES


def numbers_named(text: str, language: Language, words: frozenset[str] | None = None) -> Iterator[Mention]:
    """Yield each number of a text, with what it counts; days, file numbers and provisions are taken out of it before.

    Where `words`, those of the text in small letters, hold none for persons, none is looked for behind a number.
    """
    counting = _counts_persons(words)
    for match in _pattern(language).finditer(text):
        if match.lastgroup == "digits":
            yield _named(text, match.start(), match.end(), _plain(match[0], language), counting=counting)
        else:
            value = _in_words(match[0].casefold(), language)
            if value is not None:
                yield _named(text, match.start(), match.end(), str(value), counting=counting)


def numbers_in_digits(text: str, language: Language, words: frozenset[str] | None = None) -> Iterator[Mention]:
    """Yield each number of a text that holds none in words."""
    counting = _counts_persons(words)
    for match in _digits(language).finditer(text):
        yield _named(text, match.start(), match.end(), _plain(match[0], language), counting=counting)


@cache
def _digits(language: Language) -> re.Pattern[str]:
    """Return what finds a number in digits alone; the words cost more, and most sentences have none."""
    return re.compile(rf"\b(?=\d)(?<![\w.,])(?P<digits>{_DIGITS[language]})(?!\w)")


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """Return what finds a number: digits, or a run of words for numbers with hyphens, blanks and `and` between them."""
    words = _ENGLISH if language is Language.EN else _FRENCH | _ABOUT_FRENCH
    one = "|".join(
        sorted(
            (*words, *(_TIMES if language is Language.FR else ("hundred", "thousand", "dozen"))), key=len, reverse=True
        )
    )
    joint = rf"(?:-|{_BLANK}(?:and{_BLANK})?)" if language is Language.EN else rf"(?:-(?:et-)?|{_BLANK}(?:et{_BLANK})?)"
    digits = rf"(?<![\w.,])(?P<digits>{_DIGITS[language]})(?!\w)"
    begins = "".join(sorted({word[0] for word in words} | {word[0] for word in _TIMES}))
    return re.compile(rf"\b(?=[\d{begins}])(?:{digits}|\b(?P<words>(?:{one})(?:{joint}(?:{one}))*)\b)", re.IGNORECASE)


def _plain(written: str, language: Language) -> str:
    """Return a number as both languages count it: without thousands, with a decimal point."""
    if written.isascii() and written.isdecimal():
        return str(int(written))
    if language is Language.FR:
        written = re.sub(rf"{_BLANK}", "", written).replace(",", ".")
    whole, _, part = written.replace(",", "").partition(".")
    part = part.rstrip("0")
    return f"{int(whole)}.{part}" if part else str(int(whole))


def _in_words(words: str, language: Language) -> int | None:
    """Return the value of a number in words; a lone `one`, `un`, `cent` is none, for it is an article or a currency as well.

    >>> _in_words("three hundred and twelve", Language.EN), _in_words("quatre-vingt-onze", Language.FR)
    (312, 91)
    >>> _in_words("one", Language.EN), _in_words("mille deux cents", Language.FR)
    (None, 1200)
    """
    table = _ENGLISH if language is Language.EN else _FRENCH | _ABOUT_FRENCH
    parts = [part for part in re.split(r"[\s-]+", words) if part not in ("and", "et")]
    if parts in (["one"], ["un"], ["une"], ["cent"], ["cents"], ["mille"], ["hundred"], ["thousand"], ["douzaines"]):
        return None
    total, group = 0, 0
    for part in parts:
        if part in _TIMES:
            group = max(group, 1) * _TIMES[part]
            total, group = (total + group, 0) if _TIMES[part] == _THOUSAND else (total, group)
        elif part in ("vingt", "vingts") and group % _HUNDRED == _FOUR:
            group += _EIGHTY - _FOUR
        else:
            group += table[part]
    return total + group


def _counts_persons(words: frozenset[str] | None) -> bool:
    return words is None or not _PERSONS.isdisjoint(words)


def _named(text: str, start: int, end: int, value: str, *, counting: bool) -> Mention:
    """Return the number with its kind, told by what stands beside it; `counting` says that the text holds a word for persons."""
    before, behind = text[max(0, start - _LONGEST_BEFORE) : start], text[end : end + _LONGEST]
    told = _BESIDE.match(behind)
    kind, unit = told.lastgroup if told else None, ""
    if kind == "money" or _MONEY_BEFORE.search(before):
        named = ClaimKind.MONEY
    elif kind == "percent":
        named = ClaimKind.PERCENT
    elif kind == "old" or _AGED.search(before):
        named = ClaimKind.AGE
    elif told:
        named, unit = ClaimKind.SPAN, _UNITS[told["unit"].casefold()]
    else:
        named, unit = ClaimKind.NUMBER, "persons" if counting and _COUNTED.match(behind) else ""
    return Mention(named, text[start:end], start, (value,), unit)


_MONEY_BEFORE = re.compile(r"(?:\$|\bCAD|€|£|\bUSD)\s?$")
_AGED = re.compile(r"\b(?:aged|age of|age|âgée?s? de|l’âge de)\s$", re.IGNORECASE)
# What stands behind a number tells it, the first of these before the next.
_BESIDE = re.compile(
    rf"(?=[\s$€£%-])(?:(?P<money>{_BLANK}?(?:\$|€|£|(?:Canadian |US )?dollars?\b|CAD\b|USD\b|euros?\b|per hour\b|an hour\b|"
    rf"l’heure\b))|(?P<percent>(?i:{_BLANK}?(?:%|per{_BLANK}?cent\b|percent\b|pour{_BLANK}cent\b|p\.{_BLANK}?100)))|"
    rf"(?P<old>(?:{_BLANK}|-)years?(?:{_BLANK}|-)old\b|{_BLANK}years of age\b|{_BLANK}ans? (?:d’âge|révolus)\b)|"
    rf"(?P<span>(?i:(?:{_BLANK}|-)(?:other{_BLANK}|autres{_BLANK})?{_TIME})))"
)
_COUNTED = re.compile(
    rf"{_BLANK}(?:[\w’'-]+[ \N{{NO-BREAK SPACE}}]){{0,2}}?(?:{'|'.join(_PERSONS_LISTED.split())})e?s?\b", re.IGNORECASE
)
_PERSONS = frozenset(f"{word}{end}" for word in _PERSONS_LISTED.split() for end in ("", "e", "s", "es"))
