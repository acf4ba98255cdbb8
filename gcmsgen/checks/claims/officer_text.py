"""Each text of the officer with what a reader needs to judge it: the conclusion it belongs to and the documents that this lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gcmsgen.facts.application import Incomplete
from gcmsgen.facts.assessment import Assessment, OwnWords
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import Correction, Permit, Request
from gcmsgen.language import Language


class TextPart(StrEnum):
    """Say what an officer's text is for."""

    REASON = "reason"
    CONSIDERED = "considered"
    PERMIT = "permit"
    CONDITION = "condition"
    REQUEST = "request"
    CORRECTION = "correction"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class OfficerText:
    """Hold what the officer wrote in one language; `number` and `item` are those of the conclusion that it belongs to."""

    where: str
    language: Language
    words: str
    part: TextPart
    listed: tuple[str, ...] = ()
    number: int = 0
    item: Assessment | None = None

    @property
    def criterion(self) -> str:
        """Return the criterion that the text is about, empty where it is about none."""
        return (self.item and self.item.criterion) or ""


def officer_texts(case: Case) -> tuple[OfficerText, ...]:
    """Return every text of the officer in a case, each language by itself."""
    return tuple(_texts(case))


def _texts(case: Case) -> Iterator[OfficerText]:
    for number, item in enumerate(case.assessment, 1):
        considered = item.considered.documents if item.considered else ()
        listed = (*item.documents, *considered)
        for part, words in ((TextPart.REASON, item.reason), (TextPart.CONSIDERED, item.considered)):
            yield from _each(f"assessment.{number}.{part.value}", words, part, listed, number, item)
    yield from _missing(case)
    decision = case.decision
    if decision is None:
        return
    if isinstance(decision.permit, Permit):
        yield from _each("decision.permit.reason", decision.permit.reason, TextPart.PERMIT)
        for number, condition in enumerate(decision.permit.conditions, 1):
            yield from _each(f"decision.permit.conditions.{number}", condition, TextPart.CONDITION)
    if isinstance(decision.request, Request):
        for number, asked in enumerate(decision.request.items, 1):
            yield from _each(f"decision.request.items.{number}", asked, TextPart.REQUEST)
    if isinstance(decision.correction, Correction) and isinstance(decision.correction.source, OwnWords):
        yield from _each("decision.correction.source", decision.correction.source, TextPart.CORRECTION)


def _missing(case: Case) -> Iterator[OfficerText]:
    """Yield what an application lacks: the letter prints each item as it stands, so that its language is that of the client."""
    application = case.application
    if application and application.language and isinstance(application.complete, Incomplete):
        for number, item in enumerate(application.complete.missing, 1):
            where = f"application.complete.missing.{number}"
            yield OfficerText(where, Language(application.language), item, TextPart.MISSING)


def _each(
    where: str,
    words: OwnWords | None,
    part: TextPart,
    listed: tuple[str, ...] = (),
    number: int = 0,
    item: Assessment | None = None,
) -> Iterator[OfficerText]:
    for language in Language:
        text = getattr(words, language.value, None)
        if text:
            yield OfficerText(f"{where}.{language.value}", language, text, part, listed, number, item)
