"""Break a text into lines as WeasyPrint does: as many words as fit, a long word divided in its language, a citation held together.

WeasyPrint sets what follows a citation as a text of its own, with a zone of hyphens of its own: so do these lines. In one thing they
differ: where a citation goes to the next line, WeasyPrint now and then ends the line before behind its first word.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gcmsgen.render.typeset.breaking import places
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.hyphens import patterns
from gcmsgen.render.typeset.shaping import NOTHING, UNITS, Setting, Shaped


class Hyphens(NamedTuple):
    """Hold how words are divided: in which language, of which length, how much before and after, and from which share of a line."""

    language: str
    limits: tuple[int, int, int]
    zone: float


class SetWord(NamedTuple):
    """Hold what may stand at the end of a line, and whether it is a citation."""

    text: str
    cited: bool


class SetText(NamedTuple):
    """Hold the lines of a text, each as a PDF shows it, with its width in the units of its setting, and the signs in it."""

    lines: tuple[str, ...]
    widths: tuple[int, ...]
    signs: frozenset[str]
    shown: str


class LineForm:
    """Break texts that are set alike into lines, each text once: setting, width of the lines, hyphens, what is held together."""

    def __init__(self, setting: Setting, width: float, hyphens: Hyphens | None, cited: re.Pattern[str] | None) -> None:
        self.setting = setting
        self._width, self._hyphens, self._cited = int(width * (1 + 1e-9) * UNITS), hyphens, cited
        self._texts: dict[str, SetText] = {}

    def lines(self, text: str) -> SetText:
        """Return a text in lines. Raises Declined."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) >= _MOST:
                self._texts.clear()
            found = self._texts[text] = self._broken(_RUNS.sub(" ", text).strip(" "))
        return found

    def _broken(self, text: str) -> SetText:
        found = [*_LineFilling(self.setting, self._width, self._hyphens).of([*_words(text, self._cited)])]
        lines = tuple([shown for shown, _ in found])
        signs = frozenset(text + _HYPHEN) if self._hyphens else frozenset(text)
        return SetText(lines, tuple([width for _, width in found]), signs, as_shown(lines))


def as_shown(lines: tuple[str, ...]) -> str:
    """Return lines as a PDF writes them, each on a line of its own."""
    return "T*\n".join([f"[<{line}>]TJ\n" for line in lines])


_MOST = 2000
_RUNS = re.compile("[ \t\n\r\f]+")


def _words(text: str, cited: re.Pattern[str] | None) -> Iterator[SetWord]:
    """Yield what may stand at the end of a line, and whether it is a citation."""
    if _MANNERS.search(text):
        raise Declined("signs that command lines or directions")
    before = False  # a citation, or a sign that stands alone
    glued = _GLUED.search(text) is not None
    for word in _APART.split(text) if glued else text.split(" "):
        citation = cited is not None and cited.search(word) is not None
        if citation and " " in word:
            raise Declined("a citation beside a sign that holds it")
        alone = not any(map(str.isalnum, word))
        if alone and (before or word not in _DASHES):
            raise Declined("signs that stand alone side by side")
        before = alone or citation
        yield SetWord(word, citation)


_DASHES = ("-", "\u2013", "\u2014", "&", "+", "=", "")
# What ends or joins lines by itself, hyphens that show when a line ends there, and signs of direction.
_MANNERS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]")
# A line does not end at a space before a closing sign, behind an opening one, between dashes, or between a quotation mark and an
# opening sign (UAX #14, LB7 to LB17 as Pango has them).
_SHUT, _OPENS, _QUOTES = r"/.,:;!?)\]}", r"(\[{¿¡\u201a\u201e", "\"'«»\\u2018\\u2019\\u201c\\u201d\\u2039\\u203a"
_GLUED = re.compile(f" [{_SHUT}]|[{_OPENS}] |\\u2014 \\u2014|[{_QUOTES}] [{_OPENS}]")
_APART = re.compile(f"(?<![{_OPENS}]) (?![{_SHUT}])(?<!\\u2014 (?=\\u2014))(?<![{_QUOTES}] (?=[{_OPENS}]))")


class _LineFilling:
    """Fill one line after the other."""

    def __init__(self, setting: Setting, width: int, hyphens: Hyphens | None) -> None:
        self._setting, self._width, self._hyphens = setting, width, hyphens
        self._parts: list[str] = []
        self._at = 0
        self._box = 0  # where the box of text begins that the next word belongs to

    def of(self, words: list[SetWord]) -> Iterator[tuple[str, int]]:
        """Yield the lines of some words, each as it is shown, with its width."""
        before = SetWord("", cited=False)
        for text, cited in words:
            rest = text
            while rest:
                between = self._between(before, SetWord(rest, cited))
                shaped = self._setting.word(rest)
                if self._at + between.width + shaped.width <= self._width:
                    self._take(between, shaped)
                    before, rest = SetWord(rest, cited), ""
                    continue
                kept, part = ("", "") if cited else self._part(rest, between)
                if part:
                    self._take(between, self._setting.word(part))
                elif not self._parts:
                    raise Declined("a word that is longer than a line")
                yield self._line()
                rest = rest[len(kept) :]
        if self._parts:
            yield self._line()

    def _between(self, before: SetWord, after: SetWord) -> Shaped:
        """Return the space before a word; where a citation begins or ends, so does a box of text."""
        if not self._parts:
            return NOTHING
        if before.cited:
            self._box = self._at
        return self._setting.join("" if before.cited else before.text[-1], "" if after.cited else after.text[0])

    def _take(self, between: Shaped, shaped: Shaped) -> None:
        self._parts += (between.shown, shaped.shown)
        self._at += between.width + shaped.width

    def _line(self) -> tuple[str, int]:
        shown, width = "".join(self._parts), self._at
        self._parts.clear()
        self._at = self._box = 0
        return shown, width

    def _part(self, text: str, between: Shaped) -> tuple[str, str]:
        """Return as much of a word as still fits, and how it is shown: with a hyphen where it was divided; or nothing."""
        start = self._at + between.width
        ends = places(text)
        kept = next(
            (text[:end] for end in reversed(ends) if start + self._setting.word(text[:end]).width <= self._width), ""
        )
        if self._hyphens is None:
            return kept, kept
        end = next((end for end in ends if end > len(kept)), len(text))
        filled = start + self._setting.word(kept).width if kept else self._at
        zone = self._hyphens.zone * (self._width - self._box)
        for divided in self._divided(text[len(kept) : end]) if self._width - filled > zone else ():
            shown = f"{kept}{divided}{_HYPHEN}"
            if start + self._setting.word(shown).width <= self._width:
                return kept + divided, shown
        return kept, kept

    def _divided(self, segment: str) -> Iterator[str]:
        """Yield the beginnings of a part of a text whose first long word is divided, the longest first."""
        language, (total, left, right), _ = self._hyphens or _NEVER
        for found in _WORD.finditer(segment):
            if (long := len(found.group())) >= total:
                for at in reversed(patterns(language).positions(found.group())):
                    if left <= at <= long - right:
                        yield segment[: found.start() + at]
                return


_HYPHEN = "\N{HYPHEN}"
_WORD = re.compile(r"[^\W_]+")  # as Pango sees words
_NEVER = Hyphens("", (0, 0, 0), 0.0)
