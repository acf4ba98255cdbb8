"""Let nothing leave with a Word file but what is listed: parts, what they point to, fields, and no trace of who wrote in it.

What is fetched or run stands in a part of its own, in a relationship, in the instruction of a field, or in an address of a
drawing (ECMA-376 parts 1, 2 and 4). Each is compared with a list of what a letter needs, so that what nobody thought of is refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from gcmsgen.errors import RenderError
from gcmsgen.language import Text, quoted
from gcmsgen.render.docx_inspection import BROKEN
from gcmsgen.render.docx_markup import LINK, unlisted_markup
from gcmsgen.render.ink_docx import see_word_file
from gcmsgen.render.word_looks import local


def judge(parts: Mapping[str, bytes]) -> None:
    """Compare the parts of a Word file with what may leave, and see that its words can be read. Raises RenderError."""
    for name, what in unlisted(parts):
        raise RenderError(_UNLISTED.filled(part=name, what=quoted(what)))
    roots = _roots(parts)
    try:
        see_word_file(roots)
    except ValueError:
        raise RenderError(_NO_NUMBER) from None


def unlisted(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield what the parts of a Word file hold that may not leave with a letter: the part, and what it is. Raises RenderError."""
    roots = _roots(parts)
    for name in parts:
        for what in _unlisted(name, roots.get(name), parts):
            yield name, what


def _roots(parts: Mapping[str, bytes]) -> dict[str, Any]:
    return {name: _root(content) for name, content in parts.items() if name.endswith((".xml", ".rels", ".svg"))}


def _root(content: bytes) -> Any:
    """Return a part as XML, read strictly and without a declaration of entities."""
    try:
        root = etree.fromstring(content, _STRICT)
    except etree.XMLSyntaxError:
        raise RenderError(BROKEN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RenderError(BROKEN)
    return root


_STRICT = etree.XMLParser(resolve_entities=False, no_network=True)


def _unlisted(name: str, root: Any, parts: Collection[str]) -> Iterator[str]:
    """Yield what a part is or holds that is not listed."""
    if not _PART.fullmatch(name):
        yield name.rpartition("/")[2]
    elif name == "[Content_Types].xml":
        yield from (kind for row in root if not _CONTENT.fullmatch(kind := row.get("ContentType", "")))
    elif name.endswith(".rels"):
        yield from _relationships(dirname(dirname(name)), root, parts)
    elif name.startswith(("docProps/", "customXml/")):
        yield from _personal(name, root)
    elif root is not None:
        yield from unlisted_markup(root)


def _relationships(base: str, root: Any, parts: Collection[str]) -> Iterator[str]:
    for row in root:
        kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
        if row.get("TargetMode", "Internal") != "Internal":
            if kind != "hyperlink" or not LINK.fullmatch(target):
                yield target if kind == "hyperlink" else kind
            elif any(brace in target.upper() for brace in _BRACES):
                yield target  # a tag in an address is filled in by nobody: it would travel as it stands
        elif not _KINDS.fullmatch(kind):
            yield kind
        elif normpath(join("/", base, target)).lstrip("/") not in parts:
            yield target


def _personal(name: str, root: Any) -> Iterator[str]:
    """Yield what the properties of a file say of a person or a computer, and what is kept beside it."""
    for one in root.iter():
        said = (one.text or "").strip()
        if (
            (name.startswith("customXml/item") and said)
            or (local(one) in _OF_PEOPLE and said)
            or "@" in said
            or _PATH.search(said)
        ):
            yield local(one)


# The program writes docProps/core.xml itself, and keeps an office's own properties.
_OF_PEOPLE = ("Manager", "HyperlinkBase", "creator", "lastModifiedBy")
_PATH = re.compile(r"^(?:[A-Za-z]:|\\\\|file:)")
_PART = re.compile(
    r"""\[Content_Types\]\.xml
    | _rels/\.rels
    | docProps/(?:core|app|custom)\.xml
    | word/(?:document|styles|stylesWithEffects|numbering|settings|webSettings|fontTable|footnotes|endnotes)\.xml
    | word/(?:header|footer)\d*\.xml
    | word/theme/(?:theme|themeOverride)\d*\.xml
    | word/_rels/(?:document|header\d*|footer\d*|footnotes|endnotes|numbering|settings|webSettings|fontTable)\.xml\.rels
    | word/theme/_rels/theme\d*\.xml\.rels
    | word/media/[\w.-]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)
    | word/fonts/[\w.-]+\.(?:odttf|ttf)
    | customXml/(?:item|itemProps)\d+\.xml
    | customXml/_rels/item\d+\.xml\.rels""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACES = ("{{", "}}", "{%", "%7B", "%7D")
_OPEN = r"application/vnd\.openxmlformats-"
_CONTENT = re.compile(
    rf"""{_OPEN}package\.(?:relationships|core-properties)\+xml
    | application/xml
    | {_OPEN}officedocument\.(?:extended-properties|custom-properties|customXmlProperties|theme|themeOverride)\+xml
    | {_OPEN}officedocument\.wordprocessingml\.(?:document\.main|styles|numbering|settings|webSettings|fontTable|header|footer
        |footnotes|endnotes)\+xml
    | application/vnd\.ms-word\.stylesWithEffects\+xml
    | {_OPEN}officedocument\.obfuscatedFont | application/x-font-ttf | application/x-fontdata
    | image/(?:png|jpe?g|gif|bmp|tiff|x-emf|x-wmf|svg\+xml)""",
    re.VERBOSE,
)
_KINDS = re.compile(
    "officeDocument|(?:core|extended|custom)-properties|styles|stylesWithEffects|numbering|settings|webSettings|fontTable|theme"
    "|header|footer|footnotes|endnotes|image|hyperlink|font|customXml|customXmlProps"
)
_UNLISTED = Text(
    en="The DOCX holds something that may not leave with a letter, in its part {part}: {what}. Nothing was written. Take it out of "
    "the Word template; docs/office-templates.md lists what a letterhead may hold.",
    fr="Le DOCX contient un élément qui ne doit pas partir avec une lettre, dans sa partie {part}\N{NO-BREAK SPACE}: {what}. Rien "
    "n’a été écrit. Retirez-le du gabarit Word; docs/gabarits-du-bureau.md énumère ce qu’un en-tête peut contenir.",
)
_NO_NUMBER = Text(
    en="The DOCX holds a measure that is no number, so that nobody can tell whether its words can be read. Nothing was written. "
    "Save the Word template again in Word.",
    fr="Le DOCX contient une mesure qui n’est pas un nombre; personne ne peut donc dire si ses mots sont lisibles. Rien n’a été "
    "écrit. Enregistrez de nouveau le gabarit Word dans Word.",
)
