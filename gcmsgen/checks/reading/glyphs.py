"""Which characters of a text no font of its letter can print: neither the shipped ones nor those that an office adds."""

import unicodedata

from gcmsgen.catalogue.office_fonts import OfficeFonts
from gcmsgen.checks.reading.characters import unprintable
from gcmsgen.reference.font_characters import in_shipped_fonts


def first_lacking(text: str, fonts: OfficeFonts) -> tuple[int, str] | None:
    """Return the first character that the fonts lack, with its position from 1; None where they print all.

    The fonts of the office are opened only where one is met that the shipped ones lack.
    """
    if text.isascii():
        return None
    signs = enumerate(zip(f" {text}", text, strict=False), 1)
    return next(((at, sign) for at, (before, sign) in signs if _lacking(before, sign, fonts)), None)


def _lacking(before: str, character: str, fonts: OfficeFonts) -> bool:
    """Say whether no font prints a character, or it is a mark without a letter to stand on.

    A space is never lacking, and what cannot be printed at all is another fault.
    """
    if character.isspace() or unprintable(character):
        return False
    if unicodedata.category(character).startswith("M") and (before.isspace() or _parted(before, character)):
        return True
    return not in_shipped_fonts(character) and character not in fonts.characters()


def _parted(letter: str, mark: str) -> bool:
    """Say whether a mark belongs between a letter and the mark that the letter already has, as one under é.

    The text engine then takes the letter apart, and the PDF would no longer hold it as it was written.
    """
    last = unicodedata.normalize("NFD", letter)[-1]
    return 0 < unicodedata.combining(mark) < unicodedata.combining(last)
