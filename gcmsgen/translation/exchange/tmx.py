"""Sentences as TMX 1.4, for a translation memory, with placeholders as `<ph x="1"/>`."""

import re
from itertools import islice

from lxml import etree

from gcmsgen import __version__
from gcmsgen.translation.exchange.inline import LANG, fill, numbered_in, parsed, written
from gcmsgen.translation.exchange.translation_file import MAX_SENTENCES, SOURCE, TARGET, Returned, TranslationFile, Unit

_DOCTYPE = re.compile(rb'<!DOCTYPE tmx SYSTEM "tmx1[1-4]\.dtd">')
_ENGLISH = "x-gcmsgen-english"


def write(units: tuple[Unit, ...]) -> bytes:
    """Return a translation memory."""
    root = etree.Element("tmx", {"version": "1.4"})
    tool = {"creationtool": "gcmsgen", "creationtoolversion": __version__, "o-tmf": "gcmsgen"}
    kind = {"segtype": "sentence", "datatype": "plaintext", "adminlang": SOURCE, "srclang": SOURCE}
    etree.SubElement(root, "header", {**tool, **kind})
    body = etree.SubElement(root, "body")
    for unit in units:
        element = etree.SubElement(body, "tu", {"tuid": unit.id})
        for one in unit.meanings:
            etree.SubElement(element, "note").text = one.line()
        etree.SubElement(element, "prop", {"type": _ENGLISH}).text = unit.mark
        for language, some in ((SOURCE, unit.english), (TARGET, unit.french)):
            if some:
                version = etree.SubElement(element, "tuv", {LANG: language})
                fill(etree.SubElement(version, "seg"), some, "ph", "x", {})
    return written(root)


def read(data: bytes) -> TranslationFile:
    """Return what a translation memory brings back. Raises Damaged."""
    # Many tools name the DTD of the format, which declares nothing here; any other DOCTYPE is refused.
    root = parsed(_DOCTYPE.sub(b"", data, count=1), "tmx")
    found = tuple(map(_returned, islice(root.iter("tu"), MAX_SENTENCES + 1)))
    return TranslationFile(TARGET if any(one.french for one in found) else "", found)


def _returned(element: etree._Element) -> Returned:
    segments = {version.get(LANG, "").lower(): version.find("seg") for version in element.iterchildren("tuv")}
    mark = next((prop.text for prop in element.iterchildren("prop") if prop.get("type") == _ENGLISH), None)
    english, french = (numbered_in(segments.get(language.lower()), "ph", "x") for language in (SOURCE, TARGET))
    return Returned(element.get("tuid", ""), (mark or "").strip(), english, french, None)
