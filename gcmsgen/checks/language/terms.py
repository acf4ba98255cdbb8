"""The terms of both languages: for each English one its French forms, and the forms that are forbidden, from terms.csv.

An office's own file adds to the shipped one; an English term that it names too is the office's alone. In a form, each word may
have a plural or feminine ending, and `*` stands for any.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text

FILE = "terms.csv"
COLUMNS = ("english", "french", "forbidden", "authority", "note")


@dataclass(frozen=True)
class Term:
    """Hold an English term, its French forms, the French forms that are forbidden for it, and a note."""

    english: str
    french: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str

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
        if not self.terms:
            return []
        by_words = {term.english.casefold(): term for term in self.terms}
        return list(dict.fromkeys(by_words[_singular(found, by_words)] for found in self._english.findall(text)))

    def forbidden_in(self, text: str) -> Iterator[tuple[int, str, Term]]:
        """Yield the forbidden forms of a French text: position, words, term."""
        for term in self.terms:
            for form in term.forbidden:
                for match in _form(form).finditer(text):
                    yield match.start(), match[0], term

    @cached_property
    def _english(self) -> re.Pattern[str]:
        named = "|".join(re.escape(term.english) for term in self.terms)
        return re.compile(rf"\b(?:{named})(?:s|es)?\b", re.IGNORECASE)


def _singular(found: str, known: dict[str, Term]) -> str:
    """Return the term that words name: as they stand, or without the ending of a plural."""
    words = found.casefold()
    return next(one for one in (words, words.removesuffix("s"), words.removesuffix("es")) if one in known)


@cache
def _form(form: str) -> re.Pattern[str]:
    r"""Return the pattern of a French form.

    >>> [bool(_form("permis émi*").search(text)) for text in ("Un permis émis.", "permis\xa0émise", "permis d’émission")]
    [True, True, False]
    """
    words = (
        re.escape(word).replace(r"\*", r"\w*") + ("" if word.endswith("*") else "(?:e|s|es|x)?")
        for word in form.split()
    )
    return re.compile(r"(?<![\w-])" + r"[ \u00a0]".join(words) + r"(?![\w-])", re.IGNORECASE)


@cache
def terms_of(tree: TemplateTree) -> Terms:
    """Return the terms of an office. Raises TemplateError where a file of them cannot be read."""
    found: dict[str, Term] = {}
    for folder in reversed(tree.folders):
        path = folder / FILE
        if path.is_file():
            found |= {term.english.casefold(): term for term in _read(path)}
    return Terms(tuple(sorted(found.values(), key=lambda term: -len(term.english))))


def _read(path: Path) -> Iterator[Term]:
    try:
        rows = [*csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise TemplateError(FILE, _UNREADABLE) from None
    for line, row in enumerate(rows, 2):
        if tuple(row) != COLUMNS or not row["english"]:
            raise TemplateError(f"{FILE}:{line}", _COLUMNS.filled(columns=",".join(COLUMNS)))
        yield Term(row["english"].strip(), _several(row["french"]), _several(row["forbidden"]), row["note"] or "")


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


_UNREADABLE = Text(
    en="this table cannot be read as CSV in UTF-8.", fr="ce tableau ne peut pas être lu comme CSV en UTF-8."
)
_COLUMNS = Text(
    en="each row has an English term, and the columns are {columns}.",
    fr="chaque ligne contient un terme anglais, et les colonnes sont {columns}.",
)
