"""Read YAML so that it means what it says: every scalar as text, and no duplicate keys, aliases, anchors or tags.

PyYAML by itself reads `012` as 10, `12:30:45` as 45045 and `no` as False, and lets the last of two equal keys win.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gcmsgen.errors import CaseFileError, Fault, TableError
from gcmsgen.facts.scalar import Blank, Null
from gcmsgen.facts.tree import MAX_DEPTH, OVERLOADED, Parsed, PartCount, Place, StandsTwice, Tree, composed
from gcmsgen.facts.yaml_fault import yaml_fault
from gcmsgen.language import Text, blank, overloaded

# Events of PyYAML: its stubs leave out what the C parser gives (anchor, tag, start_mark).
Event = Any
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(source: str, text: str) -> Parsed:
    """Return the tree of a YAML text. Raises CaseFileError with line and reason where it is not a case file."""
    reading = _YamlReading(source, text, {}, PartCount(source))
    try:
        # Called directly, the C parser costs half of what yaml.parse does around it; None follows the last event.
        tree = _document(reading, iter(_Loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise CaseFileError(source, [yaml_fault(text, error)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else None
        raise CaseFileError(source, [Fault(expected=_CHARACTER, line=line)]) from None
    return Parsed(tree=tree, lines=reading.lines)


def root_events(text: str) -> tuple[Event, list[tuple[Event, Event]]]:
    """Return the event that opens the root of a text that `parse_yaml` reads, and those of each key in it with its value."""
    events = iter(_Loader(text).get_event, None)
    opening = next(event for event in events if isinstance(event, yaml.MappingStartEvent))
    entries: list[tuple[Event, Event]] = []
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        value = next(events)
        entries.append((key, value))
        _skip(value, events)
    return opening, entries


def _skip(event: Event, events: Iterator[Event]) -> None:
    """Pass over what is inside a value, if it is a list or a mapping."""
    deep = int(isinstance(event, yaml.CollectionStartEvent))
    while deep:
        inner = next(events)
        deep += isinstance(inner, yaml.CollectionStartEvent) - isinstance(inner, yaml.CollectionEndEvent)


def yaml_table(path: Path) -> dict[str, Tree]:
    """Return the tree of a table of the program, read as a case file is. Raises TableError where it is missing or damaged."""
    try:
        return parse_yaml(path.name, path.read_text(encoding="utf-8")).tree
    except (OSError, UnicodeDecodeError, CaseFileError):
        raise TableError(path.name, _DAMAGED) from None


@dataclass(frozen=True, slots=True)
class _YamlReading:
    """Hold the name of the file that is read, its text, the lines of the parts that were met, and their count."""

    source: str
    text: str
    lines: dict[Place, int]
    count: PartCount


def _document(reading: _YamlReading, events: Iterator[Event]) -> dict[str, Tree]:
    tree: dict[str, Tree] | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if tree is not None:
                raise _fault(reading.source, event, _ONE_CASE)
            tree = _root(reading, events)
    if tree is None:
        raise CaseFileError(reading.source, [Fault(expected=_ROOT)])
    return tree


def _root(reading: _YamlReading, events: Iterator[Event]) -> dict[str, Tree]:
    event = next(events)
    tree = _node(reading, event, events, ())
    if not isinstance(tree, dict):
        raise _fault(reading.source, event, _ROOT)
    return tree


def _node(reading: _YamlReading, event: Event, events: Iterator[Event], place: Place) -> Tree:
    """Return the part that begins with `event`; an empty scalar (`city:`) is `Blank`, a value left out."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _fault(reading.source, event, _ALIAS)
    if event.tag is not None and event.tag != "!":
        raise _fault(reading.source, event, _TAG)
    if len(place) > MAX_DEPTH:
        raise _fault(reading.source, event, _DEPTH)
    line = reading.lines[place] = event.start_mark.line + 1
    reading.count.part(line)
    if isinstance(event, yaml.ScalarEvent):
        if overloaded(event.value):
            raise _fault(reading.source, event, OVERLOADED)
        if not event.style and _cut_off(event, reading.text, place):
            raise _fault(reading.source, event, _CUT_OFF)
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(reading, events, place)
    return _mapping(reading, events, place)


