"""Sentences as XLIFF 1.2, with placeholders as `<x id="1"/>`."""

from itertools import groupby, islice

from lxml import etree

from gcmsgen.translation.exchange.inline import SPACE, fill, numbered_in, parsed, written
from gcmsgen.translation.exchange.placeholders import shown
from gcmsgen.translation.exchange.translation_file import MAX_SENTENCES, SOURCE, TARGET, Returned, TranslationFile, Unit

_SPACE_NAME = "urn:oasis:names:tc:xliff:document:1.2"
_X = f"{{{_SPACE_NAME}}}"
_ENGLISH = "gcmsgen-english"


def write(units: tuple[Unit, ...]) -> bytes:
    """Return a file of XLIFF 1.2, with one `<file>` for each file of words."""
    root = etree.Element(f"{_X}xliff", {"version": "1.2"}, nsmap={None: _SPACE_NAME})
    for name, some in groupby(units, key=lambda unit: unit.file):
        languages = {"source-language": SOURCE, "target-language": TARGET}
        file = etree.SubElement(root, f"{_X}file", {"original": name, "datatype": "plaintext", **languages})
        body = etree.SubElement(file, f"{_X}body")
        for unit in some:
            _add(body, unit)
    return written(root)


def _add(body: etree._Element, unit: Unit) -> None:
    # Weblate takes what is not approved for unfinished.
    approved = "yes" if unit.french and unit.state in _STATES else "no"
    element = etree.SubElement(body, f"{_X}trans-unit", {"id": unit.id, "approved": approved, SPACE: "preserve"})
    fill(etree.SubElement(element, f"{_X}source"), unit.english, f"{_X}x", "id", {"equiv-text": "{}"})
    if unit.french:
        target = etree.SubElement(element, f"{_X}target", {"state": _STATES.get(unit.state, _OPEN)})
        fill(target, unit.french, f"{_X}x", "id", {"equiv-text": "{}"})
    notes = [(_ENGLISH, unit.mark), ("gcmsgen-state", unit.state)]
    notes += [("gcmsgen-previous", shown(unit.previous))] if unit.previous else []
    notes += [("gcmsgen", one.line()) for one in unit.meanings]
    for sender, text in notes:
        etree.SubElement(element, f"{_X}note", {"from": sender}).text = text


def read(data: bytes) -> TranslationFile:
    """Return what a file of XLIFF 1.2 brings back. Raises Damaged."""
    root = parsed(data, f"{_X}xliff")
    languages = {file.get("target-language", "") for file in root.iter(f"{_X}file")}
    # One more than is allowed is seen to be too many.
    found = tuple(_returned(element) for element in islice(root.iter(f"{_X}trans-unit"), MAX_SENTENCES + 1))
    return TranslationFile(" ".join(sorted(languages)), found)


def _returned(element: etree._Element) -> Returned:
    target = element.find(f"{_X}target")
    mark = next((note.text for note in element.iterchildren(f"{_X}note") if note.get("from") == _ENGLISH), None)
    return Returned(
        element.get("id", ""),
        (mark or "").strip(),
        numbered_in(element.find(f"{_X}source"), f"{_X}x", "id"),
        numbered_in(target, f"{_X}x", "id"),
        _finished(element, target),
    )


def _finished(element: etree._Element, target: etree._Element | None) -> bool | None:
    """Return what the tool says of a sentence: finished, not finished, or nothing."""
    state = target.get("state", "") if target is not None else ""
    if state in _DONE:
        return True
    if state.startswith(("new", "needs-")) or (not state and element.get("approved") == "no"):
        return False
    return None


_STATES = {"translated": "translated", "reviewed": "final"}
_OPEN = "needs-review-translation"
_DONE = ("translated", "signed-off", "final")
