"""Sentences as XLIFF 2.0, with placeholders as `<ph id="1"/>` that tools may neither delete nor copy."""

from itertools import groupby, islice

from lxml import etree

from gcmsgen.translation.exchange.inline import SPACE, fill, numbered_in, parsed, written
from gcmsgen.translation.exchange.placeholders import joined, shown
from gcmsgen.translation.exchange.translation_file import MAX_SENTENCES, SOURCE, TARGET, Returned, TranslationFile, Unit

_SPACE_NAME = "urn:oasis:names:tc:xliff:document:2.0"
_X = f"{{{_SPACE_NAME}}}"
_ENGLISH = "gcmsgen-english"
_PLACEHOLDER = {"canCopy": "no", "canDelete": "no", "disp": "{}", "equiv": "{}"}


def write(units: tuple[Unit, ...]) -> bytes:
    """Return a file of XLIFF 2.0, with one `<file>` for each file of words."""
    languages = {"srcLang": SOURCE, "trgLang": TARGET}
    root = etree.Element(f"{_X}xliff", {"version": "2.0", **languages}, nsmap={None: _SPACE_NAME})
    for name, some in groupby(units, key=lambda unit: unit.file):
        file = etree.SubElement(root, f"{_X}file", {"id": name[3:-3], "original": name})
        for unit in some:
            _add(file, unit)
    return written(root)


def _add(file: etree._Element, unit: Unit) -> None:
    element = etree.SubElement(file, f"{_X}unit", {"id": unit.id})
    notes = etree.SubElement(element, f"{_X}notes")
    said = [(_ENGLISH, unit.mark)]
    said += [("gcmsgen-previous", shown(unit.previous))] if unit.previous else []
    said += [("gcmsgen", one.line()) for one in unit.meanings]
    for category, text in said:
        etree.SubElement(notes, f"{_X}note", {"category": category}).text = text
    states = {"state": _STATES.get(unit.state, "initial"), "subState": f"gcmsgen:{unit.state}"}
    segment = etree.SubElement(element, f"{_X}segment", states)
    for tag, some in (("source", unit.english), ("target", unit.french)):
        if some:
            fill(etree.SubElement(segment, f"{_X}{tag}", {SPACE: "preserve"}), some, f"{_X}ph", "id", _PLACEHOLDER)


def read(data: bytes) -> TranslationFile:
    """Return what a file of XLIFF 2.0 brings back. Raises Damaged."""
    root = parsed(data, f"{_X}xliff")
    return TranslationFile(
        root.get("trgLang", ""), tuple(map(_returned, islice(root.iter(f"{_X}unit"), MAX_SENTENCES + 1)))
    )


def _returned(element: etree._Element) -> Returned:
    """Return a sentence; a tool may have cut it into several segments."""
    parts = [*element.iterchildren(f"{_X}segment", f"{_X}ignorable")]
    english, french = (
        joined(one for part in parts for one in numbered_in(part.find(f"{_X}{tag}"), f"{_X}ph", "id"))
        for tag in ("source", "target")
    )
    mark = next(
        (note.text for note in element.iterfind(f"{_X}notes/{_X}note") if note.get("category") == _ENGLISH), None
    )
    states = {part.get("state") for part in parts if part.tag == f"{_X}segment"}
    finished = True if states and states <= _DONE else (False if "initial" in states else None)
    return Returned(element.get("id", ""), (mark or "").strip(), english, french, finished)


_STATES = {"translated": "translated", "reviewed": "final"}
_DONE = {"translated", "reviewed", "final"}
