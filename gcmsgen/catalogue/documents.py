"""Which documents exist, for which outcomes, and in which formats."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from gcmsgen.errors import NotOffered
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import outcomes


class Spaces(Enum):
    """Say whether no-break spaces stay in a text file, or become the ordinary ones that a field of GCMS holds."""

    TYPOGRAPHIC = "typographic"
    PLAIN = "plain"


class Format(StrEnum):
    """Name the three views of a document; the value is the extension of its file."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """Hold one document id with its plain names, the outcomes that call for it, and its formats.

    `parts` names for each outcome the outline and words that it adds to those of the document itself (None: none).
    """

    id: str
    name: Text
    parts: Mapping[str, str | None]
    formats: tuple[Format, ...]
    spaces: Spaces = Spaces.TYPOGRAPHIC


OUTCOMES = tuple(outcomes())

CATALOGUE = {
    entry.id: entry
    for entry in (
        CatalogueEntry(
            id="note",
            name=Text(en="GCMS note", fr="note au SMGC"),
            parts=dict.fromkeys(OUTCOMES),
            formats=(Format.TXT,),
            spaces=Spaces.PLAIN,
        ),
        CatalogueEntry(
            id="rationale",
            name=Text(en="approval rationale", fr="justification de l’approbation"),
            parts={"approve": None},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
        CatalogueEntry(
            id="letter",
            name=Text(en="letter", fr="lettre"),
            parts={name: row.letter for name, row in outcomes().items()},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
        CatalogueEntry(
            id="employer-notice",
            name=Text(en="notice to the employer", fr="avis à l’employeur"),
            parts={"approve": None},
            formats=(Format.TXT, Format.DOCX, Format.PDF),
        ),
    )
}


def offered(document: str, outcome: str | None) -> CatalogueEntry:
    """Return the entry of a document. Raises NotOffered where this outcome has no such document."""
    entry = CATALOGUE[document]
    if outcome is None:
        raise NotOffered(_NO_OUTCOME.filled(document=entry.name))
    if outcome not in entry.parts:
        raise NotOffered(_NOT_FOR_OUTCOME.filled(document=entry.name, outcome=outcome))
    return entry


_NO_OUTCOME = Text(
    en="The {document} needs the decision. Enter decision.outcome in the case file.",
    fr="Le document demandé ({document}) suppose une décision. Inscrivez decision.outcome dans le fichier de cas.",
)
_NOT_FOR_OUTCOME = Text(
    en="There is no {document} for the outcome {outcome}.",
    fr="Le document demandé ({document}) n’existe pas pour l’issue {outcome}.",
)
