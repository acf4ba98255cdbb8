"""Read `fr/state.po`: from which English each French sentence was made, by whom, and what has changed since.

The file is a PO file with one entry a sentence. An office's own file lies over the packaged one, entry by entry.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.wording.sentences import WordedSentence, sentences_of
from gcmsgen.wording.signed_off import STATE

if TYPE_CHECKING:
    from polib import POEntry


class FrenchStanding(StrEnum):
    """Say how the French of a sentence stands to its English."""

    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    STALE = "stale"
    FRENCH_FIRST = "french-first"
    NEW = "new"
    UNTRANSLATED = "untranslated"
    ORPHAN = "orphan"


DONE = frozenset({FrenchStanding.TRANSLATED, FrenchStanding.REVIEWED})


@dataclass(frozen=True, slots=True)
class AcceptedSentence:
    """Hold what was accepted of a sentence: the English, the French made from it, who says so, when and why."""

    id: str
    english: str
    french: str
    by: str
    on: str
    reason: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""


@dataclass(frozen=True, slots=True)
class Damage:
    """Hold what cannot be read of a state file: a line of it with the id of the sentence, or the whole file (line 0)."""

    line: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class StateFile:
    """Hold the entries of a state file by their ids, and what of it is damaged."""

    entries: Mapping[str, AcceptedSentence]
    damages: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True)
class BilingualSentence:
    """Hold a sentence in both languages as it stands, and what was accepted of it."""

    id: str
    english: WordedSentence | None
    french: WordedSentence | None
    entry: AcceptedSentence | None

    @property
    def standing(self) -> FrenchStanding:
        """Return how the French stands to the English."""
        if self.french is None or (self.english and self.english.source and not self.french.source):
            return FrenchStanding.UNTRANSLATED
        if self.english is None:
            return FrenchStanding.ORPHAN
        if self.entry is None:
            return FrenchStanding.NEW
        if not same(self.english.source, self.entry.english):
            return FrenchStanding.STALE
        if not same(self.french.source, self.entry.french):
            return FrenchStanding.FRENCH_FIRST
        return FrenchStanding.REVIEWED if self.entry.reviewed_by else FrenchStanding.TRANSLATED


def same(one: str, other: str) -> bool:
    """Say whether two states of a sentence are the same words; a space that the dash of a tag eats is none of them.

    >>> same("a {%- if b %} c", "a{%- if b %} c"), same("a {% if b %} c", "a{% if b %} c")
    (True, False)
    """
    return _EATEN.sub("", one) == _EATEN.sub("", other)


_EATEN = re.compile(r" +(?=\{[{%#]-)|(?<=-[}%#]\}) +")


def rows(tree: TemplateTree) -> dict[str, BilingualSentence]:
    """Return every sentence by its id, in the order of the files. Raises TemplateError where a file cannot be read."""
    english, french = (sentences_of(tree, language) for language in Language)
    kept = [state(data).entries for data in tree.each_data(STATE)]
    found = {}
    for name in {**english, **french}:
        one, other = english.get(name), french.get(name)
        found[name] = BilingualSentence(
            name, one, other, _entry([entries[name] for entries in kept if name in entries], one, other)
        )
    return found


def _entry(
    entries: list[AcceptedSentence], english: WordedSentence | None, french: WordedSentence | None
) -> AcceptedSentence | None:
    """Return the entry that counts: one that holds the words as they stand, else the office's before the packaged one."""
    if english and french:
        for entry in entries:
            if same(entry.english, english.source) and same(entry.french, french.source):
                return entry
    return next(iter(entries), None)


def damages(tree: TemplateTree) -> tuple[Damage, ...]:
    """Return what cannot be read of the state files; one that an office does not have is no damage."""
    files = [*tree.each_data(STATE)] or [None]
    return tuple(damage for data in files for damage in state(data).damages)


def state(data: bytes | None) -> StateFile:
    """Return what a state file holds; one that cannot be read holds nothing and is damaged."""
    import polib  # only where words have changed

    if data is None:
        return StateFile({}, (Damage(0),))
    try:
        # The line end makes sure that polib, which also takes names of files, sees a text.
        read = polib.pofile(data.decode() + "\n")
    except (OSError, ValueError):
        return StateFile({}, (Damage(0),))
    entries: dict[str, AcceptedSentence] = {}
    damaged = []
    for one in read:
        entry = _read(one)
        if entry is None or entry.id in entries:
            damaged.append(Damage(one.linenum or 0, one.msgctxt or ""))
        else:
            entries[entry.id] = entry
    return StateFile(entries, tuple(damaged))


def _read(one: "POEntry") -> AcceptedSentence | None:
    """Return an entry; None where it lacks a part, or where its words are not those whose hash it bears."""
    notes = dict(line.split(": ", 1) for line in one.comment.split("\n") if ": " in line)
    english = one.previous_msgid or one.msgid
    hashes = (notes.get("english"), notes.get("french"))
    if not (one.msgctxt and notes.get("by") and notes.get("on")) or hashes != (short(english), short(one.msgstr)):
        return None
    asked = ("by", "on", "reason", "reviewed by", "reviewed on")
    return AcceptedSentence(one.msgctxt, english, one.msgstr, *(notes.get(name, "") for name in asked))


def short(words: str) -> str:
    """Return the hash of the words of a sentence, as its entry bears it."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
