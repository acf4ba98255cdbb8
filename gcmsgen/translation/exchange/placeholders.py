"""The tags of a sentence as protected placeholders: `{{ … }}` and `{% … %}` become `{1}`, `{2}`, … between the words.

>>> made = segments('The fee{% if amount %} of {{ amount|money }}{% endif %} is due.')
>>> shown(made)
'The fee{1} of {2}{3} is due.'
>>> source_of(made)
'The fee{% if amount %} of {{ amount|money }}{% endif %} is due.'
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gcmsgen.wording.sentence_source import tokens


class PlaceholderKind(StrEnum):
    """Say what a placeholder does."""

    VARIABLE = "variable"
    IF = "if"
    ELIF = "elif"
    ELSE = "else"
    ENDIF = "endif"
    FOR = "for"
    ENDFOR = "endfor"
    COMMENT = "comment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Hold a tag: its number, what it does, and its source, with the space that it eats (`{%-`)."""

    number: int
    kind: PlaceholderKind
    source: str

    def __str__(self) -> str:
        return f"{{{self.number}}}"


Segment = str | Placeholder
Segments = tuple[Segment, ...]
Numbered = tuple[str | int, ...]  # the same as a file of a translator says it: words, and numbers of placeholders


def segments(source: str) -> Segments:
    """Return the words and placeholders of a sentence, the placeholders numbered from 1. Raises TemplateSyntaxError."""
    return tuple(_segments(source))


def source_of(some: Iterable[Segment]) -> str:
    """Return a sentence as it stands in a file of words."""
    return "".join(one.source if isinstance(one, Placeholder) else one for one in some)


def shown(some: Iterable[Segment]) -> str:
    """Return a sentence as translators see it, with `{1}` for a placeholder."""
    return "".join(map(str, some))


def placeholders_of(some: Iterable[Segment]) -> tuple[Placeholder, ...]:
    """Return the placeholders of a sentence in their order."""
    return tuple(one for one in some if isinstance(one, Placeholder))


def numbered(text: str) -> Numbered:
    """Return what translators see as words and numbers of placeholders.

    >>> numbered("The fee{1} of {2}{3} is due.")
    ('The fee', 1, ' of ', 2, 3, ' is due.')
    """
    parts = _TOKEN.split(text)
    return tuple(int(part) if position % 2 else part for position, part in enumerate(parts) if part)


def joined(some: Iterable[str | int]) -> Numbered:
    """Return words and numbers with neighbouring words as one, and no empty ones.

    >>> joined(["a", " b", 1, "", 2])
    ('a b', 1, 2)
    """
    return numbered("".join(f"{{{one}}}" if isinstance(one, int) else one for one in some))


def filled(some: Iterable[str | int], placeholders: Mapping[int, Placeholder]) -> Segments:
    """Return words and numbers as words and placeholders. Raises KeyError for a number that has no placeholder."""
    return tuple(placeholders[one] if isinstance(one, int) else one for one in some)


def branches(some: Sequence[Placeholder]) -> dict[int, tuple[int, ...]] | None:
    """Return, by the number of each placeholder, the placeholders whose branches it stands in; None where blocks do not close.

    `elif`, `else` and `end` stand behind the branch before them: that fixes their order too.

    >>> branches(placeholders_of(segments("{{ a }}{% if a %}{{ b }}{% else %}{{ c }}{% endif %}")))
    {1: (), 2: (), 3: (2,), 4: (2,), 5: (4,), 6: (4,)}
    """
    found: dict[int, tuple[int, ...]] = {}
    open_: list[tuple[PlaceholderKind, int]] = []
    for placeholder in some:
        found[placeholder.number] = tuple(number for _, number in open_)
        if placeholder.kind in _CLOSES:
            if not open_ or open_.pop()[0] is not _CLOSES[placeholder.kind]:
                return None
        elif placeholder.kind in (PlaceholderKind.ELIF, PlaceholderKind.ELSE):
            if not open_:
                return None
            open_[-1] = (open_[-1][0], placeholder.number)
        elif placeholder.kind in (PlaceholderKind.IF, PlaceholderKind.FOR):
            open_.append((placeholder.kind, placeholder.number))
    return None if open_ else found


_TOKEN = re.compile(r"\{([0-9]{1,4})\}")
_CLOSES = {PlaceholderKind.ENDIF: PlaceholderKind.IF, PlaceholderKind.ENDFOR: PlaceholderKind.FOR}
_BEGINS = ("variable_begin", "block_begin", "comment_begin", "raw_begin")
_ENDS = ("variable_end", "block_end", "comment_end", "raw_end")


def _segments(source: str) -> Iterator[Segment]:
    end, number, names = 0, 0, [""]
    for token in tokens(source):
        if token.kind in _BEGINS:
            # The words' space that a tag eats goes with the tag.
            words = source[end : token.start]
            kept = words.rstrip() if token.value.endswith("-") else words
            if kept:
                yield kept
            end += len(kept)
            names = [token.kind]
        elif token.kind == "name":
            names.append(token.value)
        elif token.kind in _ENDS:
            number += 1
            yield Placeholder(number, _kind(names), source[end : token.end])
            end = token.end
    if source[end:]:
        yield source[end:]


def _kind(names: list[str]) -> PlaceholderKind:
    if names[0] == "variable_begin":
        return PlaceholderKind.VARIABLE
    if names[0] == "comment_begin":
        return PlaceholderKind.COMMENT
    first = names[1] if len(names) > 1 else ""
    return PlaceholderKind(first) if first in _BLOCKS else PlaceholderKind.OTHER


_BLOCKS = (
    PlaceholderKind.IF,
    PlaceholderKind.ELIF,
    PlaceholderKind.ELSE,
    PlaceholderKind.ENDIF,
    PlaceholderKind.FOR,
    PlaceholderKind.ENDFOR,
)
