"""What a composed document says that its case has a place for: grounds, conclusions, documents, days and the time to go to court.

A sentence says a fact where it rests on it; a day has to stand in its words besides, for a condition rests on days too.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.document import Document, Sentence
from gcmsgen.facts.assessment import Assessment
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.reference.channels import provision_tested
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.said_in_one import StatedKind
from gcmsgen.wording import english, french


class StatedThing(NamedTuple):
    """Hold one thing that a document says: what kind it is of, and where it stands in the case."""

    kind: StatedKind
    where: str


def stated(examined: Examined, document: Document) -> dict[StatedThing, str]:
    """Return what a document says, each with the id of the first sentence that says it."""
    read = _WordsRead(examined.case, _behind(examined))
    for sentence in document.sentences():
        read.sentence(sentence)
    return read.found


class _Behind(NamedTuple):
    """Hold the places of what the decision, or a concern that is raised, rests on."""

    conclusions: frozenset[str]
    documents: frozenset[str]


def _behind(examined: Examined) -> _Behind:
    """Return the conclusions that a ground rests on, or that a fairness letter raises, and their documents."""
    case = examined.case
    entries = {entry.where: entry.item for entry in carrying(examined)}
    papers = {paper for item in entries.values() for paper in (*item.documents, *_weighed(item))}
    if case.decision and case.decision.outcome == "fairness" and isinstance(case.fairness_letter, FairnessLetter):
        raised = {one.criterion for one in case.fairness_letter.concerns}
        entries = {f"assessment.{n}": item for n, item in enumerate(case.assessment, 1) if item.criterion in raised}
        papers = {paper for item in entries.values() for paper in item.documents}
    places = (f"documents.{n}" for n, paper in enumerate(case.documents, 1) if paper.id in papers)
    return _Behind(frozenset(entries), frozenset(places))


def _weighed(item: Assessment) -> tuple[str, ...]:
    return item.considered.documents if item.considered else ()


class _WordsRead:
    """Read sentence by sentence what a document says; a fact that is settled is not asked of the sentences behind."""

    def __init__(self, case: Case, behind: _Behind) -> None:
        self.found: dict[StatedThing, str] = {}
        self._case, self._behind = case, behind
        self._settled: set[str] = set()
        self._days: dict[str, tuple[str, ...]] = {}

    def sentence(self, sentence: Sentence) -> None:
        """Add what a sentence says."""
        for fact in sentence.facts:
            if fact not in self._settled:
                self._read(fact, sentence)
        if _GROUNDS in sentence.facts:
            for thing in _grounds_in(self._case, sentence):
                self.found.setdefault(thing, sentence.id)

    def _read(self, fact: str, sentence: Sentence) -> None:
        """Add what a sentence that rests on a fact says of it; the fact is settled once it is said, or where none can say it."""
        forms = self._days.get(fact)
        if forms is None:
            if place := _paper_or_conclusion(fact):
                self._say(fact, StatedThing(self._kind(place), place), sentence)
                return
            value = fact_at(self._case, fact)
            forms = self._days[fact] = _forms(value) if isinstance(value, date) else ()
        if any(form in sentence.text for form in forms):
            self._say(fact, StatedThing(StatedKind.DAY, fact), sentence)
        elif fact == _ARISES:
            if _TIME in sentence.cites:
                self._say(fact, StatedThing(StatedKind.DEADLINE, fact), sentence)
        elif not forms:
            self._settled.add(fact)

    def _say(self, fact: str, thing: StatedThing, sentence: Sentence) -> None:
        self.found.setdefault(thing, sentence.id)
        self._settled.add(fact)

    def _kind(self, place: str) -> StatedKind:
        if place.startswith("assessment."):
            return StatedKind.CONCLUSION if place in self._behind.conclusions else StatedKind.OTHER_CONCLUSION
        return StatedKind.DOCUMENT if place in self._behind.documents else StatedKind.OTHER_DOCUMENT


@lru_cache(maxsize=4096)
def _paper_or_conclusion(fact: str) -> str | None:
    """Return the place of the conclusion whose reason a fact is, or of the document that it is a title or a day of."""
    match = _CONCLUSION.match(fact) or _DOCUMENT.match(fact)
    return match[1] if match else None


def _grounds_in(case: Case, sentence: Sentence) -> Iterator[StatedThing]:
    """Yield the grounds that a sentence says: one of the letter's sentences on it, or one that cites what it tests."""
    name, made = sentence.id.rpartition(".")[2], fact_at(case, _MADE)
    for number, ground in enumerate(case.decision.grounds if case.decision else (), 1):
        row = grounds()[ground]
        if name in row.sentences or any(provision_tested(one, made) in sentence.cites for one in row.criteria):
            yield StatedThing(StatedKind.GROUND, f"{_GROUNDS}.{number}")


def _forms(day: date) -> tuple[str, ...]:
    """Return a day as notes and letters write it."""
    return day.isoformat(), english.long_date(day), french.long_date(day)


_GROUNDS, _ARISES, _MADE, _TIME = "decision.grounds", "decision.matter_arises", "application.made", "A72(2)(b)"
_CONCLUSION = re.compile(r"(assessment\.\d+)\.reason\b")
_DOCUMENT = re.compile(r"(documents\.\d+)\.(?:title|title_fr|date)$")
