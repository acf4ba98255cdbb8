"""The characters of a case: its texts, whether any is out of the ordinary, and which of them no document can show."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from gcmsgen.facts.group import Group, fields_of


def odd(found: Iterable[tuple[str, str]]) -> bool:
    """Say whether any of the texts of a case may hold a character that is not ordinary: one fast look, so that few are walked.

    >>> odd([("applicant.family_name", "Nguyễn\\n")]), odd([("applicant.family_name", "Nguyễn\\u200b")])
    (False, True)
    """
    return _NOT_ORDINARY.search("\n".join([text for _, text in found])) is not None


# Letters that every shipped font has, with the quotation marks, dashes and dots of both languages, tab and line break: a part of
# what can be printed, chosen for speed. What is beyond it is looked at letter by letter.
_NOT_ORDINARY = re.compile(
    "[^\t\n\r -~\u00a0-\u00ac\u00ae-\u024f\u02bb\u02bc\u1ea0-\u1ef9\u2013\u2014\u2018-\u201e\u2026]"
)


def unprintable(character: str) -> bool:
    """Say whether a character commands, turns or hides a text, or is none: no document can show it.

    These are the controls, but for tab and line break, which are spaces in a sentence; every format character; half
    characters, private use, what Unicode has not assigned; and the letters and marks that print as nothing.

    >>> [unprintable(sign) for sign in ("\\x00", "\\u200b", "\\u202e", "\\ue000", "\\ufe0f")], unprintable("\\n")
    ([True, True, True, True, True], False)
    """
    return character in _VANISHING or (unicodedata.category(character).startswith("C") and character not in "\t\n\r")


# Unicode 16, DerivedCoreProperties, Default_Ignorable_Code_Point: those that are letters or marks. The empty Braille cell
# is not listed there and prints as nothing all the same.
_VANISHING = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)


def texts(group: Group) -> tuple[tuple[str, str], ...]:
    """Return the dotted path and the value of every text in a group of facts; a closed word says what its field means by it."""
    found: list[tuple[str, str]] = []
    _gather(group, "", found)
    return tuple(found)


def _gather(group: Group, before: str, found: list[tuple[str, str]]) -> None:
    """Add the texts of a group and of the groups in it; `before` is its path, with the full stop behind it."""
    values = vars(group)
    for attribute, name, words in _read(type(group)):
        value = values[attribute]
        for where, one in _numbered(value, before + name) if type(value) is tuple else ((before + name, value),):
            if isinstance(one, str):
                if one not in words:
                    found.append((where, one))
            elif isinstance(one, Group):
                _gather(one, f"{where}.", found)


def _numbered(items: tuple[object, ...], path: str) -> list[tuple[str, object]]:
    return [(f"{path}.{number}", item) for number, item in enumerate(items, 1)]


@cache
def _read(group: type[Group]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return of each field what is asked of it: where its value stands, its name, its closed words."""
    return tuple((field.attribute, field.name, field.words) for field in fields_of(group))
