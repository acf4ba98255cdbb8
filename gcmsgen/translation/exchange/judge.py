"""Look at what came back, sentence by sentence: what would change, and why something must not."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gcmsgen.catalogue.office_fonts import NO_FONTS, OfficeFonts
from gcmsgen.checks.exchange import (
    english_edited,
    french_unfit,
    placeholders_changed,
    sentence_moved_on,
    sentence_unknown,
)
from gcmsgen.checks.reading.glyphs import first_lacking
from gcmsgen.finding import Finding
from gcmsgen.language import Text, overloaded, quoted
from gcmsgen.translation.exchange.placeholders import (
    Numbered,
    Placeholder,
    Segments,
    branches,
    filled,
    numbered,
    placeholders_of,
    segments,
    shown,
    source_of,
)
from gcmsgen.translation.exchange.translation_file import Returned, TranslationFile, Unit, mark_of
from gcmsgen.wording.sentences import on_one_line


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """Hold one sentence that would change: its unit, and its new French; the same French where only its state changes."""

    unit: Unit
    french: Segments


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what would change, what forbids it, and how many sentences the translator marked as not finished."""

    changes: tuple[SentenceChange, ...]
    findings: tuple[Finding, ...]
    unfinished: int


def judged(sent_back: TranslationFile, units: Mapping[str, Unit], file: str, fonts: OfficeFonts = NO_FONTS) -> Judged:
    """Return what a file would change; where there is a finding nothing of it may be written.

    `fonts` are those that an office adds to the shipped ones.
    """
    changes: list[SentenceChange] = []
    findings: list[Finding] = []
    unfinished = 0
    times = Counter(one.id for one in sent_back.sentences)
    for one in sent_back.sentences:
        where, unit = f"{file}:{one.id}", units.get(one.id)
        if unit is None or times[one.id] > 1:
            why = _UNKNOWN if unit is None else _TWICE
            findings.append(sentence_unknown.found(where, why.filled(id=quoted(one.id))))
            continue
        found = _judged(one, unit, where, fonts)
        if isinstance(found, Finding):
            findings.append(found)
        elif found is not None:
            changes.append(found)
        unfinished += one.finished is False
    return Judged(tuple(changes), tuple(dict.fromkeys(findings)), unfinished)


def _judged(one: Returned, unit: Unit, where: str, fonts: OfficeFonts) -> Finding | SentenceChange | None:
    """Return what one sentence would change, why it must not, or None where it is left as it is."""
    english, _, french = one.mark.partition("-")
    same_english = english == mark_of(unit.english)
    if same_english and _line(one.english) != on_one_line(shown(unit.english)):
        return english_edited.found(
            where, _EDITED.filled(was=quoted(shown(unit.english)), now=quoted(_line(one.english)))
        )
    if one.finished is False:
        return None
    line = _line(one.french)
    if overloaded(line):
        return french_unfit.found(where, _OVERLOADED)
    text = unicodedata.normalize("NFC", line)
    before = on_one_line(shown(unit.french))
    if text == before and not (unit.previous and one.finished and same_english):
        return None
    if not text.strip():
        return french_unfit.found(where, _EMPTY)
    for wrong in _unprintable(text):
        return french_unfit.found(where, _UNPRINTABLE.filled(character=f"U+{ord(wrong):04X}"))
    if lacking := first_lacking(text, fonts):
        return french_unfit.without_glyph(where, lacking[1])
    if not same_english or (french != mark_of(unit.french) and text != before):
        return sentence_moved_on.found(where, _ENGLISH_MOVED if not same_english else _FRENCH_MOVED)
    for why in _placeholders(numbered(text), unit):
        return placeholders_changed.found(where, why)
    made = _settled(filled(numbered(text), unit.palette))
    return None if made == unit.french and text != before else SentenceChange(unit, made)


def _settled(made: Segments) -> Segments:
    """Return a sentence as its file will have it: a space beside a placeholder that eats spaces is no word of it."""
    numbers = (placeholder.number for placeholder in placeholders_of(made))
    again = segments(on_one_line(source_of(made)))
    return tuple(replace(one, number=next(numbers)) if isinstance(one, Placeholder) else one for one in again)


