"""GCM601: a text holds a character that cannot be printed."""

import unicodedata
from collections.abc import Iterator

from gcmsgen.checks.rule import Examined, Hit, Rule
from gcmsgen.facts.group import Group
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for the first such character of each text; line breaks and tabs are spaces in a sentence."""
    for where, text in texts(examined.case):
        bad = next((c for c in text if not printable(c)), None)
        if bad is not None:
            words = {"code_point": f"U+{ord(bad):04X}", "position": str(text.index(bad) + 1)}
            yield Hit(where, _MESSAGE.filled(**words), _FIX)


def printable(character: str) -> bool:
    """Say whether a character may stand in a text: no control, surrogate, override of direction or noncharacter.

    >>> printable("é"), printable("\\u202e"), printable("\\x00")
    (True, False, False)
    """
    if character in _SPACES:
        return True
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cs") or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return character not in _DIRECTIONS


_SPACES = "\t\n\r"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def texts(group: Group, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the dotted path and the value of every text in a group of facts."""
    for name, field in type(group).model_fields.items():
        yield from _texts(getattr(group, name), f"{path}.{field.alias or name}" if path else field.alias or name)


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
