"""The two official languages, and a text that exists in both.

>>> Text(en="refused", fr="refusée").of(Language.FR)
'refusée'
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """English or French; the value is the two-letter code of ISO 639-1."""

    EN = "en"
    FR = "fr"

    @property
    def locale(self) -> str:
        """Return the Canadian locale in the form that Babel reads: `fr` alone prints `$CA` (docs/decisions.md)."""
        return f"{self.value}_CA"

    @property
    def tag(self) -> str:
        """Return the Canadian language tag of BCP 47, as PDF, HTML and Word write it."""
        return f"{self.value}-CA"


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one message in both languages, side by side."""

    en: str
    fr: str

    def of(self, language: Language) -> str:
        """Return the words in that language."""
        return self.fr if language is Language.FR else self.en

    def filled(self, **values: "str | Text") -> "Text":
        """Return the text with its `{names}` replaced; a value that is itself a `Text` speaks each language.

        >>> Text(en="in {place}", fr="à {place}").filled(place=Text(en="Quebec City", fr="Québec"))
        Text(en='in Quebec City', fr='à Québec')
        """
        return Text(**{lang.value: self.of(lang).format_map(_in(lang, values)) for lang in Language})


def _in(language: Language, values: Mapping[str, "str | Text"]) -> dict[str, str]:
    return {name: value.of(language) if isinstance(value, Text) else value for name, value in values.items()}


def speaks(environ: Mapping[str, str]) -> Language:
    """Return the language that the environment asks for, French where its locale is French.

    >>> speaks({"LANG": "fr_CA.UTF-8"}).value
    'fr'
    >>> speaks({"LC_ALL": "C.UTF-8", "LANG": "fr_CA.UTF-8"}).value
    'en'
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return Language.FR if environ[name].lower().startswith("fr") else Language.EN
    return Language.EN


def quoted(value: str) -> Text:
    """Return a value between the quotation marks of each language.

    >>> quoted("NB").en, quoted("NB").fr
    ('“NB”', '«\\xa0NB\\xa0»')
    """
    shown = visible(value)
    return Text(en=f"“{shown}”", fr=f"«\N{NO-BREAK SPACE}{shown}\N{NO-BREAK SPACE}»")


def listed(texts: Iterable[Text]) -> Text:
    """Return several texts as one, with commas between them.

    >>> listed([quoted("NB"), quoted("NL")]).en
    '“NB”, “NL”'
    """
    several = tuple(texts)
    return Text(en=", ".join(one.en for one in several), fr=", ".join(one.fr for one in several))


def visible(value: str) -> str:
    """Return a value with what cannot be seen, or would command a terminal, written as its code point.

    >>> visible("Cal\u200bgary\x1b[31m"), visible("Québec")
    ('Cal[U+200B]gary[U+001B][31m', 'Québec')
    """
    return "".join(character if _seen(character) else f"[U+{ord(character):04X}]" for character in value)


def _seen(character: str) -> bool:
    if character in _BLANK_LETTERS:
        return False
    return character == " " or not unicodedata.category(character).startswith(("C", "Z"))


# Letters and symbols that print as nothing: Hangul fillers and the empty Braille cell.
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


# What Unicode calls white space, without the controls that no document can show: these are told, not taken for a space.
WHITE_SPACE = "\t\n\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"


def blank(value: str) -> bool:
    r"""Say whether a text is empty or white space alone: a sign that cannot be seen is no blank, and is told as one (GCM601).

    >>> blank(" \u2003\n"), blank("\u200b"), blank("-")
    (True, False, False)
    """
    return not value.strip(WHITE_SPACE)


def overloaded(value: str) -> bool:
    """Say whether more marks stand on one letter than any script has: to put them in order takes time without end.

    Thirty are the most that text is sent with (Unicode Standard Annex 15, section 13, Stream-Safe Text Format).

    >>> overloaded("e" + 30 * "\u0301"), overloaded("e" + 31 * "\u0301"), overloaded(40 * "\u2014")
    (False, True, False)
    """
    return not value.isascii() and any(map(_all_marks, _MAY_BE_MARKS.findall(value)))


_MOST_MARKS = 30
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST_MARKS + 1},}}")


def _all_marks(run: str) -> bool:
    classes = "".join("m" if unicodedata.combining(character) else " " for character in run)
    return "m" * (_MOST_MARKS + 1) in classes


def unseen(value: str) -> bool:
    """Say whether a text shows nothing at all, be it white space or signs that cannot be seen.

    >>> unseen(" \u200b\u2800"), unseen("-")
    (True, False)
    """
    return all(character == " " or not _seen(character) for character in value)
