"""What a document of a case says and what is found in it, as one side of a comparison."""

from dataclasses import dataclass
from typing import NamedTuple

from gcmsgen.errors import TemplateError, Unfilled
from gcmsgen.finding import Finding, Refused
from gcmsgen.generate import CheckedCase, composed, prepared
from gcmsgen.language import Language


class SaidSentence(NamedTuple):
    """Hold a sentence by its id."""

    id: str
    text: str


class NamedFinding(NamedTuple):
    """Hold a finding by what names it, so that two sides can be compared."""

    code: str
    where: str
    severity: str


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """Hold what a document says and what is found; `made` says whether it would leave."""

    made: bool
    sentences: tuple[SaidSentence, ...]
    findings: frozenset[NamedFinding]


def document_reading(checked: CheckedCase, document: str, language: Language) -> DocumentReading:
    """Return what a document of a case says in a language. Raises NotOffered where the case has none."""
    findings, made = checked.findings, True
    try:
        prepared(checked, document, language)
    except Refused as refused:
        findings, made = refused.findings, False
    return DocumentReading(made, _said(checked, document, language), named(findings))


def _said(checked: CheckedCase, document: str, language: Language) -> tuple[SaidSentence, ...]:
    """Return the sentences as they would stand, of a document too that does not leave for another reason than its facts."""
    try:
        made = composed(checked, document, language).document
    except (Refused, TemplateError, Unfilled):
        return ()
    return tuple(SaidSentence(sentence.id, sentence.text) for sentence in made.sentences())


def named(findings: tuple[Finding, ...]) -> frozenset[NamedFinding]:
    """Return findings by what names them."""
    return frozenset(NamedFinding(one.code, one.where, one.severity.value) for one in findings)
