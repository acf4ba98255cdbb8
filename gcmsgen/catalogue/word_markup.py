"""Judge the elements and attributes of a part of a Word file: what would run, ask, or fetch something.

Names are compared without their namespace, so that both dialects of Office Open XML, and the older VML, are judged alike.
What stands in `customXml` is data of an office that nothing prints: there only what acts in any XML is looked for.
"""

import re
from collections.abc import Iterator

from lxml import etree

from gcmsgen.catalogue.word_relations import FETCHES, XmlName, is_plain_address, xml_name
from gcmsgen.language import Text, quoted

# 201 elements, one inside the other; libxml2 itself stops at 256.
TOO_DEEP = "/*" * 201


def markup_faults(name: str, root: etree._Element) -> Iterator[Text]:
    """Yield why the markup of a part acts."""
    data = name.lower().startswith("customxml/")
    for instruction in root.getroottree().xpath("//processing-instruction()"):
        if not data or instruction.target in ("mso-application", "xml-stylesheet"):
            yield _INSTRUCTION.filled(kind=quoted(instruction.target))
    if root.getroottree().xpath("boolean(//@*[string-length() > 1000000])"):
        yield _LONG
    for element in root.iter("{*}*"):
        tag = xml_name(str(element.tag))
        if tag.space.endswith("/XInclude"):
            yield FETCHES.filled(kind=quoted(tag.local))
        elif not data:
            yield from _element_faults(element, tag.local)


def _element_faults(element: etree._Element, tag: str) -> Iterator[Text]:
    if tag in _ACTING:
        yield _ACTS.filled(kind=quoted(tag))
    if tag in ("entryMacro", "exitMacro", "script", "scriptAnchor"):
        yield _MACROS
    if tag == "style" and _FETCHING_STYLE.search(element.text or ""):
        yield FETCHES.filled(kind=quoted(tag))
    for key, value in element.items():
        if _acts(tag, xml_name(key), value):
            yield FETCHES.filled(kind=quoted(xml_name(key).local))


def _acts(tag: str, name: XmlName, value: str) -> bool:
    """Say whether an attribute fetches something, or leads to what is no plain address."""
    space, local = name
    if space.endswith("/relationships"):
        # A linked picture, and an id that a tag would make when a letter is filled in.
        return local in ("link", "pict") or "{" in value
    if local == "href":
        picture = tag.lower() in _PICTURES or space == _OFFICE
        return not (
            value.startswith("#") or value == "" or (not picture and is_plain_address(value)) or _is_inline(value)
        )
    if local == "src":
        return not (value.startswith("#") or value == "")
    if local == "action":
        return re.search(r"program|macro|ole|file", value, re.IGNORECASE) is not None
    return _FETCHING_STYLE.search(value) is not None if local in _STYLED else False


def _is_inline(value: str) -> bool:
    """Say whether an address is itself the picture, as drawings in SVG hold theirs."""
    return re.match(r"data:image/(?:png|jpeg|gif);base64,", value) is not None


_OFFICE = "urn:schemas-microsoft-com:office:office"
_PICTURES = ("imagedata", "fill", "stroke", "image", "feimage", "use")
_STYLED = (
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "cursor",
    "marker-start",
    "marker-mid",
    "marker-end",
)
_FETCHING_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!\s*[#\"'])|expression\(|behavior\s*:", re.IGNORECASE)
_ACTING_NAMES = """
    altChunk object OLEObject oleObj control ocx attachedTemplate subDoc frameset mailMerge recipientData saveThroughXslt
    externalData webVideoPr movie videoFile audioFile wavAudioFile quickTimeFile foreignObject iframe embed applet
    """
_ACTING = frozenset(_ACTING_NAMES.split())
_MACROS = Text(en="this file holds macros.", fr="ce fichier contient des macros.")
_INSTRUCTION = Text(
    en="this part tells another program what to do with it ({kind}).",
    fr="cette partie dit à un autre logiciel quoi en faire ({kind}).",
)
_LONG = Text(
    en="this part has an attribute of more than a million characters.",
    fr="cette partie a un attribut de plus d’un million de caractères.",
)
_ACTS = Text(
    en="this part holds an object that another program opens, or that is brought in from elsewhere ({kind}).",
    fr="cette partie contient un objet qu’un autre logiciel ouvre, ou qui est tiré d’ailleurs ({kind}).",
)
