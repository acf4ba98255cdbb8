"""The tags in a text: `{{ … }}`, `{% … %}`, `{# … #}`, and those of docxtpl that stand for a paragraph, row, cell or run."""

import re
from dataclasses import dataclass

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SPACES = "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003"
_PREFIX = re.compile(rf"(?P<own>tr|tc|p|r)(?=[\s{_SPACES}])")


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold one tag: where it stands in its text, and its characters."""

    start: int
    end: int
    raw: str

    @property
    def kind(self) -> str:
        """Return how it opens: `{{`, `{%` or `{#`."""
        return self.raw[:2]

    @property
    def own(self) -> str:
        """Return what of Word it stands for: p, tr, tc, r, or nothing."""
        match = _PREFIX.match(self.raw, 2)
        return match.group("own") if match else ""

    @property
    def inner(self) -> str:
        """Return what stands between its braces, without the letter of docxtpl."""
        return self.raw[2 + len(self.own) : -2]

    @property
    def word(self) -> str:
        """Return the first word of a `{%` tag, which says what it does; empty for another one."""
        match = re.match(r"[-+]?\s*(\w+)", straightened(self).inner)
        return match.group(1) if match and self.kind == "{%" else ""

    @property
    def plain(self) -> str:
        """Return it straightened, as Jinja reads it, without the letter of docxtpl."""
        return f"{self.kind}{straightened(self).inner}{self.raw[-2:]}"


@dataclass(frozen=True, slots=True)
class Straightened:
    """Hold the inside of a tag in straight signs, the typographic signs that stood there, and what docxtpl makes of them.

    `stops` says that docxtpl does not mend them; `altered` that it straightens signs inside a text of straight quotes.
    """

    inner: str
    signs: str
    stops: bool
    altered: bool


def tags(text: str) -> list[Tag]:
    """Return the tags of a text in order.

    >>> [(tag.own, tag.inner) for tag in tags("{%p if a %} and {{ b }}")]
    [('p', ' if a '), ('', ' b ')]
    """
    return [Tag(match.start(), match.end(), match.group()) for match in TAG.finditer(text)]


def edges(text: str) -> list[tuple[int, str]]:
    """Return the braces that open or close no tag of this text, with their places.

    >>> edges("a }} b {{ c }} d {% e")
    [(2, '}}'), (17, '{%')]
    """
    blanked = TAG.sub(lambda match: " " * len(match.group()), text)
    return [(match.start(), match.group()) for match in _EDGE.finditer(blanked)]


def without(text: str) -> str:
    """Return the words of a text outside of its tags."""
    return TAG.sub("", text)


def healed(tag: Tag) -> str:
    """Return a tag as it should be typed."""
    return f"{tag.kind}{tag.own}{straightened(tag).inner}{tag.raw[-2:]}"


def straightened(tag: Tag) -> Straightened:
    """Return the inside of a tag with straight signs; what stands between straight quotes is left as it is.

    >>> straightened(tags("{% if a == «\\xa0b\\xa0» %}")[0]).inner
    ' if a == "b" '
    """
    if tag.kind == "{#":
        return Straightened(tag.inner, "", stops=False, altered=False)
    pieces: list[str] = []
    signs: list[str] = []
    altered, ended, at = False, False, 0
    inner = tag.inner
    for match in _LITERAL.finditer(inner):
        pieces.append(_outside(inner[at : match.start()], signs))
        literal = match.group()
        made = literal if literal[0] == literal[-1] and literal[0] in "\"'" else _quoted(literal, signs)
        ending = [sign for sign in made[1:-1] if sign in _ENDING[made[0]]]
        signs += ending
        ended = ended or bool(ending)
        altered = altered or any(sign in _MENDED for sign in made[1:-1])
        pieces.append(made)
        at = match.end()
    pieces.append(_outside(inner[at:], signs))
    after_letter = bool(tag.own) and inner[:1] in _SPACES
    stops = after_letter or ended or any(sign not in _MENDED and sign not in _SPACES for sign in signs)
    return Straightened("".join(pieces), "".join(dict.fromkeys(signs)), stops=stops, altered=altered and not ended)


_MENDED = "“”‘’"  # docxtpl straightens these four everywhere in a tag, and no other
_ENDING = {'"': "“”", "'": "‘’"}  # straightened by docxtpl, these would end the text that they stand in
_DOUBLE, _SINGLE = "“”„«»", "‘’‚‹›"
_LITERAL = re.compile(
    rf"\"[^\"]*\"|'[^']*'|[{_DOUBLE}\"][^{_DOUBLE}\"]*[{_DOUBLE}\"]|[{_SINGLE}'][^{_SINGLE}']*[{_SINGLE}']"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_STRAIGHT = str.maketrans(
    dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_UNSEEN, None)
)  # fmt: skip


def _outside(text: str, signs: list[str]) -> str:
    signs += [sign for sign in text if ord(sign) in _STRAIGHT]
    return text.translate(_STRAIGHT)


def _quoted(literal: str, signs: list[str]) -> str:
    """Return a text in straight quotes; the spaces that French puts inside its quotation marks are no part of it."""
    signs += [sign for sign in (literal[0], literal[-1]) if ord(sign) in _STRAIGHT]
    quote = '"' if literal[0] in f'{_DOUBLE}"' else "'"
    inner = literal[1:-1]
    return quote + (inner.strip(f" {_SPACES}") if literal[0] in "«‹" else inner) + quote
