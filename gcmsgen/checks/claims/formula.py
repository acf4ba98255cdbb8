"""Tell how much a text says of its case: the documents that it names, the facts, and the words that are of no formula."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.ledger import CaseReading
from gcmsgen.checks.claims.officer_text import OfficerText
from gcmsgen.checks.claims.sentences import sentences
from gcmsgen.language import Language
from gcmsgen.reference.dated_tables import table
from gcmsgen.reference.evidence_words import evidence_words

# A conclusion is told from these alone by no reader, since every case has them (decision.md, section 2).
_OF_EVERY_CASE = frozenset({ClaimKind.YEAR, ClaimKind.PROVISION, ClaimKind.NAME, ClaimKind.PLACE})
_SHORTEST = 3


def names_a_document(reading: CaseReading, text: OfficerText) -> bool:
    """Say whether a text names a document: its id, a word of a title, or a word for what a file holds (`the form`)."""
    known = reading.documents[text.language]
    for sentence in sentences(text.words):
        small = sentence.small
        for paper in known:
            if paper.id.casefold() in small or not small.isdisjoint(paper.own):
                return True
            if paper.id in text.listed and not small.isdisjoint(paper.every - _NO_TITLE):
                return True
        if (
            small & _OFFER
            or _is_in_writing(small, text.language)
            or any(evidence_words(text.language).nouns.fullmatch(word) for word in small - _NO_TITLE)
        ):
            return True
    return False


def _is_in_writing(small: frozenset[str], language: Language) -> bool:
    """Say whether somebody of the case writes something in a sentence (`the employer writes that`): what they wrote is a document."""
    return not _WRITES.isdisjoint(small) and any(evidence_words(language).parties.fullmatch(word) for word in small)


_WRITES_LISTED = "writes wrote written écrit écrivent écrivait"
_WRITES = frozenset(_WRITES_LISTED.split())
# The offer is a document too, though a sentence that speaks of it shows no figure by that.
_OFFER = frozenset({"offer", "offre"})
# Words for all that a file holds name none of it.
_NO_TITLE_LISTED = (
    "document documents evidence file history record records submissions submission program programme "
    "preuve preuves pièce pièces dossier dossiers parcours historique état états"
)
_NO_TITLE = frozenset(_NO_TITLE_LISTED.split())


def names_a_fact(reading: CaseReading, text: OfficerText) -> bool:
    """Say whether a text names a fact: a day, a figure, an amount, another country than that of provenance; no year, no employer."""
    return any(_is_a_fact(reading, claim) for claim in reading.claims_of(text))


def _is_a_fact(reading: CaseReading, claim: Claim) -> bool:
    if claim.kind in _OF_EVERY_CASE:
        return False
    applicant = reading.case.applicant
    if claim.kind is ClaimKind.COUNTRY:
        known = {"CA", applicant.coming_from if applicant else None}
        return claim.standing is Standing.FACT and known.isdisjoint(claim.values)
    return True


def own_words(reading: CaseReading, text: OfficerText) -> frozenset[str]:
    """Return the words of a text that belong to no formula, no title of a document, no country, and no figure."""
    titles = {word for paper in reading.documents[text.language] for word in paper.every}
    named = (claim.text for claim in reading.claims_of(text) if claim.kind is not ClaimKind.PLACE)
    claimed = {part.casefold() for words in named for part in re.findall(r"[^\W\d_]+", words)}
    words = {word for sentence in sentences(text.words) for word in sentence.small}
    return frozenset(
        word
        for word in words - titles - claimed
        if len(word) >= _SHORTEST and word.isalpha() and not _of_a_formula(word, text.language)
    )


@lru_cache(maxsize=16_384)
def _of_a_formula(word: str, language: Language) -> bool:
    return formula_words(language).fullmatch(word) is not None


@cache
def formula_words(language: Language) -> re.Pattern[str]:
    """Return the words that any reason may hold. Raises TableError."""
    return words_listed(table("formula_words.yaml")[language.value])


def words_listed(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the words of a list in small letters, in which `~` stands for any ending."""
    return re.compile("|".join(re.escape(word).replace(r"\~", "~").replace("~", r"\w*") for word in words))
