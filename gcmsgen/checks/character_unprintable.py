"""GCM601: a text holds a character that cannot be printed."""

import re
from collections.abc import Iterator
from functools import cache

from pydantic_core import PydanticSerializationError

from gcmsgen.checks.rule import Examined, Hit, Rule
from gcmsgen.facts.group import Group
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for the first such character of each text; line breaks and tabs are spaces in a sentence."""
    for where, text in texts(examined.case) if _suspect(examined.case) else ():
        bad = UNPRINTABLE.search(text)
        if bad:
            words = {"code_point": f"U+{ord(bad.group()):04X}", "position": str(bad.start() + 1)}
            yield Hit(where, _MESSAGE.filled(**words), _FIX)


# Controls (but for tab and line breaks, which are spaces in a sentence), overrides of direction, lone surrogates, and the
# noncharacters: U+FDD0 to U+FDEF, and the last two of every plane.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


def _suspect(case: Group) -> bool:
    """Say whether any text of a case may hold such a character: one fast look, so that few cases are walked through."""
    try:
        written = case.model_dump_json().replace("\N{NO-BREAK SPACE}", " ")
    except PydanticSerializationError:
        return True  # a lone surrogate cannot be written at all
    # JSON writes the controls below U+0020 as \\b, \\f or \\u00XX.
    return not written.isprintable() or any(escape in written for escape in ("\\u00", "\\b", "\\f"))


def texts(group: Group, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the dotted path and the value of every text in a group of facts."""
    for name, shown in _names(type(group)):
        yield from _texts(getattr(group, name), f"{path}.{shown}" if path else shown)


@cache
def _names(group: type[Group]) -> tuple[tuple[str, str], ...]:
    """Return each field of a group by its attribute and by its name in the case file."""
    return tuple((name, field.alias or name) for name, field in group.model_fields.items())


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Group):
        yield from texts(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(item, f"{path}.{number}")


_MESSAGE = Text(
    en="The text holds the character {code_point} at position {position}, which cannot be printed.",
    fr="Le texte contient, à la position {position}, le caractère {code_point}, qui ne peut pas être imprimé.",
)
_FIX = Text(
    en="Type the text again without it; it often comes from copying and pasting.",
    fr="Tapez de nouveau le texte sans ce caractère; il provient souvent d’un copier-coller.",
)

RULE = Rule(
    code="GCM601",
    severity=Severity.ERROR,
    title=Text(en="A character cannot be printed", fr="Un caractère ne peut pas être imprimé"),
    finds=Text(
        en="A control character, a lone surrogate, a noncharacter or an override of the writing direction in any text of "
        "the case file.",
        fr="Un caractère de commande, un substitut isolé, un non-caractère ou une commande de sens d’écriture dans un texte "
        "du fichier de cas.",
    ),
    matters=Text(
        en="Such a character disappears, truncates the text or turns its order around, and a reader sees something else "
        "than what the officer wrote.",
        fr="Un tel caractère disparaît, tronque le texte ou en inverse l’ordre, et le lecteur voit autre chose que ce que "
        "l’agent a écrit.",
    ),
    mend=Text(en="Type the text again without it.", fr="Tapez de nouveau le texte sans ce caractère."),
    authority=Text(
        en="The Unicode Standard, sections 23.1, 23.6 and 23.7; XML 1.0, section 2.2 (characters of a DOCX file).",
        fr="Le standard Unicode, sections 23.1, 23.6 et 23.7; XML 1.0, section 2.2 (caractères d’un fichier DOCX).",
    ),
    check=check,
)
