"""Lay out a sentence as it reads: each value one sign, each branch in its turn, each sign with its place in the file."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gcmsgen.language import Language

if TYPE_CHECKING:
    from gcmsgen.wording.sentences import WordedSentence

VALUE = "[\ue000-\uf8ff]"
"""A value in the text of a passage, as a pattern."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one way through a sentence. In `text`, each value is one sign of its own from the private use area of Unicode.

    `values` gives the expression behind such a sign; `starts` gives where in what is written each sign of the text begins,
    and last where the text ends; `where` says such a position as findings give it.
    """

    id: str
    language: Language
    text: str
    starts: Sequence[int]
    where: Callable[[int], str]
    values: Mapping[str, str]


def passages(sentence: "WordedSentence", language: Language) -> Iterator[Passage]:
    """Yield ways through a sentence until each of its branches was taken. Raises TemplateError where it cannot be read."""
    from gcmsgen.checks.language.ways import ways  # it loads Jinja, and words that were rendered have no tags

    for way in ways(sentence.written, sentence.where):
        signs, values = list[tuple[str, int]](), dict[str, str]()
        for piece in way:
            if piece.is_value:
                sign = chr(0xE000 + len(values))
                values[sign] = piece.words
                signs.append((sign, piece.at))
            else:
                signs += [(sign, piece.at + n) for n, sign in enumerate(piece.words)]
        signs = [*_unwrapped(signs)]
        text = "".join(sign for sign, _ in signs)
        starts = (*(at for _, at in signs), signs[-1][1] + 1 if signs else 0)
        yield Passage(sentence.id, language, text, starts, sentence.where_at, values)


def of_rendered(name: str, language: Language, text: str) -> Passage:
    """Return a sentence of a document as it was rendered; `name` is the place of its findings."""
    return Passage(name, language, text, range(len(text) + 1), lambda _at: name, {})


def visible(text: str, passage: Passage) -> str:
    """Return words with their values as tags, and each no-break space as a sign that can be seen."""
    tagged = re.sub(VALUE, lambda sign: f"{{{{ {passage.values.get(sign[0], '?')} }}}}", text)
    return tagged.replace("\N{NO-BREAK SPACE}", "⍽")


def _unwrapped(signs: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the signs of a text on one line: where it was wrapped stands one space, as composing leaves it."""
    blank = list[tuple[str, int]]()
    begun = False
    for sign, at in signs:
        if sign in _BREAKS:
            blank.append((sign, at))
            continue
        if begun and blank:
            wrapped = any(one in _LINES for one, _ in blank)
            yield from [(" ", blank[0][1])] if wrapped else blank
        blank.clear()
        begun = True
        yield sign, at


_LINES = "\r\n\f\v"
_BREAKS = f" \t{_LINES}"
