"""The fonts that an office adds to the shipped ones: `fonts` in its `office.yaml`, files in its own template folder.

A PDF prints with them what the shipped fonts lack, such as syllabics. They serve scripts that are written from left to
right: a line of the other direction is not what the layouts are made for.
"""

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from gcmsgen.catalogue.office import office_file
from gcmsgen.catalogue.template_kinds import FONT_NAME
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """Hold the fonts of an office by their names in its templates, in the order in which they are looked through."""

    names: tuple[str, ...] = ()
    files: tuple[bytes, ...] = ()

    def characters(self) -> frozenset[str]:
        """Return what the added fonts print; they are opened when this is first asked for, and checked.

        Raises TemplateError where a font cannot be read, is variable, may not be embedded, or has no space.
        """
        return frozenset().union(*map(_characters, self.names, self.files))


NO_FONTS = OfficeFonts()


def office_fonts(tree: TemplateTree) -> OfficeFonts:
    """Return the fonts that an office adds. Raises TemplateError where the list is malformed or a file is missing."""
    if tree.overlay is None:
        return NO_FONTS
    named = office_file(tree).get("fonts", [])
    if not isinstance(named, list) or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in named):
        raise TemplateError("office.yaml, fonts", _FORM)
    for name in named:
        if not tree.written_folder_has(name):
            raise TemplateError("office.yaml, fonts", _MISSING.filled(font=name))
    names = tuple(dict.fromkeys(named))
    return OfficeFonts(names, tuple(map(tree.data, names)))


_NAME = re.compile(FONT_NAME)
_RESTRICTED = 0x2  # OS/2 fsType, bit 1: the licence forbids embedding (OpenType specification)
_RIGHT_TO_LEFT = ("R", "AL", "AN")


@lru_cache(maxsize=16)
def _characters(name: str, data: bytes) -> frozenset[str]:
    """Return the characters of one font file that have a glyph. Raises TemplateError naming what is wrong with the file."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            points, variable, embedding = font.getBestCmap(), "fvar" in font, font["OS/2"].fsType
    except (TTLibError, LookupError, AssertionError, ValueError):
        raise TemplateError(name, _UNREADABLE) from None
    if variable:
        raise TemplateError(name, _VARIABLE)
    if embedding & _RESTRICTED:
        raise TemplateError(name, _NOT_EMBEDDED)
    if not points or ord(" ") not in points:
        raise TemplateError(name, _NO_SPACE)
    return frozenset(chr(point) for point in points if unicodedata.bidirectional(chr(point)) not in _RIGHT_TO_LEFT)


_FORM = Text(
    en="a list of files is expected, such as fonts/Syllabics-Regular.ttf: paths inside your own template folder, ending in .ttf "
    "or .otf, in unaccented letters, digits, points, hyphens and underscores.",
    fr="une liste de fichiers est attendue, comme fonts/Syllabique-Regular.ttf\N{NO-BREAK SPACE}: des chemins dans votre propre "
    "dossier de gabarits, terminés par .ttf ou .otf, en lettres sans accent, chiffres, points, traits d’union et traits de "
    "soulignement.",
)
_MISSING = Text(
    en="the file {font} is not in your own template folder (--templates). Put it there, or take it off the list.",
    fr="le fichier {font} n’est pas dans votre propre dossier de gabarits (--templates). Mettez-l’y, ou retirez-le de la liste.",
)
_UNREADABLE = Text(
    en="this is no TrueType or OpenType font that can be read. Copy the file again from its source.",
    fr="ce n’est pas une police TrueType ou OpenType lisible. Copiez de nouveau le fichier à partir de sa source.",
)
_VARIABLE = Text(
    en="this is a variable font, which gives other bytes each time. Take the static face, usually named Regular.",
    fr="c’est une police variable, qui donne chaque fois d’autres octets. Prenez la police statique, habituellement nommée "
    "Regular.",
)
_NOT_EMBEDDED = Text(
    en="the licence written in this font forbids embedding it in a document. Take one that may be embedded.",
    fr="la licence inscrite dans cette police interdit de l’incorporer à un document. Prenez-en une qui le permet.",
)
_NO_SPACE = Text(
    en="this font has no space, which stands between two words of its script. Take a whole font, not a part of one.",
    fr="cette police n’a pas d’espace, qui se met entre deux mots de son écriture. Prenez une police entière, pas une partie.",
)