def _line(some: Numbered) -> str:
    return on_one_line("".join(f"{{{one}}}" if isinstance(one, int) else one for one in some))


def _unprintable(text: str) -> Iterator[str]:
    """Yield the characters that a reader would not see: no letter, sign or space."""
    for character in text:
        if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029\ufffd":
            yield character


def _placeholders(french: Numbered, unit: Unit) -> Iterator[Text]:
    """Yield what is wrong with the placeholders of new French."""
    times = Counter(one for one in french if isinstance(one, int))
    if strange := [number for number in times if number not in unit.palette]:
        yield _STRANGE.filled(placeholders=_named(strange))
    if doubled := [number for number in times if times[number] > 1]:
        yield _DOUBLED.filled(placeholders=_named(doubled))
    if lost := [number for number in unit.needed if number not in times]:
        yield _LOST.filled(placeholders=_named(lost))
    if strange or doubled or lost:
        return
    if any(isinstance(one, str) and set(one) & set("{}") for one in french):
        yield _TYPED  # every tag begins and ends with one, alone or with a placeholder beside it
        return
    found = branches(placeholders_of(filled(french, unit.palette)))
    allowed = [branches(placeholders_of(some)) or {} for some in (unit.french, unit.english)]
    own = allowed[:1] if unit.french and not unit.previous else allowed
    moved = [number for number in times if found and all(found[number] != one.get(number) for one in own)]
    if found is None or moved:
        yield _MOVED.filled(placeholders=_named(moved or sorted(times)))


def _named(numbers: list[int]) -> str:
    return ", ".join(f"{{{number}}}" for number in sorted(numbers))


_UNKNOWN = Text(
    en="no English sentence has the id {id}.",
    fr="aucune phrase anglaise n’a l’identifiant {id}.",
)
_TWICE = Text(en="the file holds {id} more than once.", fr="le fichier contient {id} plus d’une fois.")
_EDITED = Text(
    en="its English was edited: it was sent as {was} and came back as {now}.",
    fr="son anglais a été modifié\N{NO-BREAK SPACE}: il a été envoyé sous la forme {was} et revient sous la forme {now}.",
)
_ENGLISH_MOVED = Text(
    en="its English is no longer the one that was sent, or the mark that tells is lost.",
    fr="son anglais n’est plus celui qui a été envoyé, ou la marque qui le dit est perdue.",
)
_FRENCH_MOVED = Text(
    en="its French was changed here since it was sent.",
    fr="son français a été modifié ici depuis l’envoi.",
)
_EMPTY = Text(en="its French came back empty.", fr="son français revient vide.")
_OVERLOADED = Text(
    en="its French has more than thirty marks on one letter.",
    fr="son français porte plus de trente signes sur une même lettre.",
)
_UNPRINTABLE = Text(
    en="its French holds a character that cannot be printed ({character}).",
    fr="son français contient un caractère qui ne s’imprime pas ({character}).",
)
_LOST = Text(en="its French has lost {placeholders}.", fr="son français a perdu {placeholders}.")
_DOUBLED = Text(en="its French has {placeholders} twice.", fr="son français a {placeholders} en double.")
_STRANGE = Text(
    en="its French has {placeholders}, which this sentence does not have, or which has no French form: then write the sentence in "
    "its file of words.",
    fr="son français a {placeholders}, que cette phrase n’a pas ou qui n’a pas de forme française\N{NO-BREAK SPACE}: dans ce cas, "
    "écrivez la phrase dans son fichier de mots.",
)
_MOVED = Text(
    en="its French has {placeholders} in another branch, or blocks that do not close.",
    fr="son français a {placeholders} dans une autre branche, ou des blocs qui ne se ferment pas.",
)
_TYPED = Text(
    en="its French holds a tag or brace typed by hand.",
    fr="son français contient une balise ou une accolade tapée à la main.",
)