def _cut_off(event: Event, text: str, place: Place) -> bool:
    """Say whether what YAML takes for a comment behind a value is a part of it; in an address, `# 4` is the number of a unit."""
    cut = _CUT_UNIT if event.value and not _IN_AN_ADDRESS.isdisjoint(place) else _CUT
    return cut.match(text, event.end_mark.index) is not None


def _scalar(event: Event) -> Tree:
    if blank(event.value):
        return Blank()
    return Null("none") if event.value == "~" and not event.style else composed(event.value)


def _sequence(reading: _YamlReading, events: Iterator[Event], place: Place) -> list[Tree]:
    items: list[Tree] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        item = _node(reading, event, events, (*place, len(items)))
        if isinstance(item, Blank):
            raise _fault(reading.source, event, _EMPTY_ITEM)
        items.append(item)
    return items


def _mapping(reading: _YamlReading, events: Iterator[Event], place: Place) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    seen: set[str] = set()
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None:
            raise _fault(reading.source, event, _KEY)
        key, at = str(event.value), event.start_mark
        reading.count.name(key, at.line + 1 if at else None)
        if key in seen:
            raise StandsTwice(reading.source, (*place, key), _line(event))
        seen.add(key)
        found[key] = part = _node(reading, next(events), events, (*place, key))
        if not isinstance(part, str):
            reading.lines[(*place, key)] = _line(
                event
            )  # a group stands where it is named, not where its first field does
    return found


def _fault(source: str, event: Event, expected: Text) -> CaseFileError:
    return CaseFileError(source, [Fault(expected=expected, line=_line(event))])


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


# What YAML takes for a comment right behind a value without quotation marks, and a person for a part of it: #4, #unit.
_CUT = re.compile(r"[ \t]+#[^\s#]")
_CUT_UNIT = re.compile(r"[ \t]+#(?:[^\s#]|[ \t]+[0-9]+[A-Za-z]?[ \t]*(?:\r?\n|\Z))")
_IN_AN_ADDRESS = frozenset(("lines", "street"))
_CUT_OFF = Text(
    en="what stands behind “ #” on this line would be lost, as a comment. Put the whole value between quotation marks, or a space "
    "behind the # of a comment.",
    fr="ce qui suit «\N{NO-BREAK SPACE}#\N{NO-BREAK SPACE}» sur cette ligne serait perdu, comme un commentaire. Mettez toute la "
    "valeur entre guillemets droits, ou une espace après le # d’un commentaire.",
)
_DAMAGED = Text(en="It cannot be read.", fr="Elle ne peut pas être lue.")
_CHARACTER = Text(
    en="a character that cannot stand in a case file (a control character). Delete it.",
    fr="un caractère qui ne peut figurer dans un fichier de cas (un caractère de commande). Supprimez-le.",
)
_ONE_CASE = Text(
    en="a second document begins here. A case file holds one case.",
    fr="un deuxième document commence ici. Un fichier de cas contient un seul cas.",
)
_ROOT = Text(
    en="a case file is a list of named parts, such as application, record and offer.",
    fr="un fichier de cas est une liste de parties nommées, comme application, record et offer.",
)
_ALIAS = Text(
    en="aliases and anchors (& and *) are not read. Write the value out, or put it between quotes.",
    fr="les alias et les ancres (& et *) ne sont pas lus. Écrivez la valeur en entier, ou mettez-la entre guillemets.",
)
_TAG = Text(
    en="tags (!) are not read. Delete the tag, or put the value between quotes.",
    fr="les balises (!) ne sont pas lues. Supprimez la balise, ou mettez la valeur entre guillemets.",
)
_DEPTH = Text(en="parts are nested too deeply.", fr="les parties sont imbriquées trop profondément.")
_EMPTY_ITEM = Text(
    en="an item of a list is empty. Delete it, or write its value.",
    fr="un élément de liste est vide. Supprimez-le, ou écrivez sa valeur.",
)
_KEY = Text(en="a name of a field is expected here.", fr="un nom de champ est attendu ici.")
