"""The terms of both languages: for each English one its French forms, and the forms that are forbidden, from terms.csv.

An office's own file adds to the shipped one; an English term that it names too is the office's alone. A capital of a term or
form is a capital in the words too, a small letter is either. Each word may have the ending of a plural or a feminine, and `*`
in a French form stands for any ending.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text

FILE = "terms.csv"
COLUMNS = ("english", "french", "forbidden", "authority", "note")


@dataclass(frozen=True)
class Term:
    """Hold an English term, its French forms, the French forms that are forbidden for it, a note, and on whose authority."""

    english: str
    french: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str
    authority: str = ""

    @property
    def unsigned(self) -> bool:
        """Say whether the forms rest on nobody's authority yet (K: own knowledge), and wait for a translator's signature.

        >>> Term("sabbatical", ("sabbatique",), (), "", "own knowledge (K)").unsigned
        True
        """
        return "(K)" in self.authority

    def said_in(self, french: str) -> bool:
        """Say whether one of the forms stands in a French text.

        >>> Term("work permit", ("permis de travail",), (), "L").said_in("Les permis de travail")
        True
        """
        return not self.french or any(_form(form).search(french) for form in self.french)


@dataclass(frozen=True)
class Terms:
    """Hold the terms of an office, the longest first."""

    terms: tuple[Term, ...]

    def in_english(self, text: str) -> list[Term]:
        """Return the terms that stand in an English text; where one holds another, the longer alone."""
        found = (match.lastindex for match in self._english.finditer(text))
        return [*dict.fromkeys(self.terms[index - 1] for index in found if index)]

    def forbidden_in(self, text: str) -> Iterator[tuple[int, str, Term]]:
        """Yield the forbidden forms of a French text: position, words, term."""
        for term in self.terms:
            for form in term.forbidden:
                for match in _form(form).finditer(text):
                    yield match.start(), match[0], term

    @cached_property
    def _english(self) -> re.Pattern[str]:
        return _whole("|".join(f"({_spaced(_plural, term.english)})" for term in self.terms))


def _plural(word: str) -> str:
    """Return the pattern of an English word, with the ending of a plural or without."""
    return f"{_cased(word[:-1])}(?:y|ies)" if word.endswith("y") else f"{_cased(word)}(?:s|es)?"


def _agreeing(word: str) -> str:
    """Return the pattern of a French word, with the ending of a feminine or plural, or any ending where `*` says so."""
    return rf"{_cased(word[:-1])}\w*" if word.endswith("*") else f"{_cased(word)}(?:e|s|es|x)?"


def _cased(word: str) -> str:
    """Return the pattern of the letters of a word: a small one may be a capital, a curly apostrophe a straight one.

    >>> _cased("d’Or")
    "[dD][’']O[rR]"
    """
    return "".join(
        "[’']" if sign == "’" else f"[{sign}{sign.upper()}]" if sign.islower() else re.escape(sign) for sign in word
    )


def _spaced(pattern: Callable[[str], str], words: str) -> str:
    return r"[ \u00a0]".join(map(pattern, words.split()))


def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern of whole words."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


@cache
def _form(form: str) -> re.Pattern[str]:
    r"""Return the pattern of a French form.

    >>> [bool(_form("permis émis*").search(text)) for text in ("Un permis émis.", "permis\xa0émise", "permis d’émission")]
    [True, True, False]
    """
    return _whole(_spaced(_agreeing, form))


def terms_of(tree: TemplateTree) -> Terms:
    """Return the terms of an office. Raises TemplateError where a file of them cannot be read."""
    try:
        return _terms(tuple(_text(data) for data in reversed([*tree.each_data(FILE)])))
    except (UnicodeDecodeError, csv.Error):
        raise TemplateError(FILE, _UNREADABLE) from None


def _text(data: bytes | None) -> str:
    """Return a file as text. Raises TemplateError where it could not be read, UnicodeDecodeError where it is not UTF-8."""
    if data is None:
        raise TemplateError(FILE, _UNREADABLE)
    return data.decode("utf-8-sig")


@lru_cache(maxsize=8)
def _terms(texts: tuple[str, ...]) -> Terms:
    found = {term.english.casefold(): term for text in texts for term in _read(text)}
    return Terms(tuple(sorted(found.values(), key=lambda term: -len(term.english))))


def _read(text: str) -> Iterator[Term]:
    """Yield the terms of a file, whose cells a comma or a semicolon parts."""
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
    for row in rows:
        if tuple(row) != COLUMNS or not (row["english"] or "").strip():
            raise TemplateError(f"{FILE}:{rows.line_num}", _COLUMNS.filled(columns=",".join(COLUMNS)))
        forms, forbidden = (_several(row[column]) for column in ("french", "forbidden"))
        yield Term(row["english"].strip(), forms, forbidden, row["note"] or "", row["authority"] or "")


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


_UNREADABLE = Text(
    en="this table cannot be read as CSV in UTF-8.", fr="ce tableau ne peut pas être lu comme CSV en UTF-8."
)
_COLUMNS = Text(
    en="each row has an English term, and the columns are {columns}.",
    fr="chaque ligne contient un terme anglais, et les colonnes sont {columns}.",
)
