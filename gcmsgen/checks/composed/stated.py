"""What a composed document says that its case has a place for: grounds, conclusions, documents, days and the time to go to court.

A sentence says a fact where it rests on it; a day has to stand in its words besides, for a condition rests on days too.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.document import Document, Sentence
from gcmsgen.facts.assessment import Assessment
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import FairnessLetter
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.said_in_one import StatedKind
from gcmsgen.wording import english, french


class StatedThing(NamedTuple):
    """Hold one thing that a document says: what kind it is of, and where it stands in the case."""

    kind: StatedKind
    where: str


def stated(examined: Examined, document: Document) -> dict[StatedThing, str]:
    """Return what a document says, each with the id of the first sentence that says it."""
    found: dict[StatedThing, str] = {}
    behind = _behind(examined)
    for sentence in document.sentences():
        for one in _in_sentence(examined.case, sentence, behind):
            found.setdefault(one, sentence.id)
    return found


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


def _in_sentence(case: Case, sentence: Sentence, behind: _Behind) -> Iterator[StatedThing]:
    for fact in sentence.facts:
        if match := _CONCLUSION.match(fact):
            decides = match[1] in behind.conclusions
            yield StatedThing(StatedKind.CONCLUSION if decides else StatedKind.OTHER_CONCLUSION, match[1])
        elif match := _DOCUMENT.match(fact):
            decides = match[1] in behind.documents
            yield StatedThing(StatedKind.DOCUMENT if decides else StatedKind.OTHER_DOCUMENT, match[1])
        elif _is_day_in(fact_at(case, fact), sentence.text):
            yield StatedThing(StatedKind.DAY, fact)
        elif fact == _ARISES and _TIME in sentence.cites:
            yield StatedThing(StatedKind.DEADLINE, fact)
    if _GROUNDS in sentence.facts:
        yield from _grounds_in(case, sentence)


def _grounds_in(case: Case, sentence: Sentence) -> Iterator[StatedThing]:
    """Yield the grounds that a sentence says: one of the letter's sentences on it, or one that cites what it tests."""
    name = sentence.id.rpartition(".")[2]
    for number, ground in enumerate(case.decision.grounds if case.decision else (), 1):
        row = grounds()[ground]
        if name in row.sentences or row.provision.key in sentence.cites:
            yield StatedThing(StatedKind.GROUND, f"{_GROUNDS}.{number}")


def _is_day_in(value: object, text: str) -> bool:
    return isinstance(value, date) and any(form in text for form in _forms(value))


def _forms(day: date) -> tuple[str, ...]:
    """Return a day as notes and letters write it."""
    return day.isoformat(), english.long_date(day), french.long_date(day)


_GROUNDS, _ARISES, _TIME = "decision.grounds", "decision.matter_arises", "A72(2)(b)"
_CONCLUSION = re.compile(r"(assessment\.\d+)\.reason\b")
_DOCUMENT = re.compile(r"(documents\.\d+)\.(?:title|title_fr|date)$")
