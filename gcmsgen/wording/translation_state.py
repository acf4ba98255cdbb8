"""Read `fr/state.po`: from which English each French sentence was made, by whom, and what has changed since.

The file is a PO file with one entry a sentence. Its head vouches for whole files of words by their hash, so that a render
need not read the entries while nothing has changed. An office's own file lies over the packaged one, entry by entry.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language
from gcmsgen.wording.sentences import WordedSentence, sentences_of

if TYPE_CHECKING:
    from polib import POEntry

STATE = "fr/state.po"
VOUCHES = "X-Words-"


class Standing(StrEnum):
    """Say how the French of a sentence stands to its English."""

    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    STALE = "stale"
    FRENCH_FIRST = "french-first"
    NEW = "new"
    UNTRANSLATED = "untranslated"
    ORPHAN = "orphan"


DONE = frozenset({Standing.TRANSLATED, Standing.REVIEWED})


@dataclass(frozen=True, slots=True)
class Entry:
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
class State:
    """Hold the entries of a state file by their ids, and what of it is damaged."""

    entries: Mapping[str, Entry]
    damages: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a sentence in both languages as it stands, and what was accepted of it."""

    id: str
    english: WordedSentence | None
    french: WordedSentence | None
    entry: Entry | None

    @property
    def standing(self) -> Standing:
        """Return how the French stands to the English."""
        if self.french is None or (self.english and self.english.source and not self.french.source):
            return Standing.UNTRANSLATED
        if self.english is None:
            return Standing.ORPHAN
        if self.entry is None:
            return Standing.NEW
        if self.english.source != self.entry.english:
            return Standing.STALE
        if self.french.source != self.entry.french:
            return Standing.FRENCH_FIRST
        return Standing.REVIEWED if self.entry.reviewed_by else Standing.TRANSLATED


def rows(tree: TemplateTree) -> dict[str, Row]:
    """Return every sentence by its id, in the order of the files. Raises TemplateError where a file cannot be read."""
    english, french = (sentences_of(tree, language) for language in Language)
    kept = [state(folder / STATE).entries for folder in tree.folders]
    found = {}
    for name in {**english, **french}:
        one, other = english.get(name), french.get(name)
        found[name] = Row(name, one, other, _entry([entries[name] for entries in kept if name in entries], one, other))
    return found


def _entry(entries: list[Entry], english: WordedSentence | None, french: WordedSentence | None) -> Entry | None:
    """Return the entry that counts: one that holds the words as they stand, else the office's before the packaged one."""
    if english and french:
        for entry in entries:
            if (entry.english, entry.french) == (english.source, french.source):
                return entry
    return next(iter(entries), None)


def damages(tree: TemplateTree) -> tuple[Damage, ...]:
    """Return what cannot be read of the state files; one that an office does not have is no damage."""
    own, shipped = tree.folders[:-1], tree.folders[-1]
    paths = [*(folder / STATE for folder in own if (folder / STATE).exists()), shipped / STATE]
    return tuple(damage for path in paths for damage in state(path).damages)


def state(path: Path) -> State:
    """Return what a state file holds; a file that is not there, or cannot be read, holds nothing and is damaged."""
    import polib  # only where words have changed

    try:
        read = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError):
        return State({}, (Damage(0),))
    entries: dict[str, Entry] = {}
    damaged = []
    for one in read:
        entry = _read(one)
        if entry is None or entry.id in entries:
            damaged.append(Damage(one.linenum or 0, one.msgctxt or ""))
        else:
            entries[entry.id] = entry
    return State(entries, tuple(damaged))


def _read(one: "POEntry") -> Entry | None:
    """Return an entry; None where it lacks a part, or where its words are not those whose hash it bears."""
    notes = dict(line.split(": ", 1) for line in one.comment.split("\n") if ": " in line)
    english = one.previous_msgid or one.msgid
    hashes = (notes.get("english"), notes.get("french"))
    if not (one.msgctxt and notes.get("by") and notes.get("on")) or hashes != (short(english), short(one.msgstr)):
        return None
    asked = ("by", "on", "reason", "reviewed by", "reviewed on")
    return Entry(one.msgctxt, english, one.msgstr, *(notes.get(name, "") for name in asked))


def short(words: str) -> str:
    """Return the hash of the words of a sentence, as its entry bears it."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def vouched(tree: TemplateTree, files: tuple[str, ...]) -> bool:
    """Say whether the head of a state file vouches for these files of words in both languages, as they stand now."""
    heads = {pair for folder in tree.folders for pair in _head(folder / STATE)}
    return all((file, both(tree, file)) in heads for file in files)


def both(tree: TemplateTree, file: str) -> str:
    """Return the hash of a file of words in both languages; nothing where one of them cannot be read."""
    try:
        parts = [hashlib.sha256(tree.data(f"{language.value}/{file}.j2")).digest() for language in Language]
    except TemplateError:
        return ""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _head(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the files for which a state file vouches, each with its hash."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).split(b"\n\n", 1)[0].decode(errors="replace")
    except OSError:
        return
    yield from re.findall(rf'^"{VOUCHES}(\S+): ([0-9a-f]{{64}})\\n"$', head, re.M)


_HEAD = 16_384  # bytes: some 150 files of words
