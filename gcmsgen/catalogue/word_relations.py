"""Judge what a Word file says of its parts: their kinds, and what they point to inside and outside of the file.

Of what lies outside, a plain hyperlink alone is allowed: a person follows it or does not. All else is fetched by Word itself,
or run. Office Open XML writes the same in two dialects, transitional and strict (ISO/IEC 29500-1 and -4): a kind is known by
the end of its name, which both share.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from gcmsgen.language import Text, quoted

if TYPE_CHECKING:  # what judges addresses alone reads no XML
    from lxml import etree


WHAT_TO_DO = Text(
    en="Save it in Word as a plain .docx, without macros, password or anything linked from elsewhere.",
    fr="Enregistrez-le dans Word comme simple .docx, sans macros, mot de passe ni rien de lié à d’autres fichiers.",
)
"""What to do about a Word file that is not opened for what it holds."""


class XmlName(NamedTuple):
    """Hold the name of an element or attribute: its namespace, empty where it has none, and the name in it."""

    space: str
    local: str


@lru_cache(maxsize=4096)  # a file has few names, each of them very often
def xml_name(written: str) -> XmlName:
    """Return a name as lxml writes it in its parts.

    >>> tuple(xml_name("{urn:a}b")), tuple(xml_name("b"))
    (('urn:a', 'b'), ('', 'b'))
    """
    space, _, local = written.rpartition("}")
    return XmlName(space.removeprefix("{"), local)


def is_plain_address(address: str) -> bool:
    """Say whether an address is one that a person may follow: a page of the web, or somebody to write to.

    >>> [is_plain_address(one) for one in ("https://www.canada.ca/fr.html", "mailto:a@b.ca", "file:///etc/hosts", r"\\\\\\\\host\\x")]
    [True, True, False, False]
    """
    return _ADDRESS.fullmatch(address.strip(" ")) is not None


_ADDRESS = re.compile(r"https?://[^\s\\<>\"/@{][^\s\\<>\"]*|mailto:[^\\<>\"\x00-\x1f\x7f]+", re.IGNORECASE)


def macro_faults(types: "etree._Element") -> Iterator[Text]:
    """Yield a reason where the kinds of the parts are those of a file with macros."""
    kinds = [str(row.get("ContentType", "")).lower() for row in types.iter("{*}Override", "{*}Default")]
    if any(_MACRO_KINDS.search(kind) for kind in kinds):
        yield _MACROS


_MACRO_KINDS = re.compile(r"macroenabled|vba|activex|customui|keymap|attachedtoolbars|oleobject|webextension|taskpane")


def relation_faults(name: str, root: "etree._Element") -> Iterator[Text]:
    """Yield why what a part points to is fetched or run; `name` is that of the part with the pointers."""
    for row in root.iter("{*}Relationship"):
        kind = str(row.get("Type", "")).rstrip("/").rsplit("/", 1)[-1]
        target = str(row.get("Target", ""))
        if row.get("TargetMode", "").strip().lower() == "external":
            if kind != "hyperlink" or not is_plain_address(target):
                yield FETCHES.filled(kind=quoted(kind))
        elif kind not in _KINDS:
            yield _ACTIVE.filled(kind=quoted(kind))
        elif not _is_inside(name, target):
            yield _OUTSIDE.filled(kind=quoted(kind))


def external_ids(relations: "etree._Element") -> frozenset[str]:
    """Return the ids by which a part names what lies outside."""
    rows = relations.iter("{*}Relationship")
    return frozenset(str(row.get("Id")) for row in rows if row.get("TargetMode", "").strip().lower() == "external")


def used_ids_faults(root: "etree._Element", external: frozenset[str]) -> Iterator[Text]:
    """Yield a reason where anything but a hyperlink uses what lies outside: a picture by the id of a link is fetched."""
    for element in root.iter("{*}*") if external else ():
        tag = xml_name(str(element.tag)).local
        for key, value in element.items():
            if value in external and tag not in _LINKS and _is_pointer(xml_name(key)):
                yield FETCHES.filled(kind=quoted(tag))


def _is_pointer(name: XmlName) -> bool:
    return name.local == "relid" or name.space.endswith("/relationships")


_LINKS = ("hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver")


def _is_inside(name: str, target: str) -> bool:
    """Say whether a target is a part of the same file, however its signs are written."""
    read = unquote(target)
    if not read.isprintable() or re.search(r"[\\%]|^//|^[A-Za-z][A-Za-z0-9+.-]*:", read):
        return False
    folder = posixpath.dirname(posixpath.dirname(name))
    return not posixpath.normpath(posixpath.join(folder, read.split("#")[0]).lstrip("/")).startswith("..")


# The kinds of parts that a letter may have, by the end of their names. None of them runs, asks or fetches.
_KIND_NAMES = """
    officeDocument core-properties extended-properties extendedProperties custom-properties customProperties
    thumbnail classificationlabels
    styles stylesWithEffects settings webSettings fontTable font numbering theme themeOverride
    header footer footnotes endnotes comments commentsExtended commentsIds commentsExtensible people documenttasks intelligence2
    image hdphoto hyperlink customXml customXmlProps glossaryDocument
    chart chartUserShapes chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
    """
_KINDS = frozenset(_KIND_NAMES.split())
_MACROS = Text(en="this file holds macros.", fr="ce fichier contient des macros.")
FETCHES = Text(
    en="this part fetches something from elsewhere ({kind}).",
    fr="cette partie va chercher quelque chose ailleurs ({kind}).",
)
_ACTIVE = Text(
    en="this part holds what no letter needs: an object, a program or a file that Word opens by itself ({kind}).",
    fr="cette partie contient ce dont aucune lettre n’a besoin\N{NO-BREAK SPACE}: un objet, un programme ou un fichier que "
    "Word ouvre de lui-même ({kind}).",
)
_OUTSIDE = Text(
    en="this part points outside of the file ({kind}).",
    fr="cette partie pointe hors du fichier ({kind}).",
)
