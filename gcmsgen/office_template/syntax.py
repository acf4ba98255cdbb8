"""Read the tags of a Word template one by one, then as blocks, and say which of them cannot be read and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError

from gcmsgen.language import Text, quoted
from gcmsgen.office_template.tag import Tag
from gcmsgen.wording.sandbox import ForbiddenTag

_BLOCKS = frozenset({"if", "for", "filter", "call", "macro", "with", "raw", "autoescape", "block", "set"})
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_CELLS = re.compile(r"\{%\s*(?:colspan|cellbg)\s+(.*?)%\}|\{%\s*[vh]m\s*%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a tag with the number of its paragraph."""

    number: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Hold a tag that cannot be read, and why."""

    placed: Placed
    why: Text


def unreadable(placed: Sequence[Placed], environment: Environment) -> list[Unreadable]:
    """Return the tags that cannot be read: each by itself first, then those that open or end a block wrongly."""
    alone = [Unreadable(one, why) for one in _outside_raw(placed) if (why := _alone(one.tag, environment))]
    return alone + list(_blocks(placed))


def source(placed: Sequence[Placed]) -> str:
    """Return the tags as one Jinja template whose lines are the paragraphs."""
    lines: dict[int, list[str]] = {}
    for one in placed:
        lines.setdefault(one.number, []).append(_flat(one.tag))
    return "\n".join("".join(lines.get(number, ())) for number in range(1, max(lines, default=0) + 1))


def _flat(tag: Tag) -> str:
    """Return a tag on one line, as Jinja reads it; those of docxtpl for cells print what they hold, or nothing."""
    plain = re.sub(r"\s+", " ", tag.plain)
    match = _CELLS.fullmatch(plain)
    return plain if match is None else f"{{{{ {match.group(1)} }}}}" if match.group(1) else ""


def _outside_raw(placed: Sequence[Placed]) -> Iterator[Placed]:
    inside = False
    for one in placed:
        if inside and one.tag.word == "endraw":
            inside = False
        elif not inside:
            yield one
            inside = one.tag.word == "raw"


def _alone(tag: Tag, environment: Environment) -> Text | None:
    """Return why a tag cannot be read by itself; None where it can."""
    if tag.kind == "{#":
        return None
    if tag.own in ("p", "tr", "tc") and re.search(r"[%}]", tag.inner):
        return _LETTERED.filled(letters=tag.own)
    try:
        environment.parse(_whole(tag))
    except TemplateSyntaxError as error:
        return reason_of(error)
    return None


def _whole(tag: Tag) -> str:
    """Return a tag as a template of its own: a block with its end, a middle inside its block."""
    flat = _flat(tag)
    if _opens(tag):
        return f"{flat}{{% end{tag.word} %}}"
    if tag.word in _MIDDLES:
        return f"{{% if true %}}{flat}{{% endif %}}"
    return "" if tag.word.startswith("end") else flat


def _opens(tag: Tag) -> bool:
    """Say whether a tag opens a block; `set` does where it sets words and no value."""
    return tag.word in _BLOCKS and not (tag.word == "set" and "=" in tag.inner)


def _blocks(placed: Sequence[Placed]) -> Iterator[Unreadable]:
    """Yield the tags that end what was not begun, and those that are never ended."""
    stack: list[Placed] = []
    for one in _outside_raw(placed):
        word = one.tag.word
        inmost = stack[-1].tag.word if stack else ""
        if _opens(one.tag) and word != "raw":
            stack.append(one)
        elif word in _MIDDLES and inmost not in _MIDDLES[word]:
            yield Unreadable(one, _NOT_BEGUN.filled(word=quoted(_MIDDLES[word][0])))
        elif word.startswith("end") and word[3:] in _BLOCKS:
            if inmost == word[3:]:
                stack.pop()
            else:
                yield Unreadable(one, _NOT_BEGUN.filled(word=quoted(word[3:])))
    for one in stack:
        yield Unreadable(one, _NOT_ENDED.filled(word=quoted(f"end{one.tag.word}")))


def reason_of(error: TemplateSyntaxError) -> Text:
    """Return why a template cannot be read, in both languages."""
    return error.text if isinstance(error, ForbiddenTag) else reason(error.message or "")


def reason(message: str) -> Text:
    """Return what Jinja says is wrong, in both languages.

    >>> reason("expected token 'end of print statement', got 'b'").fr
    '«\\xa0b\\xa0» se trouve là où la balise devrait finir'
    """
    for pattern, text in _REASONS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return text.filled(**{name: quoted(value) for name, value in match.groupdict().items()})
    return _OTHER.filled(message=quoted(message))


_REASONS = (
    (
        r"expected token 'end of (?:print statement|statement block)', got '(?P<found>.*)'",
        Text(en="{found} stands where the tag should end", fr="{found} se trouve là où la balise devrait finir"),
    ),
    (
        r"expected token '(?P<wanted>.*)', got '(?P<found>.*)'",
        Text(en="{wanted} is expected where {found} stands", fr="{wanted} est attendu là où se trouve {found}"),
    ),
    (
        r"Expected an expression, got 'end of .*'",
        Text(en="it ends where a name is expected", fr="elle finit là où un nom est attendu"),
    ),
    (
        r"unexpected char '(?P<found>.*)' at \d+",
        Text(en="the sign {found} cannot stand here", fr="le signe {found} ne peut se trouver ici"),
    ),
    (
        r"unexpected '(?P<found>.*)'",
        Text(en="{found} cannot stand here", fr="{found} ne peut se trouver ici"),
    ),
    (
        r"Encountered unknown tag '(?P<found>.*?)'\..*",
        Text(en="no tag is called {found}", fr="aucune balise ne s’appelle {found}"),
    ),
    (
        r"Unexpected end of template\..*innermost block that needs to be closed is '(?P<block>.*?)'.*",
        Text(en="the block {block} is never ended", fr="le bloc {block} n’est jamais fermé"),
    ),
    (
        r"unexpected end of template|Missing end of .*",
        Text(en="it is never ended", fr="elle n’est jamais fermée"),
    ),
    (
        r"(?:can't|cannot) assign to '?(?P<found>.*?)'?",
        Text(en="nothing can be set in place of {found}", fr="rien ne peut être affecté à {found}"),
    ),
)
_OTHER = Text(en="Jinja says {message}", fr="Jinja indique, en anglais, {message}")
_LETTERED = Text(
    en="a tag with the letter {letters} may hold no percent sign and no brace",
    fr="une balise avec {letters} après l’accolade ne peut contenir ni signe de pourcentage ni accolade",
)
_NOT_BEGUN = Text(
    en="no block {word} is open here",
    fr="aucun bloc {word} n’est ouvert ici",
)
_NOT_ENDED = Text(
    en="its block is never ended with {word}",
    fr="son bloc n’est jamais fermé par {word}",
)
