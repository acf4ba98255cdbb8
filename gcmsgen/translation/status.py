"""Say how far the French is: how many sentences stand how, which of them wait, and which documents they block."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.wording.translation_state import DONE, FrenchStanding, rows


@dataclass(frozen=True, slots=True)
class WaitingSentence:
    """Hold a sentence that waits: how it stands, and where its French is, or its English where it has none."""

    id: str
    standing: FrenchStanding
    where: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """Hold a document that sentences which wait may refuse in French, with its outcomes."""

    document: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """Hold the number of sentences by how they stand, those that wait, and what they block."""

    counts: Mapping[FrenchStanding, int]
    waiting: tuple[WaitingSentence, ...]
    blocked: tuple[Blocked, ...]


def status(tree: TemplateTree) -> TranslationStatus:
    """Return the status of the words. Raises TemplateError where a file cannot be read."""
    known = rows(tree)
    counted = Counter(row.standing for row in known.values())
    waiting = []
    for row in known.values():
        place = row.french or row.english
        if row.standing not in DONE and place:
            waiting.append(WaitingSentence(row.id, row.standing, place.where))
    blocked = _blocked({one.id.partition(".")[0] for one in waiting})
    return TranslationStatus({standing: counted[standing] for standing in FrenchStanding}, tuple(waiting), blocked)


def _blocked(files: set[str]) -> tuple[Blocked, ...]:
    """Return the documents that are made of files of words."""
    found = []
    for document, entry in CATALOGUE.items():
        outcomes = tuple(outcome for outcome, part in entry.parts.items() if {entry.source, part} & files)
        if outcomes:
            found.append(Blocked(document, outcomes))
    return tuple(found)
