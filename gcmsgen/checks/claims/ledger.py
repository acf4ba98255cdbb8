"""The ledger of claims: every name, country, number, amount, day and file number in an officer's words, and what it rests on."""

from collections.abc import Iterator
from functools import cached_property

from gcmsgen.checks.claims.attribution import AttributedSentence, DocumentWords, attributed, document_words
from gcmsgen.checks.claims.case_facts import CaseFacts
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Mention, Standing
from gcmsgen.checks.claims.named import named_in
from gcmsgen.checks.claims.officer_text import OfficerText, officer_texts
from gcmsgen.checks.claims.resting import Grounding, rests
from gcmsgen.checks.claims.sentences import OfficerSentence
from gcmsgen.checks.reading.characters import odd, texts
from gcmsgen.facts.case import Case
from gcmsgen.language import Language

_SEVERAL_WORDS = 2


class CaseReading:
    """Hold a case as its officer's words are read: texts, sentences with the documents that they name, claims; each once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts = CaseFacts(case)
        self._attributed: dict[str, tuple[AttributedSentence, ...]] = {}

    @cached_property
    def facts_in_words(self) -> tuple[tuple[str, str], ...]:
        """Return the dotted path and the value of every text of the case, the officer's and all others."""
        return texts(self.case)

    @cached_property
    def odd(self) -> bool:
        """Say whether some character of the case may be out of the ordinary."""
        return odd(self.facts_in_words)

    @cached_property
    def texts(self) -> tuple[OfficerText, ...]:
        """Return every text of the officer."""
        return officer_texts(self.case)

    @cached_property
    def documents(self) -> dict[Language, tuple[DocumentWords, ...]]:
        """Return the words that name each document, by language."""
        return {language: document_words(self.case.documents, language) for language in Language}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return every claim, in the order of the texts."""
        return tuple(claim for claims in self._claims_by_place.values() for claim in claims)

    def attributed(self, text: OfficerText) -> tuple[AttributedSentence, ...]:
        """Return the sentences of a text, each with the documents that it names."""
        if text.where not in self._attributed:
            known = self.documents[text.language]
            self._attributed[text.where] = attributed(text.words, known, text.listed, text.language)
        return self._attributed[text.where]

    def claims_of(self, text: OfficerText) -> tuple[Claim, ...]:
        """Return the claims of one text."""
        return self._claims_by_place.get(text.where, ())

    @cached_property
    def _claims_by_place(self) -> dict[str, tuple[Claim, ...]]:
        return {text.where: tuple(self.read(text)) for text in self.texts}

    @cached_property
    def _known_names(self) -> tuple[str, ...]:
        """Return names and titles of the file of several words, the longest first: a country or a figure in one is no claim."""
        employer = self.case.offer.employer if self.case.offer else None
        names = [employer.name, employer.operating_name] if employer else []
        titles = [title for paper in self.case.documents for title in (paper.title, paper.title_fr)]
        texts = self.facts.stated.texts.items()
        others = [text for text, path in texts if path.endswith(("employer", "organization"))]
        several = {name for name in (*names, *titles, *others) if name and len(name.split()) >= _SEVERAL_WORDS}
        return tuple(sorted(several, key=lambda name: (-len(name), name)))

    def read(self, text: OfficerText) -> Iterator[Claim]:
        """Yield the claims of a text as they stand in this case, which need not be its own."""
        countries = frozenset[str]()
        known = tuple([name for name in self._known_names if name in text.words])
        for sentence, documents, _ in self.attributed(text):
            mentions = named_in(sentence, text.language, known)
            if not mentions:
                continue
            grounding = Grounding(self.facts, text, documents, sentence.text)
            for named in mentions:
                standing, paths = rests(named, grounding, countries)
                if named.kind is ClaimKind.COUNTRY:
                    countries |= frozenset(named.values)
                yield _claim(named, text, sentence, standing, paths)


def ledger(case: Case) -> tuple[Claim, ...]:
    """Return every claim of the officer's words in a case, in the order of the texts, each with what it rests on."""
    return CaseReading(case).claims


def _claim(
    named: Mention, text: OfficerText, sentence: OfficerSentence, standing: Standing, paths: tuple[str, ...]
) -> Claim:
    at = sentence.start + named.start
    return Claim(
        named.kind, named.text, text.where, text.language, at, sentence.text, named.values, standing, paths, named.unit
    )
