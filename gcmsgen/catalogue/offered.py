"""Which documents a case has, the part that its outcome adds to each, and the language of whoever reads it."""

from collections.abc import Iterable
from datetime import date

from gcmsgen.catalogue.documents import CATALOGUE, CatalogueEntry, Reader
from gcmsgen.errors import NotOffered
from gcmsgen.facts.applicant import Representative
from gcmsgen.facts.case import Case
from gcmsgen.facts.scalar import NO_TEXT
from gcmsgen.language import Language, Text


def outcome_of(case: Case) -> str | None:
    """Return the outcome that the officer decided; None where it is unknown."""
    return case.decision and case.decision.outcome


def entry_of(case: Case, document: str) -> CatalogueEntry:
    """Return the entry of a document. Raises NotOffered where the case has no such document."""
    entry, outcome = CATALOGUE[document], outcome_of(case)
    if outcome is None:
        raise NotOffered(_NO_OUTCOME.filled(document=entry.name))
    if outcome not in entry.parts:
        raise NotOffered(_NOT_FOR_OUTCOME.filled(document=entry.name, outcome=outcome))
    if entry.for_fewer_places and not _fewer_places(case):
        raise NotOffered(_ALL_PLACES)
    if entry.copy_of and not _has_reader(case, entry.reader):
        raise NotOffered(_NO_READER[entry.reader])
    return entry


def called_for(case: Case) -> tuple[str, ...]:
    """Return the documents that a case calls for; none where its outcome is unknown.

    >>> called_for(Case.model_validate({"decision": {"outcome": "approve"}}))
    ('note', 'note-full', 'rationale', 'letter')
    """
    return tuple(document for document in CATALOGUE if _offered(case, document))


def _offered(case: Case, document: str) -> bool:
    try:
        entry_of(case, document)
    except NotOffered:
        return False
    return True


def part_of(case: Case, entry: CatalogueEntry) -> str | None:
    """Return the part that the outcome of a case adds to a document; None where it adds none."""
    return entry.parts[outcome_of(case) or ""]


def language_of_reader(case: Case, entry: CatalogueEntry) -> Language:
    """Return the language of whoever reads a document: the client's, or the employer's or representative's where it is known."""
    employer = case.offer and case.offer.employer
    acting = representative_of(case)
    if entry.reader is Reader.REPRESENTATIVE and acting and acting.language:
        return Language(acting.language)
    if entry.reader is Reader.EMPLOYER and employer and employer.language:
        return Language(employer.language)
    # The client's language is known here: a case without one is blocked before (GCM602).
    return Language((case.application and case.application.language) or Language.EN)


def having_readers(case: Case, copies: Iterable[str]) -> tuple[str, ...]:
    """Return those of some copies, by their ids, that have somebody to go to."""
    return tuple(name for name in copies if _has_reader(case, CATALOGUE[name].reader))


def representative_of(case: Case) -> Representative | None:
    """Return the person who acts for the applicant; None where there is none, or none is known."""
    found = case.applicant and case.applicant.representative
    return found if isinstance(found, Representative) else None


def _has_reader(case: Case, reader: Reader) -> bool:
    """Say whether a copy has somebody to go to: a representative, or an employer to whom the client consents."""
    acting = representative_of(case)
    if reader is Reader.REPRESENTATIVE:
        return bool(acting and acting.name and acting.name != NO_TEXT)
    return isinstance(case.applicant and case.applicant.employer_copy, date)


def _fewer_places(case: Case) -> bool:
    places = case.reciprocity and case.reciprocity.places
    return bool(places and places.asked and places.granted and places.granted < places.asked)


_NO_OUTCOME = Text(
    en="The {document} needs the decision. Enter decision.outcome in the case file.",
    fr="Le document demandé ({document}) suppose une décision. Inscrivez decision.outcome dans le fichier de cas.",
)
_NOT_FOR_OUTCOME = Text(
    en="There is no {document} for the outcome {outcome}.",
    fr="Le document demandé ({document}) n’existe pas pour l’issue {outcome}.",
)
_ALL_PLACES = Text(
    en="There is no notice to the employer: the case does not say that fewer places were granted than asked for "
    "(reciprocity.places).",
    fr="Il n’y a pas d’avis à l’employeur\N{NO-BREAK SPACE}: le cas n’indique pas que moins de places ont été accordées que "
    "demandées (reciprocity.places).",
)
_NO_READER = {
    Reader.REPRESENTATIVE: Text(
        en="There is no copy for a representative: the case names none (applicant.representative).",
        fr="Il n’y a pas de copie pour un représentant\N{NO-BREAK SPACE}: le cas n’en nomme aucun (applicant.representative).",
    ),
    Reader.EMPLOYER: Text(
        en="There is no copy for the employer: the case does not record that the client consents to one, and when "
        "(applicant.employer_copy).",
        fr="Il n’y a pas de copie pour l’employeur\N{NO-BREAK SPACE}: le cas ne consigne pas que le client y consent, ni quand "
        "(applicant.employer_copy).",
    ),
}
